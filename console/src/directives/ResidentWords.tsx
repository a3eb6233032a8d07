import { clockTime, type DirectiveContent, SETTLE_LABEL } from '@hongqi/shared';
import { useNow } from '../parts/use-now';
import { KindChips } from './KindChips';

interface Props {
  title: string;
  text: string;
  content: Pick<DirectiveContent, 'kind' | 'urgency' | 'wants' | 'form' | 'dueAt' | 'photos' | 'documents'>;
  /** Of whom it is, where that is known. */
  from?: string;
}

/** Word for word what a resident reads on the phone; no word meant for staff. */
export function ResidentWords({ title, text, content, from }: Props) {
  const now = useNow();
  const { kind, urgency, wants, form, dueAt, photos, documents } = content;
  const files = [
    ...(photos.length ? [`${photos.length} 张照片`] : []),
    ...(documents.length ? [`${documents.length} 个文件`] : []),
  ];
  return (
    <figure className="letter" data-testid="resident-words">
      <figcaption className="quiet">居民看到的样子</figcaption>
      <div className="letter-screen">
        <p className="letter-head">
          <KindChips kind={kind} urgency={urgency} />
          {from ? <span className="quiet">{from}</span> : null}
        </p>
        <p className="letter-title">{title || '（还没有标题）'}</p>
        <p className="letter-text">{text || '（还没有正文）'}</p>
        {files.length ? <p className="quiet">附：{files.join('、')}</p> : null}
        {dueAt ? <p className="quiet">请于 {clockTime(dueAt, now)} 前完成</p> : null}
        {form.length ? (
          <p className="quiet">
            要填 {form.length} 项：{form.map(({ label }) => label || '（空）').join('、')}
          </p>
        ) : null}
        {wants === 'read' ? null : <span className="letter-button">{SETTLE_LABEL[wants]}</span>}
      </div>
    </figure>
  );
}
