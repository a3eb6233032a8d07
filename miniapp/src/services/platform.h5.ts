import type { Answers } from './platform';

/** The browser's answers; see `platform.ts`. */

export const canSignInSilently = false;
export const canChooseOnMap = false;
/** Browsers answer in wgs84, half a kilometre from where our maps draw it: better no point than a wrong grid. */
export const canLocate = false;
export const canSubscribe = false;
export const canOpenMap = false;
export const canGivePhone = false;

export function apiOrigin(): string {
  return API_BASE;
}

export function socketOrigin(): string {
  return (API_BASE || window.location.origin).replace(/^http/, 'ws');
}

export function loginCode(): Promise<string> {
  return Promise.reject(new Error('a browser has no WeChat login'));
}

export function askToSubscribe(): Promise<Answers> {
  return Promise.resolve([]);
}

/** A browser keeps a chosen file only as long as the page is open; there is nothing to copy. */
export function keepFile(path: string): Promise<string> {
  return Promise.resolve(path);
}

export async function hasFile(path: string): Promise<boolean> {
  return window.fetch(path).then(
    () => true,
    () => false,
  );
}

export function gcj02Location(): Promise<{ longitude: number; latitude: number }> {
  return Promise.reject(new Error('a browser gives no gcj02 location'));
}

export function mayLocateQuietly(): Promise<boolean> {
  return Promise.resolve(false);
}

/** A browser asks by itself for each thing it guards. */
export function onPrivacyQuestion(): void {}

export function openPrivacyContract(): void {}
