import type { PhoneDevice } from '../core/phone-device';
import type { Page } from '../stack/page';
import { text } from '../core/types';
import { BASE_CSS, SHELL_CSS } from './base-css';
import { pageCss } from './css';

const ORIGIN = 'http://phone.invalid';

/** Where the browser finds a file of the bundle, a photo the phone made, or a picture of the server. */
export function addressOf(device: PhoneDevice, src: string): string {
  if (src === '' || src.startsWith('data:')) return src;
  if (src.startsWith('http://tmp/') || src.startsWith('wxfile://')) return `${ORIGIN}/temp/${encodeURIComponent(src)}`;
  if (/^https?:/.test(src)) return `${ORIGIN}/net/${encodeURIComponent(device.settings.rewrite(src))}`;
  return `${ORIGIN}/bundle/${src.replace(/^\/+/, '')}`;
}

export { ORIGIN };

function themed(device: PhoneDevice, value: string | undefined, otherwise: string): string {
  if (!value?.startsWith('@')) return value ?? otherwise;
  const file = device.bundle.app.themeLocation ?? 'theme.json';
  if (!device.bundle.has(file)) return otherwise;
  const themes = JSON.parse(device.bundle.read(file)) as Record<string, Record<string, string>>;
  return themes[device.settings.theme]?.[value.slice(1)] ?? otherwise;
}

const escape = (words: string): string => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** The whole screen as HTML; the page itself goes into the frame, so that `fixed` and `vh` mean what they mean on a phone. */
export function shellHtml(device: PhoneDevice, page: Page): string {
  const settings = { ...device.bundle.app.window, ...page.json };
  const background = themed(device, settings.navigationBarBackgroundColor, '#ffffff');
  const colour = themed(device, settings.navigationBarTextStyle, 'black');
  const title = device.chrome.titles.get(page.file) ?? settings.navigationBarTitleText ?? '';
  const back = device.stack.pages.length > 1 ? '<span class="back">‹</span>' : '';
  const bars =
    settings.navigationStyle === 'custom'
      ? ''
      : `<div style="background:${background};color:${colour}"><div class="status"></div>` +
        `<div class="nav">${back}${escape(title)}<span class="menu"></span></div></div>`;
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>${SHELL_CSS}</style></head><body>${bars}` +
    `<iframe name="page" srcdoc="${escape(frameHtml(device, page))}"></iframe>${tabsHtml(device, page)}</body></html>`
  );
}

function frameHtml(device: PhoneDevice, page: Page): string {
  const isTab = device.bundle.isTab(page.file);
  const safe = `:root { --host-safe-bottom: ${isTab ? 0 : 34}px; }`;
  const scheme = `:root { color-scheme: light; }`;
  return (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<style>${BASE_CSS}${safe}${scheme}</style><style>${pageCss(device.bundle, page.file).replace(/<\//g, '<\\/')}</style>` +
    '</head><body></body></html>'
  );
}

function tabsHtml(device: PhoneDevice, page: Page): string {
  const { tabBar } = device.bundle.app;
  if (!tabBar || tabBar.custom || !device.bundle.isTab(page.file)) return '';
  const items = tabBar.list.map((item, index) => {
    const chosen = item.pagePath === page.file;
    const colour = themed(device, chosen ? tabBar.selectedColor : tabBar.color, chosen ? '#07c160' : '#333333');
    const icon = chosen ? (item.selectedIconPath ?? item.iconPath) : item.iconPath;
    const badge = device.chrome.badges.get(index);
    return (
      `<div style="color:${colour}">${icon ? `<img src="${addressOf(device, icon)}">` : ''}` +
      `${escape(text(item.text))}${badge === undefined ? '' : `<i>${escape(badge)}</i>`}</div>`
    );
  });
  return `<div class="tabs" style="background:${themed(device, tabBar.backgroundColor, '#ffffff')}">${items.join('')}</div>`;
}
