import {
  type CopyRow,
  directiveRoutes,
  issueRoutes,
  type IssueView,
  receivedRoutes,
  type ReceivedView,
  visitRoutes,
  type VisitView,
} from '@hongqi/shared';
import { call } from './api';
import type { Waiting } from './queue-items';

/** What the server said to something pressed. */
export type Answer =
  | { kind: 'act' | 'report'; view: IssueView }
  | { kind: 'answer'; view: ReceivedView }
  | { kind: 'read'; unread: number }
  | { kind: 'visit'; view: VisitView }
  | { kind: 'answerFor'; view: CopyRow };

/** One request. All of them may be repeated: the server knows each again by its key, or by what it is about. */
export async function sendItem(item: Waiting, version?: number): Promise<Answer> {
  const { kind } = item;
  switch (kind) {
    case 'act': {
      const { issueId: id, action, actionKey } = item;
      return { kind, view: await call(issueRoutes.act, { ...item.input, actionKey, version }, { id, action }) };
    }
    case 'report':
      return { kind, view: await call(issueRoutes.submit, item.input) };
    case 'answer':
      return { kind, view: await call(receivedRoutes.answer, item.input, { id: item.directiveId }) };
    case 'read':
      return { kind, ...(await call(receivedRoutes.read, item.input, { id: item.directiveId })) };
    case 'visit':
      return { kind, view: await call(visitRoutes.add, item.input) };
    case 'answerFor': {
      const { directiveId: id, personId } = item;
      return { kind, view: await call(directiveRoutes.answerFor, item.input, { id, personId }) };
    }
  }
}
