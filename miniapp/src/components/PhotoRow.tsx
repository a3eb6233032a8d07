import Taro from '@tarojs/taro';
import { Image, View } from '@tarojs/components';
import type { PhotoView } from '@hongqi/shared';
import { photoUrl } from '@/services/api';

/** Thumbnails of stored photos; a press shows them whole. */
export function PhotoRow({ photos }: { photos: PhotoView[] }) {
  if (photos.length === 0) return null;
  const urls = photos.map((photo) => photoUrl(photo.url));
  return (
    <View className="tiles tiles-tight">
      {photos.map((photo, i) => (
        <View
          key={photo.id}
          className="tile tile-small"
          hoverClass="pressed"
          ariaRole="button"
          ariaLabel={`查看第 ${i + 1} 张照片`}
          onClick={() => void Taro.previewImage({ urls, current: urls[i] })}
        >
          <Image className="tile-image" src={photoUrl(photo.thumbnail)} mode="aspectFill" lazyLoad />
        </View>
      ))}
    </View>
  );
}
