import { Area } from '../areas/area.entity';
import { Category } from '../areas/category.entity';
import { Department } from '../areas/department.entity';
import { HistoryDay, HistoryDayPart } from '../audit/history-day.entity';
import { DirectiveCopy, DirectiveTally } from '../directives/directive-copy.entity';
import { DirectiveLeg } from '../directives/directive-leg.entity';
import { DirectivePreset } from '../directives/directive-preset.entity';
import { Directive, DirectiveArea, DirectiveStep } from '../directives/directive.entity';
import { Door } from '../doors/door.entity';
import { ListedDoor } from '../doors/listed-door.entity';
import { DirectiveDoor, Visit } from '../doors/visit.entity';
import { FigureCell } from '../figures/figure-cell.entity';
import { FigureMark } from '../figures/figure-mark.entity';
import { FigureProgress } from '../figures/figure-progress.entity';
import { IssueFact } from '../figures/issue-fact.entity';
import { StoredDocument } from '../files/document.entity';
import { Photo } from '../files/photo.entity';
import { Issue } from '../issues/issue.entity';
import { IssueHistory } from '../issues/issue-history.entity';
import { LeaderItem } from '../issues/leader-item.entity';
import { Notice } from '../notices/notice.entity';
import { OutboxRow } from '../notices/outbox.entity';
import { AuditRow } from '../people/audit.entity';
import { Person } from '../people/person.entity';
import { PostRow } from '../people/post.entity';
import { SessionRow } from '../people/session.entity';
import { Subscription } from '../people/subscription.entity';
import { CalendarRow } from '../rules/calendar.entity';
import { CategoryVersion } from '../rules/category-version.entity';
import { Counter } from '../system/counter.entity';
import { SharedCacheRow } from '../system/shared-cache.entity';

export const ENTITIES = [
  Area,
  Category,
  CategoryVersion,
  CalendarRow,
  Department,
  Person,
  PostRow,
  SessionRow,
  Subscription,
  AuditRow,
  Issue,
  IssueHistory,
  HistoryDay,
  HistoryDayPart,
  LeaderItem,
  IssueFact,
  FigureCell,
  FigureMark,
  FigureProgress,
  Directive,
  DirectiveArea,
  DirectiveStep,
  DirectiveLeg,
  DirectiveCopy,
  DirectiveTally,
  DirectivePreset,
  Door,
  Visit,
  DirectiveDoor,
  ListedDoor,
  StoredDocument,
  Photo,
  OutboxRow,
  Notice,
  Counter,
  SharedCacheRow,
];
