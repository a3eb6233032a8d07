import Taro from '@tarojs/taro';

const TABS = ['pages/home/index', 'pages/inbox/index', 'pages/mine/index'];
const SIGN_IN = 'pages/sign-in/index';
const DIRECTIVE = 'directive/read/index';

function url(path: string, params: Record<string, string>): string {
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `/${path}${pairs.length ? `?${pairs.join('&')}` : ''}`;
}

/** Parameters arrive undecoded on a phone and in a browser alike. */
export function param(params: Record<string, string | undefined>, name: string): string {
  return decodeURIComponent(params[name] ?? '');
}

function open(path: string, params: Record<string, string> = {}): void {
  void Taro.navigateTo({ url: url(path, params) });
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
  void Taro.redirectTo({ url: url('resident/sent/index', { id }) });
}

export function replaceWithIssue(id: string): void {
  void Taro.redirectTo({ url: url('resident/issue/index', { id }) });
}

export function openHome(): void {
  void Taro.switchTab({ url: url('pages/home/index', {}) });
}

export function openInbox(): void {
  void Taro.switchTab({ url: url('pages/inbox/index', {}) });
}

export function openMine(): void {
  void Taro.switchTab({ url: url('pages/mine/index', {}) });
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
  if (onTab()) void Taro.reLaunch({ url: url(SIGN_IN, { back: currentPath() }) });
  else open(SIGN_IN, { back: '', from: currentPath() });
}

/** Draws the page shown now from scratch, and forgets those below it. The sign-in page goes where it likes. */
export function openAgain(): void {
  const pages = Taro.getCurrentPages();
  const options = (pages[pages.length - 1]?.options ?? {}) as Record<string, string>;
  const path = currentPath();
  if (path === SIGN_IN || pages.length === 0) return;
  const params = Object.fromEntries(Object.keys(options).map((name) => [name, param(options, name)]));
  // Not before this page has been drawn: WeChat complains about drawing a page already left.
  Taro.nextTick(() => void Taro.reLaunch({ url: url(path, params) }));
}

/** Back to the page that asked for it: a page below in the stack, or the tab it was opened from. */
export function leaveSignIn(back: string, isOther: boolean): void {
  // Pages below were somebody else's.
  if (isOther) void Taro.reLaunch({ url: url('pages/home/index', {}) });
  else if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: url(TABS.includes(back) ? back : 'pages/home/index', {}) });
}
