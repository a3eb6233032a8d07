import { brief, type Dict } from './types';

/** WeChat's audit asks for at most 256 KB a call; above 1 MB the platform refuses the data. */
const SET_DATA_WARNING_BYTES = 256 * 1024;
const SET_DATA_ERROR_BYTES = 1024 * 1024;

export interface ToastShown {
  title: string;
  icon: string;
}

export interface ApiCall {
  api: string;
  options: Dict;
}

export interface SetDataCall {
  page: string;
  keys: string[];
  bytes: number;
}

/** Everything worth asserting afterwards. `errors` and `warnings` should be empty at the end of every story. */
export class Journal {
  readonly errors: string[] = [];
  readonly warnings: string[] = [];
  readonly logs: string[] = [];
  readonly toasts: ToastShown[] = [];
  readonly calls: ApiCall[] = [];
  readonly setData: SetDataCall[] = [];
  private fatalError: Error | undefined;

  error(thrown: unknown, where: string): void {
    this.errors.push(`${where}: ${brief(thrown)}`);
  }

  /** A mistake of the story itself, such as a dialog nobody answers: whoever waits next fails with it. */
  fatal(message: string): void {
    this.errors.push(message);
    this.fatalError ??= new Error(message);
  }

  throwFatal(): void {
    const error = this.fatalError;
    this.fatalError = undefined;
    if (error) throw error;
  }

  recordSetData(page: string, data: Dict): void {
    const bytes = Buffer.byteLength(JSON.stringify(data));
    const keys = Object.keys(data);
    this.setData.push({ page, keys, bytes });
    const what = `setData of ${bytes} bytes on ${page} (${keys.slice(0, 3).join(', ')})`;
    if (bytes > SET_DATA_ERROR_BYTES) this.errors.push(`${what} is over the platform's 1 MB`);
    else if (bytes > SET_DATA_WARNING_BYTES) this.warnings.push(`${what} is over 256 KB`);
  }
}
