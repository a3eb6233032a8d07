import { DeleteOutlined } from '@ant-design/icons';
import { type ClosedDay, isRealDate, LIMITS } from '@hongqi/shared';
import { Button, Input } from 'antd';
import { useState } from 'react';

interface ClosedDaysProps {
  days: ClosedDay[];
  onChange: (days: ClosedDay[]) => void;
  mayEdit: boolean;
}

/** Single days on which this township is closed, each with its reason. Nothing is kept until the whole is saved. */
export function ClosedDays({ days, onChange, mayEdit }: ClosedDaysProps) {
  return (
    <>
      {days.length === 0 ? (
        <p className="quiet">没有。停电、搬迁、极端天气等不能办公的日子写在这里，时限会跳过它们。</p>
      ) : null}
      <ul className="rules-closed-days" data-testid="closed-days">
        {days.map(({ date, reason }) => (
          <li key={date}>
            <span className="rules-closed-date">{date}</span>
            <span className="cut" title={reason}>
              {reason}
            </span>
            {mayEdit ? (
              <Button
                size="small"
                icon={<DeleteOutlined />}
                aria-label={`去掉 ${date}`}
                onClick={() => onChange(days.filter((day) => day.date !== date))}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? <AddDay days={days} onChange={onChange} /> : null}
    </>
  );
}

function AddDay({ days, onChange }: Omit<ClosedDaysProps, 'mayEdit'>) {
  const [date, setDate] = useState('');
  const [reason, setReason] = useState('');
  const isKnown = days.some((day) => day.date === date);
  const isReady = isRealDate(date) && reason.trim() !== '' && !isKnown && days.length < LIMITS.closedDays;
  const add = (): void => {
    const next = [...days, { date, reason: reason.trim() }];
    onChange(next.sort((a, b) => (a.date < b.date ? -1 : 1)));
    setDate('');
    setReason('');
  };
  return (
    <form
      className="rules-add-day"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) add();
      }}
    >
      <Input
        type="date"
        value={date}
        onChange={({ target }) => setDate(target.value)}
        aria-label="停办日期"
        data-testid="closed-date"
      />
      <Input
        value={reason}
        maxLength={LIMITS.closedReason.max}
        placeholder="原因，如：停电检修"
        onChange={({ target }) => setReason(target.value)}
        aria-label="停办原因"
        data-testid="closed-reason"
      />
      <Button htmlType="submit" disabled={!isReady} data-testid="closed-add">
        添加
      </Button>
      {isKnown ? <p className="field-error">这一天已经在上面了</p> : null}
    </form>
  );
}
