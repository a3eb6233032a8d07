import { newId } from '../ids';
import type { Letter, OutboxRow } from '../notices/outbox.entity';
import type { Directive } from './directive.entity';

type DirectiveLetter = Extract<Letter, { topic: 'fanOut' | 'remind' | 'wechatDirective' }>;

/** Urgent ones and alerts go before everything, the others after what concerns one person's own matter. */
export function directiveLetter(
  letter: DirectiveLetter,
  { id, content }: Pick<Directive, 'id' | 'content'>,
  now: Date,
  dueAt: Date = now,
): OutboxRow {
  return {
    id: newId(now),
    topic: letter.topic,
    issueId: null,
    historyId: null,
    directiveId: id,
    letter,
    state: 'waiting',
    priority: content.urgency === 'urgent' || content.kind === 'alert' ? 0 : 2,
    attempts: 0,
    dueAt,
    claim: null,
    lastError: null,
    createdAt: now,
  };
}
