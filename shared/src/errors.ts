/** Every failure a person may have to be told about. Adding a row is adding to the API; a code is never renamed. */
// prettier-ignore
export const ERRORS = {
  NOT_SIGNED_IN:        { status: 401, text: '请先登录' },
  SIGN_IN_FAILED:       { status: 401, text: '登录没有成功，请重试' },
  ACCOUNT_DISABLED:     { status: 403, text: '账号已停用，请联系管理员' },
  NOT_ALLOWED:          { status: 403, text: '您没有这项权限' },
  NOT_FOUND:            { status: 404, text: '内容不存在或无权查看' },
  INPUT_INVALID:        { status: 400, text: '填写内容有误' },
  TOO_LARGE:            { status: 413, text: '内容太大，无法接收' },
  TOO_MANY_TRIES:       { status: 429, text: '操作太频繁，请稍后再试' },

  ISSUE_EMPTY:          { status: 400, text: '请写几句话或拍一张照片' },
  ISSUE_KEY_REUSED:     { status: 409, text: '这次提交与之前的内容不同，请重新提交' },
  ISSUE_NOT_YOURS:      { status: 403, text: '您不能对该诉求执行此操作' },
  ISSUE_WRONG_STATE:    { status: 409, text: '诉求状态已变化，请刷新' },
  ISSUE_CHANGED:        { status: 409, text: '他人刚刚处理了该诉求，请刷新' },
  ISSUE_INPUT_MISSING:  { status: 400, text: '还缺少必填内容' },
  ISSUE_TOO_LATE:       { status: 409, text: '已超过可以操作的期限' },
  ISSUE_ALREADY_RATED:  { status: 409, text: '您已经评价过了' },
  ISSUE_URGED_RECENTLY: { status: 409, text: '24 小时内已催办过，承办人已看到' },
  ISSUE_REQUEST_PENDING:{ status: 409, text: '已有一项申请在等待审批' },
  ISSUE_REQUESTS_USED_UP:{ status: 409, text: '可以申请的次数已用完' },
  ISSUE_NOTHING_ASKED:  { status: 409, text: '没有等待审批的申请' },
  ISSUE_NEEDS_ARBITRATION:{ status: 409, text: '已多次退回，须由街道督办领导裁定' },
  ISSUE_ARBITRATED:     { status: 409, text: '承办单位已经裁定，不能再退回' },
  ISSUE_ORDER_OPEN:     { status: 409, text: '已有督办单在办，只能由发出人或上级更改' },
  ISSUE_NO_ORDER:       { status: 409, text: '没有等待回复的督办单' },
  ISSUE_CALLED:         { status: 409, text: '已经喊到顶，请等各级领导答复' },
  ISSUE_NO_GRIEVANCE:   { status: 409, text: '还没有超期，也没有不满意的评价' },
  ISSUE_NOT_APPEALABLE: { status: 409, text: '没有可以申诉的评价' },
  ISSUE_HAS_PARTS:      { status: 409, text: '已拆分的诉求，请在分出的每一件上重办' },
  ISSUE_NOT_DUE:        { status: 409, text: '还没有到时间' },
  ISSUE_EVIDENCE_FAR:   { status: 400, text: '照片不是在事发地点拍的，请到现场拍照' },
  ISSUE_EVIDENCE_OLD:   { status: 400, text: '照片不是在办理期间拍的，请重新拍照' },
  ISSUE_NOT_DIVISIBLE:  { status: 400, text: '拆分出的每一件都要有内容和类别' },
  ISSUE_HOLDER_INVALID: { status: 400, text: '不能派给该人员或部门' },
  ISSUE_TOP_REACHED:    { status: 409, text: '上一级没有治理中心坐席，无法再上报' },
  ISSUE_LEAD_INVALID:   { status: 400, text: '不能并入该诉求' },

  DIRECTIVE_NOT_YOURS:  { status: 403, text: '您不能对该指令执行此操作' },
  DIRECTIVE_WRONG_STATE:{ status: 409, text: '指令状态已变化，请刷新' },
  DIRECTIVE_CHANGED:    { status: 409, text: '他人刚刚修改了该指令，请刷新' },
  DIRECTIVE_INPUT_MISSING:{ status: 400, text: '指令还缺少必填内容' },
  DIRECTIVE_OUTSIDE:    { status: 403, text: '不能发到您的辖区以外' },
  DIRECTIVE_NOBODY:     { status: 400, text: '所选范围内没有人，请重新选择' },
  DIRECTIVE_TIMES:      { status: 400, text: '时间先后有误，请检查发送时间和截止时间' },
  DIRECTIVE_FORM_INVALID:{ status: 400, text: '反馈表有误，请检查每一栏' },
  DIRECTIVE_DOORS_OUTSIDE:{ status: 400, text: '名单里有不在发送范围内的住户，请移出' },
  DIRECTIVE_DOORS_MANY: { status: 400, text: '一份名单最多五千户，请分几次下发' },
  DIRECTIVE_KEY_REUSED: { status: 409, text: '这份草稿已保存过不同的内容，请刷新' },
  DIRECTIVE_REMINDED:   { status: 409, text: '一小时内已催办过，请稍后再催' },
  DIRECTIVE_ALL_DONE:   { status: 409, text: '该范围内没有需要催办的人' },
  DIRECTIVE_NOT_WAITING:{ status: 409, text: '这一级已经传达，或不需要传达' },
  DIRECTIVE_OVER:       { status: 409, text: '指令已撤回或已结束，不再需要回复' },
  ANSWER_INVALID:       { status: 400, text: '反馈内容有误，请检查' },

  DOOR_TAKEN:           { status: 409, text: '该楼栋单元已有这个门牌' },
  DOOR_CHANGED:         { status: 409, text: '他人刚刚修改了该户信息，请刷新' },
  VISIT_KEY_REUSED:     { status: 409, text: '这次走访与之前的记录不同，请重新记录' },
  DOCUMENT_NOT_PDF:     { status: 400, text: '只能附 PDF 文件' },
  DOCUMENT_TOO_LARGE:   { status: 413, text: '文件太大，每个不超过 10 MB' },
  DOCUMENT_NOT_YOURS:   { status: 400, text: '文件不存在或已被使用' },

  PHOTO_NOT_IMAGE:      { status: 400, text: '这不是可以识别的照片，请换一张' },
  PHOTO_TOO_LARGE:      { status: 413, text: '照片太大，每张不超过 10 MB' },
  PHOTO_TOO_MANY_PIXELS:{ status: 400, text: '照片尺寸过大，请压缩后再传' },
  PHOTO_NOT_YOURS:      { status: 400, text: '照片不存在或已被使用' },
  BOUNDARY_INVALID:     { status: 400, text: '边界有误' },
  RULES_CHANGED:        { status: 409, text: '他人刚刚修改了规则，请刷新' },

  WECHAT_UNAVAILABLE:   { status: 503, text: '微信服务暂时没有响应，请稍后再试' },
  UNREACHABLE:          { status: 503, text: '网络不给力，请稍后再试' },
  BUSY:                 { status: 503, text: '系统繁忙，请稍后再试' },
  UNEXPECTED:           { status: 500, text: '系统出错了，请稍后再试' },
} as const satisfies Record<string, { status: number; text: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** What went wrong with one field: `{ field: 'photos.3', rule: 'arrayMaxSize' }`. */
export interface FieldProblem {
  field: string;
  rule: string;
}

export interface ErrorBody {
  code: ErrorCode;
  text: string;
  details?: unknown;
  requestId?: string;
}

/** The only thing thrown on purpose. The text is looked up by code where it is shown. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    readonly details?: unknown,
  ) {
    super(code);
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.prototype.hasOwnProperty.call(ERRORS, value);
}
