import { CameraOutlined, CloseOutlined } from '@ant-design/icons';
import { LIMITS, type PhotoView } from '@hongqi/shared';
import { Button } from 'antd';
import { errorText, uploadPhoto } from '../api';
import { useUploads } from '../parts/use-uploads';

interface Props {
  /** Two of them may stand in one form. */
  name: 'photos' | 'before';
  photos: readonly PhotoView[];
  change: (photos: PhotoView[]) => void;
}

const TEST_ID = { photos: 'photo', before: 'photo-before' };

export function PhotoField({ name, photos, change }: Props) {
  const { input, left, picked, isPending, error } = useUploads({
    kept: photos,
    most: LIMITS.photos,
    send: uploadPhoto,
    change,
  });
  return (
    <div>
      <div className="photos">
        {photos.map((photo, index) => (
          <span key={photo.id} className="photo-sent">
            <img src={photo.thumbnail} alt={`已选照片 ${index + 1}`} width={64} height={64} className="photo" />
            <button
              type="button"
              aria-label={`移除照片 ${index + 1}`}
              onClick={() => change(photos.filter(({ id }) => id !== photo.id))}
            >
              <CloseOutlined />
            </button>
          </span>
        ))}
        {left > 0 ? (
          <Button
            className="photo-add"
            icon={<CameraOutlined />}
            loading={isPending}
            onClick={() => input.current?.click()}
            aria-label={`添加照片，还可添加 ${left} 张`}
            data-testid={`${TEST_ID[name]}-add`}
          />
        ) : null}
      </div>
      <input
        ref={input}
        id={`field-${name}`}
        type="file"
        accept="image/*"
        multiple
        className="photo-input"
        onChange={picked}
        data-testid={`${TEST_ID[name]}-file`}
      />
      {error ? (
        <p className="field-error" role="alert">
          {errorText(error)}
        </p>
      ) : null}
    </div>
  );
}
