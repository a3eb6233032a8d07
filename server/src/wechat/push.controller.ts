import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AppError } from '@hongqi/shared';
import { Open } from '../http/access';
import { ContentChecks } from '../notices/content-checks';
import { Logger } from '../system/logger';
import { PushCrypto, PushCryptoError, type PushQuery } from './push-crypto';
import { parsePushEvent, PushEventError } from './push-event';
import { WechatService } from './wechat.service';

/** Where WeChat reports what became of a check or a message. Every call proves itself by its signature. */
@ApiExcludeController()
@Controller('wechat/push')
export class PushController {
  constructor(
    private readonly wechat: WechatService,
    private readonly checks: ContentChecks,
    private readonly logger: Logger,
  ) {}

  @Get()
  @Open('signed by WeChat')
  verify(@Query() query: PushQuery): string {
    return this.believed(() => this.crypto().echo(query));
  }

  @Post()
  @HttpCode(200)
  @Open('signed and encrypted by WeChat')
  async receive(@Query() query: PushQuery, @Body() body: unknown): Promise<string> {
    const message = this.believed(() => this.crypto().openSealed(query, JSON.stringify(body)));
    const event = this.believed(() => parsePushEvent(message));
    if (event.kind === 'media-checked') await this.checks.photoJudged(event.traceId, event.suggest);
    else this.logger.info({ event: event.kind }, 'wechat push');
    return 'success';
  }

  private crypto(): PushCrypto {
    if (!this.wechat.crypto) throw new AppError('NOT_FOUND');
    return this.wechat.crypto;
  }

  /** A stranger's message gets the answer of a page that is not there. */
  private believed<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof PushCryptoError) && !(error instanceof PushEventError)) throw error;
      this.logger.warn({ reason: error.reason }, 'wechat push refused');
      throw new AppError('NOT_FOUND');
    }
  }
}
