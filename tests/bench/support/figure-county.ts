import {
  type AreaLevel,
  COUNTING_RULES,
  type FactKind,
  localDate,
  NO_COURSE,
  parentOf,
  stageOf,
  type Source,
  tallyText,
} from '@hongqi/shared';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { CellChanges } from '../../../server/src/figures/grains';
import { randomNumbers } from '../../support/random';
import { LifeMaker, type LifeShape } from './figure-lives';
import { ulid } from './street';

export const COUNTY = '150782';
export const TOWNSHIP = '150782205';
const DAY = 86_400_000;
const CHUNK = 2_000;
const SHAPES = 5_000;
const CELLS_AT_ONCE = 2_000;

/** The county of the bench: twenty townships of three communities of ten grids, and where each category goes. */
export interface County {
  grids: string[];
  routes: { categoryCode: string; departmentId: string }[];
}

export async function makeCounty(connection: Connection): Promise<County> {
  const two = (n: number): string => String(n).padStart(3, '0');
  const codes: [string, AreaLevel][] = [];
  const grids: string[] = [];
  for (let t = 1; t <= 20; t++) {
    const township = `${COUNTY}${200 + t}`;
    codes.push([township, 'township']);
    for (let c = 1; c <= 3; c++) {
      codes.push([township + two(c), 'community']);
      for (let g = 1; g <= 10; g++) grids.push(township + two(c) + two(g));
    }
  }
  codes.push(...grids.map((code): [string, AreaLevel] => [code, 'grid']));
  const now = new Date();
  await connection.query(
    'INSERT INTO area (code, name, level, kind, parentCode, boundary, version, updatedAt) VALUES ?',
    [codes.map(([code, level]) => [code, `辖区${code}`, level, 'ordinary', parentOf(code), null, 1, now])],
  );
  const [categories] = await connection.query<(RowDataPacket & { code: string })[]>('SELECT code FROM category');
  const routes = categories.map(({ code }) => ({ categoryCode: code, departmentId: ulid(now.getTime()) }));
  await connection.query('INSERT INTO department (id, name, areaCode) VALUES ?', [
    routes.map(({ departmentId, categoryCode }) => [departmentId, `部门${categoryCode}`, COUNTY]),
  ]);
  return { grids, routes };
}

interface IssueSeed {
  id: string;
  at: Date;
  grid: string;
  categoryCode: string;
  departmentId: string;
  source: Source;
}

/**
 * A year of issues with everything that counts in them and the sums of it, as if each had been counted when it moved.
 * Their histories are left out: nothing that is measured here reads them.
 */
export async function fillYear(
  connection: Connection,
  county: County,
  count: number,
): Promise<{ facts: number; cells: number }> {
  const shapes = new LifeMaker(1).shapes(SHAPES);
  const random = randomNumbers(2);
  const changes = new CellChanges();
  const from = Date.now() - 365 * DAY;
  let facts = 0;
  await connection.query('SET unique_checks = 0, foreign_key_checks = 0');
  for (let start = 0; start < count; start += CHUNK) {
    const size = Math.min(CHUNK, count - start);
    const rows = Array.from({ length: size }, (_, i) => {
      const seed = seedOf(county, new Date(from + ((start + i) / count) * 365 * DAY), random);
      const shape = shapes[Math.floor(random() * shapes.length)];
      if (!shape) throw new Error('the bench has no lives');
      return { seed, shape, number: start + i };
    });
    const counted = rows.flatMap(({ seed, shape }) => factRows(seed, shape));
    for (const fact of counted) changes.add(fact, 1);
    facts += counted.length;
    await connection.beginTransaction();
    await insertIssues(connection, rows);
    await connection.query(`INSERT INTO issue_fact (${FACT_COLUMNS}) VALUES ?`, [
      counted.map((fact) => FACT_COLUMNS.split(', ').map((column) => fact[column as keyof typeof fact])),
    ]);
    await connection.query('INSERT INTO figure_mark (issueId, version, rules) VALUES ?', [
      rows.map(({ seed, shape }) => [seed.id, shape.steps, COUNTING_RULES]),
    ]);
    await connection.commit();
  }
  const cells = await insertCells(connection, changes);
  await connection.query('ANALYZE TABLE issue, issue_fact, figure_cell, figure_mark');
  return { facts, cells };
}

const FACT_COLUMNS =
  'issueId, n, kind, measures, day, areaCode, townshipCode, categoryCode, departmentId, source, minutes';

function factRows(seed: IssueSeed, shape: LifeShape) {
  const { id: issueId, grid: areaCode, categoryCode, source } = seed;
  const where = { areaCode, townshipCode: areaCode.slice(0, 9), categoryCode, source };
  return shape.facts.map(({ kind, measures, day, isUnits, minutes }, n) => ({
    issueId,
    n,
    kind: kind satisfies FactKind,
    measures,
    day: localDate(new Date(seed.at.getTime() + day * DAY)),
    ...where,
    departmentId: isUnits ? seed.departmentId : '',
    minutes,
  }));
}

export function seedOf({ grids, routes }: County, at: Date, random: () => number): IssueSeed {
  // Some categories and sources are common, others rare, as everywhere.
  const route = routes[Math.floor(random() ** 1.7 * routes.length)];
  const grid = grids[Math.floor(random() * grids.length)];
  if (!route || !grid) throw new Error('the county is empty');
  const draw = random();
  const source: Source = draw < 0.7 ? 'resident' : draw < 0.85 ? 'worker' : draw < 0.95 ? 'phone' : 'window';
  return { id: ulid(at.getTime()), at, grid, ...route, source };
}

const ISSUE_COLUMNS =
  'id, number, state, stage, version, source, title, text, categoryCode, urgency, lng, lat, address, areaCode, townshipCode, ' +
  'deskCode, reporterId, anonymous, holderDepartmentId, course, lastWords, contentCheck, submissionKey, submissionHash, ' +
  'createdAt, updatedAt';

export async function insertIssues(
  connection: Connection,
  rows: readonly { seed: IssueSeed; shape: Pick<LifeShape, 'state' | 'steps'>; number: number }[],
): Promise<void> {
  const reporterId = ulid(0);
  const course = JSON.stringify(NO_COURSE);
  const text = '3号楼前路灯不亮了，晚上看不见路，请派人看看。';
  await connection.query(`INSERT INTO issue (${ISSUE_COLUMNS}) VALUES ?`, [
    rows.map(({ seed: { id, at, grid, categoryCode, departmentId, source }, shape: { state, steps }, number }) => [
      ...[id, `9${String(number).padStart(9, '0')}`, state, stageOf(state), steps, source, text.slice(0, 20), text],
      ...[categoryCode, 'normal', 120.72, 49.29, '红旗街12号', grid, grid.slice(0, 9), grid.slice(0, 9), reporterId],
      ...[false, departmentId, course, '办结', 'pass', `bench-${number}`, '0'.repeat(64), at, at],
    ]),
  ]);
}

async function insertCells(connection: Connection, changes: CellChanges): Promise<number> {
  const cells = [...changes.get()];
  for (let start = 0; start < cells.length; start += CELLS_AT_ONCE) {
    const rows = cells.slice(start, start + CELLS_AT_ONCE);
    await connection.query(
      'INSERT INTO figure_cell (id, grain, period, areaCode, departmentId, categoryCode, source, tally) VALUES ?',
      [
        rows.map(([id, { grain, period, areaCode, departmentId, categoryCode, source, tally }]) => [
          ...[id, grain, period, areaCode, departmentId, categoryCode, source],
          tallyText(tally),
        ]),
      ],
    );
  }
  return cells.length;
}

/** Issues that have just come in and were settled, histories and all: what the server has to count now. */
export async function addUncounted(connection: Connection, county: County, count: number): Promise<void> {
  const maker = new LifeMaker(3);
  const random = randomNumbers(4);
  const now = Date.now();
  for (let start = 0; start < count; start += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - start) }, (_, i) => {
      const seed = { ...seedOf(county, new Date(now - random() * 60 * DAY), random), id: ulid(now) };
      const life = maker.life(seed.at, random() < 0.45 ? seed.departmentId : null);
      const { state } = life.standing;
      const shape = { state: state === 'none' ? ('submitted' as const) : state, steps: life.steps.length };
      return { seed, shape, number: 900_000_000 + start + i, life };
    });
    const history = rows.flatMap(({ seed, life }) =>
      life.steps.map((step, at) => [
        ...[ulid(now), seed.id, at + 1, step.action, step.from, step.to, 'someone', 'holder', false],
        ...[step.holderDepartmentId, step.rating?.score ?? null, step.rating?.solved ?? null],
        ...[step.effects && JSON.stringify(step.effects), step.at],
      ]),
    );
    await connection.beginTransaction();
    await insertIssues(connection, rows);
    await connection.query(
      'INSERT INTO issue_history (id, issueId, seq, action, fromState, toState, actorId, relation, internal, ' +
        'holderDepartmentId, rating, solved, effects, at) VALUES ?',
      [history],
    );
    await connection.commit();
  }
}
