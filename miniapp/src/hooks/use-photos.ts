import Taro from '@tarojs/taro';
import { ERRORS, LIMITS } from '@hongqi/shared';
import { useCallback, useEffect, useRef, useState } from 'react';
import { photoUrl, uploadPhoto } from '@/services/api';
import { isCancelled, isPassing, remark, tell, textOf } from '@/services/errors';
import { newKey } from '@/services/keys';
import { quietPosition } from '@/services/place';
import { keepFile } from '@/services/platform';
import type { Taken } from '@/services/queue-items';

export interface PickedPhoto {
  key: string;
  /** What an `<image>` shows: the file on the phone, or the stored thumbnail after a restart. */
  show: string;
  /** The file on the phone while it may still be sent; null once stored or refused for good. */
  path: string | null;
  id: string | null;
  /** Address of the stored thumbnail, for showing the draft again after a restart. */
  thumbnail: string | null;
  percent: number;
  problem: string | null;
  /** Set on photos that prove something, once the phone has said where it is or that it will not. */
  taken: Taken | null;
}

export interface Photos {
  items: PickedPhoto[];
  pick(): Promise<void>;
  retry(key: string): void;
  remove(key: string): void;
  /** Resolves when nothing is being sent any more, with what there is then. */
  settled(): Promise<PickedPhoto[]>;
}

interface PhotoOptions {
  /** With the camera only, sent along with when and where: nobody knows that of a picture in an album. */
  asEvidence?: boolean;
  /** The form outlives the program: its files are copied to where they stay, and whoever keeps the form drops them. */
  keepsFiles?: boolean;
}

/** Photos of a form, sent one by one as soon as they are chosen: on one bar of signal two at once are slower than one. */
export function usePhotos(
  start: PickedPhoto[] = [],
  { asEvidence = false, keepsFiles = false }: PhotoOptions = {},
): Photos {
  const [items, setItems] = useState(start);
  const current = useRef(start);
  const line = useRef<Promise<void>>(Promise.resolve());
  const open = useRef(true);
  useEffect(() => () => void (open.current = false), []);

  const update = useCallback((change: (was: PickedPhoto[]) => PickedPhoto[]) => {
    current.current = change(current.current);
    if (open.current) setItems(current.current);
  }, []);
  const patch = useCallback(
    (key: string, part: Partial<PickedPhoto>) =>
      update((was) => was.map((photo) => (photo.key === key ? { ...photo, ...part } : photo))),
    [update],
  );

  const send = useCallback(
    async (key: string) => {
      const photo = current.current.find((one) => one.key === key);
      if (!photo?.path || photo.id) return;
      try {
        // Every tenth part: each progress report redraws the tile.
        const sent = await uploadPhoto(photo.path, photo.taken, (percent) => {
          if (percent % 10 === 0) patch(key, { percent });
        });
        patch(key, { id: sent.id, thumbnail: sent.thumbnail, percent: 100, problem: null });
      } catch (error) {
        remark('photo upload', error);
        // A refused file stays refused: without its path it is neither sent again nor queued.
        patch(key, { problem: textOf(error), ...(isPassing(error) ? {} : { path: null }) });
      }
    },
    [patch],
  );
  const enqueue = useCallback(
    (key: string) => {
      line.current = line.current.then(() => send(key));
    },
    [send],
  );

  /** Asked once for all that were taken together, before any of them is sent. */
  const locate = useCallback(
    (photos: readonly PickedPhoto[]) => {
      const at = new Date().toISOString();
      const asked = quietPosition();
      line.current = line.current.then(async () => {
        const taken = { at, place: await asked };
        for (const { key } of photos) patch(key, { taken });
      });
    },
    [patch],
  );

  const pick = useCallback(async () => {
    const room = LIMITS.photos - current.current.length;
    if (room <= 0) return tell(`最多 ${LIMITS.photos} 张照片`);
    try {
      const { tempFiles } = await Taro.chooseMedia({
        count: room,
        mediaType: ['image'],
        sourceType: asEvidence ? ['camera'] : ['camera', 'album'],
        sizeType: ['compressed'],
      });
      const picked: PickedPhoto[] = [];
      for (const { tempFilePath, size } of tempFiles.slice(0, room)) {
        const isKept = keepsFiles && size <= LIMITS.photoBytes;
        picked.push(pickedPhoto(isKept ? await keptOrAsIs(tempFilePath) : tempFilePath, size));
      }
      update((was) => [...was, ...picked]);
      if (asEvidence) locate(picked);
      for (const { key, problem } of picked) if (!problem) enqueue(key);
    } catch (error) {
      if (!isCancelled(error)) tell('没有取到照片，请检查相机和相册权限');
    }
  }, [asEvidence, keepsFiles, enqueue, locate, update]);

  const retry = useCallback(
    (key: string) => {
      if (!current.current.some((photo) => photo.key === key && photo.path))
        return tell('这张照片不能上传，请删掉换一张');
      patch(key, { problem: null, percent: 0 });
      enqueue(key);
    },
    [enqueue, patch],
  );
  const remove = useCallback((key: string) => update((was) => was.filter((photo) => photo.key !== key)), [update]);
  const settled = useCallback(async () => {
    await line.current;
    return current.current;
  }, []);

  return { items, pick, retry, remove, settled };
}

/** A full phone still sends a photo from where the camera left it. */
async function keptOrAsIs(path: string): Promise<string> {
  try {
    return await keepFile(path);
  } catch (error) {
    remark('keep a photo', error);
    return path;
  }
}

function pickedPhoto(file: string, size: number): PickedPhoto {
  const problem = size > LIMITS.photoBytes ? ERRORS.PHOTO_TOO_LARGE.text : null;
  const path = problem ? null : file;
  return { key: newKey(), show: file, path, id: null, thumbnail: null, percent: 0, problem, taken: null };
}

/** A photo the server already has, as a form shows it again after a restart. */
export function sentPhoto(id: string, thumbnail: string): PickedPhoto {
  return { key: id, show: photoUrl(thumbnail), path: null, id, thumbnail, percent: 100, problem: null, taken: null };
}

/** A photo that was not sent before the program was closed; WeChat may have removed the file since. */
export function unsentPhoto(path: string): PickedPhoto {
  return {
    key: newKey(),
    show: path,
    path,
    id: null,
    thumbnail: null,
    percent: 0,
    problem: '还没有传上去',
    taken: null,
  };
}
