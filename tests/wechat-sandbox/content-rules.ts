/**
 * What the sandbox calls risky. The words are artificial, so that no real text is ever caught by them.
 * A picture counts as risky when its address or its bytes contain MEDIA_MARK.
 */
export const RISKY_WORD = '沙箱违规词';
export const REVIEW_WORD = '沙箱存疑词';
export const MEDIA_MARK = 'SANDBOX-RISKY-PICTURE';

const MEDIA_BYTES = 10 * 1024 * 1024;
const MEDIA_TIMEOUT_MS = 5_000;
/** What the platform answers when it cannot fetch the file. */
const NOT_DOWNLOADED = -1008;

export interface Verdict {
  suggest: 'pass' | 'review' | 'risky';
  label: number;
}

export function judgeText(text: string): Verdict {
  if (text.includes(RISKY_WORD)) return { suggest: 'risky', label: 20003 };
  if (text.includes(REVIEW_WORD)) return { suggest: 'review', label: 21000 };
  return { suggest: 'pass', label: 100 };
}

/** Downloads the file like the platform; errcode is not 0 when that is impossible. */
export async function judgeMedia(url: string): Promise<Verdict & { errcode: number }> {
  const bytes = await download(url);
  if (!bytes) return { errcode: NOT_DOWNLOADED, suggest: 'pass', label: 100 };
  const isRisky = url.includes(MEDIA_MARK) || bytes.includes(MEDIA_MARK);
  return isRisky ? { errcode: 0, suggest: 'risky', label: 20002 } : { errcode: 0, suggest: 'pass', label: 100 };
}

async function download(url: string): Promise<Buffer | null> {
  const bytes = await fetch(url, { signal: AbortSignal.timeout(MEDIA_TIMEOUT_MS) }).then(
    async (response) => (response.ok ? Buffer.from(await response.arrayBuffer()) : null),
    () => null,
  );
  return bytes && bytes.length <= MEDIA_BYTES ? bytes : null;
}
