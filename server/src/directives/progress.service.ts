import { Injectable } from '@nestjs/common';
import { type AreaLevel, covers, type DirectiveProgress, levelOf, type ProgressNode } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { insideAreas } from '../database/inside-areas';
import { doorsByArea } from '../doors/door-counts';
import { listOf } from '../doors/door-lists';
import type { Me } from '../http/access';
import { Issue } from '../issues/issue.entity';
import { requireForStaff } from './directive-access';
import { DirectiveTally } from './directive-copy.entity';
import { DirectiveLeg } from './directive-leg.entity';
import type { Directive } from './directive.entity';
import { Branch, type CountedPart } from './progress-branch';
import { digitsBelow, progressScope, type ProgressScope, within } from './progress-scope';

/** Digits of a grid, where doors are. */
const GRID_DIGITS = 15;

/** How far a directive has come, place by place. A handful of statements, however many people it goes to. */
@Injectable()
export class DirectiveProgressService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async of(me: Me, id: string, areaCode: string | undefined): Promise<DirectiveProgress> {
    const directive = await requireForStaff(this.database.manager, me, id);
    const scope = progressScope(me, directive, areaCode);
    const [counted, doors, issues, waiting] = await Promise.all([
      this.counted(id, scope),
      this.doors(directive, scope),
      this.issues(id, scope),
      this.waiting(directive),
    ]);

    const branches = new Map<string, Branch>();
    const top = new Branch();
    const at = (code: string): Branch[] => {
      if (code.length <= scope.node.length) return [top];
      const branch = branches.get(code) ?? new Branch();
      branches.set(code, branch);
      return [top, branch];
    };
    for (const row of counted) for (const branch of at(row.code)) branch.add(row);
    for (const [code, all] of doors ?? []) for (const branch of at(code)) branch.doors += all;
    for (const [code, count] of issues) for (const branch of at(code)) branch.issues += count;

    const isOver = directive.dueAt !== null && directive.dueAt <= this.clock.now();
    const view = (code: string, branch: Branch): ProgressNode[] => {
      const level = levelOf(code);
      return level
        ? [{ ...this.named(code, level), ...branch.view(doors !== null, isOver), passed: passed(waiting, code) }]
        : [];
    };
    const children = [...branches].filter(([, branch]) => !branch.isEmpty).sort(([a], [b]) => (a < b ? -1 : 1));
    const [area] = view(scope.node, top);
    if (!area) throw new Error(`${scope.node} is no area`);
    return { state: directive.state, area, children: children.flatMap(([code, branch]) => view(code, branch)) };
  }

  private named(code: string, level: AreaLevel): { code: string; name: string; level: AreaLevel } {
    return { code, name: this.directory.areaName(code), level };
  }

  /** Cut to the places one level below; what lies exactly at the place keeps its own code. */
  private async counted(directiveId: string, { node, areas }: ProgressScope): Promise<CountedPart[]> {
    const rows = await this.database.manager
      .createQueryBuilder(DirectiveTally, 'tally')
      .select('SUBSTR(tally.areaCode, 1, :digits)', 'code')
      .addSelect('tally.part', 'part')
      .addSelect('SUM(tally.people)', 'people')
      .addSelect('SUM(tally.readers)', 'readers')
      .addSelect('SUM(tally.settled)', 'settled')
      .where('tally.directiveId = :directiveId', { directiveId, digits: digitsBelow(node) ?? node.length })
      .andWhere(insideAreas('tally.areaCode', areas))
      .groupBy('code')
      .addGroupBy('tally.part')
      .getRawMany<{ code: string; part: DirectiveTally['part'] } & Record<'people' | 'readers' | 'settled', unknown>>();
    return rows.map(({ code, part, people, readers, settled }) => ({
      code,
      part,
      people: Number(people),
      readers: Number(readers),
      settled: Number(settled),
    }));
  }

  /** Doors on record where it is walked; null where it is not. */
  private async doors(directive: Directive, { node, areas }: ProgressScope): Promise<Map<string, number> | null> {
    const { content } = directive;
    if (!content.visits) return null;
    const digits = digitsBelow(node) ?? node.length;
    const walked = content.audience.areas.flatMap((area) => within(areas, area));
    const [only] = walked;
    if (only === undefined) return new Map();
    const list = listOf(directive);
    if (walked.length === 1) return doorsByArea(this.database.manager, only, digits, list);
    const sums = new Map<string, number>();
    for (const [grid, count] of await doorsByArea(this.database.manager, node, GRID_DIGITS, list)) {
      if (!walked.some((area) => covers(area, grid))) continue;
      const code = grid.slice(0, digits);
      sums.set(code, (sums.get(code) ?? 0) + count);
    }
    return sums;
  }

  private async issues(directiveId: string, { node, areas }: ProgressScope): Promise<Map<string, number>> {
    const rows = await this.database.manager
      .createQueryBuilder(Issue, 'issue')
      .select('SUBSTR(issue.areaCode, 1, :digits)', 'code')
      .addSelect('COUNT(*)', 'count')
      .where('issue.directiveId = :directiveId', { directiveId, digits: digitsBelow(node) ?? node.length })
      .andWhere(insideAreas('issue.areaCode', areas))
      .groupBy('code')
      .getRawMany<{ code: string; count: number | string }>();
    return new Map(rows.map(({ code, count }) => [code, Number(count)]));
  }

  /** Communities with a leg of their own, and whether it still waits for them; null where nothing is passed on. */
  private async waiting({ id, content }: Directive): Promise<Map<string, boolean> | null> {
    if (content.cascade !== 'relay') return null;
    const legs = await this.database.manager.findBy(DirectiveLeg, { directiveId: id, cut: 'body' });
    return new Map(legs.map(({ areaCode, state }) => [areaCode, state === 'waiting']));
  }
}

function passed(waiting: ReadonlyMap<string, boolean> | null, code: string): boolean | null {
  const isWaiting = waiting?.get(code);
  return isWaiting === undefined ? null : !isWaiting;
}
