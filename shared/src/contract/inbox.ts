import type { Action, Audience } from '../domain/issue-transitions';
import { get, type Page, type PageQuery, post } from './route';

export interface NoticeView {
  id: string;
  issueId: string;
  number: string;
  title: string;
  action: Action;
  audience: Audience;
  words: string;
  at: string;
  read: boolean;
}

export const inboxRoutes = {
  list: get<PageQuery, Page<NoticeView>>('/inbox'),
  /** Marks these, or everything up to now when none are named. */
  read: post<{ ids?: string[] }, { unread: number }>('/inbox/read'),
};

export const LIVE_PATH = '/api/v1/live';

/** Over the WebSocket. The client speaks first, with its session token; it is closed with 4401 if that is no good. */
export type LiveClientMessage = { type: 'auth'; token: string } | { type: 'ping' };
export type LiveServerMessage =
  | { type: 'ready'; unread: number }
  | { type: 'notice'; notice: NoticeView; unread: number }
  | { type: 'issue'; id: string; version: number }
  /** It came, was added to, pressed or withdrawn. */
  | { type: 'directive'; id: string; unread: number }
  | { type: 'pong' };
