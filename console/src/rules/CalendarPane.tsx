import { type CalendarRules, type CalendarView, ruleRoutes } from '@hongqi/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Select, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api';
import { SayFailed } from '../parts/Say';
import { CalendarForm } from './CalendarForm';
import { useCalendar, type RuleScope } from './rules-queries';
import { YearGrid } from './YearGrid';

type Township = RuleScope['townships'][number];

interface PaneProps {
  township: Township;
  townships: Township[];
  onPick: (code: string) => void;
}

export function CalendarPane(props: PaneProps) {
  const calendar = useCalendar(props.township.code);
  if (calendar.error) return <SayFailed error={calendar.error} again={() => void calendar.refetch()} />;
  if (!calendar.data) return <Skeleton active className="pad" />;
  return <Calendar {...props} newest={calendar.data} />;
}

/** `base` is the version being looked at: a newer one is offered, never put under the person's hands. */
function Calendar({ township, townships, onPick, newest }: PaneProps & { newest: CalendarView }) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [base, setBase] = useState(newest);
  const [closedDays, setClosedDays] = useState(newest.closedDays);
  const [year, setYear] = useState(newest.years[1]?.year);
  const shown = base.years.find((one) => one.year === year) ?? base.years[1];
  const startFrom = (view: CalendarView): void => {
    setBase(view);
    setClosedDays(view.closedDays);
  };
  const { code } = township;
  const save = useMutation({
    mutationFn: (rules: CalendarRules) =>
      call(ruleRoutes.changeCalendar, { ...rules, version: base.version }, { code }),
    onSuccess: (view) => {
      queries.setQueryData(['calendar', code], view);
      startFrom(view);
      void message.success('已保存为新版本');
    },
    onError: () => queries.invalidateQueries({ queryKey: ['calendar', code] }),
  });

  return (
    <div className="rules-calendar">
      <section className="rules-year" aria-label={`${year} 年工作日历`}>
        <div className="rules-bar">
          {townships.length > 1 ? (
            <Select
              aria-label="街道"
              value={code}
              onChange={onPick}
              options={townships.map((one) => ({ value: one.code, label: one.name }))}
            />
          ) : (
            <b>{base.name}</b>
          )}
          <Segmented
            aria-label="年份"
            value={year ?? 0}
            onChange={setYear}
            options={base.years.map((one) => ({ value: one.year, label: `${one.year} 年` }))}
          />
          <Legend />
        </div>
        {base.gaps.map((gap) => (
          <Alert
            key={gap}
            type="warning"
            showIcon
            title={`${gap} 年放假安排尚未收录，暂按周末计算`}
            data-testid={`gap-${gap}`}
          />
        ))}
        {shown ? <YearGrid year={shown} closedDays={closedDays} /> : null}
      </section>
      <section className="rules-side" aria-label="办公时间与停办日">
        {newest.version !== base.version ? (
          <Alert
            className="gap-below"
            type="warning"
            showIcon
            title="他人刚刚修改了规则"
            action={
              <Button
                size="small"
                onClick={() => {
                  save.reset();
                  startFrom(newest);
                }}
                data-testid="calendar-reload"
              >
                载入最新规则
              </Button>
            }
          />
        ) : null}
        <CalendarForm
          key={base.version}
          base={base}
          closedDays={closedDays}
          onClosedDays={setClosedDays}
          mayEdit={township.mayEdit}
          saving={save.isPending}
          error={save.error}
          onSave={(officeHours) => save.mutate({ officeHours, closedDays })}
        />
      </section>
    </div>
  );
}

function Legend() {
  return (
    <ul className="rules-legend" aria-label="图例">
      <li>
        <span className="rules-day rules-holiday">休</span>放假
      </li>
      <li>
        <span className="rules-day rules-madeUp">班</span>调休上班
      </li>
      <li>
        <span className="rules-day rules-closed">停</span>本街道停办
      </li>
    </ul>
  );
}
