import type { SheetField } from './sheet-headings';

/** As the readers of sheets give them. */
export type Cell = string | number | boolean | Date | null | undefined;

/** `3-1` in a column that is not text becomes the first of March; read back as what was typed. */
export function isDate(cell: Cell): cell is Date {
  return cell instanceof Date;
}

export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (isDate(cell)) return `${cell.getUTCMonth() + 1}-${cell.getUTCDate()}`;
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return String(cell).replaceAll('\u00a0', ' ').trim();
}

/** One field as it is sent: a door is told by plain digits, whatever keyboard they were typed with. */
export function fieldText(field: SheetField, text: string): string {
  switch (field) {
    case 'note':
    case 'contactName':
      return text;
    case 'contactPhone':
      return phoneText(text);
    default:
      return text
        .normalize('NFKC')
        .replace(/\s+/g, ' ')
        .replace(/^(\d+)\.0+$/, '$1');
  }
}

/** `+86 138-1234-1234` is the number itself; a fixed line keeps its dash. */
function phoneText(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^(\d+)\.0+$/, '$1')
    .replace(/^(\+|00)?86-?(?=1\d)/, '');
  const digits = plain.replaceAll('-', '');
  return /^1\d{10}$/.test(digits) ? digits : plain;
}
