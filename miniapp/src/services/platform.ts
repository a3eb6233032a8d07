import Taro from '@tarojs/taro';
import { AppError } from '@hongqi/shared';
import { newKey } from './keys';

/** WeChat takes nothing under 3 seconds. */
const EXACT_WITHIN_MS = 5_000;

/** What only WeChat can do; `platform.h5.ts` answers the same questions for a browser. */

export const canSignInSilently = true;
export const canChooseOnMap = true;
export const canLocate = true;
export const canSubscribe = true;
export const canOpenMap = true;
export const canGivePhone = true;

export function apiOrigin(): string {
  return API_BASE;
}

export function socketOrigin(): string {
  return API_BASE.replace(/^http/, 'ws');
}

/** A fresh code for signing in; each works once. */
export async function loginCode(): Promise<string> {
  try {
    return (await Taro.login()).code;
  } catch (error) {
    throw new AppError('UNREACHABLE', error);
  }
}

export type Answers = { templateId: string; answer: string }[];

/** Must run inside a tap, before anything is awaited. Refusing, or a phone that cannot ask, is an answer like any other. */
export async function askToSubscribe(templateIds: string[]): Promise<Answers> {
  if (templateIds.length === 0) return [];
  try {
    const result = await Taro.requestSubscribeMessage({ tmplIds: templateIds, entityIds: [] });
    return templateIds.flatMap((templateId) => {
      const answer: unknown = (result as unknown as Record<string, unknown>)[templateId];
      return typeof answer === 'string' ? [{ templateId, answer }] : [];
    });
  } catch (error) {
    console.info('subscription not asked', error);
    return [];
  }
}

/** A photo just taken lives in a folder WeChat empties; this copy stays until it is sent. One kept before stays as it is. */
export function keepFile(path: string): Promise<string> {
  if (isOwn(path)) return Promise.resolve(path);
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: path,
      filePath: ownFolder() + newKey() + (/\.\w+$/.exec(path)?.[0] ?? ''),
      success: ({ savedFilePath }) => resolve(savedFilePath),
      fail: reject,
    });
  });
}

/** Of a copy nobody needs any more; WeChat may have been quicker, and what lies in its own folder is its own affair. */
export async function dropFile(path: string): Promise<void> {
  if (!isOwn(path) || !(await hasFile(path))) return;
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().unlink({ filePath: path, success: () => resolve(), fail: reject });
  });
}

function isOwn(path: string): boolean {
  return path.startsWith(ownFolder());
}

function ownFolder(): string {
  return `${Taro.env.USER_DATA_PATH ?? ''}/`;
}

export function hasFile(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().access({ path, success: () => resolve(true), fail: () => resolve(false) });
  });
}

/** `exact` waits a few seconds for satellites; without it the nearest mast will do. */
export function gcj02Location(exact = false): Promise<{ longitude: number; latitude: number }> {
  return Taro.getLocation({
    type: 'gcj02',
    ...(exact && { isHighAccuracy: true, highAccuracyExpireTime: EXACT_WITHIN_MS }),
  });
}

/** Whether the place may be read without a question popping up. */
export async function mayLocateQuietly(): Promise<boolean> {
  const { authSetting } = await Taro.getSetting();
  return authSetting['scope.userLocation'] === true;
}

/** WeChat's own reader; the file is fetched first. */
export async function openPdf(url: string): Promise<void> {
  const { tempFilePath } = await Taro.downloadFile({ url });
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true });
}

/** WeChat holds back a private API until our own consent sheet is answered. */
export function onPrivacyQuestion(ask: (answer: (agreed: boolean) => void) => void): void {
  Taro.onNeedPrivacyAuthorization((resolve) => {
    ask((agreed) => resolve(agreed ? { event: 'agree', buttonId: 'agree-privacy' } : { event: 'disagree' }));
  });
}

export function openPrivacyContract(): void {
  void Taro.openPrivacyContract();
}

/** WeChat fetches what a page needs as it opens it, and says when it could not. */
export function loadPage(_path: string): Promise<void> {
  return Promise.resolve();
}

/** Nothing to make ready on a phone. */
export function prepare(_onPageLost: (error: unknown) => void): void {}
