import { CameraOutlined, CloseOutlined } from '@ant-design/icons';
import { LIMITS, type PhotoView } from '@hongqi/shared';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ChangeEvent, useRef } from 'react';
import { errorText, uploadPhoto } from '../api';

interface Props {
  /** Two of them may stand in one form. */
  name: 'photos' | 'before';
  photos: readonly PhotoView[];
  change: (photos: PhotoView[]) => void;
}

const TEST_ID = { photos: 'photo', before: 'photo-before' };

/** Each photo is sent when chosen, one after another: the first that is refused stops the rest and says why. */
export function PhotoField({ name, photos, change }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const sent = [...photos];
      for (const file of files) {
        sent.push(await uploadPhoto(file));
        change([...sent]);
      }
    },
  });
  const left = LIMITS.photos - photos.length;
  const picked = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])].slice(0, left);
    // The same file must be choosable again after it was taken away.
    event.target.value = '';
    if (files.length) upload.mutate(files);
  };
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
            loading={upload.isPending}
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
      {upload.error ? (
        <p className="field-error" role="alert">
          {errorText(upload.error)}
        </p>
      ) : null}
    </div>
  );
}
