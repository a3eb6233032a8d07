import { DIRECTIVE_KIND_LABEL, type DirectiveContent, URGENCY_LABEL } from '@hongqi/shared';

/** What sort of directive it is; that it is urgent has a shape of its own besides its colour. */
export function KindChips({ kind, urgency }: Pick<DirectiveContent, 'kind' | 'urgency'>) {
  return (
    <>
      <span className="chip chip-none">{DIRECTIVE_KIND_LABEL[kind]}</span>
      {urgency === 'urgent' ? <span className="chip chip-near">◆ {URGENCY_LABEL.urgent}</span> : null}
    </>
  );
}
