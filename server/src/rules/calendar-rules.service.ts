import { Injectable } from '@nestjs/common';
import {
  AppError,
  type AreaView,
  type CalendarRules,
  type CalendarView,
  covers,
  hasPost,
  localDate,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database, isDuplicate } from '../database/database';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { AuditRow } from '../people/audit.entity';
import { DutyService } from '../people/duty.service';
import { Calendar } from './calendar';
import { CalendarRow } from './calendar.entity';
import { isCovered, nationalDaysOf } from './national-days';

/** A page of versions is enough to see who changed what; all of them are kept. */
const VERSIONS_SHOWN = 50;

/** The calendars of townships, looked at and changed. A change is a new version; nothing promised before moves. */
@Injectable()
export class CalendarRulesService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly calendar: Calendar,
    private readonly duty: DutyService,
    private readonly clock: Clock,
  ) {}

  /** For whoever works in the township, above it or in a part of it. */
  async view(me: Me, code: string): Promise<CalendarView> {
    const township = this.township(code);
    const isNear = me.posts.some(({ areaCode }) => covers(areaCode, code) || covers(code, areaCode));
    if (!isNear) throw new AppError('NOT_FOUND');
    return this.present(township);
  }

  async change(me: Me, code: string, version: number, rules: CalendarRules): Promise<CalendarView> {
    const township = this.township(code);
    if (!hasPost(me, 'admin', code)) throw new AppError('NOT_FOUND');
    try {
      await this.write(me, code, version, rules);
    } catch (error) {
      // Two at once looked at the same version: the key lets one of them through.
      throw isDuplicate(error) ? new AppError('RULES_CHANGED') : error;
    }
    await this.directory.refresh();
    return this.present(township);
  }

  private async write(me: Me, townshipCode: string, version: number, rules: CalendarRules): Promise<void> {
    const at = this.clock.now();
    const closedDays = rules.closedDays
      .map(({ date, reason }) => ({ date, reason: reason.trim() }))
      .sort((a, b) => (a.date < b.date ? -1 : 1));
    await this.database.transaction(async (tx) => {
      const newest = await tx.maximum(CalendarRow, 'version', { townshipCode });
      if ((newest ?? 0) !== version) throw new AppError('RULES_CHANGED');
      await tx.insert(CalendarRow, {
        townshipCode,
        version: version + 1,
        officeHours: rules.officeHours,
        closedDays,
        changedById: me.id,
        changedAt: at,
      });
      await tx.insert(AuditRow, { id: newId(at), actorId: me.id, what: 'rules.calendar', objectId: townshipCode, at });
      await this.directory.touch(tx);
    });
  }

  private township(code: string): AreaView {
    const area = this.directory.area(code);
    if (area?.level !== 'township') throw new AppError('NOT_FOUND');
    return area;
  }

  private async present({ code, name }: AreaView): Promise<CalendarView> {
    const now = this.clock.now();
    const year = Number(localDate(now).slice(0, 4));
    const rows = await this.database.manager.find(CalendarRow, {
      where: { townshipCode: code },
      order: { version: 'DESC' },
      take: VERSIONS_SHOWN,
    });
    const names = await this.duty.names(rows.map(({ changedById }) => changedById));
    const { officeHours, closedDays } = rows[0] ?? this.calendar.usualRules();
    return {
      townshipCode: code,
      name,
      version: rows[0]?.version ?? 0,
      officeHours,
      closedDays,
      years: [year - 1, year, year + 1].map((one) => ({
        year: one,
        isCovered: isCovered(one),
        days: nationalDaysOf(one),
      })),
      gaps: this.calendar.gaps(now),
      versions: rows.map((row) => ({
        version: row.version,
        content: { officeHours: row.officeHours, closedDays: row.closedDays },
        changedBy: names.get(row.changedById) ?? null,
        changedAt: row.changedAt.toISOString(),
      })),
    };
  }
}
