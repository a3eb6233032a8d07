import type { WalkDoor } from '@hongqi/shared';
import { answerable, type Asked, askedNow, byteLength, currentWalks, packDoors, unpackDoors } from './walk-memory';

const doors = Array.from({ length: 500 }, (_, i): WalkDoor => ({
  id: `01J0000000000000000000${String(i).padStart(4, '0')}`,
  building: `新建路${Math.floor(i / 60) + 1}号楼`,
  unit: `${(i % 3) + 1}单元`,
  number: String(101 + i),
  note: i % 7 ? '' : '门铃坏了，请敲门',
  hasContact: i % 2 === 0,
  version: 1,
  outcome: i % 4 ? null : 'met',
  visitedAt: i % 4 ? null : '2026-11-22T08:00:00.000Z',
  visitNote: null,
}));

describe('a list of doors kept on the phone', () => {
  it('comes back as it was', () => {
    expect(unpackDoors(packDoors(doors))).toEqual(doors);
    expect(unpackDoors(packDoors([]))).toEqual([]);
  });

  it('takes less than half the room, so that the largest grids fit', () => {
    const packed = byteLength(JSON.stringify(packDoors(doors)));
    expect(packed * 2).toBeLessThan(byteLength(JSON.stringify(doors)));
    expect(packed * 10).toBeLessThan(900_000);
  });

  it('is measured as it is stored', () => {
    for (const text of ['', 'abc', '号楼', 'é', '𠮷', JSON.stringify(doors)])
      expect(byteLength(text)).toBe(Buffer.byteLength(text));
  });
});

describe('walks kept on the phone', () => {
  it('say whether they are of a list; those kept before there were lists are of all doors', () => {
    const old = { directiveId: 'd1', title: '敲门行动', dueAt: null, grids: [] };
    expect(currentWalks([old, { ...old, listed: true }])).toEqual([
      { ...old, listed: false },
      { ...old, listed: true },
    ]);
  });
});

describe('what a household can answer', () => {
  const asked: Asked = { id: 'd1', title: '敲门行动', text: '', wants: 'receipt', form: [], over: false };

  it('is nothing any more once the list of directives says so, and what was withdrawn is not read out', () => {
    const kept: Asked = { ...asked, text: '请关好门窗' };
    expect(askedNow(kept, undefined)).toBe(kept);
    expect(askedNow(kept, { state: 'sent', over: false })).toBe(kept);
    expect(askedNow(kept, { state: 'closed', over: true })).toEqual({ ...kept, over: true });
    expect(askedNow(kept, { state: 'recalled', over: true })).toEqual({ ...kept, over: true, text: '' });
  });

  it('is a receipt or a form, until the directive is over', () => {
    expect(answerable(asked)).toBe(asked);
    expect(answerable({ ...asked, wants: 'form' })).not.toBeNull();
    expect(answerable({ ...asked, wants: 'read' })).toBeNull();
    expect(answerable({ ...asked, over: true })).toBeNull();
    expect(answerable(null)).toBeNull();
  });
});
