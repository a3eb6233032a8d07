import { useEffect } from 'react';
import { openWalk } from '@/services/links';
import { useWalks } from '@/worker/use-walks';
import { wayWords } from '@/worker/walk-words';
import { LinkRow } from './LinkRow';

/** The way to the doors to be walked with a directive: those on its list only, or all of them. */
export function WalkRow({ directiveId }: { directiveId: string }) {
  const { walks, refresh } = useWalks();
  // Drawn after the page itself was shown, which is when its hooks look for news.
  useEffect(() => void refresh(), [refresh]);
  const walk = walks?.find((one) => one.directiveId === directiveId);
  return <LinkRow id="go-walk" label={wayWords(walk)} onPress={() => openWalk(directiveId)} />;
}
