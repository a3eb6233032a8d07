import type { IssueRow } from '@hongqi/shared';
import { rowsOf, stepFrom } from './rows';

function aRow(id: string, updatedAt = '2026-10-10T00:00:00Z'): IssueRow {
  return {
    id,
    number: '260000018',
    title: id,
    state: 'handling',
    stage: 'work',
    urgency: 'normal',
    categoryCode: 'other',
    areaCode: '150782002001001',
    areaName: '第一网格',
    place: null,
    thumbnail: null,
    holder: null,
    light: 'green',
    dueAt: null,
    pausedUntil: null,
    createdAt: updatedAt,
    updatedAt,
    lastWords: '',
    card: null,
    awaits: null,
    reporters: 1,
    urges: 0,
  };
}

const ABC = [aRow('a'), aRow('b'), aRow('c')];

describe('pages as one list', () => {
  it('shows a row once, where it first stood, as it is now', () => {
    const newer = aRow('a', '2026-10-11T00:00:00Z');

    const rows = rowsOf([
      { items: [aRow('a'), aRow('b')], next: 'k' },
      { items: [newer, aRow('c')], next: null },
    ]);

    expect(rows.map((row) => row.id)).toEqual(['a', 'b', 'c']);
    expect(rows[0]).toBe(newer);
  });

  it('does not let an older copy overwrite a newer one', () => {
    const newer = aRow('a', '2026-10-11T00:00:00Z');

    expect(rowsOf([{ items: [newer, aRow('a')], next: null }])).toEqual([newer]);
  });
});

describe('the marker', () => {
  it('begins at the first row', () => {
    expect(stepFrom(ABC, null, 0, 1)).toBe('a');
  });

  it('goes down and up, and stops at the ends', () => {
    expect(stepFrom(ABC, 'a', 0, 1)).toBe('b');
    expect(stepFrom(ABC, 'b', 1, -1)).toBe('a');
    expect(stepFrom(ABC, 'c', 2, 1)).toBe('c');
    expect(stepFrom(ABC, 'a', 0, -1)).toBe('a');
  });

  it('goes on with the following row after its own was dealt with', () => {
    const without = [aRow('a'), aRow('c')];

    expect(stepFrom(without, 'b', 1, 1)).toBe('c');
    expect(stepFrom(without, 'b', 1, -1)).toBe('a');
  });

  it('has nowhere to go in an empty list', () => {
    expect(stepFrom([], 'a', 0, 1)).toBeNull();
  });
});
