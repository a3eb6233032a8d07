import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { LIMITS, type Part } from '@hongqi/shared';
import { Button, Input } from 'antd';
import { CategoryField } from './CategoryField';

interface Props {
  parts: readonly Part[];
  change: (parts: Part[]) => void;
}

/** One row for each matter; place and reporter stay those of the report. */
export function PartsField({ parts, change }: Props) {
  const put = (at: number, changed: Partial<Part>): void =>
    change(parts.map((part, index) => (index === at ? { ...part, ...changed } : part)));
  return (
    <div className="parts">
      {parts.map((part, at) => (
        <div key={at} className="part" role="group" aria-label={`第 ${at + 1} 件`}>
          <span className="quiet">{at + 1}</span>
          <Input.TextArea
            id={at === 0 ? 'field-parts' : undefined}
            autoSize={{ minRows: 1, maxRows: 3 }}
            autoFocus={at === 0}
            maxLength={LIMITS.issueText.max}
            placeholder="这一件说的是什么"
            aria-label={`第 ${at + 1} 件的内容`}
            value={part.text}
            onChange={({ target }) => put(at, { text: target.value })}
            data-testid={`part-text-${at}`}
          />
          <CategoryField
            label={`第 ${at + 1} 件的类别`}
            value={part.categoryCode}
            change={(categoryCode) => put(at, { categoryCode })}
            testId={`part-category-${at}`}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`去掉第 ${at + 1} 件`}
            disabled={parts.length <= LIMITS.parts.min}
            onClick={() => change(parts.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {parts.length < LIMITS.parts.max ? (
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => change([...parts, { text: '', categoryCode: '' }])}
          data-testid="part-add"
        >
          再加一件
        </Button>
      ) : null}
    </div>
  );
}
