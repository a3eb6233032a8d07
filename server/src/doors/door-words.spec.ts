import fc from 'fast-check';
import { inWalkingOrder, phoneFrom, spellingOf, spellingsOf, tidied, tooLong } from './door-words';

const door = (building: string, unit = '', number = '') => ({ building, unit, number });

describe('the words of a door', () => {
  it('are tidied once and for all', () => {
    expect(tidied('　河滨小区３号楼\t\n ')).toBe('河滨小区3号楼');
    expect(tidied('新建路  6号\u0000楼')).toBe('新建路 6号 楼');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => tidied(tidied(text)) === tidied(text)));
  });

  it('spell one door one way', () => {
    expect(spellingOf(door('新建路 6 号楼', 'Ａ单元', '301a'))).toBe(spellingOf(door('新建路6号楼', 'a单元', '301A')));
    expect(spellingOf(door('a', 'b|c', 'd'))).not.toBe(spellingOf(door('a|b', 'c', 'd')));
    fc.assert(
      fc.property(fc.tuple(fc.string(), fc.string(), fc.string()), ([building, unit, number]) => {
        expect(spellingOf({ building, unit, number }).split('|')).toHaveLength(3);
      }),
    );
  });

  it('say which part is too long, counted in characters', () => {
    expect(tooLong(door('楼'.repeat(60), '单'.repeat(20), '1'.repeat(20)))).toBeNull();
    expect(tooLong(door('楼'.repeat(61)))).toBe('building');
    expect(tooLong(door('楼', '单'.repeat(21)))).toBe('unit');
    expect(tooLong(door('𠮷'.repeat(60)))).toBeNull();
    // Folded to `SS` each, it would not fit its column.
    expect(tooLong(door('ß'.repeat(60)))).toBe('building');
  });

  it.each([
    ['138 1234 1234', '13812341234'],
    ['１３８-1234-1234', '13812341234'],
    ['+86 13812341234', '13812341234'],
    ['0470-7300101', '04707300101'],
    ['7300101', '7300101'],
    ['1381234123', null],
    ['=1+1', null],
    ['', null],
  ])('take %j for the number %j', (typed, phone) => {
    expect(phoneFrom(typed)).toBe(phone);
  });

  it.each([
    [{ building: '3号楼' }, [0, 1, 2]],
    [{ building: '3号楼', unit: '2 单元' }, [1]],
    [{ building: '3号楼', unit: '' }, [2]],
    [{ building: '3号' }, []],
  ])('of %j and no others lie in one range of spellings', (place, expected) => {
    const doors = [
      door('３号楼', '12单元', '1'),
      door('3号楼', '2单元', '~'),
      door('3号楼', '', '1'),
      door('3号楼|2单元', '', '1'),
      door('3号楼}', '2单元', '1'),
      door('13号楼', '', '1'),
    ];
    const { from, to } = spellingsOf(place);
    const inside = doors.flatMap((one, at) => (spellingOf(one) >= from && spellingOf(one) < to ? [at] : []));
    expect(inside).toEqual(expected);
  });

  it('stand in the order in which they are walked', () => {
    const doors = [
      door('3号楼', '10单元', '101'),
      door('3号楼', '2单元', '1001'),
      door('3号楼', '2单元', '301'),
      door('12号楼', '', '1'),
    ];

    expect([...doors].sort(inWalkingOrder)).toEqual([doors[2], doors[1], doors[0], doors[3]]);
  });
});
