import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { CategoryView, HolderRef, Place } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Database } from '../database/database';
import { DutyService, type DutyWorker } from '../people/duty.service';
import { Issue } from './issue.entity';

/** Where an issue lies, whose desk it is, and who should hold it; `reason` goes into the history. */
export interface Route {
  areaCode: string;
  townshipCode: string;
  holder: (HolderRef & { name: string }) | null;
  reason: string;
}

/** Point → grid → worker on duty. Every choice says why. */
@Injectable()
export class RoutingService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly duty: DutyService,
  ) {}

  /** Whoever asks inside a transaction hands it over. */
  async route(
    place: Place | undefined,
    homeGridCode: string | null,
    category: CategoryView,
    tx?: EntityManager,
  ): Promise<Route> {
    const where = this.whereabouts(place, homeGridCode);
    if (category.departmentId) {
      const name = this.directory.departmentName(category.departmentId);
      const reason = `${where.reason}「${category.name}」类由${name}承办。`;
      return { ...where, holder: { departmentId: category.departmentId, name }, reason };
    }
    if (!where.gridCode) return { ...where, holder: null };
    return { ...where, ...(await this.workerFor(where.gridCode, where.reason, tx)) };
  }

  private whereabouts(place: Place | undefined, homeGridCode: string | null) {
    if (place) {
      const found = this.directory.gridAt(place.lng, place.lat);
      if (!found) {
        const townshipCode = this.directory.townshipAt(place.lng, place.lat);
        return { areaCode: townshipCode, townshipCode, gridCode: null, reason: '位置不在任何网格内，请人工分派。' };
      }
      const name = this.directory.areaName(found.code);
      const reason =
        found.how === 'inside' ? `位置在${name}内。` : `位置在网格外 ${Math.round(found.metres)} 米，归最近的${name}。`;
      return {
        areaCode: found.code,
        townshipCode: this.directory.townshipOf(found.code),
        gridCode: found.code,
        reason,
      };
    }
    if (homeGridCode && this.directory.area(homeGridCode)) {
      const reason = `没有位置，按居住网格${this.directory.areaName(homeGridCode)}。`;
      return {
        areaCode: homeGridCode,
        townshipCode: this.directory.townshipOf(homeGridCode),
        gridCode: homeGridCode,
        reason,
      };
    }
    const townshipCode = this.directory.street().code;
    return { areaCode: townshipCode, townshipCode, gridCode: null, reason: '没有位置，也没有居住网格，请人工分派。' };
  }

  private async workerFor(
    gridCode: string,
    found: string,
    tx: EntityManager | undefined,
  ): Promise<Pick<Route, 'holder' | 'reason'>> {
    const workers = await this.duty.workersOf(gridCode, tx);
    const [first] = workers;
    if (!first) return { holder: null, reason: `${found}该网格当前无人在岗，请人工分派。` };

    const chosen = workers.length === 1 ? { worker: first, why: '该网格的网格员' } : await this.leastBusy(workers, tx);
    const { worker } = chosen;
    const why = worker.insteadOf ? `${worker.insteadOf}请假，由替班人承办` : chosen.why;
    return { holder: { userId: worker.personId, name: worker.name }, reason: `${found}${why}：${worker.name}。` };
  }

  /** Fewest open issues; of equals the one whose post comes first. */
  private async leastBusy(
    workers: readonly DutyWorker[],
    tx: EntityManager | undefined,
  ): Promise<{ worker: DutyWorker; why: string }> {
    const ids = workers.map(({ personId }) => personId);
    const open = await this.openCounts(ids, tx);
    const load = (worker: DutyWorker): number => open.get(worker.personId) ?? 0;
    const worker = workers.reduce((best, next) => (load(next) < load(best) ? next : best));
    return { worker, why: `${workers.length} 名网格员中在办最少（${load(worker)} 件）` };
  }

  async openCounts(
    personIds: readonly string[],
    manager: EntityManager = this.database.manager,
  ): Promise<Map<string, number>> {
    if (personIds.length === 0) return new Map();
    const rows = await manager
      .createQueryBuilder(Issue, 'issue')
      .select('issue.holderUserId', 'personId')
      .addSelect('COUNT(*)', 'open')
      .where({ holderUserId: In([...personIds]), stage: 'work' })
      .groupBy('issue.holderUserId')
      .getRawMany<{ personId: string; open: string | number }>();
    return new Map(rows.map(({ personId, open }) => [personId, Number(open)]));
  }
}
