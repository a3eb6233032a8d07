import { Injectable } from '@nestjs/common';
import { type AudiencePreview, type Cascade, codeAt, covers, type DirectiveAudience } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { WechatService } from '../wechat/wechat.service';
import { AudienceQuery } from './audience-query';
import { earlierWants } from './earlier-wants';

export type AudienceCount = Omit<AudiencePreview, 'doors' | 'needsApproval'>;

/** Who would get it now, before it is sent. */
@Injectable()
export class AudienceCounts {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly wechat: WechatService,
    private readonly clock: Clock,
  ) {}

  async preview(audience: DirectiveAudience, cascade: Cascade): Promise<AudienceCount> {
    const query = await this.query(audience, cascade);
    const groups = await query.groups(this.database.manager);
    const sum = (of: typeof groups, key: 'people' | 'wechat' = 'people'): number =>
      of.reduce((total, group) => total + group[key], 0);
    const grids = new Set(groups.map(({ areaCode }) => codeAt(areaCode, 'grid')).filter((code) => code !== null));
    return {
      people: sum(groups),
      staff: sum(groups.filter(({ part }) => part === 'staff')),
      residents: sum(groups.filter(({ part }) => part === 'resident')),
      grids: grids.size,
      wechat: sum(groups, 'wechat'),
      areas: audience.areas.map((code) => ({
        code,
        name: this.directory.areaName(code),
        people: sum(groups.filter(({ areaCode }) => covers(code, areaCode))),
      })),
    };
  }

  /** Costs nothing, however many there are. */
  async isAnyone(audience: DirectiveAudience, cascade: Cascade): Promise<boolean> {
    return (await this.query(audience, cascade)).isAnyone(this.database.manager);
  }

  private async query(audience: DirectiveAudience, cascade: Cascade): Promise<AudienceQuery> {
    return new AudienceQuery({
      audience,
      cascade,
      earlierWants: await earlierWants(this.database.manager, audience),
      templateId: this.wechat.templateId('directive'),
      now: this.clock.now(),
    });
  }
}
