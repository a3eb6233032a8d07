import type { IssueRow } from '@hongqi/shared';
import { type RefObject, useEffect, useRef } from 'react';
import { stepFrom } from './rows';

const STEPS: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * j, k and the arrows move the focus over the rows, which are links: Enter opens. `/` goes to the search box.
 * Silent while someone types or another control has the focus.
 */
export function useListKeys(rows: readonly IssueRow[], selected: string | null): RefObject<HTMLDivElement> {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef({ id: selected, index: 0 });

  useEffect(() => {
    const index = rows.findIndex((row) => row.id === selected);
    if (selected && index >= 0) last.current = { id: selected, index };
  }, [rows, selected]);

  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      if (event.key === '/') {
        event.preventDefault();
        document.getElementById('search')?.focus();
        return;
      }
      const step = STEPS[event.key];
      if (!step) return;
      const focused = (document.activeElement as HTMLElement | null)?.dataset['row'];
      const id = stepFrom(rows, focused ?? last.current.id, last.current.index, step);
      if (!id) return;
      event.preventDefault();
      last.current = { id, index: rows.findIndex((row) => row.id === id) };
      box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [rows]);

  return box;
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest('input, textarea, select, button, svg, [role="dialog"], [role="menu"], [contenteditable]') !== null
  );
}
