import type { CopyRow } from '@hongqi/shared';
import { withoutAnswered } from './waiting-people';

const row = (personId: string, part: CopyRow['part'] = 'resident'): CopyRow => ({
  personId,
  name: personId,
  part,
  areaCode: '150782001001001',
  areaName: '第一网格',
  readAt: null,
  answeredAt: null,
  answer: null,
  photos: [],
  answeredBy: null,
});

describe('people a worker can answer for', () => {
  it('are residents, without colleagues and without those just answered for', () => {
    expect(withoutAnswered([row('a'), row('b', 'staff'), row('c')], [], ['c']).map(({ name }) => name)).toEqual(['a']);
  });

  it('stay in sight while their answer waits for signal', () => {
    expect(withoutAnswered([row('a'), row('b')], ['b'], [])).toMatchObject([
      { name: 'a', waiting: false },
      { name: 'b', waiting: true },
    ]);
  });
});
