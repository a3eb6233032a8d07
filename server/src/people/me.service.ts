import { Injectable } from '@nestjs/common';
import { AppError, type ClientConfig, type MeView, permissionsOf, type WorkerCard } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Config } from '../config';
import { Database } from '../database/database';
import { Joiners } from '../directives/joiners.service';
import type { Me } from '../http/access';
import { InboxService } from '../notices/inbox.service';
import { Secrets } from '../system/secrets';
import { WechatService } from '../wechat/wechat.service';
import { DutyService } from './duty.service';
import { Person } from './person.entity';
import { SessionService } from './session.service';
import { Subscription } from './subscription.entity';

const ACCEPTED = ['accept', 'acceptWithAudio', 'acceptWithAlert'];

@Injectable()
export class MeService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly duty: DutyService,
    private readonly sessions: SessionService,
    private readonly inbox: InboxService,
    private readonly wechat: WechatService,
    private readonly secrets: Secrets,
    private readonly joiners: Joiners,
    private readonly config: Config,
  ) {}

  async view(me: Me): Promise<MeView> {
    const person = await this.database.manager.findOneByOrFail(Person, { id: me.id });
    const home = person.homeGridCode ? this.directory.area(person.homeGridCode) : null;
    return {
      id: me.id,
      name: me.name,
      phone: person.phoneSealed ? maskPhone(this.secrets.unseal(person.phoneSealed)) : null,
      homeGrid: home ? { code: home.code, name: home.name } : null,
      myWorker: home ? await this.workerCard(home.code) : null,
      posts: me.posts.map((post) => ({
        ...post,
        areaName: this.directory.areaName(post.areaCode),
        departmentName: post.departmentId ? this.directory.departmentName(post.departmentId) : null,
      })),
      permissions: permissionsOf(me),
      unread: await this.inbox.unread(me.id),
    };
  }

  async setHome(me: Me, gridCode: string): Promise<MeView> {
    if (this.directory.area(gridCode)?.level !== 'grid') {
      throw new AppError('INPUT_INVALID', [{ field: 'gridCode', rule: 'isGrid' }]);
    }
    await this.database.manager.update(Person, { id: me.id }, { homeGridCode: gridCode });
    // What is valid there is theirs from now on.
    await this.joiners.joined(me.id);
    return this.view(me);
  }

  async setPhone(me: Me, code: string): Promise<MeView> {
    const phone = await this.wechat.phoneNumber(code, me.openid);
    await this.database.manager.update(Person, { id: me.id }, { phoneSealed: this.secrets.seal(phone) });
    this.sessions.forget();
    return this.view(me);
  }

  /** One acceptance allows one message, so the ledger counts them. */
  async subscribed(me: Me, answers: readonly { templateId: string; answer: string }[]): Promise<void> {
    const known = new Set(this.wechat.templates().map(({ id }) => id));
    const accepted = answers.filter(({ templateId, answer }) => known.has(templateId) && ACCEPTED.includes(answer));
    await this.database.transaction(async (tx) => {
      for (const { templateId } of accepted) {
        const key = { personId: me.id, templateId };
        await tx
          .createQueryBuilder()
          .insert()
          .into(Subscription)
          .values({ ...key, remaining: 0 })
          .orIgnore()
          .execute();
        await tx.increment(Subscription, key, 'remaining', 1);
      }
    });
  }

  clientConfig(): ClientConfig {
    const { code, name } = this.directory.street();
    return { street: { code, name }, templates: this.wechat.templates(), sandbox: this.config.sandbox };
  }

  async workerCard(gridCode: string): Promise<WorkerCard | null> {
    const [worker] = await this.duty.workersOf(gridCode);
    return worker
      ? { name: worker.name, gridName: this.directory.areaName(gridCode), phone: worker.officePhone }
      : null;
  }
}

/** `13812341234` → `138****1234`. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
