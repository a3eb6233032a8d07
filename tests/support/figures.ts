import { FigureCounter } from '../../server/src/figures/figure-counter.service';
import type { Town } from './town';

/** Resolves when everything that has happened so far is in the figures. */
export function countedNow(town: Town): Promise<void> {
  return town.running.app.get(FigureCounter).folded();
}

/** Reads CSV in which every cell is quoted. */
export function csvRows(file: string): string[][] {
  return file
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')));
}
