import type { FormField } from '@hongqi/shared';
import {
  type AnswerDraft,
  currentPhotos,
  filesGone,
  fittingValues,
  isBlankDraft,
  isDraftOver,
  withDraft,
} from './answer-draft';

const AT = '2026-11-22T08:00:00.000Z';
const DAY = 24 * 3_600_000;

const draft = (id: string, more: Partial<AnswerDraft> = {}): AnswerDraft => ({
  id,
  at: AT,
  correcting: false,
  values: { f1: 12 },
  photos: {},
  ...more,
});
const field = (key: string, kind: FormField['kind']): FormField => ({
  key,
  kind,
  label: key,
  required: true,
  options: kind === 'choice' ? ['是', '否'] : [],
  several: false,
});

describe('a form half filled in', () => {
  it('is kept once for each directive, ten of them, the newest first', () => {
    const many = Array.from({ length: 10 }, (_, i) => draft(`d${i}`));
    const now = withDraft(many, draft('d3', { values: { f1: 7 } }));
    expect(now.map(({ id }) => id)).toEqual(['d3', 'd0', 'd1', 'd2', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9']);
    expect(now[0]?.values).toEqual({ f1: 7 });
    expect(withDraft(many, draft('new')).map(({ id }) => id)).not.toContain('d9');
  });

  it('is over once it was answered by whoever, unless it corrects that, and when the directive is', () => {
    expect(isDraftOver(draft('d'), { over: false, answeredAt: null })).toBe(false);
    expect(isDraftOver(draft('d'), { over: false, answeredAt: AT })).toBe(true);
    expect(isDraftOver(draft('d', { correcting: true }), { over: false, answeredAt: AT })).toBe(false);
    expect(isDraftOver(draft('d', { correcting: true }), { over: true, answeredAt: AT })).toBe(true);
  });

  it('comes back without what does not fit its form', () => {
    const form = [field('f1', 'number'), field('f2', 'choice'), field('f3', 'photo'), field('f4', 'text')];
    // What was no number is null after the storage.
    const kept = JSON.parse(JSON.stringify({ f1: NaN, f2: ['是'], f3: ['id'], f4: '清完了', f9: 1 })) as never;
    expect(fittingValues(form, kept)).toEqual({ f2: ['是'], f4: '清完了' });
    expect(fittingValues(form, { f1: 12, f2: ['都行'] })).toEqual({ f1: 12 });
  });

  it('is blank when nothing is in it', () => {
    expect(isBlankDraft({ values: {}, photos: { f3: [] } })).toBe(true);
    expect(isBlankDraft({ values: {}, photos: { f3: [{ id: null, path: 'a.jpg' }] } })).toBe(false);
    expect(isBlankDraft({ values: { f1: 0 }, photos: {} })).toBe(false);
  });

  it('sends a photo again that the server may have thrown away, where the phone still has its file', () => {
    const both = { id: 'p1', thumbnail: '/t', path: 'a.jpg' };
    const stored = { id: 'p2', thumbnail: '/t', path: null };
    const one = draft('d', { photos: { f3: [both, stored] } });
    const after = (days: number): Date => new Date(Date.parse(AT) + days * DAY);
    expect(currentPhotos(one, 'f3', after(5))).toEqual([both, stored]);
    expect(currentPhotos(one, 'f3', after(7))).toEqual([{ id: null, path: 'a.jpg' }, stored]);
    expect(currentPhotos(one, 'f4', after(5))).toEqual([]);
  });

  it('gives its files back, but not those that wait to be sent', () => {
    const before = [
      draft('a', {
        photos: { f3: ['1.jpg', '2.jpg', '3.jpg'].map((path) => ({ id: null, path })) },
      }),
    ];
    const after = [draft('a', { photos: { f3: [{ id: 'p', thumbnail: '/t', path: '2.jpg' }] } })];
    expect(filesGone(before, after, ['3.jpg'])).toEqual(['1.jpg']);
    expect(filesGone(before, [], [])).toEqual(['1.jpg', '2.jpg', '3.jpg']);
  });
});
