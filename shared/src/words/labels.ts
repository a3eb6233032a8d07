import type { Light, LimitUnit, Urgency } from '../domain/due';
import type { Action, ActionField, IssueState } from '../domain/issue-transitions';
import type { AreaLevel } from '../domain/areas';
import type { Role } from '../domain/roles';
import type { Source } from '../contract/issues';

export const STATE_LABEL: Record<IssueState, string> = {
  submitted: '待分派',
  assigned: '待签收',
  handling: '处置中',
  checking: '待核查',
  resolved: '待评价',
  closed: '已结案',
  rejected: '不予受理',
  withdrawn: '已撤回',
  merged: '已并案',
};

export const ACTION_LABEL: Record<Action, string> = {
  submit: '提交',
  refer: '转坐席',
  dispatch: '分派',
  accept: '签收',
  return: '退回',
  escalate: '上报',
  progress: '记录进展',
  resolve: '办结',
  check: '核查通过',
  sendBack: '核查退回',
  rate: '评价',
  close: '结案',
  reopen: '重办',
  reject: '不予受理',
  withdraw: '撤回',
  merge: '并案',
  urge: '催办',
  comment: '留言',
};

/** What the words of an action are for; shown over the field. */
export const NOTE_LABEL: Partial<Record<Action, string>> = {
  return: '退回原因',
  escalate: '上报原因',
  progress: '进展情况',
  resolve: '处理结果',
  check: '核查意见',
  sendBack: '退回原因',
  rate: '评价(可不填)',
  reopen: '重办原因',
  reject: '不予受理的原因,以及可以找谁',
  dispatch: '交办意见',
  merge: '并案说明',
  comment: '留言',
};

export const FIELD_LABEL: Record<ActionField, string> = {
  note: '说明',
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
};
export const URGENCY_LABEL: Record<Urgency, string> = { normal: '一般', urgent: '紧急' };
export const LIGHT_LABEL: Record<Light, string> = { green: '正常', yellow: '临期', red: '超期' };
/** A shape beside each colour: colour never stands alone. */
export const LIGHT_SHAPE: Record<Light, string> = { green: '●', yellow: '◆', red: '▲' };
export const UNIT_LABEL: Record<LimitUnit, string> = {
  workingHours: '个工作小时',
  workingDays: '个工作日',
  hours: '小时',
  days: '天',
};
export const RATING_LABEL: Record<number, string> = { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '很满意' };
