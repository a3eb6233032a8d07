import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type DirectiveView, isPlatform } from '@hongqi/shared';
import { Database } from '../database/database';
import { DocumentService } from '../files/document.service';
import { Photo } from '../files/photo.entity';
import type { Me } from '../http/access';
import { DutyService } from '../people/duty.service';
import { levelAreas, requireForStaff } from './directive-access';
import { DirectiveDoors } from './directive-doors.service';
import { DirectiveLeg } from './directive-leg.entity';
import { DirectivePresenter } from './directive-presenter';
import { readable, readingOf } from './directive-reading';
import { talliesOf } from './directive-sums';
import { Directive, DirectiveStep } from './directive.entity';

/** Newest steps that are shown; a county's thousand reminders are counted elsewhere. */
const STEPS_SHOWN = 300;

/** One directive as one of those who write, approve or pass it on sees it. */
@Injectable()
export class DirectiveReader {
  constructor(
    private readonly database: Database,
    private readonly duty: DutyService,
    private readonly documents: DocumentService,
    private readonly doors: DirectiveDoors,
    private readonly presenter: DirectivePresenter,
  ) {}

  async one(me: Me, id: string): Promise<DirectiveView> {
    return this.view(me, await requireForStaff(this.database.manager, me, id));
  }

  async view(me: Me, directive: Directive): Promise<DirectiveView> {
    const { manager } = this.database;
    const { id, followsUpId } = directive;
    const reading = await readingOf(manager, me, directive);
    const content = readable(directive.content, reading);
    const [steps, legs, photos, documents, tallies, earlier, listedDoors] = await Promise.all([
      manager.find(DirectiveStep, { where: { directiveId: id }, order: { id: 'DESC' }, take: STEPS_SHOWN }),
      directive.state === 'sending' ? manager.findBy(DirectiveLeg, { directiveId: id, state: 'waiting' }) : [],
      photosOf(manager, content.photos),
      this.documents.views(manager, content.documents),
      talliesOf(manager, [id], levelAreas(me)),
      followsUpId ? manager.findOneBy(Directive, { id: followsUpId }) : null,
      this.doors.count(me, directive, reading),
    ]);
    const { authorId, approverId } = directive;
    const people = [authorId, approverId, ...steps.map(({ actorId }) => actorId)];
    const names = await this.duty.names(people.filter((one) => one !== null && !isPlatform(one)) as string[]);
    return this.presenter.view({
      me,
      directive: { ...directive, content },
      reading,
      steps: steps.reverse(),
      legs,
      photos,
      documents,
      tallies,
      names,
      followsUp: earlier && { id: earlier.id, title: earlier.content.title },
      listedDoors,
    });
  }
}

/** In the order of the content. */
async function photosOf(manager: EntityManager, ids: readonly string[]): Promise<Photo[]> {
  if (ids.length === 0) return [];
  const found = new Map((await manager.findBy(Photo, { id: In([...ids]) })).map((photo) => [photo.id, photo]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
