import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { In } from 'typeorm';
import { AppError, type DemoPerson, type SessionView } from '@hongqi/shared';
import { Clock } from '../clock';
import { Config } from '../config';
import { Database, isDuplicate } from '../database/database';
import { newId } from '../ids';
import { WechatService } from '../wechat/wechat.service';
import { MeService } from './me.service';
import { isPassword } from './password';
import { Person } from './person.entity';
import type { SessionClient } from './session.entity';
import { SessionService } from './session.service';

/** What someone is called until they say more. */
const NEWCOMER = '居民';
const QUARTER_HOUR = 900;

@Injectable()
export class SignInService {
  /** Wrong passwords only: a right one costs nothing, so a stranger cannot lock someone out from another address. */
  private readonly wrongPasswords = new RateLimiterMemory({ points: 10, duration: QUARTER_HOUR });

  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
    private readonly mes: MeService,
    private readonly wechat: WechatService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** A code from `wx.login` becomes a session; someone new becomes a resident. */
  async withWechat(code: string): Promise<SessionView> {
    const { openid } = await this.wechat.identify(code);
    const person = (await this.database.manager.findOneBy(Person, { openid })) ?? (await this.welcome(openid));
    return this.openSession(person, 'miniapp');
  }

  /** Unknown account and wrong password give the same answer in the same time. */
  async withPassword(login: string, password: string, address: string): Promise<SessionView> {
    const person = await this.database.manager.findOneBy(Person, { login });
    // By the account, not by how its name was spelt: a database may find one under more spellings than one.
    const key = `${person?.id ?? login}@${address}`;
    const tried = await this.wrongPasswords.get(key);
    if (tried && tried.remainingPoints <= 0) throw new AppError('TOO_MANY_TRIES');

    // MariaDB finds `Admin` for `admin`; each spelling would be a fresh set of tries.
    const isNamed = person?.login === login;
    if (!(await isPassword(person?.passwordHash ?? null, password)) || !person || !isNamed) {
      await this.wrongPasswords.penalty(key);
      throw new AppError('SIGN_IN_FAILED');
    }
    await this.wrongPasswords.delete(key);
    return this.openSession(person, 'console');
  }

  async demoPeople(): Promise<DemoPerson[]> {
    const people = await this.ask<{ key: string; openid: string; name: string }[]>('people');
    const known = await this.database.manager.findBy(Person, { openid: In(people.map(({ openid }) => openid)) });
    const names = new Map(known.map(({ openid, name }) => [openid, name]));
    const nameOf = (openid: string): string | undefined =>
      names.get(openid) === NEWCOMER ? undefined : names.get(openid);
    return people.map(({ key, openid, name }) => ({ key, name: nameOf(openid) ?? name }));
  }

  demoCode(person: string): Promise<{ code: string }> {
    return this.ask<{ code: string }>('codes', { person });
  }

  private async welcome(openid: string): Promise<Person> {
    const now = this.clock.now();
    const person: Person = {
      id: newId(now),
      name: NEWCOMER,
      openid,
      login: null,
      passwordHash: null,
      phoneSealed: null,
      homeGridCode: null,
      disabledAt: null,
      createdAt: now,
    };
    try {
      await this.database.manager.insert(Person, person);
      return person;
    } catch (error) {
      // Two phones signing in for the first time at once: the other one was first.
      if (!isDuplicate(error)) throw error;
      return this.database.manager.findOneByOrFail(Person, { openid });
    }
  }

  private async openSession(person: Person, client: SessionClient): Promise<SessionView> {
    if (person.disabledAt) throw new AppError('ACCOUNT_DISABLED');
    const { token, expiresAt } = await this.sessions.open(this.database.manager, person.id, client);
    const me = await this.sessions.requirePerson(token);
    return { token, expiresAt: expiresAt.toISOString(), me: await this.mes.view(me) };
  }

  private async ask<T>(path: string, body?: object): Promise<T> {
    if (!this.config.sandbox) throw new AppError('NOT_FOUND');
    const answer = await fetch(`${this.config.wechatSandboxUrl}/sandbox/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new AppError('WECHAT_UNAVAILABLE');
    return (await answer.json()) as T;
  }
}
