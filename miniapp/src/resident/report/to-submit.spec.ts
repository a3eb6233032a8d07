import { type Draft, toSubmit } from './to-submit';

const draft: Draft = {
  submissionKey: 'key-00000001',
  text: ' 路灯不亮 ',
  categoryCode: null,
  urgent: false,
  anonymous: false,
  address: '',
  point: null,
  photos: [],
};

describe('what a report sends', () => {
  it('is no more than the person gave', () => {
    expect(toSubmit(draft, [], 'resident')).toEqual({
      submissionKey: 'key-00000001',
      text: '路灯不亮',
      source: 'resident',
    });
  });

  it('says "me too" for whoever follows a like issue without words, and keeps the words of whoever has some', () => {
    expect(toSubmit({ ...draft, text: '' }, ['p1'], 'resident', 'lead')).toMatchObject({
      text: '我也遇到',
      photos: ['p1'],
      follows: 'lead',
    });
    expect(toSubmit(draft, [], 'resident', 'lead')).toMatchObject({ text: '路灯不亮', follows: 'lead' });
  });

  it('is a place where there is a point, and words where only an address was typed', () => {
    const address = '康乐小区 3 号楼';
    const point = { lng: 120.73, lat: 49.28 };
    expect(toSubmit({ ...draft, address, point }, ['p1'], 'worker')).toMatchObject({
      place: { ...point, address },
      text: '路灯不亮',
      photos: ['p1'],
    });
    expect(toSubmit({ ...draft, address }, [], 'resident')).toMatchObject({ text: '路灯不亮\n地点：康乐小区 3 号楼' });
  });
});
