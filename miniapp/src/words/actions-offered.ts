import { type Action, type ActionField, fieldsOf, type IssueView, neededFields } from '@hongqi/shared';

/** What matters most first: the buttons a page has room for are taken from the front. */
const ORDER: readonly Action[] = [
  'accept',
  'resolve',
  'rate',
  'check',
  'progress',
  'urge',
  'reopen',
  'comment',
  'sendBack',
  'close',
  'escalate',
  'return',
  'withdraw',
  'reject',
];

/** What the process waits for now. Urging or withdrawing is possible, but no page should press for it. */
export function isExpected(action: Action): boolean {
  return ['accept', 'resolve', 'rate', 'check'].includes(action);
}

/** What the viewer may do here and now. Naming a holder or a lead issue is work for the desk, not for a phone. */
export function actionsOffered(view: Pick<IssueView, 'actions'>): Action[] {
  return ORDER.filter((action) => view.actions.includes(action));
}

/** The same action is called differently by a resident than by the office. */
const RESIDENT_WORDS: Partial<Record<Action, string>> = {
  rate: '去评价',
  reopen: '没解决,重新办',
  comment: '留言补充',
};

export function actionWords(action: Action, usual: string, asResident: boolean): string {
  return (asResident && RESIDENT_WORDS[action]) || usual;
}

export interface FormField {
  field: ActionField;
  needed: boolean;
}

/** The fields of an action's form, needed ones first. The server says in `needs` what this issue asks for. */
export function formFields(view: IssueView, action: Action, isStaff: boolean): FormField[] {
  const pledge = { photoToResolve: view.needs.resolve?.includes('photos') ?? false };
  const needed = view.needs[action] ?? neededFields(action, pledge);
  return [...new Set([...needed, ...fieldsOf(action, pledge)])]
    .filter((field) => field !== 'holder' && field !== 'lead' && (field !== 'internal' || isStaff))
    .map((field) => ({ field, needed: needed.includes(field) }));
}
