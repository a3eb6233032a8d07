import { AppError, type CalendarView, type ClosedDay, readOfficeHours } from '@hongqi/shared';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { errorText } from '../api';
import { ClosedDays } from './ClosedDays';
import { OfficeHoursFields } from './OfficeHoursFields';
import { OFFICE_HOURS_WORDS, problemsOf, problemWords } from './rule-words';
import { Versions } from './Versions';

interface FormProps {
  base: CalendarView;
  closedDays: ClosedDay[];
  onClosedDays: (days: ClosedDay[]) => void;
  mayEdit: boolean;
  saving: boolean;
  error: unknown;
  onSave: (officeHours: string) => void;
}

/** Office hours and closed days of one township, and who changed them when. */
export function CalendarForm({ base, closedDays, onClosedDays, mayEdit, saving, error, onSave }: FormProps) {
  const [officeHours, setOfficeHours] = useState(base.officeHours);
  const hours = readOfficeHours(officeHours);
  const isChanged = officeHours !== base.officeHours || JSON.stringify(closedDays) !== JSON.stringify(base.closedDays);
  return (
    <>
      <h2 className="rules-heading">办公时间</h2>
      <OfficeHoursFields value={officeHours} onChange={setOfficeHours} mayEdit={mayEdit} />
      {hours.ok ? null : <p className="field-error">{OFFICE_HOURS_WORDS[hours.problem]}</p>}
      <h2 className="rules-heading">停办日</h2>
      <ClosedDays days={closedDays} onChange={onClosedDays} mayEdit={mayEdit} />
      {error ? (
        <Alert
          className="gap-below"
          type="warning"
          showIcon
          title={errorText(error)}
          description={error instanceof AppError ? problemsOf(error.details).map(problemWords).join(';') : undefined}
          data-testid="calendar-refusal"
        />
      ) : null}
      {mayEdit ? (
        <div className="rules-save rules-save-column">
          <span className="quiet">只对保存之后开始的时限生效；已经承诺的时限不会变动。</span>
          <Button
            type="primary"
            disabled={!hours.ok || !isChanged}
            loading={saving}
            onClick={() => onSave(officeHours)}
            data-testid="calendar-save"
          >
            保存为新版本
          </Button>
        </div>
      ) : null}
      <Versions
        versions={base.versions}
        describe={({ officeHours: open, closedDays: closed }) =>
          `${open.replaceAll(',', '、')}，停办日 ${closed.length} 天`
        }
      />
    </>
  );
}
