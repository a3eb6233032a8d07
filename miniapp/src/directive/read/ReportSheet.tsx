import { Textarea, View } from '@tarojs/components';
import { LIMITS, type ReceivedView } from '@hongqi/shared';
import { useEffect, useState } from 'react';
import { CategoryChips } from '@/components/CategoryChips';
import { PhotoPicker } from '@/components/PhotoPicker';
import { PlaceField } from '@/components/PlaceField';
import { Sheet } from '@/components/Sheet';
import { SheetSubmit } from '@/components/SheetSubmit';
import { usePhotos } from '@/hooks/use-photos';
import { remark, tell } from '@/services/errors';
import { newKey } from '@/services/keys';
import { quietPosition } from '@/services/place';
import { mayLocateQuietly } from '@/services/platform';
import { KEPT, pressProblem, pressReport } from '@/services/press';
import type { UnsentPhoto } from '@/services/queue-items';

/** A problem found while carrying it out: words or a photo are enough, the phone says where if it may. */
export function ReportSheet({ view, onClose }: { view: ReceivedView; onClose: () => void }) {
  const [submissionKey] = useState(newKey);
  const [text, setText] = useState('');
  const [categoryCode, setCategory] = useState<string | null>(null);
  const [place, setPlace] = useState<{ point: { lng: number; lat: number } | null; address: string }>(NOWHERE);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const photos = usePhotos();

  useEffect(() => {
    mayLocateQuietly()
      .then((may) => (may ? quietPosition() : null))
      .then((point) => point && setPlace((was) => (was.point ? was : { ...was, point })))
      .catch((error: unknown) => remark('location', error));
  }, []);

  const send = async () => {
    if (!text.trim() && photos.items.length === 0) return setProblem('请写几句话，或者拍一张照片');
    setBusy(true);
    const items = await photos.settled();
    const refused = items.find(({ id, path }) => id === null && path === null);
    if (refused) {
      setProblem(refused.problem);
      return setBusy(false);
    }
    const ids = items.flatMap(({ id }) => (id === null ? [] : [id]));
    const files = items.flatMap(({ id, path, taken }): UnsentPhoto[] =>
      id === null && path ? [{ path, field: 'photos', taken }] : [],
    );
    const { point, address } = place;
    const input = {
      submissionKey,
      text: text.trim(),
      categoryCode: categoryCode ?? undefined,
      place: point ? { ...point, address: address.trim() } : undefined,
      photos: ids.length ? ids : undefined,
    };
    try {
      const issue = await pressReport({ id: view.id, title: view.title }, input, files);
      tell(issue ? '已上报，有进展会通知您' : KEPT);
      onClose();
    } catch (error) {
      setProblem(pressProblem(error));
      setBusy(false);
    }
  };

  return (
    <Sheet
      title="发现问题，一键上报"
      closeId="close-report"
      onClose={onClose}
      foot={
        <SheetSubmit
          id="send-report"
          words="上报"
          problem={problem}
          problemId="report-problem"
          busy={busy}
          onPress={() => void send()}
        />
      }
    >
      <PhotoPicker photos={photos} />
      <View className="field-label">是什么问题</View>
      <Textarea
        id="report-words"
        className="textarea textarea-tall"
        ariaLabel="是什么问题"
        placeholder="例如：3 号楼 2 单元井盖松动"
        maxlength={LIMITS.issueText.max}
        cursorSpacing={120}
        onInput={({ detail }) => setText(detail.value)}
      />
      <CategoryChips words={text} chosen={categoryCode} onChoose={setCategory} />
      <View className="field-label">在哪里</View>
      <PlaceField {...place} onChange={(part) => setPlace((was) => ({ ...was, ...part }))} />
    </Sheet>
  );
}

const NOWHERE = { point: null, address: '' };
