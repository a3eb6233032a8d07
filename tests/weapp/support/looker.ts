import type { Browser } from 'playwright-core';
import { text } from '../../weapp-host/core/types';
import type { WeappHost } from '../../weapp-host';
import { visibleText, walk, type ViewElement } from '../../weapp-host/tree/node';
import { PhoneView } from '../../weapp-host/view';
import { pictureOf } from './phones';

/** The elder-mode guide's smallest target, in CSS pixels. */
const FINGER_PX = 44;

export function pressables(phone: WeappHost): ViewElement[] {
  return [...walk(phone.page.tree)].filter(
    (one) => !['', 'none', undefined].includes(one.attrs['hover-class'] as string),
  );
}

export const nameOf = (one: ViewElement): string => text(one.attrs['aria-label']) || visibleText(one).trim();

/** What on this page a screen reader could not name. */
export function namelessOn(phone: WeappHost): string[] {
  return pressables(phone)
    .filter((one) => !nameOf(one) || !(one.tag === 'button' || text(one.attrs['aria-role'])))
    .map((one) => `${text(one.attrs.id)} ${text(one.attrs.class)}`);
}

/** A picture of the page, and everything on it too small for a finger or too wide for the screen. */
export async function troublesOn(browser: Browser, phone: WeappHost, series: string, name: string): Promise<string[]> {
  const view = await PhoneView.open(browser, phone);
  const keys = new Set(pressables(phone).map(({ key }) => key));
  const targets = (await view.tapTargets()).filter(({ key }) => keys.has(key));
  if (targets.length === 0) throw new Error(`nothing can be pressed on ${name}`);
  const small = targets
    .filter(({ width, height }) => Math.min(width, height) < FINGER_PX)
    .map(({ words, width, height }) => `${series} ${name}: ${words} ${width} × ${height}`);
  const wide = (await view.scrollsSideways()) ? [`${series} ${name} is wider than the screen`] : [];
  await view.screenshot(pictureOf(`weapp-${series}-${name}`), { full: true });
  await view.close();
  return [...small, ...wide];
}
