import path from 'node:path';
import type { Device } from '../core/device';
import { asDict, isCallable, isDict, text, type Callable, type Dict } from '../core/types';
import { ApiFailure, api, callApp } from './kit';
import { multipart } from './multipart';
import { send, TransportError, type Exchange, type Sending } from './transport';

const DEFAULT_TIMEOUT_MS = 60_000;
/** WeChat lets at most ten requests, uploads and downloads run at once; later ones wait. */
const MAX_CONCURRENT = 10;

const OFFLINE = '-106:net::ERR_INTERNET_DISCONNECTED';

/** `request`, `uploadFile`, `downloadFile` over real HTTP. */
export function requestApis(device: Device): Dict {
  const lane = new Lane();
  return {
    request: task(device, lane, 'request', (options) => {
      const method = (text(options.method) || 'GET').toUpperCase();
      const header = headerOf(device, options, { 'content-type': 'application/json' });
      const { url, body } = payload(text(options.url), method, header, options.data);
      return {
        sending: { url, method, header, body },
        result: (exchange) => ({ data: dataOf(device, exchange, options), ...common(exchange) }),
      };
    }),
    uploadFile: task(device, lane, 'uploadFile', (options) => {
      const filePath = text(options.filePath);
      const bytes = device.files.read(filePath);
      if (!bytes) throw new ApiFailure(`file doesn't exist: ${filePath}`);
      const form = multipart(asDict(options.formData), text(options.name), path.posix.basename(filePath), bytes);
      const header = headerOf(device, options, {});
      header['content-type'] = form.type;
      return {
        sending: { url: text(options.url), method: 'POST', header, body: form.body },
        result: (exchange) => ({ data: exchange.body.toString('utf8'), ...common(exchange) }),
      };
    }),
    downloadFile: task(device, lane, 'downloadFile', (options) => ({
      sending: { url: text(options.url), method: 'GET', header: headerOf(device, options, {}), body: undefined },
      result: (exchange) => {
        const extension = path.posix.extname(new URL(text(options.url)).pathname) || '.bin';
        return { tempFilePath: device.files.add(exchange.body, extension), ...common(exchange) };
      },
    })),
  };
}

interface Plan {
  sending: Pick<Sending, 'url' | 'method' | 'header' | 'body'>;
  result: (exchange: Exchange) => Dict;
}

function task(device: Device, lane: Lane, name: string, plan: (options: Dict) => Plan): (options?: unknown) => unknown {
  return (raw) => {
    const onHeader = new Set<Callable>();
    const onProgress = new Set<Callable>();
    let aborted = false;
    let abort = (): void => undefined;
    const tell = (listeners: Set<Callable>, value: Dict): void => {
      for (const listener of listeners) callApp(device, `${name} listener`, listener, device.give(value));
    };
    const run = api(device, name, async (options) => {
      const { sending, result } = plan(options);
      return lane.run(async () => {
        if (aborted) throw new ApiFailure('abort');
        if (device.offline) throw new ApiFailure(OFFLINE, { errno: 600001 });
        const call = send({
          ...sending,
          url: device.settings.rewrite(sending.url),
          timeoutMs: Number(options.timeout) || DEFAULT_TIMEOUT_MS,
          onHeader: (header) => tell(onHeader, { header }),
          onSent: (sent, total) =>
            tell(onProgress, {
              progress: Math.round((sent / total) * 100),
              totalBytesSent: sent,
              totalBytesExpectedToSend: total,
            }),
        });
        abort = call.abort;
        device.onClose(call.abort);
        try {
          return result(await call.done);
        } catch (thrown) {
          throw thrown instanceof TransportError ? new ApiFailure(thrown.message, { errno: 600001 }) : thrown;
        }
      });
    });
    const promise = run(raw);
    const handle = {
      abort: () => {
        aborted = true;
        abort();
      },
      onHeadersReceived: (listener: unknown) => void (isCallable(listener) && onHeader.add(listener)),
      offHeadersReceived: () => onHeader.clear(),
      onProgressUpdate: (listener: unknown) => void (isCallable(listener) && onProgress.add(listener)),
      offProgressUpdate: () => onProgress.clear(),
    };
    return promise === undefined ? handle : Object.assign(promise as object, handle);
  };
}

function headerOf(device: Device, options: Dict, defaults: Record<string, string>): Record<string, string> {
  const header: Record<string, string> = { ...defaults };
  for (const [name, value] of Object.entries(asDict(options.header))) {
    if (value !== undefined && name.toLowerCase() !== 'referer') header[name.toLowerCase()] = text(value);
  }
  header.referer = `https://servicewechat.com/${device.settings.appId}/0/page-frame.html`;
  return header;
}

function query(data: Dict): string {
  const pairs = Object.entries(data).filter(([, value]) => value !== undefined);
  return pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(text(value))}`).join('&');
}

function payload(
  url: string,
  method: string,
  header: Record<string, string>,
  data: unknown,
): { url: string; body: Buffer | undefined } {
  if (data === undefined || data === null) return { url, body: undefined };
  if (typeof data === 'string') return { url, body: Buffer.from(data) };
  if (Object.prototype.toString.call(data) === '[object ArrayBuffer]') {
    return { url, body: Buffer.from(new Uint8Array(data as ArrayBuffer)) };
  }
  if (method === 'GET') {
    const words = isDict(data) ? query(data) : '';
    return { url: words === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${words}`, body: undefined };
  }
  const isForm = (header['content-type'] ?? '').includes('x-www-form-urlencoded');
  return { url, body: Buffer.from(isForm ? query(asDict(data)) : JSON.stringify(data)) };
}

function common(exchange: Exchange): Dict {
  return { statusCode: exchange.status, header: exchange.header, cookies: exchange.cookies };
}

function dataOf(device: Device, exchange: Exchange, options: Dict): unknown {
  if (options.responseType === 'arraybuffer') return device.realm.buffer(exchange.body);
  const words = exchange.body.toString('utf8');
  if (options.dataType !== undefined && options.dataType !== 'json') return words;
  try {
    return JSON.parse(words) as unknown;
  } catch (thrown) {
    // WeChat tries once and hands over the text as it came.
    if (thrown instanceof SyntaxError) return words;
    throw thrown;
  }
}

class Lane {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= MAX_CONCURRENT) await new Promise<void>((go) => this.waiting.push(go));
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}
