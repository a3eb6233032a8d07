import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figureDefinitions } from '@hongqi/shared';

const PAGE = readFileSync(join(__dirname, '../../../docs/figures.md'), 'utf8');

describe('docs/figures.md', () => {
  it('says of each figure what the definitions say, and of no other', () => {
    const sections = PAGE.split('\n### ')
      .slice(1)
      .map((section) => section.trim());

    expect(sections).toEqual(
      figureDefinitions().map(({ key, label, formula, population, exclusions }) =>
        [`${label} \`${key}\``, '', `- 公式：${formula}`, `- 口径：${population}`, `- 不计：${exclusions}`].join('\n'),
      ),
    );
  });
});
