import type { ImportLine } from '@hongqi/shared';

export type SheetField = Exclude<keyof ImportLine, 'line'>;

/** As the template names them, in its order. */
export const FIELD_TITLE: Record<SheetField, string> = {
  grid: '网格',
  building: '楼栋',
  unit: '单元',
  number: '门牌',
  contactName: '联系人',
  contactPhone: '电话',
  note: '备注',
};
export const SHEET_FIELDS = Object.keys(FIELD_TITLE) as SheetField[];

/** What communities call them in their own sheets. */
const OTHER_TITLES: Record<SheetField, readonly string[]> = {
  grid: ['网格名称', '所属网格', '网格编码', '网格编号', '网格代码', '网格号'],
  building: [
    '楼栋号',
    '楼栋名称',
    '楼栋地址',
    '小区楼栋',
    '楼号',
    '楼',
    '楼宇',
    '楼房',
    '栋',
    '栋号',
    '幢',
    '幢号',
    '建筑',
  ],
  unit: ['单元号', '单元名称', '门洞', '楼门'],
  number: ['门牌号', '门牌号码', '门号', '户号', '房号', '房间', '房间号', '房屋号', '室', '室号'],
  contactName: ['联系人姓名', '姓名', '户主', '户主姓名', '业主', '业主姓名'],
  contactPhone: ['联系电话', '联系方式', '联系人电话', '户主电话', '手机', '手机号', '手机号码', '电话号码'],
  note: ['备注说明', '说明', '情况说明'],
};
/** Without these nobody finds the door. */
const NEEDED: readonly SheetField[] = ['building', 'number'];
/** Numbering of lines: of no use here, and no surprise either. */
const PASSED_OVER: readonly string[] = ['序号', '行号', 'NO', 'NO.', '原因'];
/** A title over the whole sheet, a line saying who made it: the heading may come after them. */
const ROWS_ABOVE = 20;

const FIELD_OF = new Map(
  SHEET_FIELDS.flatMap((field) => [FIELD_TITLE[field], ...OTHER_TITLES[field]].map((title) => [title, field] as const)),
);

export interface Headings {
  /** Index of the row, from 0. */
  row: number;
  columns: Map<SheetField, number>;
  /** Titles nobody knows here, or the second of two that mean the same. */
  unused: string[];
}

/** `门 牌 号（必填）*` means `门牌号`. */
function plain(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/[\s*:：]/g, '')
    .toUpperCase();
}

/** The first row that names a building and a door; null when none of the first ones does. */
export function findHeadings(rows: readonly (readonly string[])[]): Headings | null {
  const row = rows.slice(0, ROWS_ABOVE).findIndex((titles) => {
    const named = new Set(titles.map((title) => FIELD_OF.get(plain(title))));
    return NEEDED.every((field) => named.has(field));
  });
  const titles = rows[row];
  return titles ? headingsOf(titles, row) : null;
}

function headingsOf(titles: readonly string[], row: number): Headings {
  const columns = new Map<SheetField, number>();
  const unused: string[] = [];
  titles.forEach((title, at) => {
    const field = FIELD_OF.get(plain(title));
    if (field && !columns.has(field)) columns.set(field, at);
    else if (plain(title) && !PASSED_OVER.includes(plain(title))) unused.push(title.trim());
  });
  return { row, columns, unused };
}
