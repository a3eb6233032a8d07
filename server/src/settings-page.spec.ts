import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingSentences } from './config';

const PAGE = readFileSync(join(__dirname, '../../docs/running.md'), 'utf8');

describe('docs/running.md', () => {
  it.each(settingSentences())('says what $variable is for, in the words of the code', ({ variable, sentence }) => {
    const row = PAGE.split('\n').find((line) => line.startsWith(`| \`${variable}\` |`));

    expect(row?.endsWith(`| ${sentence} |`)).toBe(true);
  });
});
