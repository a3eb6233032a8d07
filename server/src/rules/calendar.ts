import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type CalendarRules, localDate, type WorkCalendar } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Config } from '../config';
import { Logger } from '../system/logger';
import { gapsFrom } from './national-days';
import { townshipCalendar } from './township-calendar';

/** Which days and hours are worked, in each township. */
@Injectable()
export class Calendar implements OnApplicationBootstrap {
  private readonly usual: WorkCalendar;
  private readonly built = new Map<string, { rules: CalendarRules; calendar: WorkCalendar }>();

  constructor(
    private readonly config: Config,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.usual = townshipCalendar(this.usualRules(), 0);
  }

  /** A promise over a year nobody has the holidays of would be wrong in silence. */
  onApplicationBootstrap(): void {
    for (const year of this.gaps(this.clock.now()))
      this.logger.warn({ year }, `no holidays are known for ${year}: Monday to Friday are taken for working days`);
  }

  /** The newest the township has; it may be asked for anything of any day, and is kept while it holds. */
  of(townshipCode: string): WorkCalendar {
    const row = this.directory.calendar(townshipCode);
    if (!row) return this.usual;
    const known = this.built.get(townshipCode);
    if (known?.rules === row) return known.calendar;
    const calendar = townshipCalendar(row, row.version);
    this.built.set(townshipCode, { rules: row, calendar });
    return calendar;
  }

  /** Of this year and the next, those whose holidays are not known. */
  gaps(now: Date): number[] {
    return gapsFrom(localDate(now));
  }

  /** What a township has whose calendar nobody has changed. */
  usualRules(): CalendarRules {
    return { officeHours: this.config.officeHours, closedDays: [] };
  }
}
