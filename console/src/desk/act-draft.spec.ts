import { ACTIONS, type HolderCandidate, type PhotoView, transition } from '@hongqi/shared';
import { type Draft, EMPTY_DRAFT, formFields, inputOf, missingFrom, naturalNext, workerOf } from './act-draft';

const PHOTO: PhotoView = { id: 'p1', url: '/p1', thumbnail: '/p1t', width: 4, height: 3 };
const FULL: Draft = {
  note: ' 已修好 ',
  photos: [PHOTO],
  holder: { userId: 'u1' },
  lead: 'i2',
  rating: { score: 4, solved: true },
  internal: true,
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
