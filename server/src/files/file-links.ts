import { Injectable } from '@nestjs/common';
import { API_PREFIX } from '@hongqi/shared';
import { Clock } from '../clock';
import { Secrets } from '../system/secrets';

const DAY = 86_400_000;

/**
 * Signed addresses that an `<image>` or a download can open without a header. They run out at the end of the next day,
 * and are the same for a whole day, so that a phone's cache works.
 */
@Injectable()
export class FileLinks {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** `photos/01K…/full` → its address until the end of tomorrow. */
  of(file: string): string {
    const until = (Math.floor(this.clock.now().getTime() / DAY) + 2) * DAY;
    return `${API_PREFIX}/${file}?until=${until}&signature=${this.secrets.sign(`${file}/${until}`)}`;
  }

  isValid(file: string, until: string, signature: string): boolean {
    return Number(until) > this.clock.now().getTime() && this.secrets.isSigned(`${file}/${until}`, signature);
  }
}
