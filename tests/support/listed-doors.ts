import {
  type AddVisit,
  type ChooseDoors,
  type ChosenDoors,
  directiveRoutes,
  type DirectiveView,
  doorRoutes,
  type DoorBrief,
  type DoorView,
  type SaveDirective,
  visitRoutes,
  type VisitView,
  type Walk,
} from '@hongqi/shared';
import { type Actor, newKey } from './actor';
import { acts, aDirective, anAudience } from './directives';
import type { Town } from './town';

export const COMMUNITY = '150782002001';
export const FIRST = `${COMMUNITY}001`;
export const SECOND = `${COMMUNITY}002`;
/** A building of the first grid, with two units of twelve doors. */
export const HOUSE = '河滨小区2号楼';

/** The desk of the street at work on a list of ten doors: eight of the first grid and two of the second. */
export class ListedDoors {
  private constructor(
    readonly place: Town,
    readonly dispatcher: Actor,
    readonly doors: readonly DoorBrief[],
  ) {}

  static async of(place: Town): Promise<ListedDoors> {
    const dispatcher = await place.signsIn('dispatcher');
    const first = await chooses(dispatcher, { places: [{ gridCode: FIRST, building: HOUSE, unit: '1单元' }] });
    const second = await chooses(dispatcher, { places: [{ gridCode: SECOND, building: '红旗街88号楼' }] });
    return new ListedDoors(place, dispatcher, [...first.doors.slice(0, 8), ...second.doors.slice(0, 2)]);
  }

  /** Of a task for the community that carries the ten; `more` says otherwise. */
  drafts(who: Actor, more: Partial<SaveDirective> = {}): Promise<DirectiveView> {
    const task = {
      kind: 'task' as const,
      title: '燃气安全入户检查',
      visits: true,
      listed: true,
      doorIds: idsOf(this.doors),
      audience: anAudience({ areas: [COMMUNITY] }),
    };
    return who.call(directiveRoutes.create, aDirective({ ...task, ...more }));
  }

  async sends(more: Partial<SaveDirective> = {}): Promise<DirectiveView> {
    const { id, version } = await this.drafts(this.dispatcher, more);
    const sent = await acts(this.dispatcher, id, 'submit', { version });
    await this.place.settled();
    return sent;
  }
}

export function chooses(who: Actor, choice: ChooseDoors): Promise<ChosenDoors> {
  return who.call(doorRoutes.choose, choice);
}

/** A door more in the first grid. */
export function addsDoor(who: Actor, number: string): Promise<DoorView> {
  return who.call(doorRoutes.add, { gridCode: FIRST, building: '名单楼', unit: '', number, note: '' });
}

export function listOf(who: Actor, { id }: { id: string }): Promise<DoorBrief[]> {
  return who.call(directiveRoutes.doors, {}, { id });
}

export function knocks(
  who: Actor,
  { id }: { id: string },
  doorId: string,
  more: Partial<AddVisit> = {},
): Promise<VisitView> {
  return who.call(visitRoutes.add, { visitKey: newKey(), directiveId: id, doorId, outcome: 'met', ...more });
}

export async function walkOf(who: Actor, { id }: { id: string }): Promise<Walk | undefined> {
  return (await who.call(visitRoutes.walks, {})).find(({ directiveId }) => directiveId === id);
}

export function idsOf(some: readonly { id: string }[]): string[] {
  return some.map(({ id }) => id);
}

export function namesOf(some: readonly Pick<DoorBrief, 'building' | 'unit' | 'number'>[]): string[] {
  return some.map(({ building, unit, number }) => `${building}${unit}${number}`);
}
