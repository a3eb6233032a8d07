import type { Action, IssueRow } from '@hongqi/shared';
import type { WaitingAction } from '../services/queue-rules';
import { viewOfRow, withWaiting } from './offline-view';

const row = { id: 'a', title: '路灯不亮', state: 'assigned', dueAt: null } as IssueRow;

const waiting = (action: Action, issueId = 'a'): WaitingAction => ({
  issueId,
  action,
  input: {},
  files: [],
  actionKey: action,
  version: undefined,
  pressedAt: '2026-11-22T08:00:00.000Z',
});

describe('a task without signal', () => {
  it('known only from the list can be accepted or given back', () => {
    expect(viewOfRow(row).actions).toEqual(['accept', 'return', 'escalate', 'comment']);
  });

  it('once accepted on the phone can be worked on, before the server knows', () => {
    const view = withWaiting(viewOfRow(row), [waiting('accept')]);
    expect(view.state).toBe('handling');
    expect(view.actions).toContain('resolve');
    expect(view.actions).not.toContain('accept');
  });

  it('given back on the phone offers nothing more', () => {
    const view = withWaiting(viewOfRow(row), [waiting('accept'), waiting('return')]);
    expect(view).toMatchObject({ state: 'submitted', actions: [] });
  });

  it('is left alone by what waits for another', () => {
    const view = viewOfRow(row);
    expect(withWaiting(view, [waiting('accept', 'b')])).toBe(view);
  });
});
