import type { Page, PageStack } from '../stack/page-stack';
import type { Activity } from './activity';
import type { Answers } from './answers';
import type { Bundle } from './bundle';
import type { TempFiles } from './files';
import type { Journal } from './journal';
import type { Realm } from './realm';
import type { Callable, Dict } from './types';

export type NetworkType = 'wifi' | '4g' | 'none';

/** Facts about the phone that a test may set and the app may ask for. */
export interface Settings {
  appId: string;
  login: (() => string | Promise<string>) | undefined;
  rewrite: (url: string) => string;
  /** `fontSizeSetting` as WeChat reports it: 17 is standard on iOS, 23.8 the care mode. */
  fontSizeSetting: number;
  theme: 'light' | 'dark';
  windowWidth: number;
  windowHeight: number;
  privacyAgreed: boolean;
  /** What the phone's clock says, in milliseconds; the machine's own when left out. */
  now: (() => number) | undefined;
}

/** What the `wx.*` groups share: the phone seen from inside. */
export interface Device {
  readonly bundle: Bundle;
  readonly realm: Realm;
  readonly activity: Activity;
  readonly journal: Journal;
  readonly answers: Answers;
  readonly files: TempFiles;
  readonly settings: Settings;
  readonly storage: Map<string, string>;
  /** What the person allowed so far, by scope; a scope not asked for yet is absent. */
  readonly scopes: Map<string, boolean>;
  /** Accepted one-time messages by template id. */
  readonly subscribed: Map<string, number>;
  readonly stack: PageStack;
  readonly launchOptions: Dict;
  offline: boolean;
  /** True while a tap's handlers run: the only time WeChat lets an app ask for a subscription. */
  inTap: boolean;
  give<T>(value: T): T;
  listeners(event: string): Set<Callable>;
  /** A closed phone is switched off: nothing of the app runs any more. */
  readonly closed: boolean;
  /** Called when the phone is closed. */
  onClose(close: () => void): void;
  page(): Page | undefined;
}
