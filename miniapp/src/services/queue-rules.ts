import type { UnsentPhoto, Versions, Waiting } from './queue-items';

export interface QueueTools {
  upload(file: UnsentPhoto): Promise<string>;
  /** Sends one item whose files are all uploaded. It notes down the version an action made, and compares it. */
  send(item: Waiting, versions: Versions): Promise<void>;
  /** Called after every step, so that a program closed in the middle goes on from there. */
  save(items: Waiting[]): void;
  refuse(item: Waiting, error: unknown): void;
  /** The server has the file, and that is saved: nobody needs the copy on the phone any more. */
  uploaded(file: UnsentPhoto): void;
  /** Tells a failure worth repeating from a refusal. */
  canWait(error: unknown): boolean;
}

/**
 * Sends in the order pressed; stops at the first failure that time may cure, and keeps all from there on. True when
 * nothing is left.
 */
export async function sendInOrder(items: readonly Waiting[], tools: QueueTools): Promise<boolean> {
  let left = [...items];
  const versions: Versions = new Map();
  for (let item = left[0]; item; item = left[0]) {
    try {
      for (const file of item.files) {
        const photo = await tools.upload(file);
        item = withPhoto(item, file, photo);
        left = [item, ...left.slice(1)];
        tools.save(left);
        tools.uploaded(file);
      }
      await tools.send(item, versions);
    } catch (error) {
      if (tools.canWait(error)) return false;
      tools.refuse(item, error);
    }
    left = left.slice(1);
    tools.save(left);
  }
  return true;
}

function withPhoto<W extends Waiting>(item: W, sent: UnsentPhoto, photo: string): W {
  const files = item.files.filter(({ path }) => path !== sent.path);
  return { ...item, files, input: photoAt(item.input, sent.field.split('.'), photo) };
}

/** The input with the photo added to the list at that place, which is made where it is missing. */
function photoAt<T extends object>(input: T, [name = '', ...deeper]: string[], photo: string): T {
  const was = (input as Record<string, unknown>)[name];
  const now = deeper.length ? photoAt(was ?? {}, deeper, photo) : [...((was as string[] | undefined) ?? []), photo];
  return { ...input, [name]: now };
}
