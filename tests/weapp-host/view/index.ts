export { findChromium, launchChromium } from './browser';
export { PhoneView, type ViewOptions } from './phone-view';
