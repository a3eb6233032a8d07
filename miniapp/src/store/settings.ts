import { create } from 'zustand';
import { keep, recall } from '@/services/storage';

/** The elder-mode guide asks for 1.4 times the usual size, with everything still complete. */
const LARGE = 1.4;

interface Settings {
  large: boolean;
}

export const useSettings = create<Settings>(() => ({ large: recall('large') === true }));

export function setLarge(large: boolean): void {
  keep('large', large);
  useSettings.setState({ large });
}

/** What a page puts on its root: every font size is a multiple of it. */
export function fontScale(large: boolean): number {
  return large ? LARGE : 1;
}
