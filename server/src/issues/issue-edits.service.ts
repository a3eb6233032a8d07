import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type ActInput, AppError, ROUTER } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { contentHash } from '../audit/content-hash';
import type { Prepared } from './act-preparation.service';
import type { Issue } from './issue.entity';
import { titleOf } from './issue-birth.service';
import { IssueStepper } from './issue-stepper.service';
import { type Route, RoutingService } from './routing.service';

/** The reporter's own changes before anyone has accepted: what was said before stays in the history. */
@Injectable()
export class IssueEdits {
  constructor(
    private readonly directory: Directory,
    private readonly routing: RoutingService,
    private readonly stepper: IssueStepper,
  ) {}

  async prepare(tx: EntityManager, issue: Issue, input: ActInput): Promise<Prepared> {
    const category = this.directory.category(input.category ?? issue.categoryCode);
    if (!category) throw new AppError('INPUT_INVALID', [{ field: 'category', rule: 'isCategory' }]);
    const text = (input.text ?? '').trim();
    const { categoryCode, address, lng, lat } = issue;
    const place = input.place ? { ...input.place, address: input.place.address.trim() } : { lng, lat, address };
    const patch: Partial<Issue> = { text, title: titleOf(text, category), categoryCode: category.code, ...place };
    const content = contentHash({ ...place, text, categoryCode: category.code });
    const effects = { content, was: { text: issue.text, categoryCode, address, lng, lat } };
    if (place.lng === lng && place.lat === lat && category.code === categoryCode) return { input, patch, effects };

    const found = place.lng === null || place.lat === null ? undefined : { ...place, lng: place.lng, lat: place.lat };
    const route = await this.routing.route(found, found ? null : issue.areaCode, category, tx);
    const { areaCode, townshipCode } = route;
    return { input, patch: { ...patch, areaCode, townshipCode, deskCode: townshipCode }, effects, route };
  }

  /** Another place or kind may be another holder's: the platform dispatches again by its own rules. */
  async reroute(tx: EntityManager, issue: Issue, { holder, reason }: Route): Promise<void> {
    const router = { actor: ROUTER, who: ['router' as const], reason };
    if (!holder) {
      if (issue.state === 'submitted') return;
      await this.stepper.take(tx, issue, { ...router, action: 'refer', input: { note: reason } });
      return;
    }
    const isHolder =
      'userId' in holder ? holder.userId === issue.holderUserId : holder.departmentId === issue.holderDepartmentId;
    if (!isHolder) await this.stepper.take(tx, issue, { ...router, action: 'dispatch', input: { holder } });
  }
}
