import { fetchPage, isPageLost, type PageRoute } from './page-code';

const lost = Object.assign(new Error('Loading chunk 567 failed.'), { name: 'ChunkLoadError' });

describe('the code of a page in a browser', () => {
  const asked: string[] = [];
  const route = (path: string, page: () => Promise<unknown>): PageRoute => ({
    path,
    load: (context, params) => {
      asked.push(path);
      return [page(), context, params];
    },
  });
  const routes = [
    route('pages/home/index', () => Promise.resolve({})),
    route('/worker/walk/index', () => Promise.reject(lost)),
  ];
  beforeEach(() => asked.splice(0));

  it('is fetched for the one page that is to be opened', async () => {
    await fetchPage(routes, 'pages/home/index');
    expect(asked).toEqual(['pages/home/index']);
    await fetchPage(routes, 'pages/gone/index');
    expect(asked).toEqual(['pages/home/index']);
  });

  it('fails before anything has moved', async () => {
    await expect(fetchPage(routes, 'worker/walk/index')).rejects.toBe(lost);
  });

  it('is told from everything else that goes wrong unheard', () => {
    expect(isPageLost(lost)).toBe(true);
    expect(isPageLost(Object.assign(new Error('Loading CSS chunk 4 failed.'), { code: 'CSS_CHUNK_LOAD_FAILED' }))).toBe(
      true,
    );
    for (const other of [new Error('x'), undefined, null, 'ChunkLoadError', { code: 'NOT_FOUND' }])
      expect(isPageLost(other)).toBe(false);
  });
});
