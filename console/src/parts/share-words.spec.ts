import { shareWords } from './share-words';

describe('a share', () => {
  it.each([
    [0, 0, '—'],
    [0, 300, '0%'],
    [1, 300, '1%'],
    [150, 300, '50%'],
    [299, 300, '99%'],
    [300, 300, '100%'],
  ])('of %d in %d is %s', (part, whole, words) => {
    expect(shareWords(part, whole)).toBe(words);
  });
});
