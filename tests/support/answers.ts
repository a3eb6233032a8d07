import { ERRORS, isErrorCode } from '@hongqi/shared';

export interface Answer {
  status: number;
  body: unknown;
}

/**
 * What is wrong with the answer to a bad request; null when it is a refusal as promised: 4xx, one of our codes under its own
 * status, Chinese words for people, and the id of the request. Nothing of the inside may show.
 */
export function flawOf({ status, body }: Answer): string | null {
  const shown = `${status} ${JSON.stringify(body)}`.slice(0, 300);
  if (status < 400 || status > 499) return `not refused: ${shown}`;
  if (typeof body !== 'object' || body === null) return `not our shape: ${shown}`;
  const { code, text, requestId, ...rest } = body as Record<string, unknown>;
  if (!isErrorCode(code) || ERRORS[code].status !== status) return `not one of our codes: ${shown}`;
  if (typeof text !== 'string' || text !== ERRORS[code].text || !/\p{Script=Han}/u.test(text))
    return `not in words for people: ${shown}`;
  if (typeof requestId !== 'string' || !/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(requestId))
    return `no request id: ${shown}`;
  if (Object.keys(rest).some((key) => key !== 'details')) return `more than our shape: ${shown}`;
  if (/node_modules|\.ts\b|at \w+ \(|SELECT |INSERT |UPDATE |ER_[A-Z]|SQLITE|Error:/.test(JSON.stringify(rest)))
    return `shows the inside: ${shown}`;
  return null;
}
