import type { AnswerReceived, ReceivedView, TemplateKey } from '@hongqi/shared';
import { useState } from 'react';
import { isConflict, remark, tell } from '@/services/errors';
import { KEPT, pressAnswer, pressProblem } from '@/services/press';
import type { UnsentPhoto } from '@/services/queue-items';
import { askFor, reportAnswers } from '@/services/subscribe';
import { loadReceived } from '@/store/received';

export interface Settling {
  busy: boolean;
  /** First thing in the tap that settles: whoever answers now will want to hear of the next one. */
  ask(): void;
  /** Null when it went or is kept on the phone, else why not. */
  send(input: AnswerReceived, files?: UnsentPhoto[]): Promise<string | null>;
}

/** Gives the receipt or the answer; without signal it is kept on the phone and says so. */
export function useSettle(
  view: ReceivedView,
  take: (view: ReceivedView) => void,
  reload: () => Promise<void>,
): Settling {
  const [busy, setBusy] = useState(false);
  const templates: TemplateKey[] = view.part === 'staff' ? ['directive', 'task'] : ['directive'];

  const send: Settling['send'] = async (input, files = []) => {
    setBusy(true);
    try {
      const after = await pressAnswer({ id: view.id, title: view.title }, input, files);
      if (after) {
        take(after);
        loadReceived().catch((error: unknown) => remark('directives', error));
      }
      tell(after ? DONE[view.wants] : KEPT);
      return null;
    } catch (error) {
      if (isConflict(error)) await reload();
      return pressProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return { busy, ask: () => void askFor(templates).then(reportAnswers), send };
}

const DONE: Record<ReceivedView['wants'], string> = { read: '已读', receipt: '已回执', form: '反馈已提交' };
