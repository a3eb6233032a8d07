import type { FiguresView } from '@hongqi/shared';
import { csvRows } from '../../../tests/support/figures';
import { figuresFile } from './figures-file';

describe('the file of figures', () => {
  it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '＝1'])(
    'makes a name that begins like a formula into words: %j',
    (label) => {
      const view: FiguresView = { from: '2026-11-01', to: '2026-11-02', values: [], groups: [], countedAt: null };
      const values = [{ key: 'filed' as const, value: 1, text: '1', numerator: null, sample: 1, excluded: null }];

      const [, row] = csvRows(figuresFile({ ...view, groups: [{ key: 'x', label, values }] }).slice(1));

      expect(row?.[1]).toBe(`'${label}`);
    },
  );

  it('keeps quotation marks and commas inside a name', () => {
    const values = [{ key: 'filed' as const, value: 1, text: '1', numerator: null, sample: 1, excluded: null }];
    const group = { key: 'x', label: '供热,"一"站', values };
    const file = figuresFile({ from: '2026-11-01', to: '2026-11-02', values: [], groups: [group], countedAt: null });

    expect(csvRows(file.slice(1))[1]?.[1]).toBe('供热,"一"站');
  });
});
