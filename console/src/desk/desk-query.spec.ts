import { deskQuery } from './desk-query';

const NONE = { areaCode: '', categoryCode: '', search: '' };

describe('the question put to the server', () => {
  it('says nothing of filters that are not set', () => {
    expect(deskQuery('desk', NONE, 30, null)).toEqual({ queue: 'desk', limit: 30 });
  });

  it('carries every filter and the place to go on from', () => {
    const filters = { areaCode: '150782002001', categoryCode: 'heating', search: ' 暖气 不热 ' };

    expect(deskQuery('work', filters, 30, 'k')).toEqual({
      queue: 'work',
      limit: 30,
      areaCode: '150782002001',
      categoryCode: 'heating',
      search: '暖气 不热',
      after: 'k',
    });
  });

  it('reads a number as it is spoken, in threes', () => {
    expect(deskQuery('all', { ...NONE, search: '260 012 344' }, 30, null).search).toBe('260012344');
  });
});
