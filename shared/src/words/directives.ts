import type { ImportOutcome, ImportProblem } from '../contract/doors';
import type { CopyState, DirectiveBox } from '../contract/directives';
import type { Cascade, DirectiveKind, DirectiveState, CopyPart, Wants } from '../domain/directive';
import type { FieldKind } from '../domain/directive-form';
import type { DirectiveAction } from '../domain/directive-transitions';
import type { VisitOutcome } from '../domain/visit';

export const DIRECTIVE_KIND_LABEL: Record<DirectiveKind, string> = {
  mobilise: '动员',
  notice: '通知',
  task: '任务',
  alert: '预警',
};

export const DIRECTIVE_STATE_LABEL: Record<DirectiveState, string> = {
  draft: '草稿',
  pending: '待审批',
  scheduled: '待发送',
  sending: '传达中',
  sent: '已下发',
  closed: '已结束',
  recalled: '已撤回',
};

export const DIRECTIVE_ACTION_LABEL: Record<DirectiveAction | 'create', string> = {
  create: '起草',
  edit: '修改',
  discard: '删除草稿',
  submit: '发送',
  takeBack: '取回修改',
  approve: '同意发送',
  refuse: '退回修改',
  start: '开始传达',
  halt: '停止发送',
  finish: '传达完毕',
  add: '附言',
  pass: '传达',
  remind: '催办',
  recall: '撤回指令',
  close: '结束指令',
};

/** Why the platform gave a directive back to its author instead of sending it. */
export const HALTED_REASON = '发送人岗位已变动，请重新发送';

export const WANTS_LABEL: Record<Wants, string> = { read: '已读即可', receipt: '需要回执', form: '需要反馈' };
/** What settles it, as the button that does. */
export const SETTLE_LABEL: Record<Wants, string> = { read: '我已知晓', receipt: '我已知晓', form: '去反馈' };
/** What settled it. */
export const SETTLED_LABEL: Record<Wants, string> = { read: '已读', receipt: '已回执', form: '已反馈' };

export const CASCADE_LABEL: Record<Cascade, string> = { straight: '一键直达', relay: '层层传达' };
export const COPY_PART_LABEL: Record<CopyPart, string> = { staff: '工作人员', resident: '居民' };

export const FIELD_KIND_LABEL: Record<FieldKind, string> = {
  text: '文字',
  number: '数字',
  choice: '选择',
  photo: '照片',
  place: '位置',
};

export const DIRECTIVE_BOX_LABEL: Record<DirectiveBox, string> = {
  mine: '我的草稿',
  pending: '待我审批',
  going: '进行中',
  ended: '已结束',
};

export const COPY_STATE_LABEL: Record<CopyState, string> = {
  unread: '未读',
  waiting: '未完成',
  done: '已完成',
  late: '逾期完成',
};

export const VISIT_OUTCOME_LABEL: Record<VisitOutcome, string> = {
  met: '已见面',
  notHome: '不在家',
  problem: '发现问题',
  refused: '拒访',
};

export const IMPORT_OUTCOME_LABEL: Record<ImportOutcome, string> = {
  added: '新增',
  changed: '更新',
  same: '无变化',
  refused: '未导入',
};

export const IMPORT_PROBLEM_LABEL: Record<ImportProblem, string> = {
  noGrid: '找不到这个网格',
  manyGrids: '有几个网格同名，请写编码',
  outside: '不在您的辖区内',
  noBuilding: '没有楼栋',
  noNumber: '没有门牌号',
  tooLong: '内容太长',
  phone: '电话号码有误',
  repeated: '与前面的行重复',
};

/** `新建路6号楼 2单元 301`. */
export function doorWords({ building, unit, number }: { building: string; unit: string; number: string }): string {
  return [building, unit, number].filter(Boolean).join(' ');
}
