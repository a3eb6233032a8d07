import gcoord from 'gcoord';
import { fetchPage, isPageLost, type PageRoute } from './page-code';
import type { Answers } from './platform';

/** Without a limit a browser that finds no position waits for ever. */
const ANSWER_WITHIN_MS = 10_000;

/** The browser's answers; see `platform.ts`. */

export const canSignInSilently = false;
export const canChooseOnMap = false;
export const canLocate = true;
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

/** It goes with the page. */
export function dropFile(_path: string): Promise<void> {
  return Promise.resolve();
}

export async function hasFile(path: string): Promise<boolean> {
  return window.fetch(path).then(
    () => true,
    () => false,
  );
}

/** Browsers answer in wgs84, half a kilometre from where our maps draw it: enough for the wrong grid. */
export function gcj02Location(exact = false): Promise<{ longitude: number; latitude: number }> {
  return new Promise((resolve, reject) => {
    window.navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const [longitude, latitude] = gcoord.transform([coords.longitude, coords.latitude], gcoord.WGS84, gcoord.GCJ02);
        resolve({ longitude, latitude });
      },
      reject,
      { enableHighAccuracy: exact, timeout: ANSWER_WITHIN_MS },
    );
  });
}

export async function mayLocateQuietly(): Promise<boolean> {
  const { state } = await window.navigator.permissions.query({ name: 'geolocation' });
  return state === 'granted';
}

/** A browser reads it itself, in a tab of its own. */
export function openPdf(url: string): Promise<void> {
  window.open(url, '_blank', 'noopener');
  return Promise.resolve();
}

/** A browser asks by itself for each thing it guards. */
export function onPrivacyQuestion(): void {}

export function openPrivacyContract(): void {}

/** Before anything moves: the framework changes the address first, and of code that does not come tells nobody. */
export function loadPage(path: string): Promise<void> {
  return fetchPage((window as unknown as { __taroAppConfig: { routes: PageRoute[] } }).__taroAppConfig.routes, path);
}

export function prepare(onPageLost: (error: unknown) => void): void {
  // Opened without us, by the tab bar, the browser's own buttons or as the first page.
  window.addEventListener('unhandledrejection', (event) => {
    if (!isPageLost(event.reason)) return;
    event.preventDefault();
    onPageLost(event.reason);
  });
  // The framework's tab bar is made of `javascript:` links, which the page's security policy rightly refuses to follow.
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="javascript:"]')) event.preventDefault();
  });
}
