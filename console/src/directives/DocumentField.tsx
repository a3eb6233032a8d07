import { CloseOutlined, FilePdfOutlined, PaperClipOutlined } from '@ant-design/icons';
import { AppError, DIRECTIVE_LIMITS, type DocumentView } from '@hongqi/shared';
import { Button } from 'antd';
import { errorText, uploadDocument } from '../api';
import { useUploads } from '../parts/use-uploads';

interface Props {
  documents: readonly DocumentView[];
  change: (documents: DocumentView[]) => void;
}

export function DocumentField({ documents, change }: Props) {
  const { input, left, picked, isPending, error } = useUploads({
    kept: documents,
    most: DIRECTIVE_LIMITS.documents,
    send: sendDocument,
    change,
  });
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
          loading={isPending}
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
      {error ? (
        <p className="field-error" role="alert">
          {errorText(error)}
        </p>
      ) : null}
    </div>
  );
}

function sendDocument(file: File): Promise<DocumentView> {
  // Said before ten megabytes have travelled for nothing.
  if (file.size > DIRECTIVE_LIMITS.documentBytes) return Promise.reject(new AppError('DOCUMENT_TOO_LARGE'));
  return uploadDocument(file);
}

/** `230 KB`, `1.4 MB`. */
function sizeOf(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? `${Math.max(1, Math.round(kilobytes))} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
