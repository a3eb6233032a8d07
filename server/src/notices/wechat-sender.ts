import { Injectable } from '@nestjs/common';
import { ACTION_LABEL, spokenNumber, STATE_LABEL, type TemplateKey } from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { Issue } from '../issues/issue.entity';
import { Person } from '../people/person.entity';
import { beijingTimeValue } from '../wechat/subscribe-values';
import { WechatService } from '../wechat/wechat.service';
import { Notice } from './notice.entity';
import { issueOf, type OutboxRow } from './outbox.entity';
import { sendOnce, Undeliverable } from './send-once';

/** Where a message opens the mini-program. */
export const PAGE_OF: Record<TemplateKey, string> = {
  accepted: 'resident/issue/index',
  resolved: 'resident/issue/index',
  task: 'worker/task/index',
  directive: 'directive/read/index',
};

/** Sends one subscribe message, if the person has allowed one and it is not used up. */
@Injectable()
export class WechatSender {
  constructor(
    private readonly database: Database,
    private readonly wechat: WechatService,
    private readonly clock: Clock,
  ) {}

  async send(row: OutboxRow): Promise<void> {
    const { letter } = row;
    const { issueId } = issueOf(row);
    if (letter.topic !== 'wechat') throw new Error(`not a WeChat letter: ${letter.topic}`);
    const { client } = this.wechat;
    const template = this.wechat.templates().find(({ key }) => key === letter.template);
    if (!client || !template) throw new Undeliverable('no such template is set up');

    const { manager } = this.database;
    const [person, issue, notice] = await Promise.all([
      manager.findOneBy(Person, { id: letter.personId }),
      manager.findOneByOrFail(Issue, { id: issueId }),
      manager.findOneBy(Notice, { id: letter.noticeId }),
    ]);
    if (!person?.openid) throw new Undeliverable('the person has no WeChat');

    await sendOnce(this.database, client, row, letter.personId, {
      touser: person.openid,
      templateId: template.id,
      page: `${PAGE_OF[letter.template]}?id=${issueId}`,
      state: this.wechat.state,
      data: {
        thing1: issue.title,
        character_string2: spokenNumber(issue.number),
        phrase3: STATE_LABEL[issue.state],
        time4: beijingTimeValue(notice?.createdAt ?? this.clock.now()),
        thing5: notice?.words ?? ACTION_LABEL.progress,
      },
    });
  }
}
