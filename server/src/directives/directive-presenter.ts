import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type CopyTally,
  covers,
  type DirectiveAction,
  directiveActions,
  directiveRelations,
  type DirectiveRow,
  type DirectiveStepView,
  type DirectiveView,
  type DocumentView,
  directiveTransition,
  hasPost,
  isPlatform,
  isValid,
  RELAY_ROLES,
  touches,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import type { Photo } from '../files/photo.entity';
import { PhotoLinks } from '../files/photo-links';
import { levelAreas, tiesOf } from './directive-access';
import type { DirectiveLeg } from './directive-leg.entity';
import type { Reading } from './directive-reading';
import type { Directive, DirectiveStep } from './directive.entity';

export interface DirectiveMaterial {
  me: Actor;
  /** With nothing in its content that the viewer does not read. */
  directive: Directive;
  reading: Reading;
  /** In the order they happened. */
  steps: readonly DirectiveStep[];
  /** Those that wait to be passed on. */
  legs: readonly DirectiveLeg[];
  photos: readonly Photo[];
  documents: DocumentView[];
  /** By directive, of the viewer's areas. */
  tallies: ReadonlyMap<string, CopyTally>;
  /** Person id → name. */
  names: ReadonlyMap<string, string>;
  followsUp: { id: string; title: string } | null;
  listedDoors: number | null;
}

const ADDS: readonly DirectiveStep['action'][] = ['add', 'pass'];
const NOBODY: CopyTally = { people: 0, read: 0, done: 0 };

/** Rows of the database → what one of the staff may see of them. Reads nothing. */
@Injectable()
export class DirectivePresenter {
  constructor(
    private readonly directory: Directory,
    private readonly links: PhotoLinks,
    private readonly clock: Clock,
  ) {}

  row({
    me,
    directive,
    tallies,
    names,
  }: Pick<DirectiveMaterial, 'me' | 'directive' | 'tallies' | 'names'>): DirectiveRow {
    const { id, state, content, areaCode, authorId } = directive;
    const { kind, urgency, title, wants, sendAt, dueAt } = content;
    return {
      id,
      kind,
      urgency,
      state,
      title,
      wants,
      author: names.get(authorId) ?? '工作人员',
      areaCode,
      areaName: this.directory.areaName(areaCode),
      sendAt,
      sentAt: directive.sentAt?.toISOString() ?? null,
      dueAt,
      updatedAt: directive.updatedAt.toISOString(),
      ...(tallies.get(id) ?? NOBODY),
      visits: content.visits,
      awaitsMe: this.actions(me, directive).includes('approve'),
    };
  }

  view(material: DirectiveMaterial): DirectiveView {
    const { me, directive, photos, documents, names, followsUp, listedDoors } = material;
    const { approverId, content } = directive;
    const waiting = this.waiting(material);
    return {
      ...this.row(material),
      version: directive.version,
      content,
      listedDoors,
      photos: photos.map((photo) => this.links.view(photo)),
      documents,
      names: this.namesIn(directive),
      approver: approverId === null ? null : (names.get(approverId) ?? '工作人员'),
      reason: directive.reason,
      steps: this.steps(material),
      actions: this.actions(me, directive).filter(
        (action) => action !== 'pass' || waiting.some(({ mayPass }) => mayPass),
      ),
      waiting,
      followsUp,
    };
  }

  private namesIn({ content }: Directive): Record<string, string> {
    const { areas, departments } = content.audience;
    return Object.fromEntries([
      ...areas.map((code): [string, string] => [code, this.directory.areaName(code)]),
      ...departments.map((id): [string, string] => [id, this.directory.departmentName(id)]),
    ]);
  }

  /** Steps of other branches of the tree are theirs; of many savings in a row the last one tells. */
  private steps({ me, steps, names, reading }: DirectiveMaterial): DirectiveStepView[] {
    const own = levelAreas(me);
    return steps
      .filter(({ areaCode }) => areaCode === null || touches(own, areaCode))
      .filter((step, at, all) => !(step.action === 'edit' && all[at + 1]?.action === 'edit'))
      .map(({ id, action, actorId, areaCode, note, at }) => ({
        id,
        action,
        actor: isPlatform(actorId) ? null : (names.get(actorId) ?? '工作人员'),
        areaName: areaCode === null ? null : this.directory.areaName(areaCode),
        // A word added stands on the copies, so it is read by those who read these.
        note: reading.words || !ADDS.includes(action) ? note : null,
        at: at.toISOString(),
      }));
  }

  /** Nobody adds to what is over, or presses for it. */
  private actions(me: Actor, directive: Directive): DirectiveAction[] {
    const { state, validUntil } = directive;
    const actions = directiveActions(state, directiveRelations(me, tiesOf(directive)));
    const isOpen = isValid(state, validUntil?.getTime() ?? null, this.clock.now().getTime());
    return isOpen ? actions : actions.filter((action) => !directiveTransition(action).needs?.includes('areaCode'));
  }

  private waiting({ me, legs }: DirectiveMaterial): DirectiveView['waiting'] {
    const own = levelAreas(me);
    return legs
      .filter((leg) => own.some((code) => covers(code, leg.areaCode)))
      .map(({ areaCode, dueAt }) => ({
        areaCode,
        areaName: this.directory.areaName(areaCode),
        dueAt: dueAt.toISOString(),
        mayPass: RELAY_ROLES.some((role) => hasPost(me, role, areaCode)),
      }));
  }
}
