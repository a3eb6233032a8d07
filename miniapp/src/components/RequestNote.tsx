import { View } from '@tarojs/components';
import type { RequestView } from '@hongqi/shared';
import { requestWords } from '@/words/block-words';

/** What the holder asked for, why, and who must decide until when. */
export function RequestNote({ request }: { request: RequestView }) {
  const { title, waits } = requestWords(request, new Date());
  return (
    <View id="request" className="block">
      <View className="block-title">{title}</View>
      {request.note && <View className="body-text selectable">{`原因：${request.note}`}</View>}
      <View className="hint">{waits}</View>
    </View>
  );
}
