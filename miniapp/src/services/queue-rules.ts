import type { Action, ActInput, ErrorCode, IssueView } from '@hongqi/shared';

/** An action pressed without signal, as it waits on the phone. */
export interface WaitingAction {
  issueId: string;
  action: Action;
  input: ActInput;
  /** Files not yet uploaded; each becomes a photo id before the action is sent. */
  files: string[];
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
  upload(path: string): Promise<string>;
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
        item = { ...item, files: item.files.filter((path) => path !== file), input: withPhoto(item.input, photo) };
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

function withPhoto(input: ActInput, photo: string): ActInput {
  return { ...input, photos: [...(input.photos ?? []), photo] };
}
