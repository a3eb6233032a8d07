import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingSentences } from './config';

const PAGE = readFileSync(join(__dirname, '../../docs/running.md'), 'utf8');

describe('docs/running.md', () => {
  it.each(settingSentences())('says what $variable is for, in the words of the code', ({ variable, sentence }) => {
    const rows = PAGE.split('\n').map((line) => line.split(' | ').map((cell) => cell.replaceAll('|', '').trim()));
    const row = rows.find(([name]) => name === `\`${variable}\``);

    expect(row?.at(-1)).toBe(sentence);
  });
});
