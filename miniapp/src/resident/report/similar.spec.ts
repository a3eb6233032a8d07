import { nearWords, similarQuery } from './similar';

const HERE = { lng: 120.73, lat: 49.28 };

describe('asking what others reported', () => {
  it('needs a place, and a kind or words', () => {
    expect(similarQuery({ point: null, categoryCode: 'lighting' }, '路灯不亮')).toBeNull();
    expect(similarQuery({ point: HERE, categoryCode: null }, '  ')).toBeNull();
    expect(similarQuery({ point: HERE, categoryCode: 'lighting' }, '')).toEqual({ ...HERE, categoryCode: 'lighting' });
    expect(similarQuery({ point: HERE, categoryCode: null }, ' 路灯不亮 ')).toEqual({ ...HERE, text: '路灯不亮' });
  });

  it('is told how far and how many', () => {
    expect(nearWords({ metres: 4, reporters: 1 })).toEqual(['就在这里', '1 人反映']);
    expect(nearWords({ metres: 118, reporters: 3 })).toEqual(['约 120 米', '3 人反映']);
  });
});
