import type { AddVisit, AnswerReceived, FormAnswer, IssueView, ReceivedView, SubmitIssue } from '@hongqi/shared';
import { enqueue, newPress, sendWaiting, useQueue } from './action-queue';
import { isPassing, remark, textOf } from './errors';
import type { UnsentPhoto, Waiting } from './queue-items';
import { type Answer, sendItem } from './queue-send';
import { useSession } from '@/store/session';

/** What is shown when even the phone has no room left. */
export const NO_ROOM = '手机存不下了，请清理空间后再试';
export const KEPT = '没有信号，已存在手机里，有信号后自动发送';

/** The phone could not keep it either. */
export class NoRoom extends Error {}

/** The words for a press that came to nothing. */
export function pressProblem(error: unknown): string {
  return error instanceof NoRoom ? NO_ROOM : textOf(error);
}

/** Of what a press is about: its id and the words the person knows it by. */
export interface About {
  id: string;
  title: string;
}

/**
 * Sends now where that can be, and keeps it on the phone where it cannot: without signal, with photos still to be sent,
 * or behind something that waits already. Null when it was kept. Fails when the server refuses it, or with `NoRoom`.
 */
async function sendOrKeep(item: Waiting): Promise<Answer | null> {
  if (item.files.length === 0 && useQueue.getState().waiting.length === 0) {
    try {
      return await sendItem(item);
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  }
  try {
    await enqueue(item);
  } catch (error) {
    remark('queue', error);
    throw new NoRoom();
  }
  void sendWaiting();
  return null;
}

/** The person's own answer (or, without one, receipt). */
export async function pressAnswer(
  to: About,
  input: AnswerReceived,
  files: UnsentPhoto[],
): Promise<ReceivedView | null> {
  const answer = await sendOrKeep({
    kind: 'answer',
    directiveId: to.id,
    about: to.title,
    input,
    files,
    ...newPress(),
  });
  return answer?.kind === 'answer' ? answer.view : null;
}

/** A problem found with a directive becomes an issue. Its photos belong at `photos`. */
export async function pressReport(to: About, input: SubmitIssue, files: UnsentPhoto[]): Promise<IssueView | null> {
  const report = { ...input, source: 'directive', directiveId: to.id } as const;
  const answer = await sendOrKeep({
    kind: 'report',
    directiveId: to.id,
    about: to.title,
    input: report,
    files,
    ...newPress(),
  });
  return answer?.kind === 'report' ? answer.view : null;
}

/**
 * Opened. `seen` is when what is shown came from the server, where that was earlier. Told to the server later, it is one
 * unread less from now on.
 */
export async function pressRead(to: About, seen?: string): Promise<void> {
  const isKept = useQueue.getState().waiting.some((item) => item.kind === 'read' && item.directiveId === to.id);
  if (isKept) return;
  const answer = await sendOrKeep({
    kind: 'read',
    directiveId: to.id,
    about: to.title,
    input: { seen },
    files: [],
    ...newPress(),
  });
  useSession.setState(({ unread }) => ({
    unread: answer?.kind === 'read' ? answer.unread : Math.max(0, unread - 1),
  }));
}

/** Keeps a visit without trying to send it. `door` are the door's words; photos at `photos`, `report.photos` or `answer.f1`. */
export function queueVisit(input: AddVisit, files: UnsentPhoto[], door: string): Promise<void> {
  return enqueue(visitItem(input, files, door));
}

/** Keeps an answer for somebody without trying to send it. Photos of a form's field belong at `answer.f1`. */
export function queueAnswerFor(
  directiveId: string,
  person: { id: string; name: string },
  answer: FormAnswer | undefined,
  files: UnsentPhoto[] = [],
): Promise<void> {
  return enqueue(answerForItem(directiveId, person, answer, files));
}

/** What is sent hours later still says when it was. */
function visitItem(input: AddVisit, files: UnsentPhoto[], door: string): Waiting {
  const press = newPress();
  return { kind: 'visit', about: door, input: { ...input, at: input.at ?? press.pressedAt }, files, ...press };
}

function answerForItem(
  directiveId: string,
  { id, name }: { id: string; name: string },
  answer: FormAnswer | undefined,
  files: UnsentPhoto[],
): Waiting {
  const input = answer === undefined ? {} : { answer };
  return { kind: 'answerFor', directiveId, personId: id, about: name, input, files, ...newPress() };
}
