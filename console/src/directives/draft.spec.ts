import type { FormField } from '@hongqi/shared';
import { asTemplate, contentOf, type Draft, draftOf, EMPTY_DRAFT, fromTemplate, hasAudience, textOf } from './draft';

const FIELD: FormField = { key: 'f1', kind: 'number', label: '几人', required: true, options: [], several: false };
const draft = (changed: Partial<Draft>): Draft => ({ ...EMPTY_DRAFT, ...changed });
const audience = (changed: Partial<Draft['audience']>) => ({ ...EMPTY_DRAFT.audience, ...changed });

describe('what is sent of a draft', () => {
  it('has no area inside another', () => {
    const { areas } = contentOf(draft({ audience: audience({ areas: ['150782002001001', '150782002001'] }) })).audience;
    expect(areas).toEqual(['150782002001']);
  });

  it('leaves out the form and the doors when they are not asked for, and keeps them in the draft', () => {
    const task = draft({ kind: 'task', wants: 'form', form: [FIELD], visits: true });
    expect(contentOf(task)).toMatchObject({ form: [FIELD], visits: true });
    expect(contentOf({ ...task, kind: 'notice', wants: 'read' })).toMatchObject({ form: [], visits: false });
  });

  it('names no roles or departments for those who have not answered', () => {
    const follow = draft({ audience: audience({ unansweredOf: 'X', roles: ['worker'], departments: ['D'] }) });
    expect(contentOf(follow).audience).toMatchObject({ roles: [], departments: [], unansweredOf: 'X' });
  });

  it('is the same text wherever the same content came from', () => {
    const mine = draft({ title: '除雪', wants: 'form', form: [FIELD] });
    const { audience: to, ...rest } = contentOf(mine);
    const fromServer = { audience: to, ...rest, form: [{ ...FIELD, label: FIELD.label }] };
    expect(textOf(draftOf({ content: fromServer, photos: [], documents: [] }))).toBe(textOf(mine));
  });
});

describe('a template', () => {
  const written = draft({
    title: '除雪',
    dueAt: '2026-11-24T00:00:00Z',
    documents: [{ id: 'P', name: 'a.pdf', bytes: 1, url: '' }],
    audience: audience({ areas: ['150782002'], residents: true }),
  });

  it('carries the words, not the times and files', () => {
    expect(asTemplate(contentOf(written))).toMatchObject({ title: '除雪', dueAt: null, documents: [] });
  });

  it('keeps what is set where it says nothing', () => {
    const template = { ...asTemplate(contentOf(draft({ title: '消防检查' }))) };
    const { title, dueAt, audience: to } = fromTemplate(written, template);
    expect({ title, dueAt, to }).toEqual({ title: '消防检查', dueAt: written.dueAt, to: written.audience });
  });
});

describe('an audience', () => {
  it.each([
    [{}, false],
    [{ areas: ['150782002'] }, false],
    [{ roles: ['worker' as const] }, false],
    [{ areas: ['150782002'], roles: ['worker' as const] }, true],
    [{ areas: ['150782002'], residents: true }, true],
    [{ areas: ['150782002'], unansweredOf: 'X' }, true],
    [{ departments: ['D'] }, false],
    [{ areas: ['150782002'], departments: ['D'] }, true],
  ])('%j can be counted: %s', (changed, expected) => {
    expect(hasAudience(audience(changed))).toBe(expected);
  });
});
