import type { ActInput, Action, IssueRow } from '@hongqi/shared';
import type { WaitingAction } from '../services/queue-items';
import { viewOfRow, withWaiting } from './offline-view';

const row = { id: 'a', title: '路灯不亮', state: 'assigned', dueAt: null, awaits: null, card: null } as IssueRow;

const waiting = (action: Action, issueId = 'a', input: ActInput = {}): WaitingAction => ({
  kind: 'act',
  issueId,
  action,
  input,
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

  it('given up to the next level on the phone offers nothing more', () => {
    const view = withWaiting(viewOfRow(row), [waiting('accept'), waiting('escalate')]);
    expect(view).toMatchObject({ state: 'submitted', actions: [] });
  });

  it('for which something was asked goes on meanwhile, but nothing else can be asked', () => {
    const until = '2026-12-03T09:30:00.000Z';
    const view = withWaiting(viewOfRow(row), [waiting('accept'), waiting('extend', 'a', { note: '等配件', until })]);
    expect(view).toMatchObject({
      state: 'handling',
      awaits: 'request',
      request: { kind: 'extend', note: '等配件', until },
    });
    expect(view.actions).toEqual(['escalate', 'progress', 'resolve', 'comment']);
    const done = withWaiting(view, [waiting('resolve')]);
    expect(done).toMatchObject({ state: 'resolved', request: null, awaits: null });
  });

  it('whose request is known from the list cannot be asked for twice', () => {
    const actions = viewOfRow({ ...row, state: 'handling', awaits: 'request' }).actions;
    expect(actions).not.toEqual(expect.arrayContaining(['return']));
    expect(actions).toContain('resolve');
  });

  it('under an order is answered once', () => {
    const ordered = viewOfRow({ ...row, state: 'handling', card: 'red' });
    expect(ordered.actions).toContain('answer');
    const order = {
      card: 'red',
      note: '马上办',
      issuer: '赵敏',
      areaName: '红旗街道',
      dueAt: null,
      answeredAt: null,
    } as const;
    const answered = withWaiting({ ...ordered, order }, [waiting('answer')]);
    expect(answered.order?.answeredAt).toBe('2026-11-22T08:00:00.000Z');
    expect(answered.actions).not.toContain('answer');
  });

  it('that stands still can be taken up again', () => {
    const view = withWaiting(viewOfRow({ ...row, state: 'suspended' }), [waiting('resume')]);
    expect(view.state).toBe('handling');
    expect(view.actions).toContain('resolve');
  });

  it('is left alone by what waits for another', () => {
    const view = viewOfRow(row);
    expect(withWaiting(view, [waiting('accept', 'b')])).toBe(view);
  });
});
