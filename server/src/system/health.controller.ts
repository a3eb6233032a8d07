import { type BeforeApplicationShutdown, Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AppError } from '@hongqi/shared';
import { Database } from '../database/database';
import { Open } from '../http/access';
import { StartPage } from './start-page';

@ApiExcludeController()
@Controller()
export class HealthController implements BeforeApplicationShutdown {
  private closing = false;

  constructor(
    private readonly database: Database,
    private readonly page: StartPage,
  ) {}

  beforeApplicationShutdown(): void {
    this.closing = true;
  }

  /** The process is alive. */
  @Get('healthz')
  @Open('for the machine that watches this one')
  alive(): { ok: true } {
    return { ok: true };
  }

  /** Requests may be sent here: the database answers and nothing is being shut down. */
  @Get('readyz')
  @Open('for the machine that shares out requests')
  async ready(): Promise<{ ok: true }> {
    if (this.closing) throw new AppError('BUSY');
    await this.database.manager.query('SELECT 1');
    return { ok: true };
  }

  @Get()
  @Open('the front door')
  @Header('content-type', 'text/html; charset=utf-8')
  start(): string {
    return this.page.html();
  }
}
