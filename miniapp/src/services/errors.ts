import Taro from '@tarojs/taro';
import { AppError, ERRORS, type ErrorCode, type FieldProblem } from '@hongqi/shared';
import { isPassingCode } from './failures';

export function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'UNEXPECTED';
}

/** The words a person is shown for a failure. */
export function textOf(error: unknown): string {
  return fieldText(error) ?? distanceText(error) ?? ERRORS[codeOf(error)].text;
}

/** How far off the photo was taken: the place may simply be marked wrong. */
function distanceText(error: unknown): string | null {
  if (!(error instanceof AppError) || error.code !== 'ISSUE_EVIDENCE_FAR') return null;
  const { metres, within } = (error.details ?? {}) as { metres?: number; within?: number };
  if (metres === undefined || within === undefined) return null;
  return `照片是在离事发地点 ${metres} 米的地方拍的，要在 ${within} 米以内，请到现场重新拍`;
}

/** "What was filled in is wrong" helps nobody where there is one field it can be about. */
function fieldText(error: unknown): string | null {
  if (!(error instanceof AppError) || error.code !== 'INPUT_INVALID' || !Array.isArray(error.details)) return null;
  const isUntil = (error.details as Partial<FieldProblem>[]).some(({ field }) => field === 'until');
  return isUntil ? '时间不合适：要晚于原来的期限，也不能太远，请换一个' : null;
}

/** The server could not be reached or asked to be tried again: the same request may be repeated later. */
export function isPassing(error: unknown): boolean {
  return isPassingCode(codeOf(error));
}

/** Someone else was first: what is on the screen is out of date. */
export function isConflict(error: unknown): boolean {
  return ERRORS[codeOf(error)].status === 409;
}

/** WeChat reports closing a chooser as a failure. */
export function isCancelled(error: unknown): boolean {
  const words = (error as { errMsg?: unknown } | null)?.errMsg;
  return typeof words === 'string' && /cancel/i.test(words);
}

export function tell(words: string): void {
  void Taro.showToast({ title: words, icon: 'none', duration: 3000 });
}

/** For what goes on in the background: shown in the console, not thrown at a person who did nothing. */
export function remark(what: string, error: unknown): void {
  if (codeOf(error) === 'UNEXPECTED') console.error(what, error);
  else console.info(what, codeOf(error));
}
