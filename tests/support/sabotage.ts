import type { Permission, Relation } from '@hongqi/shared';
import { AreaController } from '../../server/src/areas/area.controller';
import { DoorController } from '../../server/src/doors/door.controller';
import { VisitController } from '../../server/src/doors/visit.controller';
import { DirectiveController } from '../../server/src/directives/directive.controller';
import { DirectivePresetController } from '../../server/src/directives/directive-preset.controller';
import { ProgressController } from '../../server/src/directives/progress.controller';
import { ReceivedController } from '../../server/src/directives/received.controller';
import { FiguresController } from '../../server/src/figures/figures.controller';
import { DocumentController } from '../../server/src/files/document.controller';
import { PhotoController } from '../../server/src/files/photo.controller';
import { Allow, Open } from '../../server/src/http/access';
import { IssueController } from '../../server/src/issues/issue.controller';
import { IssueReader } from '../../server/src/issues/issue-reader.service';
import { InboxController } from '../../server/src/notices/inbox.controller';
import { PeopleController } from '../../server/src/people/people.controller';
import { RulesController } from '../../server/src/rules/rules.controller';
import { ACTION_ROUTE } from './access-table';
import type { Town } from './town';

/** Every guarded handler, what guards it, and the route it answers. */
// prettier-ignore
const HANDLERS: readonly [controller: { prototype: object }, handler: string, permission: Permission, route: string][] = [
  [PeopleController, 'signOut',     'me.edit',      'DELETE /api/v1/session'],
  [PeopleController, 'me',          'me.edit',      'GET /api/v1/me'],
  [PeopleController, 'setHome',     'me.edit',      'PUT /api/v1/me/home'],
  [PeopleController, 'setPhone',    'me.edit',      'POST /api/v1/me/phone'],
  [PeopleController, 'subscribed',  'me.edit',      'POST /api/v1/me/subscriptions'],
  [AreaController,   'list',        'area.read',    'GET /api/v1/areas'],
  [AreaController,   'locate',      'area.read',    'GET /api/v1/areas/locate'],
  [AreaController,   'setBoundary', 'area.edit',    'PUT /api/v1/areas/:code/boundary'],
  [AreaController,   'categories',  'area.read',    'GET /api/v1/categories'],
  [AreaController,   'departments', 'directive.send', 'GET /api/v1/departments'],
  [RulesController,  'calendar',         'rules.read', 'GET /api/v1/rules/calendar/:code'],
  [RulesController,  'changeCalendar',   'rules.edit', 'PUT /api/v1/rules/calendar/:code'],
  [RulesController,  'changeCategory',   'rules.edit', 'PUT /api/v1/categories/:code'],
  [RulesController,  'categoryVersions', 'rules.read', 'GET /api/v1/categories/:code/versions'],
  [IssueController,  'submit',      'issue.submit', 'POST /api/v1/issues'],
  [IssueController,  'desk',        'issue.desk',   'GET /api/v1/issues'],
  [IssueController,  'deskCounts',  'issue.desk',   'GET /api/v1/issues/counts'],
  [IssueController,  'mine',        'issue.read',   'GET /api/v1/issues/mine'],
  [IssueController,  'similarTo',   'issue.submit', 'GET /api/v1/issues/similar'],
  [IssueController,  'tasks',       'issue.tasks',  'GET /api/v1/issues/tasks'],
  [IssueController,  'taskCounts',  'issue.tasks',  'GET /api/v1/issues/tasks/counts'],
  [IssueController,  'one',         'issue.read',   'GET /api/v1/issues/:id'],
  [IssueController,  'phone',       'issue.phone',  'POST /api/v1/issues/:id/phone'],
  [IssueController,  'act',         'issue.act',    ACTION_ROUTE],
  [IssueController,  'holders',     'holder.list',  'GET /api/v1/issues/:id/holders'],
  [FiguresController, 'values',      'figure.read',  'GET /api/v1/figures'],
  [FiguresController, 'definitions', 'figure.read',  'GET /api/v1/figures/definitions'],
  [FiguresController, 'file',        'figure.read',  'GET /api/v1/figures/export'],
  [FiguresController, 'issues',      'figure.read',  'GET /api/v1/figures/:key/issues'],
  [DoorController,   'list',        'door.read',    'GET /api/v1/doors'],
  [DoorController,   'buildings',   'door.read',    'GET /api/v1/doors/buildings'],
  [DoorController,   'add',         'door.edit',    'POST /api/v1/doors'],
  [DoorController,   'import',      'door.import',  'POST /api/v1/doors/import'],
  [DoorController,   'choose',      'door.read',    'POST /api/v1/doors/choose'],
  [DoorController,   'save',        'door.edit',    'PUT /api/v1/doors/:id'],
  [DoorController,   'remove',      'door.edit',    'DELETE /api/v1/doors/:id'],
  [DoorController,   'contact',     'door.contact', 'POST /api/v1/doors/:id/contact'],
  [DoorController,   'visitsOf',    'door.read',    'GET /api/v1/doors/:id/visits'],
  [VisitController,  'walksOf',     'visit.add',    'GET /api/v1/visits/walks'],
  [VisitController,  'doors',       'visit.add',    'GET /api/v1/visits/doors'],
  [VisitController,  'add',         'visit.add',    'POST /api/v1/visits'],
  [VisitController,  'coverage',    'visit.read',   'GET /api/v1/visits/coverage'],
  [DirectiveController, 'create',   'directive.send',  'POST /api/v1/directives'],
  [DirectiveController, 'list',     'directive.send',  'GET /api/v1/directives'],
  [DirectiveController, 'counts',   'directive.send',  'GET /api/v1/directives/counts'],
  [DirectiveController, 'preview',  'directive.send',  'POST /api/v1/directives/preview'],
  [DirectiveController, 'save',     'directive.send',  'PUT /api/v1/directives/:id'],
  [DirectiveController, 'one',      'directive.level', 'GET /api/v1/directives/:id'],
  [DirectiveController, 'listed',   'directive.level', 'GET /api/v1/directives/:id/doors'],
  [DirectiveController, 'act',      'directive.level', 'POST /api/v1/directives/:id/actions/:action'],
  [DirectiveController, 'followUp', 'directive.send',  'POST /api/v1/directives/:id/follow-up'],
  [DirectivePresetController, 'list',   'directive.send', 'GET /api/v1/directive-presets'],
  [DirectivePresetController, 'add',    'directive.send', 'POST /api/v1/directive-presets'],
  [DirectivePresetController, 'remove', 'directive.send', 'DELETE /api/v1/directive-presets/:id'],
  [ProgressController, 'tree',      'directive.level', 'GET /api/v1/directives/:id/progress'],
  [ProgressController, 'names',     'directive.level', 'GET /api/v1/directives/:id/people'],
  [ProgressController, 'summed',    'directive.level', 'GET /api/v1/directives/:id/sums'],
  [ProgressController, 'issues',    'directive.level', 'GET /api/v1/directives/:id/issues'],
  [ProgressController, 'file',      'directive.send',  'GET /api/v1/directives/:id/export'],
  [ProgressController, 'doorFile',  'directive.send',  'GET /api/v1/directives/:id/export/doors'],
  [ProgressController, 'answerFor', 'directive.answerFor', 'POST /api/v1/directives/:id/people/:personId/answer'],
  [ReceivedController, 'list',      'directive.receive', 'GET /api/v1/received'],
  [ReceivedController, 'one',       'directive.receive', 'GET /api/v1/received/:id'],
  [ReceivedController, 'read',      'directive.receive', 'POST /api/v1/received/:id/read'],
  [ReceivedController, 'answer',    'directive.receive', 'POST /api/v1/received/:id/answer'],
  [DocumentController, 'add',       'directive.send',  'POST /api/v1/documents'],
  [PhotoController,  'add',         'photo.add',    'POST /api/v1/photos'],
  [InboxController,  'list',        'inbox.read',   'GET /api/v1/inbox'],
  [InboxController,  'read',        'inbox.read',   'POST /api/v1/inbox/read'],
];

export interface Guard {
  route: string;
  permission: Permission;
  /** Lets anyone in; what it returns puts the guard back. */
  removed(): () => void;
  /** Lets in everyone who is signed in. */
  widened(): () => void;
}

/** The guards of the server, to be taken away one at a time: does anybody notice? */
export const GUARDS: readonly Guard[] = HANDLERS.map(([controller, handler, permission, route]) => ({
  route,
  permission,
  removed: () => {
    wear(Open('sabotage'), controller, handler);
    return () => wear(Open(''), controller, handler);
  },
  widened: () => {
    wear(Allow('me.edit'), controller, handler);
    return () => wear(Allow(permission), controller, handler);
  },
}));

/** Everyone has these relations to every issue, until what it returns is called. */
export function everyoneIs(town: Town, ...added: Relation[]): () => void {
  const reader = town.running.app.get(IssueReader);
  const relations = reader.relations.bind(reader);
  reader.relations = async (...of) => [...new Set([...(await relations(...of)), ...added])];
  return () => (reader.relations = relations);
}

function wear(decorator: MethodDecorator, controller: { prototype: object }, handler: string): void {
  const descriptor = Object.getOwnPropertyDescriptor(controller.prototype, handler);
  if (!descriptor) throw new Error(`there is no ${handler}`);
  decorator(controller.prototype, handler, descriptor);
}
