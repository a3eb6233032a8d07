import { CLOCK_LABEL, LIMITS, URGENCY_LABEL } from '@hongqi/shared';
import { Form, InputNumber, Select, Switch } from 'antd';
import { LimitField } from './LimitField';
import { LimitsTable } from './LimitsTable';

/** Everything of a category's rules that can be changed; inside a form whose values are `CategoryRules`. */
export function CategoryFields() {
  return (
    <>
      <LimitsTable
        cell={(urgency, name) => (
          <LimitField path={['limits', urgency, name]} label={`${URGENCY_LABEL[urgency]}${CLOCK_LABEL[name]}时限`} />
        )}
      />
      <Form.Item name="photoToResolve" label="办结须有照片" valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="photoBefore" label="还须有处置前的照片" valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="evidenceMetres" label="照片须在现场多少米内拍摄">
        <InputNumber
          className="rules-metres"
          min={LIMITS.evidenceMetres.min}
          max={LIMITS.evidenceMetres.max}
          precision={0}
          placeholder="不限"
          suffix="米"
        />
      </Form.Item>
      <Form.Item name="checkBeforeClose" label="办结后须由他人核查" valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="keywords" label="识别类别的词">
        <Select mode="tags" open={false} suffixIcon={null} placeholder="输入后回车" maxCount={LIMITS.keywords} />
      </Form.Item>
    </>
  );
}
