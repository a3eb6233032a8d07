import { DIRECTIVE_KIND_LABEL, DIRECTIVE_KINDS, DIRECTIVE_LIMITS, URGENCIES, URGENCY_LABEL } from '@hongqi/shared';
import { Input, Segmented } from 'antd';
import { PhotoField } from '../desk/PhotoField';
import type { FieldsProps } from './Composer';
import { DocumentField } from './DocumentField';
import { Field } from './Field';

/** What is said, to everyone and to staff alone. */
export function ContentFields({ draft, change }: FieldsProps) {
  return (
    <section className="sheet" aria-labelledby="sheet-content">
      <header className="sheet-head">
        <h2 id="sheet-content">写什么</h2>
        <Segmented
          aria-label="种类"
          options={DIRECTIVE_KINDS.map((value) => ({ value, label: DIRECTIVE_KIND_LABEL[value] }))}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          data-testid="kind"
        />
        <Segmented
          aria-label="缓急"
          options={URGENCIES.map((value) => ({ value, label: URGENCY_LABEL[value] }))}
          value={draft.urgency}
          onChange={(urgency) => change({ urgency })}
          data-testid="urgency"
        />
      </header>
      <Field id="field-title" label="标题">
        <Input
          id="field-title"
          className="title-input"
          autoFocus
          placeholder="一句话说清要做什么，如：今晚八点前清理单元门口积雪"
          maxLength={DIRECTIVE_LIMITS.title.max}
          showCount
          value={draft.title}
          onChange={({ target }) => change({ title: target.value })}
          data-testid="title"
        />
      </Field>
      <Field id="field-text" label="正文" hint="收到的每个人都能看到">
        <Input.TextArea
          id="field-text"
          autoSize={{ minRows: 4, maxRows: 14 }}
          maxLength={DIRECTIVE_LIMITS.text.max}
          value={draft.text}
          onChange={({ target }) => change({ text: target.value })}
          data-testid="text"
        />
      </Field>
      <Field id="field-staffText" label="只给工作人员看的话" hint="居民看不到，可以不写">
        <Input.TextArea
          id="field-staffText"
          className="staff-input"
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={DIRECTIVE_LIMITS.staffText.max}
          value={draft.staffText}
          onChange={({ target }) => change({ staffText: target.value })}
          data-testid="staffText"
        />
      </Field>
      <div className="sheet-pair">
        <Field id="field-photos" label="照片">
          <PhotoField name="photos" photos={draft.photos} change={(photos) => change({ photos })} />
        </Field>
        <Field id="field-documents" label="PDF 文件">
          <DocumentField documents={draft.documents} change={(documents) => change({ documents })} />
        </Field>
      </div>
    </section>
  );
}
