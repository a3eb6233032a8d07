import type { IssueView } from '@hongqi/shared';

let sent: IssueView | null = null;

/** The answer to the submission, so that the confirmation is there at once, even if the signal is gone again. */
export function rememberSent(view: IssueView): void {
  sent = view;
}

export function takeSent(id: string): IssueView | null {
  return sent?.id === id ? sent : null;
}
