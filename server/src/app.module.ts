import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AreaController } from './areas/area.controller';
import { AreaService } from './areas/area.service';
import { Directory } from './areas/directory';
import { DaySeal } from './audit/day-seal.service';
import { Clock } from './clock';
import { Config } from './config';
import { Database } from './database/database';
import { FigureCounter } from './figures/figure-counter.service';
import { FigureFold } from './figures/figure-fold.service';
import { FigureLists } from './figures/figure-lists.service';
import { FigureSums } from './figures/figure-sums.service';
import { FigureValues } from './figures/figure-values.service';
import { FiguresController } from './figures/figures.controller';
import { PhotoController } from './files/photo.controller';
import { PhotoLinks } from './files/photo-links';
import { PhotoService } from './files/photo.service';
import { DiskStore, FileStore } from './files/store';
import { AccessGuard } from './http/access.guard';
import { ErrorFilter } from './http/error.filter';
import { ActPreparation } from './issues/act-preparation.service';
import { EvidenceRules } from './issues/evidence.service';
import { IssueActService } from './issues/issue-act.service';
import { IssueBirth } from './issues/issue-birth.service';
import { IssueController } from './issues/issue.controller';
import { IssueEdits } from './issues/issue-edits.service';
import { IssueLists } from './issues/issue-lists.service';
import { IssuePresenter } from './issues/issue-presenter';
import { IssueReader } from './issues/issue-reader.service';
import { IssueStepper } from './issues/issue-stepper.service';
import { IssueSubmitService } from './issues/issue-submit.service';
import { Matters } from './issues/matters.service';
import { RoutingService } from './issues/routing.service';
import { Rulings } from './issues/rulings.service';
import { SimilarIssues } from './issues/similar.service';
import { SubmitLimit } from './issues/submit-limit';
import { Sweeper } from './issues/sweeper.service';
import { ContentChecks } from './notices/content-checks';
import { InboxController } from './notices/inbox.controller';
import { InboxService } from './notices/inbox.service';
import { LiveHub } from './notices/live-hub';
import { OutboxDrain } from './notices/outbox.drain';
import { Teller } from './notices/teller';
import { WechatSender } from './notices/wechat-sender';
import { DutyService } from './people/duty.service';
import { MeService } from './people/me.service';
import { PeopleController } from './people/people.controller';
import { SessionService } from './people/session.service';
import { SignInService } from './people/sign-in.service';
import { Calendar } from './rules/calendar';
import { CalendarRulesService } from './rules/calendar-rules.service';
import { CategoryRulesService } from './rules/category-rules.service';
import { RulesController } from './rules/rules.controller';
import { SeedService } from './seed/seed.service';
import { Counters } from './system/counters';
import { HealthController } from './system/health.controller';
import { Logger } from './system/logger';
import { Secrets } from './system/secrets';
import { SqlSharedCache } from './system/shared-cache';
import { StartPage } from './system/start-page';
import { PushController } from './wechat/push.controller';
import { WechatService } from './wechat/wechat.service';

const PARTS: Provider[] = [
  Database,
  Logger,
  Secrets,
  Counters,
  SqlSharedCache,
  StartPage,
  Directory,
  AreaService,
  DutyService,
  SessionService,
  SignInService,
  MeService,
  WechatService,
  Calendar,
  CalendarRulesService,
  CategoryRulesService,
  RoutingService,
  SubmitLimit,
  Rulings,
  IssueStepper,
  IssueBirth,
  Matters,
  SimilarIssues,
  IssueEdits,
  EvidenceRules,
  ActPreparation,
  Sweeper,
  IssueSubmitService,
  IssueActService,
  IssueReader,
  IssueLists,
  IssuePresenter,
  PhotoLinks,
  PhotoService,
  { provide: FileStore, useClass: DiskStore },
  InboxService,
  LiveHub,
  OutboxDrain,
  DaySeal,
  FigureFold,
  FigureCounter,
  FigureSums,
  FigureValues,
  FigureLists,
  Teller,
  WechatSender,
  ContentChecks,
  SeedService,
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_FILTER, useClass: ErrorFilter },
];

/** The list of parts. What comes from outside (settings, time, database) is handed in. */
@Module({})
export class AppModule {
  static with(config: Config, clock: Clock, source: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [DiscoveryModule],
      controllers: [
        HealthController,
        PeopleController,
        AreaController,
        RulesController,
        IssueController,
        FiguresController,
        PhotoController,
        InboxController,
        PushController,
      ],
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: DataSource, useValue: source },
        ...PARTS,
      ],
    };
  }
}
