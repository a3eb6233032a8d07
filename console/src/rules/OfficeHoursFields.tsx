import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';

interface FieldsProps {
  /** `08:30-12:00,14:00-17:30`, also while it is being typed and not yet right. */
  value: string;
  onChange: (value: string) => void;
  mayEdit: boolean;
}

export function OfficeHoursFields({ value, onChange, mayEdit }: FieldsProps) {
  const spans = value.split(',').map((span) => span.split('-'));
  const write = (next: string[][]): void => onChange(next.map((span) => span.join('-')).join(','));
  const put = (at: number, end: 0 | 1, text: string): void => {
    // The two signs that hold the spans apart cannot be part of a time.
    const clean = text.replace(/[-,]/g, '').replace(':', ':').trim();
    write(spans.map(([from = '', to = ''], i) => (i !== at ? [from, to] : end === 0 ? [clean, to] : [from, clean])));
  };

  if (!mayEdit) return <p>{spans.map((span) => span.join(' 至 ')).join('，')}</p>;
  return (
    <div className="rules-hours">
      {spans.map(([from = '', to = ''], at) => (
        <div key={at} className="rules-span">
          <Time
            value={from}
            onChange={(text) => put(at, 0, text)}
            label={`第 ${at + 1} 段开始`}
            testId={`from-${at}`}
          />
          至
          <Time value={to} onChange={(text) => put(at, 1, text)} label={`第 ${at + 1} 段结束`} testId={`to-${at}`} />
          <Button
            icon={<DeleteOutlined />}
            disabled={spans.length === 1}
            aria-label={`去掉第 ${at + 1} 段`}
            onClick={() => write(spans.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <Button icon={<PlusOutlined />} disabled={spans.length >= 4} onClick={() => write([...spans, ['', '']])}>
        加一段
      </Button>
    </div>
  );
}

interface TimeProps {
  value: string;
  onChange: (text: string) => void;
  label: string;
  testId: string;
}

function Time({ value, onChange, label, testId }: TimeProps) {
  return (
    <Input
      className="rules-time"
      value={value}
      maxLength={5}
      placeholder="08:30"
      onChange={({ target }) => onChange(target.value)}
      aria-label={label}
      data-testid={`hours-${testId}`}
    />
  );
}
