import { Injectable } from '@nestjs/common';
import {
  addTally,
  FIGURE_KEYS,
  type FigureGroup,
  type FigureGrouping,
  figureOf,
  figureRule,
  figureText,
  type FigureScope,
  type FiguresQuery,
  type FiguresView,
  type FigureValue,
  isNothing,
  newTally,
  NO_DEPARTMENT_LABEL,
  SOURCE_LABEL,
  type Tally,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import type { Me } from '../http/access';
import { FigureCounter } from './figure-counter.service';
import { NO_DEPARTMENT, type Slice, sliceOf } from './figure-scope';
import { FigureSums } from './figure-sums.service';

/** All figures of a scope, and of each group in it. The screen, the file and other systems get them from here. */
@Injectable()
export class FigureValues {
  constructor(
    private readonly sums: FigureSums,
    private readonly counter: FigureCounter,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async view(me: Me, { by, ...scope }: FiguresQuery): Promise<FiguresView> {
    const slice = this.slice(me, scope);
    const [sums, progress] = await Promise.all([this.sums.of(slice, by), this.counter.progress()]);
    const total = newTally();
    for (const tally of sums.values()) addTally(total, tally);
    return {
      from: slice.from,
      to: slice.to,
      values: valuesOf(total),
      groups: by ? this.groups(by, sums) : [],
      countedAt: progress.roundedAt && progress.readTo.toISOString(),
    };
  }

  slice(me: Me, scope: FigureScope): Slice {
    const kinOf = (code: string): string[] => [
      code,
      ...this.directory.listCategories().flatMap((one) => (one.parentCode === code ? [one.code] : [])),
    ];
    return sliceOf(me, scope, this.clock.now(), kinOf);
  }

  private groups(by: FigureGrouping, sums: ReadonlyMap<string, Tally>): FigureGroup[] {
    const groups = [...sums].filter(([, tally]) => !isNothing(tally));
    return groups
      .map(([name, tally]) => ({ key: name || NO_DEPARTMENT, label: this.label(by, name), values: valuesOf(tally) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  private label(by: FigureGrouping, name: string): string {
    switch (by) {
      case 'area':
        return this.directory.areaName(name);
      case 'department':
        return name === '' ? NO_DEPARTMENT_LABEL : this.directory.departmentName(name);
      case 'category':
        return this.directory.category(name)?.name ?? name;
      case 'source':
        return Object.entries(SOURCE_LABEL).find(([source]) => source === name)?.[1] ?? name;
      case 'month':
        return name;
    }
  }
}

function valuesOf(tally: Tally): FigureValue[] {
  return FIGURE_KEYS.map((key) => {
    const rule = figureRule(key);
    const result = figureOf(rule, tally);
    return { key, text: figureText(rule, result), ...result };
  });
}
