import {
  type Action,
  ACTION_LABEL,
  type ActionField,
  FIELD_LABEL,
  type HolderCandidate,
  type IssueView,
  LIMITS,
} from '@hongqi/shared';
import { Alert, Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Draft } from './act-draft';
import { CardField } from './CardField';
import { CategoryField } from './CategoryField';
import { HolderField } from './HolderField';
import { LeadField } from './LeadField';
import { PartsField } from './PartsField';
import { PhotoField } from './PhotoField';
import { RatingField } from './RatingField';
import { UntilField } from './UntilField';

interface Props {
  view: IssueView;
  action: Action;
  fields: readonly ActionField[];
  noteLabel: string | undefined;
  draft: Draft;
  change: (changed: Partial<Draft>) => void;
  candidates: readonly HolderCandidate[];
  error: string | null;
  /** What still keeps it from being sent, in words. */
  wants: string;
}

/** The place is moved where it can be seen: on the reporter's phone. */
type DeskField = Exclude<ActionField, 'place'>;

/** The form of any action, drawn from the fields the shared table gives it. It lies under the map, not over it. */
export function ActForm({ view, action, fields, noteLabel, draft, change, candidates, error, wants }: Props) {
  const needs = view.needs[action] ?? [];
  const [first] = fields;
  const parts: Record<DeskField, () => ReactNode> = {
    note: () => (
      <Input.TextArea
        id="field-note"
        autoFocus={first === 'note'}
        rows={4}
        maxLength={LIMITS.note.max}
        value={draft.note}
        onChange={({ target }) => change({ note: target.value })}
        data-testid="note"
      />
    ),
    photos: () => <PhotoField name="photos" photos={draft.photos} change={(photos) => change({ photos })} />,
    before: () => <PhotoField name="before" photos={draft.before} change={(before) => change({ before })} />,
    text: () => (
      <Input.TextArea
        id="field-text"
        autoFocus
        rows={4}
        maxLength={LIMITS.issueText.max}
        value={draft.text}
        onChange={({ target }) => change({ text: target.value })}
        data-testid="text"
      />
    ),
    category: () => <CategoryField value={draft.category} change={(category) => change({ category })} />,
    until: () => <UntilField view={view} action={action} value={draft.until} change={(until) => change({ until })} />,
    card: () => <CardField value={draft.card} change={(card) => change({ card })} />,
    parts: () => <PartsField parts={draft.parts} change={(rows) => change({ parts: rows })} />,
    holder: () => (
      <HolderField
        candidates={candidates}
        areaCode={view.areaCode}
        value={draft.holder}
        change={(holder) => change({ holder })}
      />
    ),
    lead: () => <LeadField view={view} value={draft.lead} change={(lead) => change({ lead })} />,
    rating: () => <RatingField value={draft.rating} change={(rating) => change({ rating })} />,
    internal: () => (
      <Checkbox
        checked={draft.internal}
        onChange={({ target }) => change({ internal: target.checked })}
        data-testid="internal"
      >
        仅内部可见，不告诉反映人
      </Checkbox>
    ),
  };
  return (
    <section className="act" aria-label={`${ACTION_LABEL[action]}表单`}>
      <header className="act-head">
        <b>{ACTION_LABEL[action]}</b>
        <span className="quiet" role="status">
          {wants}
        </span>
      </header>
      {error ? <Alert type="warning" showIcon title={error} className="act-error" data-testid="act-error" /> : null}
      {fields.filter(isOfDesk).map((field) => (
        <div key={field} className={`act-field act-${field}`}>
          <label htmlFor={`field-${field}`}>
            {(field === 'note' && noteLabel) || FIELD_LABEL[field]}
            {needs.includes(field) ? <span className="must"> 必填</span> : null}
          </label>
          {parts[field]()}
        </div>
      ))}
    </section>
  );
}

function isOfDesk(field: ActionField): field is DeskField {
  return field !== 'place';
}
