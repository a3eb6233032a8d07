export { WeappHost, type LaunchOptions } from './host';
export { PhonePage, type ActOptions } from './phone-page';
export { Bundle } from './core/bundle';
export type { ChosenFile } from './core/files';
export type { Locator } from './tree/find';
