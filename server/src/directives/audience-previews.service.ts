import { Injectable } from '@nestjs/common';
import { type AudiencePreview, type Cascade, type DirectiveAudience, needsApproval } from '@hongqi/shared';
import { Database } from '../database/database';
import { countDoors } from '../doors/door-counts';
import type { Me } from '../http/access';
import { AudienceCounts } from './audience-counts.service';
import { requireForStaff } from './directive-access';
import { audienceOf } from './directive-drafts.service';
import { DirectiveScope } from './directive-scope.service';

/** Who would get it, for whoever may send there. */
@Injectable()
export class AudiencePreviews {
  constructor(
    private readonly database: Database,
    private readonly scope: DirectiveScope,
    private readonly counts: AudienceCounts,
  ) {}

  async preview(me: Me, asked: DirectiveAudience, cascade: Cascade): Promise<AudiencePreview> {
    const { manager } = this.database;
    const audience = audienceOf(asked);
    this.scope.require(me, audience);
    if (audience.unansweredOf) await requireForStaff(manager, me, audience.unansweredOf);
    const [counted, doors] = await Promise.all([
      this.counts.preview(audience, cascade),
      countDoors(manager, audience.areas),
    ]);
    return { ...counted, doors, needsApproval: needsApproval(audience) };
  }
}
