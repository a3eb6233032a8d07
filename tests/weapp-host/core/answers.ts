import type { Journal } from './journal';
import { type Dict } from './types';

/**
 * What the person (or their system dialog) does: a value whose shape depends on the API, `'cancel'`, `'deny'`, or a
 * function of the call's options giving one of these.
 */
export type Answer = unknown;

export type AnswerFunction = (options: Dict) => Answer;

/** The story's script for interactive calls. The last answer given for an API stays until another replaces it. */
export class Answers {
  private readonly queues = new Map<string, Answer[]>();

  constructor(private readonly journal: Journal) {}

  set(api: string, answers: Answer[]): void {
    this.queues.set(api, [...answers]);
  }

  has(api: string): boolean {
    return (this.queues.get(api)?.length ?? 0) > 0;
  }

  /** @returns the answer, or `undefined` after having failed the story loudly */
  async next(api: string, options: Dict): Promise<Answer> {
    const queue = this.queues.get(api);
    const answer = queue && queue.length > 1 ? queue.shift() : queue?.[0];
    if (answer === undefined) {
      this.journal.fatal(`wx.${api} asks the person and the story has no answer: call host.answer('${api}', …)`);
      return undefined;
    }
    return typeof answer === 'function' ? await (answer as AnswerFunction)(options) : answer;
  }
}
