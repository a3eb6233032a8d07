import Taro from '@tarojs/taro';
import { tell } from './errors';
import { loadPage } from './platform';

const TABS = ['pages/home/index', 'pages/inbox/index', 'pages/mine/index'];
const SIGN_IN = 'pages/sign-in/index';
const DIRECTIVE = 'directive/read/index';
const HOME = 'pages/home/index';
/** WeChat opens no more pages above each other. */
const MOST_PAGES = 10;
const NOT_OPENED = '没有打开，请检查网络后再试';

function url(path: string, params: Record<string, string>): string {
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `/${path}${pairs.length ? `?${pairs.join('&')}` : ''}`;
}

/** Parameters arrive undecoded on a phone and in a browser alike. */
export function param(params: Record<string, string | undefined>, name: string): string {
  return decodeURIComponent(params[name] ?? '');
}

type Move = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab';

/** Address → since when it is being opened: on a slow line people tap again. */
const opening = new Map<string, number>();
/** A phone that never says whether it opened a page must not make a button dead for ever. */
const PATIENCE_MS = 5_000;

/** Every way to a page. One that cannot be taken is told in words, and can be tried again. */
async function go(move: Move, path: string, params: Record<string, string> = {}): Promise<void> {
  const address = url(path, params);
  if (Date.now() - (opening.get(address) ?? 0) < PATIENCE_MS) return;
  opening.set(address, Date.now());
  try {
    await loadPage(path);
    const isFull = move === 'navigateTo' && Taro.getCurrentPages().length >= MOST_PAGES;
    if (isFull) await drawn();
    await Taro[isFull ? 'redirectTo' : move]({ url: address });
  } catch (error) {
    tellNotOpened(error);
  } finally {
    opening.delete(address);
  }
}

/** WeChat complains about drawing a page already left. */
function drawn(): Promise<void> {
  return new Promise((resolve) => Taro.nextTick(resolve));
}

/** A page of the program could not be had, or the phone would not show it. */
export function tellNotOpened(error: unknown): void {
  console.info('page not opened', error);
  tell(NOT_OPENED);
}

function open(path: string, params: Record<string, string> = {}): void {
  void go('navigateTo', path, params);
}

export const openReport = (as: 'resident' | 'worker' = 'resident'): void => open('resident/report/index', { as });
export const openIssue = (id: string): void => open('resident/issue/index', { id });
export const openMyIssues = (): void => open('resident/list/index');
export const openPrivacy = (): void => open('resident/privacy/index');
export const openToday = (): void => open('worker/today/index');
export const openLeader = (): void => open('worker/leader/index');
export const openDirective = (id: string): void => open(DIRECTIVE, { id });
export const openDirectives = (): void => open('directive/list/index');
/** From door to door: with a directive, or on the everyday round. */
export const openWalk = (directiveId: string | null, gridCode?: string): void =>
  open('worker/walk/index', { ...(directiveId && { directiveId }), ...(gridCode && { gridCode }) });
/** Whoever of the worker's people has not settled a directive. */
export const openUnsettled = (directiveId: string): void => open('worker/unsettled/index', { directiveId });
export const openTask = (id: string): void => open('worker/task/index', { id });
/** A door as it stands in one walk; `directiveId` is null on the everyday round. */
export const openDoor = (id: string, gridCode: string, directiveId: string | null): void =>
  open('worker/door/index', { id, gridCode, ...(directiveId && { directiveId }) });

/** In place of the form, so that "back" does not lead into a report already sent. */
export function replaceWithSent(id: string): void {
  void go('redirectTo', 'resident/sent/index', { id });
}

export function replaceWithIssue(id: string): void {
  void go('redirectTo', 'resident/issue/index', { id });
}

export function openHome(): void {
  void go('switchTab', HOME);
}

export function openInbox(): void {
  void go('switchTab', 'pages/inbox/index');
}

export function openMine(): void {
  void go('switchTab', 'pages/mine/index');
}

/** In place of the door, where the walk is not below it. */
function replaceWithWalk(directiveId: string | null, gridCode: string): void {
  void go('redirectTo', 'worker/walk/index', { gridCode, ...(directiveId && { directiveId }) });
}

/** To the page below. Opened from a message, or drawn again by a browser, there is none: then it is `orElse`. */
export function goBack(orElse: () => void = openHome): void {
  if (Taro.getCurrentPages().length < 2) return orElse();
  Taro.navigateBack().catch(tellNotOpened);
}

/** Back to the walk. */
export function leaveDoor(gridCode: string, directiveId: string | null): void {
  void drawn().then(() => goBack(() => replaceWithWalk(directiveId, gridCode)));
}

/** The page shown now as `path`, without the leading slash. */
export function currentPath(): string {
  const pages = Taro.getCurrentPages();
  return (pages[pages.length - 1]?.route ?? '').replace(/^\//, '').replace(/\?.*$/, '');
}

export function onTab(): boolean {
  return TABS.includes(currentPath());
}

/** Is it a directive that somebody was led away from? Parameters of the sign-in page. */
export function isForDirective(params: Record<string, string | undefined>): boolean {
  return param(params, 'from') === DIRECTIVE;
}

/** Several requests may learn at once that nobody is signed in; the page opens once, and leads back where they were. */
export function openSignIn(): void {
  if (currentPath() === SIGN_IN) return;
  if (onTab()) void go('reLaunch', SIGN_IN, { back: currentPath() });
  else open(SIGN_IN, { back: '', from: currentPath() });
}

/** Draws the page shown now from scratch, and forgets those below it. The sign-in page goes where it likes. */
export function openAgain(): void {
  const pages = Taro.getCurrentPages();
  const options = (pages[pages.length - 1]?.options ?? {}) as Record<string, string>;
  const path = currentPath();
  if (path === SIGN_IN || pages.length === 0) return;
  const params = Object.fromEntries(Object.keys(options).map((name) => [name, param(options, name)]));
  void drawn().then(() => go('reLaunch', path, params));
}

/** Back to the page that asked for it: a page below in the stack, or the tab it was opened from. */
export function leaveSignIn(back: string, isOther: boolean): void {
  // Pages below were somebody else's.
  if (isOther) void go('reLaunch', HOME);
  else goBack(() => void go('switchTab', TABS.includes(back) ? back : HOME));
}
