import type { IssueRow, IssueView, Light } from '@hongqi/shared';
import { keep, recall } from '@/services/storage';

/** What was last seen of the day's tasks, for places without signal. */
export interface SeenTasks {
  at: string;
  rows: IssueRow[];
  counts: Record<Light, number>;
}

interface SeenView {
  at: string;
  view: IssueView;
}

/** Storage holds 1 MB a name; a task with a long history is some 20 KB. */
const MOST_VIEWS = 20;

export function seenTasks(): SeenTasks | null {
  return recall('tasks-seen') as SeenTasks | null;
}

export function rememberTasks(rows: IssueRow[], counts: Record<Light, number>): void {
  keep('tasks-seen', { at: new Date().toISOString(), rows, counts });
}

export function seenView(id: string): SeenView | null {
  return seenViews().find(({ view }) => view.id === id) ?? null;
}

export function rememberView(view: IssueView): void {
  const others = seenViews().filter((seen) => seen.view.id !== view.id);
  keep('task-views', [{ at: new Date().toISOString(), view }, ...others].slice(0, MOST_VIEWS));
}

/** What an older version of the program kept has not all that is drawn now. */
function seenViews(): SeenView[] {
  const kept = (recall('task-views') as SeenView[] | null) ?? [];
  return kept.filter(({ view }) => Array.isArray(view.clocks));
}
