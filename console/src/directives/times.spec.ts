import { startChoices } from './times';

describe('times to send at', () => {
  it('are this evening and the next mornings, in Shanghai', () => {
    expect(startChoices(new Date('2026-11-23T01:00:00Z'))).toEqual([
      { word: '今晚 7 点', iso: '2026-11-23T11:00:00.000Z' },
      { word: '明早 8 点', iso: '2026-11-24T00:00:00.000Z' },
      { word: '后天早 8 点', iso: '2026-11-25T00:00:00.000Z' },
    ]);
  });

  it('leave out what is over', () => {
    expect(startChoices(new Date('2026-11-23T12:00:00Z'))[0]?.word).toBe('明早 8 点');
  });
});
