import type { PhotoView } from '@hongqi/shared';
import { Image } from 'antd';

/** Thumbnails that open large, with arrows between them. */
export function Photos({ photos, side }: { photos: readonly PhotoView[]; side: number }) {
  if (photos.length === 0) return null;
  return (
    <Image.PreviewGroup>
      <div className="photos">
        {photos.map((photo, index) => (
          <Image
            key={photo.id}
            src={photo.thumbnail}
            preview={{ src: photo.url }}
            alt={`照片 ${index + 1}`}
            width={side}
            height={side}
            className="photo"
          />
        ))}
      </div>
    </Image.PreviewGroup>
  );
}
