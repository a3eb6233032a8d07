import { covers } from './areas';

export const ROLES = ['worker', 'dispatcher', 'department', 'supervisor', 'admin'] as const;
/** Every signed-in person is a resident besides; a role comes from a post. */
export type Role = (typeof ROLES)[number];

/** A post: a role held in an area (or in a department of it). Only current posts are ever handed to a rule. */
export interface Post {
  role: Role;
  areaCode: string;
  departmentId: string | null;
}

export interface Actor {
  id: string;
  posts: readonly Post[];
}

/** The platform itself when it chooses a holder or follows up what somebody did. */
export const ROUTER: Actor = { id: 'router', posts: [] };
/** The platform itself when a time has come. */
export const DEADLINE: Actor = { id: 'deadline', posts: [] };

export function isPlatform(actorId: string): boolean {
  return actorId === ROUTER.id || actorId === DEADLINE.id;
}

/** What a handler may be asked for, apart from issues themselves. */
export const PERMISSIONS = {
  'issue.submit': 'everyone',
  'issue.read': 'everyone',
  'issue.act': 'everyone',
  'issue.desk': ['dispatcher', 'supervisor', 'department', 'admin'],
  'issue.tasks': ['worker', 'department'],
  'issue.phone': ['worker', 'department', 'dispatcher'],
  'holder.list': ['dispatcher', 'supervisor'],
  'area.read': 'everyone',
  'area.edit': ['admin'],
  'rules.read': ['dispatcher', 'supervisor', 'department', 'admin'],
  'rules.edit': ['admin'],
  'figure.read': ['dispatcher', 'supervisor', 'department', 'admin'],
  'directive.receive': 'everyone',
  'directive.send': ['dispatcher', 'supervisor', 'admin'],
  'directive.level': ['worker', 'dispatcher', 'supervisor', 'admin'],
  'directive.answerFor': ['worker'],
  'door.read': ['worker', 'dispatcher', 'supervisor', 'admin'],
  'door.edit': ['worker', 'dispatcher', 'admin'],
  'door.import': ['dispatcher', 'admin'],
  'door.contact': ['worker'],
  'visit.add': ['worker'],
  'visit.read': ['dispatcher', 'supervisor', 'admin'],
  'photo.add': 'everyone',
  'inbox.read': 'everyone',
  'me.edit': 'everyone',
} as const satisfies Record<string, 'everyone' | readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function may(actor: Actor, permission: Permission): boolean {
  const roles: 'everyone' | readonly Role[] = PERMISSIONS[permission];
  return roles === 'everyone' || actor.posts.some((post) => roles.includes(post.role));
}

export function permissionsOf(actor: Actor): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(actor, permission));
}

export function hasPost(actor: Actor, role: Role, areaCode: string): boolean {
  return actor.posts.some((post) => post.role === role && covers(post.areaCode, areaCode));
}

/** The role in every one of these areas: what holds for the whole platform is changed only by such a person. */
export function hasPostInAll(actor: Actor, role: Role, areaCodes: readonly string[]): boolean {
  return areaCodes.length > 0 && areaCodes.every((code) => hasPost(actor, role, code));
}
