import type { ReceivedView } from '@hongqi/shared';
import type { Waiting } from './queue-items';
import { asOver, rowWithWaiting, viewWithWaiting } from './received-view';

const view = { id: 'd', wants: 'form', fresh: true, settled: false, answer: null, answeredAt: null } as ReceivedView;
const press = { about: '清雪', files: [], actionKey: 'key-1', pressedAt: '2026-11-22T08:00:00.000Z' };
const opened: Waiting = { kind: 'read', directiveId: 'd', input: {}, ...press };
const answered = (snow: number): Waiting => ({
  kind: 'answer',
  directiveId: 'd',
  input: { answer: { f1: snow } },
  ...press,
});

describe('a directive without signal', () => {
  it('is not news any more once it was opened, and settled by that where reading is all it wants', () => {
    expect(rowWithWaiting(view, [opened])).toMatchObject({ fresh: false, settled: false });
    expect(rowWithWaiting({ ...view, wants: 'read' }, [opened])).toMatchObject({ fresh: false, settled: true });
  });

  it('shows the answer that waits, the last where it was corrected', () => {
    expect(viewWithWaiting(view, [opened, answered(3), answered(5)])).toMatchObject({
      settled: true,
      answer: { f1: 5 },
      answeredAt: press.pressedAt,
    });
  });

  it('is left alone by what waits for another, and by a problem found with it', () => {
    const report: Waiting = {
      kind: 'report',
      directiveId: 'd',
      input: { submissionKey: 'report-0001', text: '井盖松动' },
      ...press,
    };
    expect(viewWithWaiting(view, [report, { ...opened, directiveId: 'other' }])).toBe(view);
  });

  it('keeps nothing but its title once the list says it was withdrawn', () => {
    const whole = {
      ...view,
      title: '清雪',
      text: '今晚清雪',
      staffText: '互相支援',
      form: [{ key: 'f1' }],
    } as ReceivedView;
    expect(asOver(whole, { state: 'recalled', over: true })).toMatchObject({
      state: 'recalled',
      over: true,
      title: '清雪',
      text: '',
      staffText: null,
      form: [],
    });
    expect(asOver(whole, { state: 'closed', over: true })).toMatchObject({
      over: true,
      text: '今晚清雪',
      form: whole.form,
    });
  });
});
