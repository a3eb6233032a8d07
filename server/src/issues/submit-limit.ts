import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@hongqi/shared';
import { Config } from '../config';
import type { Me } from '../http/access';

/** So many reports an hour from one resident; staff enter other people's and are not limited. */
@Injectable()
export class SubmitLimit {
  private readonly limiter: RateLimiterMemory;

  constructor(config: Config) {
    this.limiter = new RateLimiterMemory({ points: config.submitsPerHour, duration: 3600 });
  }

  async count(me: Me): Promise<void> {
    if (me.posts.length > 0) return;
    try {
      await this.limiter.consume(me.id);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new AppError('TOO_MANY_TRIES', { retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1000) });
    }
  }

  /** It was a repetition of one that had counted already. */
  giveBack(me: Me): void {
    if (me.posts.length === 0) void this.limiter.reward(me.id);
  }
}
