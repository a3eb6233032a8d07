import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, type Circumstances, levelsOf, type Pledge } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Config } from '../config';
import { DutyService } from '../people/duty.service';
import { Calendar } from '../rules/calendar';
import type { Issue } from './issue.entity';

/** Gathers what a decision about an issue depends on besides the issue: rules in force, calendar, levels above. */
@Injectable()
export class Rulings {
  constructor(
    private readonly directory: Directory,
    private readonly duty: DutyService,
    private readonly calendar: Calendar,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async circumstances(
    issue: Pick<Issue, 'id' | 'categoryCode' | 'urgency' | 'areaCode' | 'townshipCode'>,
    actor: Actor,
    tx?: EntityManager,
  ): Promise<Circumstances> {
    return {
      now: this.clock.now(),
      actorId: actor.id,
      pledge: this.pledge(issue),
      calendar: this.calendar.of(issue.townshipCode),
      thresholds: this.config.thresholds,
      levels: await this.duty.levelsOver(issue.areaCode, tx),
      ownLevels: levelsOf(actor, issue.areaCode),
      draw: Math.random(),
      reports: 1,
    };
  }

  pledge({ id, categoryCode, urgency }: Pick<Issue, 'id' | 'categoryCode' | 'urgency'>): Pledge {
    const category = this.directory.category(categoryCode);
    if (!category) throw new Error(`issue ${id} has the unknown category ${categoryCode}`);
    const { version, limits, photoToResolve, photoBefore, checkBeforeClose } = category;
    return { version, urgency, limits, photoToResolve, photoBefore, checkBeforeClose };
  }
}
