import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = process.env.HONGQI_TEST_DATA ?? resolve(__dirname, '../../../shared/data');

/**
 * Path of a real data file, or null where the folder is absent: such data may not be handed on, so they live beside the
 * repository (HONGQI_TEST_DATA names another folder). Use as `(testData('x.csv') ? describe : describe.skip)(…)`.
 */
export function testData(path: string): string | null {
  const file = join(FOLDER, path);
  return existsSync(file) ? file : null;
}

/** Rows of a comma-separated file with a header; quotes may hold commas, not line ends. */
export function parseCsv(text: string): Record<string, string>[] {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const names = splitRow(header ?? '');
  return lines.map((line) => {
    const cells = splitRow(line);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

function splitRow(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
