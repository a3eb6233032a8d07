import { View } from '@tarojs/components';
import {
  type AdditionView,
  clockTime,
  type DocumentView,
  type FormField,
  type FormValue,
  howLongAgo,
  type ReceivedView,
} from '@hongqi/shared';
import { useState } from 'react';
import { DirectiveChips } from '@/components/DirectiveCard';
import { Icon } from '@/components/Icon';
import { PhotoRow } from '@/components/PhotoRow';
import { photoUrl } from '@/services/api';
import { isCancelled, remark, tell } from '@/services/errors';
import { openPdf } from '@/services/platform';
import { additionTitle, dueWords, sizeWords } from '@/words/received-words';

/** What it is, from whom, and until when. Withdrawn: why. */
export function Head({ view }: { view: ReceivedView }) {
  const now = new Date();
  const due = dueWords(view, now);
  return (
    <View className={`card ${view.state === 'recalled' ? 'card-recalled' : ''}`}>
      <DirectiveChips row={{ ...view, dueAt: null }} />
      <View id="title" className="read-title selectable" ariaRole="heading">
        {view.title}
      </View>
      <View className="hint" ariaLabel={clockTime(view.receivedAt, now)}>
        {`${view.from} · ${howLongAgo(view.receivedAt, now)}`}
      </View>
      {due && (
        <View id="due" className={`countdown countdown-${due.light} read-due`}>
          <View className="countdown-words">{due.words}</View>
          <View className="hint">{due.exact}</View>
        </View>
      )}
      {view.state === 'recalled' && (
        <View id="recalled" className="block" ariaRole="alert">
          <View className="block-title">这条指令已撤回，请不要再照着做</View>
          {view.reason && <View className="body-text selectable">{`原因：${view.reason}`}</View>}
        </View>
      )}
    </View>
  );
}

/** The words themselves, in large type, and what belongs to them. */
export function Content({ view }: { view: ReceivedView }) {
  return (
    <View className="card">
      <View id="words" className="read-text selectable">
        {view.text}
      </View>
      <PhotoRow photos={view.photos} />
      {view.documents.map((one) => (
        <Document key={one.id} document={one} />
      ))}
    </View>
  );
}

function Document({ document }: { document: DocumentView }) {
  const [busy, setBusy] = useState(false);
  const open = () => {
    if (busy) return;
    setBusy(true);
    openPdf(photoUrl(document.url))
      .catch((error: unknown) => {
        if (isCancelled(error)) return;
        remark('document', error);
        tell('文件没有打开，请有信号时再试');
      })
      .finally(() => setBusy(false));
  };
  return (
    <View id={`document-${document.id}`} className="link-row" hoverClass="pressed" ariaRole="button" onClick={open}>
      <View className="file-mark" aria-hidden="true">
        PDF
      </View>
      <View className="grow">
        <View className="link-words">{document.name}</View>
        <View className="hint" aria-live="polite">
          {busy ? '正在打开…' : sizeWords(document.bytes)}
        </View>
      </View>
      <Icon name="chevron" className="icon-small" />
    </View>
  );
}

export function StaffText({ words }: { words: string | null }) {
  if (!words) return null;
  return (
    <View id="staff-text" className="card card-staff">
      <View className="chip chip-still staff-chip">仅工作人员可见</View>
      <View className="body-text selectable">{words}</View>
    </View>
  );
}

/** What the levels on the way added to it. */
export function Additions({ additions }: { additions: readonly AdditionView[] }) {
  const now = new Date();
  return (
    <View>
      {additions.map((one) => (
        <View key={one.id} className="card card-addition">
          <View className="addition-head">
            <View className="addition-from grow">{additionTitle(one.from)}</View>
            <View className="hint">{howLongAgo(one.at, now)}</View>
          </View>
          <View className="body-text selectable">{one.text}</View>
        </View>
      ))}
    </View>
  );
}

/** The answer given, or waiting on the phone. */
export function GivenAnswer({ view, photosKept }: { view: ReceivedView; photosKept: number }) {
  const { answer, form } = view;
  if (!answer || form.length === 0) return null;
  const given = form.filter(({ key, kind }) => kind !== 'photo' && answer[key] !== undefined);
  return (
    <View id="given" className="card">
      <View className="card-title">我的反馈</View>
      {given.map((field) => (
        <View key={field.key} className="given">
          <View className="hint">{field.label}</View>
          <View className="body-text selectable">{valueWords(field, answer[field.key])}</View>
        </View>
      ))}
      <PhotoRow photos={view.answerPhotos} />
      {photosKept > 0 && <View className="hint">{`${photosKept} 张照片等有信号时上传`}</View>}
    </View>
  );
}

function valueWords({ kind }: FormField, value: FormValue | undefined): string {
  if (value === undefined || kind === 'photo') return '';
  if (Array.isArray(value)) return value.join('、');
  if (typeof value === 'object') return value.address || '已标在地图上';
  return String(value);
}
