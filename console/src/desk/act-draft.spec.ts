import { ACTIONS, type HolderCandidate, type PhotoView, transition } from '@hongqi/shared';
import {
  barOf,
  type Draft,
  EMPTY_DRAFT,
  formFields,
  inputOf,
  missingFrom,
  naturalNext,
  openedDraft,
  workerOf,
} from './act-draft';

const PHOTO: PhotoView = {
  id: 'p1',
  url: '/p1',
  thumbnail: '/p1t',
  width: 4,
  height: 3,
  phase: null,
  takenAt: null,
  metres: null,
};
const FULL: Draft = {
  note: ' 已修好 ',
  photos: [PHOTO],
  holder: { userId: 'u1' },
  lead: 'i2',
  rating: { score: 4, solved: true },
  internal: true,
  before: [{ ...PHOTO, id: 'p0' }],
  until: '2026-12-03T09:30:00.000Z',
  card: 'red',
  parts: [
    { text: ' 灯坏了 ', categoryCode: 'lamp' },
    { text: '井盖丢了', categoryCode: 'road' },
  ],
  text: '',
  category: '',
};

describe('the form of an action', () => {
  it.each(ACTIONS)('%s asks for what the table says it needs, and first', (action) => {
    const needs = [...(transition(action).needs ?? [])];

    expect(formFields({ needs: { [action]: needs } }, action).slice(0, needs.length)).toEqual(needs);
  });

  it('puts photos among the needed where the category asks for one', () => {
    expect(formFields({ needs: { resolve: ['note', 'photos'] } }, 'resolve')).toEqual(['note', 'photos']);
  });

  it('sends only what the action takes', () => {
    expect(inputOf(['holder', 'note'], FULL)).toEqual({ holder: { userId: 'u1' }, note: '已修好' });
    expect(inputOf([], FULL)).toEqual({});
  });

  it('shows photos of before where the category asks for them, and sends the two kinds apart', () => {
    const fields = formFields({ needs: { resolve: ['note', 'before', 'photos'] } }, 'resolve');

    expect(fields).toEqual(['note', 'before', 'photos']);
    expect(inputOf(fields, FULL)).toEqual({ note: '已修好', before: ['p0'], photos: ['p1'] });
  });

  it('counts a split with an unfinished part as missing', () => {
    const [first, second] = FULL.parts;
    if (!first || !second) throw new Error('the full draft has two parts');

    expect(inputOf(['parts'], FULL)).toEqual({ parts: [{ text: '灯坏了', categoryCode: 'lamp' }, second] });
    expect(missingFrom(['parts'], { ...FULL, parts: [first, { ...second, categoryCode: '' }] })).toEqual(['parts']);
    expect(missingFrom(['parts'], { ...FULL, parts: [first] })).toEqual(['parts']);
  });

  it('opens a split with the words of the report as its first part, and keeps what was typed before', () => {
    const issue = { text: '灯坏了，井盖也丢了', categoryCode: 'lamp' };
    const opened = openedDraft(issue, 'split', EMPTY_DRAFT);

    expect(opened.parts).toEqual([
      { text: '灯坏了，井盖也丢了', categoryCode: 'lamp' },
      { text: '', categoryCode: '' },
    ]);
    expect(openedDraft(issue, 'split', FULL)).toBe(FULL);
    expect(openedDraft(issue, 'dispatch', EMPTY_DRAFT)).toBe(EMPTY_DRAFT);
  });

  it('counts blanks as missing', () => {
    expect(missingFrom(['note', 'photos'], { ...EMPTY_DRAFT, note: '  ' })).toEqual(['note', 'photos']);
    expect(missingFrom(['note', 'photos'], FULL)).toEqual([]);
  });
});

describe('the blue button', () => {
  it('is the natural next step, if this person may take it', () => {
    expect(naturalNext('submitted', ['dispatch', 'reject', 'comment'])).toBe('dispatch');
    expect(naturalNext('assigned', ['dispatch', 'comment'])).toBeNull();
    expect(naturalNext('closed', ['reopen', 'comment'])).toBeNull();
  });
});

describe('what somebody waits for', () => {
  it('comes before the next step of the state', () => {
    expect(naturalNext('handling', ['dispatch', 'grant', 'refuse'])).toBe('grant');
    expect(naturalNext('handling', ['resolve', 'answer', 'comment'])).toBe('answer');
  });
});

describe('the bar of actions', () => {
  it('has the natural step first and hides the rare ones', () => {
    const { shown, more } = barOf('handling', [
      'return',
      'extend',
      'suspend',
      'ask',
      'escalate',
      'progress',
      'resolve',
      'comment',
    ]);

    expect(shown).toEqual(['resolve', 'progress', 'comment', 'return', 'extend']);
    expect(more).toEqual(['suspend', 'ask', 'escalate']);
  });

  it('hides nothing for the sake of one button', () => {
    const actions = ['dispatch', 'reject', 'merge', 'split', 'comment', 'supervise'] as const;

    expect(barOf('submitted', actions).more).toEqual([]);
  });
});

describe('a grid pressed on the map', () => {
  const worker = (id: string, onDuty: boolean, openCount: number, areaCode = 'g1'): HolderCandidate => ({
    kind: 'worker',
    id,
    name: id,
    post: '网格员',
    areaCode,
    openCount,
    onDuty,
  });

  it('means its worker on duty with the least open work', () => {
    const candidates = [
      worker('away', false, 0),
      worker('busy', true, 7),
      worker('free', true, 2),
      worker('far', true, 0, 'g2'),
    ];

    expect(workerOf(candidates, 'g1')?.id).toBe('free');
  });

  it('means nobody when nobody has it', () => {
    expect(workerOf([worker('far', true, 0, 'g2')], 'g1')).toBeNull();
  });
});
