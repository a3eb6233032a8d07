import type { ErrorCode } from '@hongqi/shared';

/** The server could not be reached or asked to be tried again: the same request may be repeated later. */
export function isPassingCode(code: ErrorCode): boolean {
  return ['UNREACHABLE', 'BUSY', 'WECHAT_UNAVAILABLE', 'TOO_MANY_TRIES'].includes(code);
}

/** Nothing is wrong with what was pressed: it goes out once there is signal, or once its person has signed in again. */
export function canWait(code: ErrorCode): boolean {
  return isPassingCode(code) || ['NOT_SIGNED_IN', 'SIGN_IN_FAILED', 'ACCOUNT_DISABLED'].includes(code);
}
