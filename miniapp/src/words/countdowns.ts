import {
  CLOCK_LABEL,
  type ClockName,
  type ClockView,
  clockTime,
  howFarDue,
  type IssueView,
  type Light,
} from '@hongqi/shared';
import { isAffected } from './status-sentence';

/** A promise as people read it: how far away, and below it until when exactly. */
export interface Countdown {
  name: ClockName;
  words: string;
  exact: string;
  light: Light | null;
}

type Promised = Pick<IssueView, 'clocks' | 'state' | 'pause' | 'relations'>;

/** Promises to the reporter. The others are limits of single steps and stand beside those. */
const PROMISED: readonly ClockName[] = ['accept', 'respond', 'finish', 'check', 'whole', 'rate'];
/** What a resident waits for; the first word and the whole are worth a line only once they are late. */
const FOR_EVERYONE: readonly ClockName[] = ['accept', 'finish', 'check', 'rate'];

/** The promises that still run or stand still, in the order of the clocks. Those kept are left out: the history has them. */
export function countdowns(view: Promised, now: Date, forStaff = false): Countdown[] {
  return view.clocks
    .filter(({ name, stoppedAt }) => PROMISED.includes(name) && stoppedAt === null)
    .filter(({ name, light }) => forStaff || FOR_EVERYONE.includes(name) || light === 'red')
    .map((clock) => countdown(clock, view, now));
}

function countdown(clock: ClockView, view: Promised, now: Date): Countdown {
  const { name, dueAt } = clock;
  const label = CLOCK_LABEL[name];
  if (clock.pausedAt !== null) {
    return { name, words: `${label}：暂停计时`, exact: pausedBecause(view, now), light: null };
  }
  const until = clockTime(dueAt, now);
  if (name === 'rate') {
    const words = `${label}：${howFarDue(dueAt, now)}`;
    const whose = isAffected(view) ? '您可以评价' : '居民可以评价';
    return { name, words, exact: `${until} 前${whose}，过后自动结案`, light: null };
  }
  // The server's light decides: the phone's own clock may be wrong.
  const light = clock.light;
  if (light === 'red') {
    const late = new Date(dueAt).getTime() < now.getTime() ? `已${howFarDue(dueAt, now)}` : '已超期';
    return { name, words: `${label}：${late}`, exact: `本应在 ${until} 前`, light };
  }
  return { name, words: `${label}：${howFarDue(dueAt, now)}`, exact: `${until} 前`, light };
}

function pausedBecause({ state, pause }: Promised, now: Date): string {
  const until = pause ? `，最迟 ${clockTime(pause.until, now)} 继续` : '';
  if (state === 'asked') return `等居民补充情况${until}`;
  return pause?.note ? `因为${pause.note}${until}` : `暂停办理${until}`;
}
