import type { Device } from '../core/device';
import { asDict, text, type Dict } from '../core/types';
import { ask, privacy } from './ask';
import { ApiFailure, apis } from './kit';

/** What the phone draws over the page or in its bars. */
export interface Chrome {
  loading: string | null;
  titles: Map<string, string>;
  badges: Map<number, string>;
}

export function emptyChrome(): Chrome {
  return { loading: null, titles: new Map(), badges: new Map() };
}

/** Toasts, dialogs, bars, and the phone's own small services. Dialogs are answered by the story. */
export function uiApis(device: Device, chrome: Chrome): Dict {
  const quiet = (): undefined => undefined;
  return apis(device, {
    showToast: ({ title, icon }) => {
      device.journal.toasts.push({ title: text(title), icon: text(icon) || 'success' });
      chrome.loading = null;
    },
    hideToast: quiet,
    showLoading: ({ title }) => {
      chrome.loading = text(title);
    },
    hideLoading: () => {
      chrome.loading = null;
    },
    showModal: async (options) => {
      const answer = await device.answers.next('showModal', options);
      if (answer === undefined) throw new ApiFailure('nobody answered');
      if (answer === 'cancel' || answer === false) return { confirm: false, cancel: true };
      return { confirm: true, cancel: false, content: text(asDict(answer).content) };
    },
    // The answer is the item's place or its words.
    showActionSheet: async (options) => {
      const items = Array.isArray(options.itemList) ? options.itemList.map(text) : [];
      const answer = await ask(device, 'showActionSheet', options);
      const tapIndex = typeof answer === 'number' ? answer : items.indexOf(text(answer));
      if (!(tapIndex in items)) device.journal.fatal(`the sheet offers ${items.join(' / ')}, not ${text(answer)}`);
      return { tapIndex };
    },
    setNavigationBarTitle: ({ title }) => {
      chrome.titles.set(device.page()?.file ?? '', text(title));
    },
    setNavigationBarColor: quiet,
    showNavigationBarLoading: quiet,
    hideNavigationBarLoading: quiet,
    setBackgroundColor: quiet,
    setTabBarBadge: ({ index, text: words }) => void chrome.badges.set(Number(index), text(words)),
    removeTabBarBadge: ({ index }) => void chrome.badges.delete(Number(index)),
    showTabBarRedDot: ({ index }) => void chrome.badges.set(Number(index), '•'),
    hideTabBarRedDot: ({ index }) => void chrome.badges.delete(Number(index)),
    showTabBar: quiet,
    hideTabBar: quiet,
    setTabBarItem: quiet,
    setTabBarStyle: quiet,
    pageScrollTo: quiet,
    startPullDownRefresh: quiet,
    stopPullDownRefresh: () => {
      const page = device.page();
      if (page) page.refreshing = false;
    },
    showShareMenu: quiet,
    hideShareMenu: quiet,
    hideKeyboard: quiet,
    vibrateShort: quiet,
    vibrateLong: quiet,
    setKeepScreenOn: quiet,
    makePhoneCall: async (options) => {
      if (device.answers.has('makePhoneCall')) await ask(device, 'makePhoneCall', options);
    },
    setClipboardData: async ({ data }) => {
      await privacy(device, 'setClipboardData');
      device.storage.set('\u0000clipboard', JSON.stringify(text(data)));
      device.journal.toasts.push({ title: '内容已复制', icon: 'success' });
    },
    getClipboardData: async () => {
      await privacy(device, 'getClipboardData');
      return { data: JSON.parse(device.storage.get('\u0000clipboard') ?? '""') as unknown };
    },
    openDocument: quiet,
    loadFontFace: quiet,
    reportEvent: quiet,
  });
}
