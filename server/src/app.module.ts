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
import { AudienceCounts } from './directives/audience-counts.service';
import { AudiencePreviews } from './directives/audience-previews.service';
import { Delivery } from './directives/delivery.service';
import { DirectiveDoors } from './directives/directive-doors.service';
import { DirectiveMessages } from './directives/directive-messages.service';
import { DirectiveNews } from './directives/directive-news.service';
import { DirectiveActs } from './directives/directive-acts.service';
import { DirectiveController } from './directives/directive.controller';
import { DirectiveDrafts } from './directives/directive-drafts.service';
import { DirectiveLists } from './directives/directive-lists.service';
import { DirectivePresenter } from './directives/directive-presenter';
import { DirectivePresetController } from './directives/directive-preset.controller';
import { DirectivePresets } from './directives/directive-presets.service';
import { DirectiveReader } from './directives/directive-reader.service';
import { DirectiveScope } from './directives/directive-scope.service';
import { FanOut } from './directives/fan-out.service';
import { JoinerSweep } from './directives/joiner-sweep.service';
import { Joiners } from './directives/joiners.service';
import { AnswerSumsService } from './directives/answer-sums.service';
import { CopyExport } from './directives/copy-export.service';
import { CopyPeople } from './directives/copy-people.service';
import { CopyPhotos } from './directives/copy-photos';
import { DoorExport } from './directives/door-export.service';
import { DirectiveIssues } from './directives/directive-issues.service';
import { ProgressController } from './directives/progress.controller';
import { DirectiveProgressService } from './directives/progress.service';
import { ReceivedController } from './directives/received.controller';
import { ReceivedPresenter } from './directives/received-presenter';
import { ReceivedService } from './directives/received.service';
import { ReceivedTies } from './directives/received-ties.service';
import { DirectiveAnswers } from './directives/answers.service';
import { CoverageService } from './doors/coverage.service';
import { DoorChoice } from './doors/door-choice.service';
import { DoorContacts } from './doors/door-contacts';
import { DoorController } from './doors/door.controller';
import { DoorEdits } from './doors/door-edits.service';
import { DoorImport } from './doors/door-import.service';
import { DoorScope } from './doors/door-scope';
import { DoorsService } from './doors/doors.service';
import { VisitController } from './doors/visit.controller';
import { VisitReader } from './doors/visit-reader.service';
import { VisitsService } from './doors/visits.service';
import { WalkedDirectives } from './doors/walked-directives.service';
import { WalksService } from './doors/walks.service';
import { Reminders } from './directives/reminders.service';
import { ValidDirectives } from './directives/valid-directives.service';
import { FigureCounter } from './figures/figure-counter.service';
import { FigureFold } from './figures/figure-fold.service';
import { FigureLists } from './figures/figure-lists.service';
import { FigureSums } from './figures/figure-sums.service';
import { FigureValues } from './figures/figure-values.service';
import { FiguresController } from './figures/figures.controller';
import { DocumentController } from './files/document.controller';
import { DocumentService } from './files/document.service';
import { FileLinks } from './files/file-links';
import { FileSweeper } from './files/file-sweeper.service';
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
  FileLinks,
  PhotoLinks,
  PhotoService,
  DocumentService,
  FileSweeper,
  { provide: FileStore, useClass: DiskStore },
  AudienceCounts,
  AudiencePreviews,
  DirectiveScope,
  DirectiveDrafts,
  DirectiveActs,
  DirectiveReader,
  DirectiveDoors,
  DirectiveLists,
  DirectivePresenter,
  DirectivePresets,
  Delivery,
  ValidDirectives,
  Joiners,
  JoinerSweep,
  FanOut,
  Reminders,
  DirectiveNews,
  DirectiveMessages,
  ReceivedService,
  ReceivedPresenter,
  ReceivedTies,
  CopyPhotos,
  CopyPeople,
  CopyExport,
  DoorExport,
  AnswerSumsService,
  DirectiveIssues,
  DirectiveProgressService,
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
  DirectiveAnswers,
  DoorScope,
  DoorContacts,
  DoorsService,
  DoorEdits,
  DoorImport,
  DoorChoice,
  VisitReader,
  WalkedDirectives,
  WalksService,
  VisitsService,
  CoverageService,
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
        DirectiveController,
        DirectivePresetController,
        PhotoController,
        DocumentController,
        ReceivedController,
        ProgressController,
        DoorController,
        VisitController,
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
