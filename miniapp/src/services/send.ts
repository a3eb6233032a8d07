import Taro from '@tarojs/taro';
import { API_PREFIX, AppError, type Method, photoRoutes } from '@hongqi/shared';
import { apiOrigin, hasFile } from './platform';

const TIMEOUT_MS = 15_000;
/** A photo of 10 MB over one bar of signal. */
const UPLOAD_TIMEOUT_MS = 120_000;

export interface Answer {
  status: number;
  body: unknown;
}

/** One request, whatever the answer. No answer at all is `UNREACHABLE`. */
export async function sendOnce(method: Method, path: string, body: unknown, token: string | null): Promise<Answer> {
  try {
    const { statusCode, data } = await Taro.request<unknown>({
      url: apiOrigin() + path,
      method,
      data: method === 'GET' ? undefined : (body ?? {}),
      header: { 'content-type': 'application/json', ...authorization(token) },
      timeout: TIMEOUT_MS,
    });
    return { status: statusCode, body: data };
  } catch (error) {
    // In a browser an HTTP error status may come as a rejection that carries the answer.
    const { statusCode, data } = (error ?? {}) as { statusCode?: number; data?: unknown };
    if (statusCode) return { status: statusCode, body: data };
    throw new AppError('UNREACHABLE', error);
  }
}

/** Sends one photo file after the form's fields, telling from 0 to 100 how far it is. */
export async function uploadOnce(
  path: string,
  fields: Record<string, string>,
  token: string | null,
  onProgress: (percent: number) => void,
): Promise<Answer> {
  try {
    const task = Taro.uploadFile({
      url: apiOrigin() + API_PREFIX + photoRoutes.add.path,
      filePath: path,
      name: 'file',
      formData: fields,
      header: authorization(token),
      timeout: UPLOAD_TIMEOUT_MS,
      withCredentials: false,
    });
    task.progress(({ progress }) => onProgress(progress));
    const { statusCode, data } = await task;
    return { status: statusCode, body: parsed(data) };
  } catch (error) {
    // Trying again helps against a lost signal, not when the phone has thrown the file away.
    throw new AppError((await hasFile(path)) ? 'UNREACHABLE' : 'PHOTO_NOT_YOURS', error);
  }
}

function authorization(token: string | null): Record<string, string> {
  return token ? { Authorization: `Bearer ${token}` } : {};
}

/** An answer that is not JSON comes from something in between; `errorOf` treats null as unreachable. */
function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return null;
  }
}
