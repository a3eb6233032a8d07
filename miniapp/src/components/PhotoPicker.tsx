import { Image, View } from '@tarojs/components';
import { LIMITS } from '@hongqi/shared';
import { memo } from 'react';
import type { PickedPhoto, Photos } from '@/hooks/use-photos';
import { Icon } from './Icon';

interface Props {
  photos: Photos;
  /** Two pickers on one form have names of their own. */
  name?: string;
  label?: string;
}

/** Tiles of a form's photos; the first is the camera. Each tile says how far it is and offers another try. */
export function PhotoPicker({ photos, name = 'photo', label = '拍照或选照片' }: Props) {
  const full = photos.items.length >= LIMITS.photos;
  return (
    <View className="tiles">
      {!full && (
        <View
          id={`add-${name}`}
          className="tile tile-add"
          hoverClass="pressed"
          ariaRole="button"
          ariaLabel={label}
          onClick={() => void photos.pick()}
        >
          <Icon name="camera" className="tile-icon" />
          <View className="tile-words">{photos.items.length ? `${photos.items.length}/${LIMITS.photos}` : '拍照'}</View>
        </View>
      )}
      {photos.items.map((photo, i) => (
        <PhotoTile
          key={photo.key}
          photo={photo}
          id={`${name}-${i}`}
          words={`第 ${i + 1} 张照片`}
          onRetry={photos.retry}
          onRemove={photos.remove}
        />
      ))}
    </View>
  );
}

interface TileProps {
  photo: PickedPhoto;
  id: string;
  words: string;
  onRetry: (key: string) => void;
  onRemove: (key: string) => void;
}

const PhotoTile = memo(function PhotoTile({ photo, id, words, onRetry, onRemove }: TileProps) {
  return (
    <View className="tile">
      <Image className="tile-image" src={photo.show} mode="aspectFill" ariaLabel={words} />
      {!photo.id && !photo.problem && <View className="tile-state" aria-live="polite">{`上传 ${photo.percent}%`}</View>}
      {photo.problem && (
        <View
          id={`retry-${id}`}
          className="tile-state tile-failed"
          hoverClass="pressed"
          ariaRole="button"
          ariaLabel={`${words}没有传上去：${photo.problem}，重试`}
          onClick={() => onRetry(photo.key)}
        >
          <Icon name="retry" className="icon-inline" />
          重试
        </View>
      )}
      <View
        id={`remove-${id}`}
        className="tile-remove"
        hoverClass="pressed"
        ariaRole="button"
        ariaLabel={`删除${words}`}
        onClick={() => onRemove(photo.key)}
      >
        <View className="tile-cross">
          <Icon name="close" className="icon-small" />
        </View>
      </View>
    </View>
  );
});
