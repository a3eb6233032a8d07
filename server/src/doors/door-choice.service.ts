import { Injectable } from '@nestjs/common';
import { Brackets } from 'typeorm';
import {
  AppError,
  type ChooseDoors,
  type ChosenDoors,
  DIRECTIVE_LIMITS,
  type ListLine,
  type ListProblem,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { chunks } from '../database/chunks';
import { Database } from '../database/database';
import { requireForStaff } from '../directives/directive-access';
import type { Me } from '../http/access';
import { standingDoors, unmetDoors } from './door-lists';
import { doorsNamed } from './door-lookup';
import { DoorScope, isInside } from './door-scope';
import { spellingsOf } from './door-words';
import { Door } from './door.entity';
import { DoorsService } from './doors.service';
import { GridNames, keyOf, readSheet } from './sheet';

type Place = NonNullable<ChooseDoors['places']>[number];

/** Buildings and units asked for in one statement. */
const PLACES = 50;
const ENOUGH = DIRECTIVE_LIMITS.doors + 1;

/** Finds the doors for a list by where they are, by the lines of a sheet, or by where nobody was met before. */
@Injectable()
export class DoorChoice {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly scope: DoorScope,
    private readonly doors: DoorsService,
  ) {}

  async choose(me: Me, { places = [], lines = [], unmetOf }: ChooseDoors): Promise<ChosenDoors> {
    const areas = await this.scope.areasFor(me, 'door.read');
    const own = places.filter(({ gridCode }) => isInside(areas, gridCode));
    const named = await this.named(lines, areas);
    const chosen = new Map<string, Door>();
    const take = (doors: readonly Door[]): void => {
      for (const door of doors) chosen.set(door.id, door);
      if (chosen.size > DIRECTIVE_LIMITS.doors) throw new AppError('DIRECTIVE_DOORS_MANY');
    };
    take(named.doors);
    for (const some of chunks(own, PLACES)) take(await this.at(some));
    if (unmetOf !== undefined) take(await this.unmet(me, unmetOf, areas));
    return { doors: this.doors.briefs([...chosen.values()]), refused: named.refused };
  }

  private at(places: readonly Place[]): Promise<Door[]> {
    const doors = standingDoors(this.database.manager).limit(ENOUGH);
    return doors
      .andWhere(
        new Brackets((any) => {
          for (const [at, { gridCode, ...place }] of places.entries()) {
            const { from, to } = spellingsOf(place);
            any.orWhere(`(door.gridCode = :grid${at} AND door.spelling >= :from${at} AND door.spelling < :to${at})`, {
              [`grid${at}`]: gridCode,
              [`from${at}`]: from,
              [`to${at}`]: to,
            });
          }
        }),
      )
      .getMany();
  }

  private async named(
    lines: readonly ListLine[],
    areas: readonly string[],
  ): Promise<{ doors: Door[]; refused: ChosenDoors['refused'] }> {
    const nothing = { contactName: '', contactPhone: '', note: '' };
    const read = readSheet(
      lines.map((line) => ({ ...line, ...nothing })),
      new GridNames(this.directory, areas),
    );
    const found = await doorsNamed(this.database.manager, read);
    const known = new Map(found.filter(({ removedAt }) => removedAt === null).map((door) => [keyOf(door), door]));
    const told = read.map(({ line, problem, door }) => {
      const there = door ? known.get(keyOf(door)) : undefined;
      return { line, there, problem: problem ?? (there ? null : ('unknown' as const)) };
    });
    return {
      doors: told.flatMap(({ there }) => there ?? []),
      refused: told.flatMap(({ line, problem }): { line: number; problem: ListProblem }[] =>
        problem ? [{ line, problem }] : [],
      ),
    };
  }

  private async unmet(me: Me, directiveId: string, areas: readonly string[]): Promise<Door[]> {
    const { manager } = this.database;
    return unmetDoors(manager, await requireForStaff(manager, me, directiveId), areas)
      .limit(ENOUGH)
      .getMany();
  }
}
