import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { DIRECTIVE_LIMITS, FIELD_KIND_LABEL, FIELD_KINDS, type FormField } from '@hongqi/shared';
import { Button, Checkbox, Input, Select } from 'antd';
import { changedField, movedField, optionsOf, withField, withoutField } from './form-fields';

interface Props {
  form: readonly FormField[];
  change: (form: FormField[]) => void;
}

/** The questions of a feedback form, in the order they are asked. */
export function FormBuilder({ form, change }: Props) {
  return (
    <>
      <ol className="questions">
        {form.map((field, at) => (
          <Question key={field.key} field={field} at={at} form={form} change={change} />
        ))}
      </ol>
      {form.length < DIRECTIVE_LIMITS.fields ? (
        <div className="question-add">
          <span className="quiet">
            <PlusOutlined /> 加一题
          </span>
          {FIELD_KINDS.map((kind) => (
            <Button
              key={kind}
              size="small"
              onClick={() => change(withField(form, kind))}
              data-testid={`add-field-${kind}`}
            >
              {FIELD_KIND_LABEL[kind]}
            </Button>
          ))}
        </div>
      ) : (
        <p className="quiet">最多 {DIRECTIVE_LIMITS.fields} 题</p>
      )}
    </>
  );
}

function Question({ field, at, form, change }: Props & { field: FormField; at: number }) {
  const { key, kind, label, required, options, several } = field;
  const put = (changed: Partial<FormField>): void => change(changedField(form, key, changed));
  const place = `第 ${at + 1} 题`;
  return (
    <li className="question">
      <span className="question-number">{at + 1}</span>
      <Select
        className="question-kind"
        aria-label={`${place}怎么答`}
        options={FIELD_KINDS.map((value) => ({ value, label: FIELD_KIND_LABEL[value] }))}
        value={kind}
        onChange={(next) =>
          put({ kind: next, several: false, options: next === 'choice' ? (options.length ? options : ['', '']) : [] })
        }
      />
      <Input
        id={`field-${key}`}
        aria-label={place}
        placeholder="问什么"
        maxLength={DIRECTIVE_LIMITS.label.max}
        value={label}
        onChange={({ target }) => put({ label: target.value })}
        data-testid={`field-label-${at}`}
      />
      <span className="question-buttons">
        <Button
          type="text"
          icon={<ArrowUpOutlined />}
          disabled={at === 0}
          aria-label={`${place}上移`}
          onClick={() => change(movedField(form, key, -1))}
          data-testid={`field-up-${at}`}
        />
        <Button
          type="text"
          icon={<ArrowDownOutlined />}
          disabled={at === form.length - 1}
          aria-label={`${place}下移`}
          onClick={() => change(movedField(form, key, 1))}
        />
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={`删除${place}`}
          onClick={() => change(withoutField(form, key))}
        />
      </span>
      {kind === 'choice' ? (
        <Input.TextArea
          className="question-options"
          aria-label={`${place}的选项，一行一个`}
          placeholder={'一行一个选项'}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={options.join('\n')}
          onChange={({ target }) => put({ options: optionsOf(target.value) })}
          data-testid={`field-options-${at}`}
        />
      ) : null}
      <span className="question-rules">
        <Checkbox checked={required} onChange={({ target }) => put({ required: target.checked })}>
          必填
        </Checkbox>
        {kind === 'choice' ? (
          <Checkbox checked={several} onChange={({ target }) => put({ several: target.checked })}>
            可选多项
          </Checkbox>
        ) : null}
      </span>
    </li>
  );
}
