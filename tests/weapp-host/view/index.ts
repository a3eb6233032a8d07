export { findChromium, launchChromium } from './browser';
export { PhoneView } from './phone-view';
