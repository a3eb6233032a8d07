import { type DirectiveView } from '@hongqi/shared';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useMe } from '../me';
import { useNow } from '../parts/use-now';
import { AskFields } from './AskFields';
import { AudienceFields } from './AudienceFields';
import { ComposeHead } from './ComposeHead';
import { ContentFields } from './ContentFields';
import { useDirective, usePreview } from './directive-queries';
import { contentOf, type Draft, hasAudience } from './draft';
import type { Change, Kept } from './keeper';
import { forgetDraft } from './kept-drafts';
import { PreviewCard } from './PreviewCard';
import { countProblem, problemsOf } from './problems';
import { SendDialog } from './SendDialog';
import { useDraft } from './use-draft';
import { useLater } from './use-later';
import { WhenFields } from './WhenFields';

/** Counting a hundred thousand people is not asked for with every tick. */
const COUNT_AFTER_MS = 350;

export interface FieldsProps {
  draft: Draft;
  change: Change;
}

interface Props {
  start: () => Kept;
  /** Called when a new draft has got its id; stays the same function. */
  born?: (id: string) => void;
}

/** One page: what is said, to whom, what is asked back, when; beside it always whom it would reach. */
export function Composer({ start, born }: Props) {
  const go = useNavigate();
  const now = useNow();
  const { data: me } = useMe();
  const [keeping, keeper] = useDraft(start);
  const [asking, setAsking] = useState(false);
  const { draft, id } = keeping;
  const { audience, cascade } = contentOf(draft);
  const later = useLater(JSON.stringify({ audience, cascade }), COUNT_AFTER_MS);
  const counted = JSON.parse(later) as { audience: typeof audience; cascade: typeof cascade };
  const preview = usePreview(hasAudience(counted.audience) ? counted.audience : null, counted.cascade);
  const { data: known } = useDirective(id ?? undefined);
  useEffect(() => {
    if (id !== null) born?.(id);
  }, [id, born]);

  const leave = (to: string): void => {
    keeper.stop();
    forgetDraft(keeper.store.getState());
    void go(to);
  };
  const fields: FieldsProps = { draft, change: keeper.change };
  const problems = [...(me ? problemsOf(draft, me, now) : []), ...countProblem(preview.data)];
  return (
    <div className="compose">
      <ComposeHead keeping={keeping} keeper={keeper} leave={leave} />
      <div className="compose-body">
        <div className="compose-form">
          {known?.reason ? (
            <p className="sent-back" role="status" data-testid="sent-back">
              <b>退回意见</b>
              {known.reason}
            </p>
          ) : null}
          <ContentFields {...fields} />
          <AudienceFields {...fields} followsUp={known?.followsUp ?? null} />
          <AskFields {...fields} />
          <WhenFields {...fields} />
        </div>
        <PreviewCard draft={draft} preview={preview} problems={problems} send={() => setAsking(true)} />
      </div>
      {asking && preview.data ? (
        <SendDialog
          draft={draft}
          keeper={keeper}
          preview={preview.data}
          close={() => setAsking(false)}
          sent={(view: DirectiveView) => leave(`/directives/${view.id}`)}
        />
      ) : null}
    </div>
  );
}
