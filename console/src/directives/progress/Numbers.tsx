import { type DirectiveView, type ProgressNode, SETTLED_LABEL } from '@hongqi/shared';
import type { ReactNode } from 'react';
import { shareWords } from '../../parts/share-words';
import { figure } from '../sending-words';

interface NumbersProps {
  node: ProgressNode;
  wants: DirectiveView['wants'];
  /** Nobody is late with what was withdrawn. */
  isAsked: boolean;
}

/** The few numbers a leader looks for, each with what it is of. */
export function Numbers({ node, wants, isAsked }: NumbersProps) {
  const { people, read, done, overdue, staff, residents, doors, issues } = node;
  return (
    <dl className="tallies" data-testid="directive-numbers">
      <Number name="应达" testId="number-people" value={people} unit="人">
        {residents.people ? `工作人员 ${figure(staff.people)} · 居民 ${figure(residents.people)}` : '均为工作人员'}
      </Number>
      <Number name="已读" testId="number-read" value={read} of={people} />
      {wants === 'read' ? null : <Number name={SETTLED_LABEL[wants]} testId="number-done" value={done} of={people} />}
      {doors ? (
        <Number name="已走访" testId="number-doors" value={doors.knocked} of={doors.all} unit="户">
          {shareWords(doors.knocked, doors.all)} · 见面 {figure(doors.met)}
        </Number>
      ) : null}
      {isAsked ? (
        <Number name="逾期未完成" testId="number-overdue" value={overdue} unit="人" isLate={overdue > 0}>
          {overdue ? shareWords(overdue, people) : '没有逾期'}
        </Number>
      ) : null}
      {issues ? (
        <Number name="发现问题" testId="number-issues" value={issues} unit="件">
          已转为诉求
        </Number>
      ) : null}
    </dl>
  );
}

interface NumberProps {
  name: string;
  testId: string;
  value: number;
  /** Draws a bar under it. */
  of?: number;
  unit?: string;
  isLate?: boolean;
  children?: ReactNode;
}

function Number({ name, testId, value, of, unit = '人', isLate = false, children }: NumberProps) {
  return (
    <div className="tally">
      <dt>{name}</dt>
      <dd>
        <span className={isLate ? 'tally-big tone-late' : 'tally-big'}>
          {isLate ? '▲ ' : ''}
          <span data-testid={testId}>{figure(value)}</span>
        </span>{' '}
        <span className="quiet">{of === undefined ? unit : `/ ${figure(of)} ${unit}`}</span>
        <span className={of === undefined ? 'tally-bar' : 'tally-bar share-track'} aria-hidden="true">
          {of ? <span className="share-fill" style={{ width: `${(value / of) * 100}%` }} /> : null}
        </span>
        <span className="quiet tally-more">{children ?? (of === undefined ? '' : shareWords(value, of))}</span>
      </dd>
    </div>
  );
}
