import { ACTIONS, transition } from '../domain/issue-transitions';
import { type NoticeFacts, noticeWords } from './notices';

const FULL: NoticeFacts = {
  number: '260 000 013',
  title: '路灯不亮',
  holder: '网格员 王秀英',
  note: '线路老化',
  finishDue: '11月26日 17:30',
  leadNumber: '260 000 021',
  until: '12月1日 17:30',
  request: 'extend',
  requestNote: '等配件',
  card: 'red',
  ranOut: 'finish',
  reporters: 3,
};
const EMPTY: NoticeFacts = {
  number: '260 000 013',
  title: '路灯不亮',
  holder: null,
  note: null,
  finishDue: null,
  leadNumber: null,
  until: null,
  request: null,
  requestNote: null,
  card: null,
  ranOut: null,
  reporters: 1,
};
const told = ACTIONS.flatMap((action) => transition(action).tells.map((audience) => ({ action, audience })));

describe('the words of a notice', () => {
  it.each(told)(
    '$action to $audience are a whole sentence, with everything known and with nothing',
    ({ action, audience }) => {
      for (const facts of [FULL, EMPTY]) {
        const words = noticeWords(action, audience, facts);
        expect(words).toMatch(/\p{Script=Han}/u);
        expect(words).not.toMatch(/null|undefined|:$/);
      }
    },
  );

  it('leave the reporter without the words between colleagues', () => {
    const staffWords = told.filter(({ action, audience }) => audience === 'reporter' && transition(action).staffWords);

    expect(staffWords.map(({ action }) => action)).toEqual([
      'dispatch',
      'grant',
      'refuse',
      'arbitrate',
      'escalate',
      'exclude',
    ]);
    for (const { action } of staffWords) expect(noticeWords(action, 'reporter', FULL)).not.toContain('线路老化');
  });

  it('are refused for an audience that an action does not tell', () => {
    expect(() => noticeWords('accept', 'dispatcher', FULL)).toThrow('no words for accept to dispatcher');
  });
});
