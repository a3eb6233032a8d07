import { WANTS, WANTS_LABEL, type Wants } from '@hongqi/shared';
import { Checkbox, Radio } from 'antd';
import type { FieldsProps } from './Composer';
import { DoorsField } from './door-list/DoorsField';
import { FieldGroup } from './Field';
import { FormBuilder } from './FormBuilder';

const EXPLAINED: Record<Wants, string> = {
  read: '打开看过就算完成',
  receipt: '按一下「我已知晓」才算完成',
  form: '填一张小表才算完成，结果自动汇总',
};

/** What is asked back of whoever gets it. */
export function AskFields({ draft, change }: FieldsProps) {
  return (
    <section className="sheet" aria-labelledby="sheet-ask">
      <header className="sheet-head">
        <h2 id="sheet-ask">要什么回应</h2>
      </header>
      <Radio.Group
        className="choices"
        aria-labelledby="sheet-ask"
        value={draft.wants}
        onChange={({ target }) => change({ wants: target.value as Wants })}
      >
        {WANTS.map((wants) => (
          <Radio key={wants} value={wants} className="choice">
            <span data-testid={`wants-${wants}`}>{WANTS_LABEL[wants]}</span>
            <span className="quiet">{EXPLAINED[wants]}</span>
          </Radio>
        ))}
      </Radio.Group>
      {draft.wants === 'form' ? (
        <FieldGroup id="field-form" label="反馈表">
          <FormBuilder form={draft.form} change={(form) => change({ form })} />
        </FieldGroup>
      ) : null}
      {draft.kind === 'task' ? (
        <Checkbox
          checked={draft.visits}
          onChange={({ target }) => change({ visits: target.checked })}
          data-testid="visits"
        >
          挨户走访：网格员按自己网格的户清单逐户上门，走到哪一户记到哪一户，可当面代居民回执
        </Checkbox>
      ) : null}
      {draft.kind === 'task' && draft.visits ? <DoorsField draft={draft} change={change} /> : null}
    </section>
  );
}
