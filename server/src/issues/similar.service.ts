import { Injectable } from '@nestjs/common';
import { Between, type EntityManager, In, MoreThan } from 'typeorm';
import {
  AppError,
  distanceMetres,
  OPEN_STATES,
  type Place,
  type SimilarIssue,
  type SimilarQuery,
  stageOf,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Config } from '../config';
import { Database } from '../database/database';
import { Issue } from './issue.entity';
import type { Route } from './routing.service';
import { likeness } from './likeness';

const DAY = 86_400_000;
/** Older ones are another matter, however near. */
const RECENT_DAYS = 60;
const LOOKED_AT = 400;
const SHOWN = 5;
/** Below this two reports have no more in common than the neighbourhood. */
const ALIKE = 0.5;
const METRES_PER_DEGREE = 111_320;
const STAGES = [...new Set(OPEN_STATES.map(stageOf))];

/** Open issues that may be the matter somebody is about to report. */
@Injectable()
export class SimilarIssues {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async near({ lng, lat, categoryCode, text = '' }: SimilarQuery): Promise<SimilarIssue[]> {
    const reach = this.config.similarMetres;
    const now = this.clock.now();
    const high = reach / METRES_PER_DEGREE;
    const wide = high / Math.cos((lat * Math.PI) / 180);
    const candidates = await this.database.manager.find(Issue, {
      where: {
        stage: In(STAGES),
        lat: Between(lat - high, lat + high),
        lng: Between(lng - wide, lng + wide),
        createdAt: MoreThan(new Date(now.getTime() - RECENT_DAYS * DAY)),
        // What the platform's check holds back is not shown to strangers.
        contentCheck: 'pass',
      },
      order: { lat: 'ASC' },
      take: LOOKED_AT,
    });
    const alike = candidates.flatMap((issue) => {
      const metres = distanceMetres([lng, lat], [issue.lng ?? 0, issue.lat ?? 0]);
      if (metres > reach) return [];
      const score = likeness({
        nearness: 1 - metres / reach,
        sameCategory: categoryCode === undefined ? null : categoryCode === issue.categoryCode,
        text,
        otherText: issue.text,
        ageDays: (now.getTime() - issue.createdAt.getTime()) / DAY,
      });
      return score < ALIKE ? [] : [{ issue, metres, score }];
    });
    return alike
      .sort((a, b) => b.score - a.score)
      .slice(0, SHOWN)
      .map(({ issue, metres }) => this.view(issue, metres));
  }

  /** The open issue somebody says is theirs too; it must lie where they are. One that was merged stands for its lead. */
  async leadFor(
    id: string,
    route: Pick<Route, 'areaCode' | 'townshipCode'>,
    place: Place | null,
    manager: EntityManager = this.database.manager,
  ): Promise<Issue> {
    const named = await manager.findOneBy(Issue, { id });
    const lead = named?.leadId ? await manager.findOneBy(Issue, { id: named.leadId }) : named;
    if (!lead || !(OPEN_STATES.includes(lead.state) || lead.state === 'resolved'))
      throw new AppError('ISSUE_LEAD_INVALID');
    const isNear =
      place && lead.lng !== null && lead.lat !== null
        ? distanceMetres([place.lng, place.lat], [lead.lng, lead.lat]) <= 2 * this.config.similarMetres
        : lead.areaCode === route.areaCode;
    if (!isNear) throw new AppError('ISSUE_LEAD_INVALID');
    return lead;
  }

  private view(issue: Issue, metres: number): SimilarIssue {
    return {
      id: issue.id,
      categoryCode: issue.categoryCode,
      title: masked(issue.title),
      state: issue.state,
      areaName: this.directory.areaName(issue.areaCode),
      metres: Math.round(metres),
      reporters: issue.course.counts.reporters,
      createdAt: issue.createdAt.toISOString(),
    };
  }
}

/** Neighbours may see what it is about, not whose door or number. */
export function masked(title: string): string {
  return title.replace(/\d{5,}/g, (digits) => '*'.repeat(digits.length)).replace(/\d+(室|户|号门)/g, '*$1');
}
