import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AppError, type AreaView, hasPost, type LocateView } from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { AuditRow } from '../people/audit.entity';
import { DutyService } from '../people/duty.service';
import { Logger } from '../system/logger';
import { Area } from './area.entity';
import { parseBoundary } from './boundary';
import { Directory } from './directory';

const REFRESH_MS = 3_000;

@Injectable()
export class AreaService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly duty: DutyService,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Another server may have changed a boundary; one row a few seconds apart tells. */
  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.refreshSafely(), REFRESH_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async locate(lng: number, lat: number): Promise<LocateView> {
    const found = this.directory.gridAt(lng, lat);
    if (!found) return { area: null, how: null, worker: null };
    const name = this.directory.areaName(found.code);
    const [worker] = await this.duty.workersOf(found.code);
    return {
      area: { code: found.code, name },
      how: found.how,
      worker: worker ? { name: worker.name, gridName: name, phone: worker.officePhone } : null,
    };
  }

  async setBoundary(me: Me, code: string, input: object, crs: 'gcj02' | 'wgs84' | 'cgcs2000'): Promise<AreaView> {
    if (!this.directory.area(code) || !hasPost(me, 'admin', code)) throw new AppError('NOT_FOUND');
    const boundary = parseBoundary(input, crs);
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      await tx.update(Area, { code }, { boundary, updatedAt: at });
      await tx.increment(Area, { code }, 'version', 1);
      await tx.insert(AuditRow, { id: newId(at), actorId: me.id, what: 'area.boundary', objectId: code, at });
      await this.directory.touch(tx);
    });
    await this.directory.refresh();
    const area = this.directory.area(code);
    if (!area) throw new AppError('NOT_FOUND');
    return area;
  }

  private async refreshSafely(): Promise<void> {
    try {
      await this.directory.refresh();
    } catch (error) {
      this.logger.warn({ err: error }, 'could not look for changed areas');
    }
  }
}
