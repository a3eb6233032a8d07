import { EMPTY_INTAKE, submissionOf } from './intake';

const CALL = { ...EMPTY_INTAKE, text: ' 楼道灯不亮 ', address: ' 红旗街12号 ' };

describe('what the desk writes down', () => {
  it('has a place when a point was pressed', () => {
    const sent = submissionOf({ ...CALL, position: [120.72, 49.29], categoryCode: 'lighting' }, 'key-0001');

    expect(sent).toMatchObject({ text: '楼道灯不亮', categoryCode: 'lighting', submissionKey: 'key-0001' });
    expect(sent.place).toEqual({ lng: 120.72, lat: 49.29, address: '红旗街12号' });
  });

  it('keeps an address without a point in the words', () => {
    const sent = submissionOf(CALL, 'key-0001');

    expect(sent.place).toBeUndefined();
    expect(sent.text).toBe('楼道灯不亮\n地点：红旗街12号');
  });

  it('says nothing of what was left open', () => {
    expect(Object.keys(submissionOf({ ...EMPTY_INTAKE, text: '停水' }, 'key-0001')).sort()).toEqual([
      'anonymous',
      'source',
      'submissionKey',
      'text',
      'urgency',
    ]);
  });
});
