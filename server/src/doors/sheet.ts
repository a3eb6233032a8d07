import { covers, DOOR_LIMITS, type ImportLine, type ImportProblem } from '@hongqi/shared';
import type { Directory } from '../areas/directory';
import { isInside } from './door-scope';
import {
  type Contact,
  type DoorName,
  fits,
  phoneFrom,
  spellingOf,
  tidied,
  tidiedName,
  tidiedWords,
  tooLong,
} from './door-words';

/** A line that names a door of the sender's grids. Empty cells say nothing: what is on record stays. */
export interface SheetDoor extends DoorName {
  gridCode: string;
  spelling: string;
  note: string;
  contact: Partial<Contact>;
}

export type ReadLine = { line: number } & ({ problem: ImportProblem; door: null } | { problem: null; door: SheetDoor });

/** Reads the lines of a sheet in their order; the second line of a door is refused, as nobody can say which one holds. */
export function readSheet(lines: readonly ImportLine[], grids: GridNames): ReadLine[] {
  const seen = new Set<string>();
  return lines.map((row) => {
    const { line } = row;
    const read = readLine(row, grids);
    if (typeof read === 'string') return { line, problem: read, door: null };
    const key = keyOf(read);
    if (seen.has(key)) return { line, problem: 'repeated', door: null };
    seen.add(key);
    return { line, problem: null, door: read };
  });
}

export function keyOf({ gridCode, spelling }: { gridCode: string; spelling: string }): string {
  return `${gridCode} ${spelling}`;
}

function readLine(row: ImportLine, grids: GridNames): SheetDoor | ImportProblem {
  const grid = grids.find(tidied(row.grid));
  if ('problem' in grid) return grid.problem;
  const name = tidiedName(row);
  if (!name.building) return 'noBuilding';
  if (!name.number) return 'noNumber';
  const [note, contactName] = [tidiedWords(row.note), tidied(row.contactName)];
  if (tooLong(name) || !fits(note, DOOR_LIMITS.note) || !fits(contactName, DOOR_LIMITS.contactName)) return 'tooLong';
  const typed = tidied(row.contactPhone);
  const phone = typed ? phoneFrom(typed) : undefined;
  if (phone === null) return 'phone';
  const contact = { ...(contactName && { name: contactName }), ...(phone && { phone }) };
  return { gridCode: grid.code, ...name, spelling: spellingOf(name), note, contact };
}

/** Grids by code, by name, and inside the sender's areas by the name without the community's. */
export class GridNames {
  private readonly codes = new Set<string>();
  private readonly byName = new Map<string, string[]>();
  private readonly byShortName = new Map<string, string[]>();

  constructor(
    directory: Directory,
    private readonly areas: readonly string[],
  ) {
    for (const { code, name, level, parentCode } of directory.listAreas('', false)) {
      if (level !== 'grid' && level !== 'microgrid') continue;
      this.codes.add(code);
      push(this.byName, tidied(name), code);
      const above = parentCode ? (directory.area(parentCode)?.name ?? '') : '';
      const isShortened = above !== '' && name.startsWith(above) && name !== above;
      if (isShortened && isInside(areas, code)) push(this.byShortName, tidied(name.slice(above.length)), code);
    }
  }

  find(text: string): { code: string } | { problem: 'noGrid' | 'manyGrids' | 'outside' } {
    const codes = this.codes.has(text) ? [text] : (this.byName.get(text) ?? this.byShortName.get(text) ?? []);
    const own = codes.filter((code) => this.areas.some((area) => covers(area, code)));
    const [code] = own;
    if (code === undefined) return { problem: codes.length > 0 ? 'outside' : 'noGrid' };
    return own.length === 1 ? { code } : { problem: 'manyGrids' };
  }
}

function push(map: Map<string, string[]>, name: string, code: string): void {
  map.set(name, [...(map.get(name) ?? []), code]);
}
