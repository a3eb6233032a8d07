import type { Action, ActInput, ErrorCode, IssueView } from '@hongqi/shared';

/** When and where a photo was taken, for photos that prove a result. `place` is null when the phone did not say. */
export interface Taken {
  at: string;
  place: { lng: number; lat: number } | null;
}

/** A photo that could not be sent yet, with what it shows and what it proves. */
export interface UnsentPhoto {
  path: string;
  field: 'before' | 'photos';
  taken: Taken | null;
}

/** An action pressed without signal, as it waits on the phone. */
export interface WaitingAction {
  issueId: string;
  action: Action;
  input: ActInput;
  /** Files not yet uploaded; each becomes a photo id before the action is sent. */
  files: UnsentPhoto[];
  /** Made once, when pressed: a request whose answer was lost is not done twice. */
  actionKey: string;
  /** The version the person was looking at; undefined for a later action on the same issue. */
  version: number | undefined;
  pressedAt: string;
}

/** An action the server refused when it was sent later: shown with its words until the person has read it. */
export interface RefusedAction extends WaitingAction {
  code: ErrorCode;
}

/** These add something and take nothing away, so they hold whatever others did in the meantime. */
const ADDITIVE: readonly Action[] = ['accept', 'progress', 'comment'];

/** The version to send: that of the answer to the action before it, if there was one. */
export function versionFor(item: WaitingAction, answered: ReadonlyMap<string, number>): number | undefined {
  if (ADDITIVE.includes(item.action)) return undefined;
  return answered.get(item.issueId) ?? item.version;
}

export interface QueueTools {
  upload(file: UnsentPhoto): Promise<string>;
  act(item: WaitingAction, version: number | undefined): Promise<IssueView>;
  /** Called after every step, so that a program closed in the middle goes on from there. */
  save(items: WaitingAction[]): void;
  refuse(item: WaitingAction, error: unknown): void;
  done(view: IssueView): void;
  /** Tells a failure worth repeating from a refusal. */
  isPassing(error: unknown): boolean;
}

/** Sends in the order pressed; stops at the first failure that time may cure, and keeps all from there on. */
export async function sendInOrder(items: readonly WaitingAction[], tools: QueueTools): Promise<void> {
  let left = [...items];
  const answered = new Map<string, number>();
  for (let item = left[0]; item; item = left[0]) {
    try {
      for (const file of item.files) {
        const photo = await tools.upload(file);
        const files: UnsentPhoto[] = item.files.filter(({ path }) => path !== file.path);
        item = { ...item, files, input: withPhoto(item.input, file.field, photo) };
        left = [item, ...left.slice(1)];
        tools.save(left);
      }
      const view = await tools.act(item, versionFor(item, answered));
      answered.set(view.id, view.version);
      tools.done(view);
    } catch (error) {
      if (tools.isPassing(error)) return;
      tools.refuse(item, error);
    }
    left = left.slice(1);
    tools.save(left);
  }
}

function withPhoto(input: ActInput, field: UnsentPhoto['field'], photo: string): ActInput {
  return { ...input, [field]: [...(input[field] ?? []), photo] };
}

/** A phone may still hold actions an older version of the program kept: their files were plain paths. */
export function currentForm(items: readonly StoredAction[]): WaitingAction[] {
  return items.map((item) => ({ ...item, files: item.files.map(asUnsent) }));
}

type StoredAction = Omit<WaitingAction, 'files'> & { files: (UnsentPhoto | string)[] };

function asUnsent(file: UnsentPhoto | string): UnsentPhoto {
  return typeof file === 'string' ? { path: file, field: 'photos', taken: null } : file;
}
