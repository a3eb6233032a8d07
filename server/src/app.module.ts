import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AreaController } from './areas/area.controller';
import { AreaService } from './areas/area.service';
import { Directory } from './areas/directory';
import { Clock } from './clock';
import { Config } from './config';
import { Database } from './database/database';
import { PhotoController } from './files/photo.controller';
import { PhotoLinks } from './files/photo-links';
import { PhotoService } from './files/photo.service';
import { DiskStore, FileStore } from './files/store';
import { AccessGuard } from './http/access.guard';
import { ErrorFilter } from './http/error.filter';
import { Calendar } from './issues/calendar';
import { IssueActService } from './issues/issue-act.service';
import { IssueController } from './issues/issue.controller';
import { IssueLists } from './issues/issue-lists.service';
import { IssuePresenter } from './issues/issue-presenter';
import { IssueReader } from './issues/issue-reader.service';
import { IssueSubmitService } from './issues/issue-submit.service';
import { RoutingService } from './issues/routing.service';
import { SubmitLimit } from './issues/submit-limit';
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
  RoutingService,
  SubmitLimit,
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
        IssueController,
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
