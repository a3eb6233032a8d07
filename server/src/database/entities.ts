import { Area } from '../areas/area.entity';
import { Category } from '../areas/category.entity';
import { Department } from '../areas/department.entity';
import { Photo } from '../files/photo.entity';
import { Issue } from '../issues/issue.entity';
import { IssueHistory } from '../issues/issue-history.entity';
import { Notice } from '../notices/notice.entity';
import { OutboxRow } from '../notices/outbox.entity';
import { AuditRow } from '../people/audit.entity';
import { Person } from '../people/person.entity';
import { PostRow } from '../people/post.entity';
import { SessionRow } from '../people/session.entity';
import { Subscription } from '../people/subscription.entity';
import { Counter } from '../system/counter.entity';
import { SharedCacheRow } from '../system/shared-cache.entity';

export const ENTITIES = [
  Area,
  Category,
  Department,
  Person,
  PostRow,
  SessionRow,
  Subscription,
  AuditRow,
  Issue,
  IssueHistory,
  Photo,
  OutboxRow,
  Notice,
  Counter,
  SharedCacheRow,
];
