import { LIMIT_UNITS, LIMITS, UNIT_LABEL } from '@hongqi/shared';
import { Form, InputNumber, Select } from 'antd';

const UNITS = LIMIT_UNITS.map((value) => ({ value, label: UNIT_LABEL[value] }));

/** An amount and its unit, at this path of the form. */
export function LimitField({ path, label }: { path: string[]; label: string }) {
  const unit: unknown = Form.useWatch([...path, 'unit']);
  // Half a working day would still end at the close of office.
  const isWhole = unit === 'workingDays';
  return (
    <div className="rules-limit">
      <Form.Item name={[...path, 'amount']} rules={[{ required: true, message: '请填写' }]}>
        <InputNumber
          min={isWhole ? 1 : 0.1}
          max={LIMITS.limitAmount}
          {...(isWhole ? { precision: 0 } : {})}
          aria-label={label}
        />
      </Form.Item>
      <Form.Item name={[...path, 'unit']}>
        <Select options={UNITS} aria-label={`${label}的单位`} popupMatchSelectWidth={false} />
      </Form.Item>
    </div>
  );
}
