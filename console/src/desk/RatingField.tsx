import { type Rating, RATING_LABEL } from '@hongqi/shared';
import { Radio } from 'antd';

const SCORES = Object.keys(RATING_LABEL).map(Number);

/** Satisfied and solved are two questions: a kind worker may leave the lamp dark. */
export function RatingField({ value, change }: { value: Rating | null; change: (rating: Rating) => void }) {
  const score = value?.score ?? null;
  const solved = value?.solved ?? true;
  return (
    <div className="rating" data-testid="rating">
      <Radio.Group
        id="field-rating"
        options={SCORES.map((each) => ({ value: each, label: RATING_LABEL[each] ?? '' }))}
        value={score}
        onChange={({ target }) => change({ score: Number(target.value), solved })}
      />
      <Radio.Group
        options={[
          { value: true, label: '已解决' },
          { value: false, label: '没有解决' },
        ]}
        value={score === null ? null : solved}
        disabled={score === null}
        onChange={({ target }) => score !== null && change({ score, solved: target.value === true })}
      />
    </div>
  );
}
