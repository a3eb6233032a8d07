import { workbook, type WorkbookCell } from '../../../../tests/support/workbook';
import { joinReports, refusedFile, templateFile } from './import-report';
import { readCsv, readSheetFile } from './read-sheet';
import { cellText, fieldText } from './sheet-cells';
import { batchesOf, linesOf } from './sheet-lines';

const HEADING = ['网格', '楼栋', '单元', '门牌', '联系人', '电话', '备注'];
const fileOf = (name: string, ...parts: BlobPart[]): File => new File(parts, name);
const xlsx = (rows: readonly (readonly WorkbookCell[])[]): File => fileOf('户.xlsx', Uint8Array.from(workbook(rows)));
const csv = (text: string): string[][] => readCsv(new TextEncoder().encode(text));

describe('a sheet of doors', () => {
  it('is read from Excel with its title, its empty lines and its own line numbers', async () => {
    const rows = await readSheetFile(
      xlsx([
        ['红旗街道房屋台账', null, null],
        [],
        ['序号', '所属网格', '楼栋号', '单元', '门牌号（必填）', '户主', '联系电话', '人口', '备注'],
        [1, '红旗社区第一网格', '新建路6号楼', 2, 301, '王兰', 13812341234, 3, '有犬'],
        [],
        [2, 150782002001001, '新建路6号楼', '１单元', '３０２．０', null, null, 2, null],
      ]),
    );

    expect(linesOf(rows)).toEqual({
      lines: [
        line(4, { unit: '2', contactName: '王兰', contactPhone: '13812341234', note: '有犬' }),
        line(6, { grid: '150782002001001', unit: '1单元', number: '302' }),
      ],
      unused: ['人口'],
      merged: [],
      dates: [],
    });
  });

  it('of more than half a megabyte is read whole', async () => {
    const doors = Array.from({ length: 6000 }, (_, at) => ['红旗社区第一网格', '新建路6号楼', '', String(at + 1)]);

    const { lines } = linesOf(await readSheetFile(xlsx([HEADING, ...doors])));

    expect(lines).toHaveLength(6000);
    expect(lines.at(-1)).toMatchObject({ line: 6001, number: '6000' });
  });

  it('says which doors Excel took for dates, and reads back what was typed', async () => {
    const rows = await readSheetFile(xlsx([HEADING, ['一网格', '6号楼', null, { day: '2026-03-01' }]]));

    expect(linesOf(rows)).toMatchObject({ lines: [{ number: '3-1' }], dates: [2] });
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from('\ufeff网格,楼栋,门牌\r\n一网格,6号楼,301\r\n')],
    ['UTF-8', Buffer.from('网格,楼栋,门牌\n一网格,6号楼,301\n\n')],
    ['what Excel calls Unicode', Buffer.from('\ufeff网格\t楼栋\t门牌\r\n一网格\t6号楼\t301\r\n', 'utf16le')],
    ['GB18030', Buffer.from('cdf8b8f12cc2a5b6b02cc3c5c5c60ad2bbcdf8b8f12c36bac5c2a52c3330310a', 'hex')],
  ])('is read from %s', async (_, bytes) => {
    const rows = await readSheetFile(fileOf('户.csv', Uint8Array.from(bytes)));

    expect(linesOf(rows).lines).toEqual([{ ...line(2), grid: '一网格', building: '6号楼', number: '301' }]);
  });

  it('gives merged cells to each of their lines only when asked to', () => {
    const rows = [HEADING, ['一网格', '6号楼', '1单元', '301'], ['', '', '', '302'], ['', '8号楼', '', '101']];

    expect(linesOf(rows)).toMatchObject({ merged: [3, 4], lines: [{}, { building: '' }, { grid: '' }] });
    expect(linesOf(rows, { fillMerged: true }).lines).toMatchObject([
      { grid: '一网格', building: '6号楼', unit: '1单元', number: '301' },
      { grid: '一网格', building: '6号楼', unit: '1单元', number: '302' },
      { grid: '一网格', building: '8号楼', unit: '', number: '101' },
    ]);
  });

  it('without a column for the grid goes to the one that is chosen', () => {
    const rows = csv('楼栋,门牌\n6号楼,301');

    expect(linesOf(rows, { grid: '150782002001001' }).lines).toMatchObject([{ grid: '150782002001001' }]);
    expect(() => linesOf(rows)).toThrow('没有「网格」一栏');
  });

  it.each([
    ['', '空的'],
    ['姓名,年龄\n王兰,60', '没有找到表头'],
    ['网格,楼栋,门牌\n,,', '没有内容'],
  ])('%j cannot be read, and it is said why', (text, why) => {
    expect(() => linesOf(csv(text))).toThrow(why);
  });

  it.each([
    [fileOf('旧.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)), '旧版 .xls'],
    [fileOf('坏.xlsx', 'PK but no archive'), '打不开'],
    [fileOf('图.png', Uint8Array.of(0x89)), '只能导入'],
  ])('is refused in words when it is no sheet', async (file, why) => {
    await expect(readSheetFile(file)).rejects.toThrow(why);
  });
});

describe('a cell', () => {
  it.each([
    [301, '301'],
    [3.5, '3.5'],
    [true, '是'],
    [null, ''],
    ['  301 \u00a0', '301'],
  ])('%j reads %j', (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });

  it.each([
    ['number', '３０１', '301'],
    ['number', '301.0', '301'],
    ['building', '新建路　６号楼', '新建路 6号楼'],
    ['contactPhone', '+86 138-1234-1234', '13812341234'],
    ['contactPhone', '0470-7300101', '0470-7300101'],
    ['note', '（有犬）', '（有犬）'],
  ] as const)('of %s %j is sent as %j', (field, cell, text) => {
    expect(fieldText(field, cell)).toBe(text);
  });
});

describe('what is sent', () => {
  it('are requests of a thousand lines, and each door once in the whole sheet', () => {
    const doors = Array.from({ length: 1500 }, (_, at) => line(at + 2, { number: String(at) }));
    const again = line(1502, { building: '新建路 ６号楼', number: '0' });

    const { batches, repeated } = batchesOf([...doors, again, line(1503, { number: '' }), line(1504, { number: '' })]);

    expect(batches.map((batch) => batch.length)).toEqual([1000, 502]);
    expect(repeated).toEqual([1502]);
  });

  it('comes back as one report in the order of the lines', () => {
    const answer = (...lines: [number, 'added' | 'same'][]) => ({
      lines: lines.map(([at, outcome]) => ({ line: at, outcome, problem: null })),
      counts: { added: 0, changed: 0, same: 0, refused: 0 },
    });

    const report = joinReports([answer([2, 'added'], [4, 'same']), answer([5, 'added'])], [3]);

    expect(report.lines.map((each) => each.line)).toEqual([2, 3, 4, 5]);
    expect(report.counts).toEqual({ added: 2, changed: 0, same: 1, refused: 1 });
  });

  it('and was refused comes as a file that can be corrected and imported', () => {
    const said = [line(2), line(3, { number: '', note: '=1+1' })];
    const report = joinReports([{ lines: [{ line: 3, outcome: 'refused', problem: 'noNumber' }], counts: NONE }], []);

    const rows = readCsv(new TextEncoder().encode(refusedFile(said, report)));

    expect(rows[1]).toEqual(['3', '红旗社区第一网格', '新建路6号楼', '', '', '', '', "'=1+1", '没有门牌号']);
    expect(linesOf(rows)).toMatchObject({ unused: [], lines: [{ building: '新建路6号楼', number: '' }] });
  });

  it('can begin with the template', () => {
    const rows = readCsv(new TextEncoder().encode(templateFile('红旗社区第一网格')));

    expect(linesOf(rows)).toMatchObject({
      unused: [],
      merged: [],
      lines: [{ grid: '红旗社区第一网格', number: '301' }],
    });
  });
});

const NONE = { added: 0, changed: 0, same: 0, refused: 0 };

function line(at: number, more: Partial<ReturnType<typeof linesOf>['lines'][number]> = {}) {
  const door = { grid: '红旗社区第一网格', building: '新建路6号楼', unit: '', number: '301' };
  return { line: at, ...door, contactName: '', contactPhone: '', note: '', ...more };
}
