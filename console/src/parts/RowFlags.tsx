import { type Awaits, clockTime, type IssueRow } from '@hongqi/shared';
import { CardChip } from './CardChip';

const AWAITS_LABEL: Record<Awaits, string> = {
  request: '等审批',
  arbitration: '待裁定承办',
  appeal: '评价申诉',
};

/** Whether a row has anything beside its light to say. */
export function hasFlags({ card, awaits, reporters, urges, pausedUntil }: IssueRow): boolean {
  return card !== null || awaits !== null || reporters > 1 || urges > 0 || pausedUntil !== null;
}

/** What presses or holds an issue: order, decision owed, how many report it, how often it was urged, why it stands. */
export function RowFlags({ issue, now }: { issue: IssueRow; now: Date }) {
  const { card, awaits, reporters, urges, state, pausedUntil } = issue;
  const words = [
    ...(awaits ? [AWAITS_LABEL[awaits]] : []),
    ...(pausedUntil ? [`${state === 'asked' ? '等居民补充' : '已挂起'}到 ${clockTime(pausedUntil, now)}`] : []),
    ...(reporters > 1 ? [`${reporters} 人反映`] : []),
    ...(urges > 0 ? [`催办 ${urges}`] : []),
  ];
  return (
    <span className="flags">
      {card ? <CardChip card={card} /> : null}
      {words.map((word) => (
        <span key={word} className="chip chip-none">
          {word}
        </span>
      ))}
    </span>
  );
}
