import type { ClockName } from '../domain/clocks';
import type { Card, RequestKind } from '../domain/issue-course';
import type { Light, LimitUnit, Urgency } from '../domain/due';
import type { Action, ActionField, IssueState } from '../domain/issue-transitions';
import type { AreaLevel } from '../domain/areas';
import type { Role } from '../domain/roles';
import type { Source } from '../contract/issues';

export const STATE_LABEL: Record<IssueState, string> = {
  submitted: '待分派',
  assigned: '待签收',
  handling: '处置中',
  suspended: '已挂起',
  asked: '待补充',
  checking: '待核查',
  resolved: '待评价',
  closed: '已结案',
  rejected: '不予受理',
  withdrawn: '已撤回',
  merged: '已并案',
  split: '已拆分',
};

export const ACTION_LABEL: Record<Action, string> = {
  submit: '提交',
  edit: '修改',
  refer: '转坐席',
  dispatch: '分派',
  accept: '签收',
  return: '退回',
  extend: '申请延期',
  suspend: '申请挂起',
  grant: '同意申请',
  refuse: '不同意申请',
  arbitrate: '裁定承办',
  resume: '恢复办理',
  ask: '请居民补充',
  reply: '补充情况',
  escalate: '上报',
  progress: '记录进展',
  resolve: '办结',
  check: '核查通过',
  sendBack: '核查退回',
  rate: '评价',
  close: '结案',
  reopen: '重办',
  appeal: '申诉评价',
  exclude: '剔除评价',
  uphold: '维持评价',
  reject: '不予受理',
  withdraw: '撤回',
  merge: '并案',
  follow: '我也遇到',
  unmerge: '撤销并案',
  join: '又有人反映',
  part: '有人退出并案',
  split: '拆分',
  gather: '全部办结',
  urge: '催办',
  supervise: '督办',
  answer: '督办回复',
  lift: '解除督办',
  shout: '喊到顶',
  answerCall: '答复居民',
  comment: '留言',
  warn: '临期提醒',
  expire: '超期提醒',
  climb: '报上级领导',
  harden: '督办升级',
};

/** What the words of an action are for; shown over the field. */
export const NOTE_LABEL: Partial<Record<Action, string>> = {
  return: '退回原因（派单异议）',
  extend: '延期原因（会告诉居民）',
  suspend: '挂起原因（会告诉居民）',
  grant: '审批意见',
  refuse: '不同意的理由',
  arbitrate: '裁定意见',
  resume: '恢复说明',
  ask: '想请居民补充什么',
  reply: '补充的情况',
  appeal: '申诉理由',
  exclude: '剔除的理由（会公示在指标里）',
  uphold: '维持的理由',
  unmerge: '撤销原因',
  split: '拆分说明',
  supervise: '督办要求',
  answer: '回复内容',
  lift: '解除意见',
  shout: '想对各级领导说什么',
  answerCall: '给居民的答复',
  urge: '催办说明',
  withdraw: '撤回原因',
  escalate: '上报原因',
  progress: '进展情况',
  resolve: '处理结果',
  check: '核查意见',
  sendBack: '退回原因',
  rate: '评价（可不填）',
  reopen: '重办原因',
  reject: '不予受理的原因，以及可以找谁',
  dispatch: '交办意见',
  merge: '并案说明',
  comment: '留言',
};

export const FIELD_LABEL: Record<ActionField, string> = {
  text: '诉求内容',
  category: '类别',
  place: '位置',
  parts: '拆成哪几件',
  note: '说明',
  card: '督办牌',
  until: '到什么时候',
  before: '处置前照片',
  photos: '照片',
  holder: '承办人',
  lead: '并入哪一件',
  rating: '评价',
  internal: '仅内部可见',
};

export const ROLE_LABEL: Record<Role, string> = {
  worker: '网格员',
  dispatcher: '治理中心坐席',
  department: '部门',
  supervisor: '督办领导',
  admin: '管理员',
};

export const LEVEL_LABEL: Record<AreaLevel, string> = {
  prefecture: '盟市',
  county: '旗县市区',
  township: '街道',
  community: '社区',
  grid: '网格',
  microgrid: '微网格',
};

export const SOURCE_LABEL: Record<Source, string> = {
  resident: '居民',
  worker: '网格员自发现',
  window: '窗口',
  phone: '电话',
  directive: '专项行动',
};
export const URGENCY_LABEL: Record<Urgency, string> = { normal: '一般', urgent: '紧急' };
export const LIGHT_LABEL: Record<Light, string> = { green: '正常', yellow: '临期', red: '超期' };
export const CLOCK_LABEL: Record<ClockName, string> = {
  accept: '签收',
  respond: '首响',
  finish: '处置',
  check: '核查',
  whole: '整体',
  rate: '评价',
  pause: '暂停',
  decide: '审批',
  answer: '督办回复',
  call: '领导答复',
  appeal: '申诉裁定',
};

export const CARD_LABEL: Record<Card, string> = { yellow: '黄牌', red: '红牌', black: '黑牌' };

export const REQUEST_LABEL: Record<RequestKind, string> = { extend: '延期', suspend: '挂起', return: '退回' };

/** A shape beside each colour: colour never stands alone. */
export const LIGHT_SHAPE: Record<Light, string> = { green: '●', yellow: '◆', red: '▲' };
export const UNIT_LABEL: Record<LimitUnit, string> = {
  workingHours: '个工作小时',
  workingDays: '个工作日',
  hours: '小时',
  days: '天',
};
export const RATING_LABEL: Record<number, string> = { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '很满意' };
