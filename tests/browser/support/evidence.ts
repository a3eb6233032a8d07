import { TestEnvironment } from 'jest-environment-node';
import type { Windows } from './windows';

/** What is used of the events jest-circus tells an environment. */
interface TestEvent {
  name: string;
  test?: { name: string; errors: unknown[] };
}

/** Where an environment finds the browsers that are open inside its tests. */
export interface Evident {
  openBrowsers?: Set<Windows>;
}

/** When a story fails, says what each window showed then, and keeps a picture: a failure seen once must be explained. */
export default class Evidence extends TestEnvironment {
  async handleTestEvent({ name, test }: TestEvent): Promise<void> {
    if (name !== 'test_done' || !test?.errors.length) return;
    const { openBrowsers = [] } = this.global as Evident;
    for (const windows of openBrowsers) {
      for (const line of await windows.evidence(test.name)) process.stderr.write(`    ${line}\n`);
    }
  }
}
