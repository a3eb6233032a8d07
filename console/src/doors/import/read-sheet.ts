import Papa from 'papaparse';
import type { Cell } from './sheet-cells';
import { SheetProblem } from './sheet-lines';
import { storedZip } from './stored-zip';

const MOST_BYTES = 20 * 1024 * 1024;

/** The cells of a file a person chose: the first sheet of an .xlsx, or a .csv in UTF-8, UTF-16 or GB18030. */
export async function readSheetFile(file: Blob & { name: string }): Promise<Cell[][]> {
  if (file.size > MOST_BYTES) throw new SheetProblem('文件超过 20 MB，请分成几个再导入。');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isZip(bytes)) return readXlsx(bytes);
  if (isOldExcel(bytes)) throw new SheetProblem('这是旧版 .xls 文件。请在 Excel 或 WPS 中另存为 .xlsx 再导入。');
  if (/\.(csv|txt)$/i.test(file.name)) return readCsv(bytes);
  throw new SheetProblem('只能导入 .xlsx 或 .csv 文件。');
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isOldExcel = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

async function readXlsx(bytes: Uint8Array): Promise<Cell[][]> {
  // Fetched with the first sheet somebody imports. Not its `browser` flavour, which makes workers out of text.
  const { readSheet } = await import('read-excel-file/universal');
  try {
    // Its types say `typeof Date` where dates come.
    return (await readSheet(await storedZip(bytes))) as unknown as Cell[][];
  } catch {
    throw new SheetProblem('这个 Excel 文件打不开：可能已损坏或设了密码。');
  }
}

export function readCsv(bytes: Uint8Array): string[][] {
  return Papa.parse<string[]>(textOf(bytes), { delimitersToGuess: [',', '\t', ';', '，'] }).data;
}

/** By its mark where it has one; else UTF-8 if it is that, and what Chinese Excel writes if it is not. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
