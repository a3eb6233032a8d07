import path from 'node:path';
import type { Dict } from '../core/types';

export interface PageUrl {
  page: string;
  query: Dict;
}

/** `/pages/a/index?x=1`, or a path relative to the page it is called from. WeChat does not decode the values. */
export function parseUrl(url: string, from: string): PageUrl {
  const [location = '', words = ''] = url.split(/\?(.*)/s);
  const page = location.startsWith('/')
    ? location.slice(1)
    : from === ''
      ? location
      : path.posix.join(path.posix.dirname(from), location);
  const query: Dict = {};
  for (const pair of words.split('&').filter(Boolean)) {
    const [key = '', value = ''] = pair.split(/=(.*)/s);
    query[key] = value;
  }
  return { page: page.replace(/\.html$/, ''), query };
}
