import { createHash, type Hash } from 'node:crypto';
import { localDate } from '@hongqi/shared';
import { decodeTime, encodeTime } from 'ulid';

const FORM = 'hongqi-day-1';
const DAY_MS = 86_400_000;
const ID_LENGTH = 26;
const ID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
/** Whatever began before midnight is committed by then, also on a server whose clock is a little behind. */
export const SEAL_AFTER_MS = 3_600_000;
/** Half of the hash: enough that nobody finds another row with it, and half the room. */
const SHORT_HASH = 32;

/** What the seal of a day keeps of one event, so that it can be named when everything else of it is gone. */
export interface Leaf {
  historyId: string;
  /** Of the issue, as people read it out. */
  number: string;
  seq: number;
  /** The first 32 digits. */
  hash: string;
}

export function leafOf(row: { id: string; number: string; seq: number; hash: string }): Leaf {
  return { historyId: row.id, number: row.number, seq: row.seq, hash: row.hash.slice(0, SHORT_HASH) };
}

export function leafLine({ historyId, number, seq, hash }: Leaf): string {
  return `${historyId} ${number} ${seq} ${hash}\n`;
}

/** The opposite of `leafLine`; of a line somebody has spoilt, whatever can still be read. */
export function leafFrom(line: string): Leaf {
  const [historyId = '', number = '', seq = '', hash = ''] = line.split(' ');
  return { historyId, number, seq: Number(seq), hash };
}

/** SHA-256 over the lines of all events of a day in the order of their ids, taken in piece by piece. */
export class DayRoot {
  private readonly sum: Hash = createHash('sha256');

  add(lines: string): void {
    this.sum.update(lines);
  }

  hex(): string {
    return this.sum.digest('hex');
  }
}

/** What a seal says of its day, without the value that chains it to the days before. */
export interface DayRecord {
  /** Local, `2026-11-23`. */
  day: string;
  events: number;
  root: string;
  sealedAt: Date;
}

/** SHA-256 of the day and of the value of the day before ('' for the first): stands for the whole history up to here. */
export function chainOfDay(previous: string, { day, events, root, sealedAt }: DayRecord): string {
  const content = [FORM, previous, day, events, root, sealedAt.getTime()];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** The instant a local day begins; the next day begins where it ends. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

export function dayAfter(day: string, days = 1): string {
  return localDate(new Date(startOfDay(day).getTime() + days * DAY_MS));
}

/** The local day whose events hold this id. Throws on what is no id of ours. */
export function dayOfId(id: string): string {
  const at = instantOfId(id);
  if (!at) throw new Error(`the id ${id} of the history holds no instant`);
  return localDate(at);
}

/** When an id was made; null for text that is not one. */
export function instantOfId(id: string): Date | null {
  return ID.test(id) ? new Date(decodeTime(id)) : null;
}

/** No id made at this instant or later is smaller, none made before is as large. */
export function firstIdAt(at: Date): string {
  return encodeTime(at.getTime()).padEnd(ID_LENGTH, '0');
}
