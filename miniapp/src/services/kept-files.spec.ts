import { filesIn, filesLeft } from './kept-files';

const drafts = [
  {
    id: 'd1',
    values: { f1: 12, f2: ['更深'], f4: '照片 wxfile://usr/words.jpg' },
    photos: {
      f3: [
        { id: null, path: 'wxfile://usr/a.jpg' },
        { id: 'p1', thumbnail: '/photos/p1', path: 'wxfile://usr/b.jpg' },
      ],
      f5: [{ id: 'p2', thumbnail: '/photos/p2', path: null }],
    },
  },
];
const waiting = (...files: unknown[]) => [{ kind: 'answer', ownerId: 'wang', input: {}, files }];

describe('the files of somebody whose things go', () => {
  it('are those named as files, not words that look like one', () => {
    expect(filesIn(drafts)).toEqual(['wxfile://usr/a.jpg', 'wxfile://usr/b.jpg']);
    expect(filesIn({ id: 'me', name: '王秀英', posts: [null, 1, 'x'] })).toEqual([]);
    expect(filesIn(null)).toEqual([]);
  });

  it('go with them', () => {
    expect(filesLeft([drafts, null, { photos: [{ path: 'wxfile://usr/a.jpg' }] }], [null, []])).toEqual([
      'wxfile://usr/a.jpg',
      'wxfile://usr/b.jpg',
    ]);
  });

  it('stay while something still to be sent has them, also as an older version kept it', () => {
    const file = { path: 'wxfile://usr/a.jpg', field: 'answer.f3', taken: null };
    expect(filesLeft([drafts], [waiting(file), []])).toEqual(['wxfile://usr/b.jpg']);
    expect(filesLeft([drafts], [[], waiting(file)])).toEqual(['wxfile://usr/b.jpg']);
    expect(filesLeft([drafts], [waiting('wxfile://usr/b.jpg'), null])).toEqual(['wxfile://usr/a.jpg']);
  });
});
