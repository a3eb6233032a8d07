import type { FieldSum, FormField, FormValue } from '@hongqi/shared';
import { figure } from '../sending-words';

export interface OptionBar {
  option: string;
  count: number;
  /** In [0, 1], of those who answered this field. */
  width: number;
}

/** In the order of the form, so that the bars stand still while answers come in. */
export function optionBars({ options }: FormField, sum: FieldSum): OptionBar[] {
  return options.map((option) => {
    const count = sum.options[option] ?? 0;
    return { option, count, width: sum.count === 0 ? 0 : count / sum.count };
  });
}

/** `合计 120，平均 4.3，最少 0，最多 18`. */
export function numberWords({ count, total, least, most }: FieldSum): [string, string][] {
  if (count === 0) return [];
  return [
    ['合计', plain(total)],
    ['平均', plain(total / count)],
    ...(least === null || most === null
      ? []
      : ([
          ['最少', plain(least)],
          ['最多', plain(most)],
        ] as [string, string][])),
  ];
}

function plain(value: number): string {
  return figure(Math.round(value * 10) / 10);
}

/** One answer in words; photos are shown, not told. */
export function valueWords({ kind }: FormField, value: FormValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return figure(value);
  if (Array.isArray(value)) return kind === 'photo' ? `${value.length} 张照片` : value.join('、');
  return value.address || `${value.lng.toFixed(5)}，${value.lat.toFixed(5)}`;
}
