import type { DoorBrief, FormField } from '@hongqi/shared';
import { asTemplate, contentOf, type Draft, draftOf, EMPTY_DRAFT, fromTemplate, hasAudience, textOf } from './draft';

const FIELD: FormField = { key: 'f1', kind: 'number', label: '几人', required: true, options: [], several: false };
const door = (id: string): DoorBrief => ({
  ...{ id, gridCode: '150782002001001', gridName: '第一网格' },
  ...{ building: '2号楼', unit: '', number: id },
});
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
    expect(textOf(draftOf({ view: { content: fromServer, photos: [], documents: [] }, doors: [] }))).toBe(textOf(mine));
  });

  it('has the doors of its list only while a list is walked, whatever their order', () => {
    const listed = draft({ kind: 'task', visits: true, listed: true, doors: [door('b'), door('a')] });
    expect(contentOf(listed)).toMatchObject({ visits: true, listed: true });
    expect(JSON.parse(textOf(listed))).toMatchObject({ doorIds: ['a', 'b'] });
    expect(textOf({ ...listed, doors: [door('a'), door('b')] })).toBe(textOf(listed));
    expect(textOf({ ...listed, doors: [door('a')] })).not.toBe(textOf(listed));

    for (const off of [{ listed: false }, { visits: false }, { kind: 'notice' as const }]) {
      expect(contentOf({ ...listed, ...off }).listed).toBe(false);
      expect(JSON.parse(textOf({ ...listed, ...off }))).not.toHaveProperty('doorIds');
    }
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

  it('carries no list, and leaves the one that is there', () => {
    const walked = draft({ kind: 'task', visits: true, listed: true, doors: [door('a')] });
    const template = asTemplate(contentOf(walked));
    expect(template).toMatchObject({ visits: true, listed: false });
    expect(template).not.toHaveProperty('doorIds');
    expect(fromTemplate(walked, template)).toMatchObject({ listed: true, doors: [door('a')] });
    expect(fromTemplate(EMPTY_DRAFT, template)).toMatchObject({ visits: true, listed: false, doors: [] });
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
