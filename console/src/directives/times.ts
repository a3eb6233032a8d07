import { localDate } from '@hongqi/shared';
import { untilChoices } from '../desk/until';

const DAY = 86_400_000;

/** When most people mean something to be done by. */
export function endChoices(now: Date): { word: string; iso: string }[] {
  return untilChoices(now, now);
}

/** When most people want something to go out, as far as that is still to come. */
export function startChoices(now: Date): { word: string; iso: string }[] {
  const at = (days: number, time: string): string =>
    new Date(`${localDate(new Date(now.getTime() + days * DAY))}T${time}+08:00`).toISOString();
  return [
    { word: '今晚 7 点', iso: at(0, '19:00') },
    { word: '明早 8 点', iso: at(1, '08:00') },
    { word: '后天早 8 点', iso: at(2, '08:00') },
  ].filter(({ iso }) => Date.parse(iso) > now.getTime());
}
