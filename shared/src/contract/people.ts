import type { Permission, Post } from '../domain/roles';
import { del, get, post, put } from './route';

export interface MeView {
  id: string;
  name: string;
  /** `138****1234`, or null when none was given. */
  phone: string | null;
  homeGrid: { code: string; name: string } | null;
  /** The worker of the home grid, for "我的网格员". */
  myWorker: WorkerCard | null;
  posts: (Post & { areaName: string; departmentName: string | null })[];
  permissions: Permission[];
  /** Notices and directives together. */
  unread: number;
}

/** Public by law: a grid's worker, name and office phone are posted for everyone to see. */
export interface WorkerCard {
  name: string;
  gridName: string;
  phone: string | null;
}

export interface SessionView {
  token: string;
  expiresAt: string;
  me: MeView;
}

/** What a client needs before anyone is signed in. */
export interface ClientConfig {
  street: { code: string; name: string };
  /** All that are set up; a client asks for at most three of them at a time. */
  templates: { key: TemplateKey; id: string }[];
  /** True while the WeChat side is the sandbox; the clients then offer the demo people. */
  sandbox: boolean;
}

export const TEMPLATE_KEYS = ['accepted', 'resolved', 'task', 'directive'] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

export interface DemoPerson {
  key: string;
  name: string;
}

export const peopleRoutes = {
  signInWechat: post<{ code: string }, SessionView>('/session/wechat'),
  signInPassword: post<{ login: string; password: string }, SessionView>('/session/password'),
  signOut: del<Record<string, never>, Record<string, never>>('/session'),
  me: get<Record<string, never>, MeView>('/me'),
  setHome: put<{ gridCode: string }, MeView>('/me/home'),
  setPhone: post<{ code: string }, MeView>('/me/phone'),
  /** What the person answered when asked; `accept` buys one message. */
  subscribed: post<{ answers: { templateId: string; answer: string }[] }, Record<string, never>>('/me/subscriptions'),
  clientConfig: get<Record<string, never>, ClientConfig>('/client-config'),
  /** Only while the sandbox is on: who can be played, and a login code for one of them. */
  demoPeople: get<Record<string, never>, DemoPerson[]>('/sandbox/people'),
  demoCode: post<{ person: string }, { code: string }>('/sandbox/codes'),
};
