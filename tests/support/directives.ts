import {
  type ActDirective,
  type DirectiveAction,
  type DirectiveAudience,
  directiveRoutes,
  type DirectiveView,
  type FormField,
  receivedRoutes,
  type ReceivedRow,
  type SaveDirective,
} from '@hongqi/shared';
import { type Actor, newKey } from './actor';

export const STREET = '150782002';
export const COMMUNITIES = ['150782002001', '150782002002', '150782002003'] as const;

/** Of the whole street, to its workers; `more` says otherwise. */
export function anAudience(more: Partial<DirectiveAudience> = {}): DirectiveAudience {
  return { areas: [STREET], roles: ['worker'], residents: false, departments: [], unansweredOf: null, ...more };
}

export function aDirective(more: Partial<SaveDirective> = {}): SaveDirective {
  return {
    draftKey: newKey(),
    kind: 'notice',
    urgency: 'normal',
    title: '今夜大雪，请提前准备',
    text: '今晚到明天有大雪，请各户关好门窗，备好饮用水。',
    staffText: '',
    photos: [],
    documents: [],
    wants: 'receipt',
    form: [],
    dueAt: null,
    validUntil: null,
    sendAt: null,
    cascade: 'straight',
    relayMinutes: 30,
    visits: false,
    listed: false,
    audience: anAudience(),
    ...more,
  };
}

/** A field of a form; its key is the place it is given. */
export function aField(key: string, more: Partial<FormField> = {}): FormField {
  return { key, kind: 'text', label: `第 ${key.slice(1)} 栏`, required: false, options: [], several: false, ...more };
}

export function acts(
  who: Actor,
  id: string,
  action: DirectiveAction,
  input: ActDirective = {},
): Promise<DirectiveView> {
  return who.call(directiveRoutes.act, input, { id, action });
}

/** Written, sent and, where residents are to get it, approved by the second person. */
export async function sends(author: Actor, more: Partial<SaveDirective>, approver?: Actor): Promise<DirectiveView> {
  const draft = await author.call(directiveRoutes.create, aDirective(more));
  const view = await acts(author, draft.id, 'submit', { version: draft.version });
  return approver && view.state === 'pending' ? acts(approver, view.id, 'approve', { version: view.version }) : view;
}

/** Everything the person has, newest first. */
export async function received(who: Actor): Promise<ReceivedRow[]> {
  return (await who.call(receivedRoutes.list, { limit: 100 })).items;
}
