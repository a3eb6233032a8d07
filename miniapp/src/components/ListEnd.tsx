import { View } from '@tarojs/components';
import type { Paged } from '@/hooks/use-paged';
import { textOf } from '@/services/errors';
import { Button } from './Button';

type End = Pick<Paged<unknown>, 'items' | 'hasMore' | 'loadingMore' | 'error' | 'loadMore'>;

/** Below a list: more, a failed try, or that this is all. Scrolling loads by itself; the button is for those who cannot. */
export function ListEnd({ list }: { list: End }) {
  if (list.items.length === 0) return null;
  if (list.hasMore) {
    return (
      <View className="list-end">
        {list.error !== null && <View className="hint">{textOf(list.error)}</View>}
        <Button id="load-more" kind="text" busy={list.loadingMore} onPress={() => void list.loadMore()}>
          查看更多
        </Button>
      </View>
    );
  }
  return <View className="list-end hint">{list.error !== null ? textOf(list.error) : '没有更多了'}</View>;
}
