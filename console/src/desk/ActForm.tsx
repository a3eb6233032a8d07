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
import { HolderField } from './HolderField';
import { LeadField } from './LeadField';
import { PhotoField } from './PhotoField';
import { RatingField } from './RatingField';

interface Props {
  view: IssueView;
  action: Action;
  fields: readonly ActionField[];
  noteLabel: string | undefined;
  draft: Draft;
  change: (changed: Partial<Draft>) => void;
  candidates: readonly HolderCandidate[];
  error: string | null;
}

/** The form of any action, drawn from the fields the shared table gives it. It lies under the map, not over it. */
export function ActForm({ view, action, fields, noteLabel, draft, change, candidates, error }: Props) {
  const needs = view.needs[action] ?? [];
  const [first] = fields;
  const parts: Record<ActionField, () => ReactNode> = {
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
    photos: () => <PhotoField photos={draft.photos} change={(photos) => change({ photos })} />,
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
        仅内部可见,不告诉反映人
      </Checkbox>
    ),
  };
  return (
    <section className="act" aria-label={`${ACTION_LABEL[action]}表单`}>
      {error ? <Alert type="warning" showIcon title={error} className="act-error" data-testid="act-error" /> : null}
      {fields.map((field) => (
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
