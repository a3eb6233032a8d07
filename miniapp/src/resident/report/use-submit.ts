import Taro from '@tarojs/taro';
import { ERRORS, issueRoutes, type Source } from '@hongqi/shared';
import { useState } from 'react';
import { call } from '@/services/api';
import { codeOf, isPassing, textOf } from '@/services/errors';
import { newKey } from '@/services/keys';
import { openMyIssues, replaceWithSent } from '@/services/links';
import { askFor, reportAnswers } from '@/services/subscribe';
import { rememberSent } from '../last-sent';
import { toSubmit } from './to-submit';
import type { DraftInHand } from './use-draft';

export interface Submitting {
  busy: boolean;
  problem: string | null;
  /** The last try got no answer: the same report can be sent again as it is. */
  again: boolean;
  submit(): void;
  /** Sends it as the same matter as this issue; nothing more needs to be said. */
  follow(leadId: string): void;
}

export function useSubmit(hand: DraftInHand, source: Source): Submitting {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [again, setAgain] = useState(false);

  const submit = (): void => {
    const { text, address } = hand.now();
    if (!text.trim() && !address.trim() && hand.photos.items.length === 0) {
      setProblem(ERRORS.ISSUE_EMPTY.text);
      return;
    }
    start(undefined);
  };

  const start = (follows: string | undefined): void => {
    // WeChat allows the question only inside the tap itself, so it comes before anything that waits.
    const told = askFor(['accepted', 'resolved', ...(source === 'resident' ? (['directive'] as const) : [])]).then(
      reportAnswers,
    );
    setBusy(true);
    setProblem(null);
    send(follows)
      .then(async (id) => {
        await told;
        if (id) replaceWithSent(id);
      })
      .catch(failed)
      .finally(() => setBusy(false));
  };

  /** The id of the issue, or null when a photo is missing. */
  const send = async (follows: string | undefined): Promise<string | null> => {
    const photos = await hand.photos.settled();
    const missing = photos.filter((photo) => photo.id === null).length;
    if (missing > 0) {
      setProblem(`有 ${missing} 张照片没有传上去，可以点“重试”或删掉`);
      return null;
    }
    const ids = photos.flatMap(({ id }) => (id === null ? [] : [id]));
    const view = await call(issueRoutes.submit, toSubmit(hand.now(), ids, source, follows));
    hand.finish();
    rememberSent(view);
    return view.id;
  };

  const failed = async (error: unknown): Promise<void> => {
    if (codeOf(error) === 'ISSUE_KEY_REUSED') return sentBefore();
    setAgain(isPassing(error));
    setProblem(isPassing(error) ? `${textOf(error)}。内容已保存在手机里。` : textOf(error));
  };

  /** The answer to an earlier try was lost, and the words were changed since: the person decides what they meant. */
  const sentBefore = async (): Promise<void> => {
    const { confirm } = await Taro.showModal({
      title: '上次的提交已经收到',
      content: '之后修改的内容没有送出。可以在那件诉求里留言补充，或者作为新的一件提交。',
      confirmText: '新的一件',
      cancelText: '去补充',
    });
    if (confirm) {
      hand.change({ submissionKey: newKey() });
      setProblem('请再点一次提交。上次用过的照片需要重新拍。');
      return;
    }
    hand.finish();
    openMyIssues();
  };

  return { busy, problem, again, submit, follow: start };
}
