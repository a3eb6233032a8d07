import { Pool } from 'undici';

export interface LoadResult {
  requests: number;
  failures: number;
  perSecond: number;
  p50: number;
  p99: number;
}

export interface LoadRequest {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** So many clients, each sending its next request when it has the whole answer to the last. Milliseconds. */
export async function load(
  url: string,
  clients: number,
  seconds: number,
  next: () => LoadRequest,
): Promise<LoadResult> {
  const pool = new Pool(url, { connections: clients, pipelining: 1 });
  const took: number[] = [];
  let failures = 0;
  const from = performance.now();
  const until = from + seconds * 1000;
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const { body, ...request } = next();
      const sent = performance.now();
      const answer = await pool.request({ ...request, ...(body !== undefined && { body }) });
      await answer.body.text();
      took.push(performance.now() - sent);
      if (answer.statusCode >= 300) failures += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsed = (performance.now() - from) / 1000;
  await pool.close();
  took.sort((a, b) => a - b);
  const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { requests: took.length, failures, perSecond: took.length / elapsed, p50: at(0.5), p99: at(0.99) };
}
