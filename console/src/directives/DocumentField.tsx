import { CloseOutlined, FilePdfOutlined, PaperClipOutlined } from '@ant-design/icons';
import { AppError, DIRECTIVE_LIMITS, type DocumentView } from '@hongqi/shared';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ChangeEvent, useRef } from 'react';
import { errorText, uploadDocument } from '../api';

interface Props {
  documents: readonly DocumentView[];
  change: (documents: DocumentView[]) => void;
}

/** Each document is sent when chosen; the first that is refused stops the rest and says why. */
export function DocumentField({ documents, change }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const sent = [...documents];
      for (const file of files) {
        // Said before ten megabytes have travelled for nothing.
        if (file.size > DIRECTIVE_LIMITS.documentBytes) throw new AppError('DOCUMENT_TOO_LARGE');
        sent.push(await uploadDocument(file));
        change([...sent]);
      }
    },
  });
  const left = DIRECTIVE_LIMITS.documents - documents.length;
  const picked = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])].slice(0, left);
    // The same file must be choosable again after it was taken away.
    event.target.value = '';
    if (files.length) upload.mutate(files);
  };
  return (
    <div>
      <ul className="documents">
        {documents.map(({ id, name, bytes, url }) => (
          <li key={id} className="document">
            <a href={url} target="_blank" rel="noreferrer" className="cut">
              <FilePdfOutlined /> {name}
            </a>
            <span className="quiet">{sizeOf(bytes)}</span>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={`移除${name}`}
              onClick={() => change(documents.filter((one) => one.id !== id))}
            />
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <Button
          icon={<PaperClipOutlined />}
          loading={upload.isPending}
          onClick={() => input.current?.click()}
          data-testid="document-add"
        >
          添加（最多 {DIRECTIVE_LIMITS.documents} 个）
        </Button>
      ) : null}
      <input
        ref={input}
        id="field-documents"
        type="file"
        accept="application/pdf,.pdf"
        multiple
        className="photo-input"
        onChange={picked}
        data-testid="document-file"
      />
      {upload.error ? (
        <p className="field-error" role="alert">
          {errorText(upload.error)}
        </p>
      ) : null}
    </div>
  );
}

/** `230 KB`, `1.4 MB`. */
function sizeOf(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? `${Math.max(1, Math.round(kilobytes))} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
