import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AppError, isValid } from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { DirectiveCopy } from '../directives/directive-copy.entity';
import { Directive, DirectiveStep } from '../directives/directive.entity';
import type { Me } from '../http/access';
import { listOf } from './door-lists';
import { DoorScope, isInside } from './door-scope';
import type { Door } from './door.entity';
import { ListedDoor } from './listed-door.entity';

const ENDS: DirectiveStep['action'][] = ['recall', 'close'];

/** Directives a worker carries from door to door: the own ones, and those of the people stood in for. */
@Injectable()
export class WalkedDirectives {
  constructor(
    private readonly database: Database,
    private readonly scope: DoorScope,
    private readonly clock: Clock,
  ) {}

  /** Valid ones that carry doors; urgent first, then the nearest due, then the newest. */
  async of(me: Me): Promise<Directive[]> {
    const now = this.clock.now();
    const directives = await this.database.manager
      .createQueryBuilder(Directive, 'directive')
      .innerJoin(DirectiveCopy, 'copy', 'copy.directiveId = directive.id')
      .where('copy.personId IN (:...walkers)', { walkers: await this.scope.walkers(me) })
      .andWhere('directive.state IN (:...states)', { states: ['sending', 'sent'] })
      .andWhere('(directive.validUntil IS NULL OR directive.validUntil > :now)', { now })
      .getMany();
    return directives.filter(({ content }) => content.visits).sort(inOrder);
  }

  /** One of them, valid or not; somebody else's answers like a missing one. */
  async one(me: Me, id: string): Promise<Directive> {
    const { manager } = this.database;
    const directive = await manager.findOneBy(Directive, { id });
    const walkers = await this.scope.walkers(me);
    const has = directive && (await manager.existsBy(DirectiveCopy, { directiveId: id, personId: In(walkers) }));
    if (!has) throw new AppError('NOT_FOUND');
    return directive;
  }

  /** One that this grid's doors are walked with. */
  async inGrid(me: Me, id: string, gridCode: string): Promise<Directive> {
    const directive = await this.one(me, id);
    const { visits, audience } = directive.content;
    if (!visits || !isInside(audience.areas, gridCode)) throw notWalked();
    return directive;
  }

  /** One that this door is walked with. */
  async atDoor(me: Me, id: string, { id: doorId, gridCode }: Pick<Door, 'id' | 'gridCode'>): Promise<Directive> {
    const directive = await this.inGrid(me, id, gridCode);
    const directiveId = listOf(directive);
    const isOn = directiveId === null || (await this.database.manager.existsBy(ListedDoor, { directiveId, doorId }));
    if (!isOn) throw notWalked();
    return directive;
  }

  /** Whether it was over at that moment; a day's doors may come in after it has ended. */
  async wasOver({ id, state, validUntil }: Directive, at: Date): Promise<boolean> {
    if (validUntil !== null && at >= validUntil) return true;
    if (isValid(state, null, at.getTime())) return false;
    const ended = await this.database.manager.findOneBy(DirectiveStep, { directiveId: id, action: In(ENDS) });
    return ended === null || at >= ended.at;
  }
}

function notWalked(): AppError {
  return new AppError('INPUT_INVALID', [{ field: 'directiveId', rule: 'isWalked' }]);
}

function inOrder(a: Directive, b: Directive): number {
  const urgent = Number(b.content.urgency === 'urgent') - Number(a.content.urgency === 'urgent');
  const due = (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity);
  return urgent || (Number.isNaN(due) ? 0 : due) || (a.id < b.id ? 1 : -1);
}
