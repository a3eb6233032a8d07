import { type Cascade, CASCADE_LABEL, CASCADES, DIRECTIVE_LIMITS } from '@hongqi/shared';
import { InputNumber, Radio } from 'antd';
import type { FieldsProps } from './Composer';
import { endChoices, startChoices } from './times';
import { FieldGroup } from './Field';
import { TimeField } from './TimeField';

const EXPLAINED: Record<Cascade, string> = {
  straight: '每个人同时收到',
  relay: '社区负责人先收到，可以加一句话再往下传',
};

/** When it goes and ends, and on which way. */
export function WhenFields({ draft, change }: FieldsProps) {
  const { min, max } = DIRECTIVE_LIMITS.relayMinutes;
  return (
    <section className="sheet" aria-labelledby="sheet-when">
      <header className="sheet-head">
        <h2 id="sheet-when">怎么传、什么时候</h2>
      </header>
      <FieldGroup id="field-cascade" label="传达方式">
        <Radio.Group
          className="choices choices-two"
          aria-labelledby="field-cascade-label"
          value={draft.cascade}
          onChange={({ target }) => change({ cascade: target.value as Cascade })}
        >
          {CASCADES.map((cascade) => (
            <Radio key={cascade} value={cascade} className="choice">
              <span data-testid={`cascade-${cascade}`}>{CASCADE_LABEL[cascade]}</span>
              <span className="quiet">{EXPLAINED[cascade]}</span>
            </Radio>
          ))}
        </Radio.Group>
        {draft.cascade === 'relay' ? (
          <p className="relay">
            社区
            <InputNumber
              aria-label="等候分钟数"
              min={min}
              max={max}
              precision={0}
              value={draft.relayMinutes}
              onChange={(minutes) =>
                minutes !== null && minutes >= min && minutes <= max && change({ relayMinutes: minutes })
              }
              data-testid="relayMinutes"
            />
            分钟内没有传，就自动传到每个人。
          </p>
        ) : null}
      </FieldGroup>
      <div className="times">
        <TimeField
          name="sendAt"
          label="发送"
          none="立即发送"
          clear="立即"
          choices={startChoices}
          value={draft.sendAt}
          change={(sendAt) => change({ sendAt })}
        />
        <TimeField
          name="dueAt"
          label="截止"
          none="不设截止"
          clear="不设"
          choices={endChoices}
          value={draft.dueAt}
          change={(dueAt) => change({ dueAt })}
        />
        <TimeField
          name="validUntil"
          label="新来的人到何时还能收到"
          none={draft.dueAt ? `截止后 ${DIRECTIVE_LIMITS.graceDays} 天内` : `发出后 ${DIRECTIVE_LIMITS.validDays} 天内`}
          clear="不设"
          choices={endChoices}
          value={draft.validUntil}
          change={(validUntil) => change({ validUntil })}
        />
      </div>
    </section>
  );
}
