import Taro from '@tarojs/taro';
import { AppError, ERRORS, type ErrorCode } from '@hongqi/shared';

export function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'UNEXPECTED';
}

/** The words a person is shown for a failure. */
export function textOf(error: unknown): string {
  return ERRORS[codeOf(error)].text;
}

/** The server could not be reached or asked to be tried again: the same request may be repeated later. */
export function isPassing(error: unknown): boolean {
  return ['UNREACHABLE', 'BUSY', 'WECHAT_UNAVAILABLE', 'TOO_MANY_TRIES'].includes(codeOf(error));
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
