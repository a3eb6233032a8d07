import {
  type Action,
  ACTION_LABEL,
  type ActionField,
  type CategoryView,
  FIELD_LABEL,
  fieldsOf,
  type IssueView,
  neededFields,
  NOTE_LABEL,
} from '@hongqi/shared';

/** What matters most first: the buttons a page has room for are taken from the front. */
const ORDER: readonly Action[] = [
  'accept',
  'reply',
  'rate',
  'answerCall',
  'resolve',
  'resume',
  'answer',
  'check',
  'grant',
  'supervise',
  'shout',
  'progress',
  'urge',
  'reopen',
  'comment',
  'ask',
  'extend',
  'suspend',
  'refuse',
  'lift',
  'sendBack',
  'exclude',
  'uphold',
  'close',
  'appeal',
  'edit',
  'escalate',
  'return',
  'withdraw',
  'reject',
];

/** What the process waits for now. Urging or withdrawing is possible, but no page should press for it. */
export function isExpected(action: Action): boolean {
  return ['accept', 'reply', 'rate', 'answerCall', 'resolve', 'check', 'grant'].includes(action);
}

/** What the viewer may do here and now. Naming a holder, a lead issue or parts is work for the desk, not for a phone. */
export function actionsOffered(view: Pick<IssueView, 'actions'>, elsewhere: readonly Action[] = []): Action[] {
  return ORDER.filter((action) => view.actions.includes(action) && !elsewhere.includes(action));
}

/** The same action is called differently by a resident than by the office. */
const RESIDENT_WORDS: Partial<Record<Action, string>> = {
  reopen: '重新办理',
  comment: '补充说明',
};
/** What a holder presses is a request: the desk decides. */
const STAFF_WORDS: Partial<Record<Action, string>> = { return: '申请退回', answer: '回复督办' };

export function actionWords(action: Action, asResident: boolean): string {
  return (asResident ? RESIDENT_WORDS : STAFF_WORDS)[action] ?? ACTION_LABEL[action];
}

/** What is said once it is done: what happens next, where that is not plain. */
export function doneWords(action: Action, after: Pick<IssueView, 'state'>): string {
  switch (action) {
    case 'extend':
    case 'suspend':
    case 'return':
      return '已提交，等坐席审批';
    case 'resolve':
      return after.state === 'checking' ? '已办结，等待核查' : '已办结';
    case 'rate':
      return after.state === 'closed' ? '谢谢您的评价' : '已收到，马上重新办理';
    case 'shout':
      return '已送到每一级，等领导答复';
    case 'ask':
      return '已请居民补充';
    case 'reply':
    case 'comment':
      return '已送到承办人';
    case 'appeal':
      return '已提交申诉，等街道裁定';
    case 'answer':
      return '已回复督办';
    default:
      return `已${ACTION_LABEL[action]}`;
  }
}

export interface FormField {
  field: ActionField;
  needed: boolean;
}

type Evidence = Pick<CategoryView, 'photoToResolve' | 'photoBefore'>;

/** Chosen at the desk, among many. */
const DESK_FIELDS: readonly ActionField[] = ['holder', 'lead', 'parts'];

/**
 * The fields of an action's form, needed ones first. The server says in `needs` what this issue asks for; a task known
 * only from the list goes by what its category asks for.
 */
export function formFields(
  view: Pick<IssueView, 'needs'>,
  action: Action,
  isStaff: boolean,
  category?: Evidence,
): FormField[] {
  const { resolve } = view.needs;
  const pledge = resolve
    ? { photoToResolve: resolve.includes('photos'), photoBefore: resolve.includes('before') }
    : { photoToResolve: category?.photoToResolve ?? false, photoBefore: category?.photoBefore ?? false };
  const needed = view.needs[action] ?? neededFields(action, pledge);
  return [...new Set([...needed, ...fieldsOf(action, pledge)])]
    .filter((field) => !DESK_FIELDS.includes(field) && (field !== 'internal' || isStaff))
    .map((field) => ({ field, needed: needed.includes(field) }));
}

/** What stands over a field, with what it is for in this action. */
export function fieldLabel(action: Action, { field, needed }: FormField, asResident: boolean): string {
  return `${labelOf(action, field, asResident)} · ${needed ? '必填' : '可不填'}`;
}

function labelOf(action: Action, field: ActionField, asResident: boolean): string {
  if (field === 'note') {
    if (action === 'comment' && asResident) return '补充说明';
    // The mark is added to every label alike.
    return (NOTE_LABEL[action] ?? FIELD_LABEL.note).replace('（可不填）', '');
  }
  if (field === 'photos' && action === 'resolve') return '处置后照片';
  if (field === 'photos' && action === 'edit') return '再加照片';
  if (field === 'until') return UNTIL_LABEL[action] ?? FIELD_LABEL.until;
  return FIELD_LABEL[field];
}

const UNTIL_LABEL: Partial<Record<Action, string>> = {
  extend: '延到什么时候',
  suspend: '挂起到什么时候',
  supervise: '请在什么时候前回复',
};
