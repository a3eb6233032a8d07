import { Injectable } from '@nestjs/common';
import { DIRECTIVE_KIND_LABEL, isSettled, isValid } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { type OutboxRow } from '../notices/outbox.entity';
import { sendOnce, Undeliverable } from '../notices/send-once';
import { PAGE_OF } from '../notices/wechat-sender';
import { Person } from '../people/person.entity';
import { beijingTimeValue } from '../wechat/subscribe-values';
import { WechatService } from '../wechat/wechat.service';
import { Directive } from './directive.entity';
import { DirectiveCopy } from './directive-copy.entity';

const WORDS = { arrived: '您有一条新的社区指令，请点开查看', urged: '您还有一条指令未完成，请尽快处理' };

/** Sends one WeChat message about a directive, if it is still of use and the person has allowed one. */
@Injectable()
export class DirectiveMessages {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly wechat: WechatService,
    private readonly clock: Clock,
  ) {}

  async send(row: OutboxRow): Promise<void> {
    const { letter, directiveId } = row;
    if (letter.topic !== 'wechatDirective' || directiveId === null) throw new Error(`not a message: ${letter.topic}`);
    const { client } = this.wechat;
    const templateId = this.wechat.templateId('directive');
    if (!client || templateId === null) throw new Undeliverable('no such template is set up');

    const { manager } = this.database;
    const { personId } = letter;
    const [directive, copy, person] = await Promise.all([
      manager.findOneBy(Directive, { id: directiveId }),
      manager.findOneBy(DirectiveCopy, { directiveId, personId }),
      manager.findOneBy(Person, { id: personId }),
    ]);
    if (!directive || !copy || !this.isOpen(directive)) throw new Undeliverable('the directive is over');
    if (isSettled(directive.content.wants, copy)) throw new Undeliverable('the person has settled it');
    if (!person?.openid || person.disabledAt) throw new Undeliverable('the person has no WeChat');

    const { title, kind } = directive.content;
    await sendOnce(this.database, client, row, personId, {
      touser: person.openid,
      templateId,
      page: `${PAGE_OF.directive}?id=${directive.id}`,
      state: this.wechat.state,
      data: {
        thing1: title,
        thing2: this.directory.areaName(directive.areaCode),
        phrase3: DIRECTIVE_KIND_LABEL[kind],
        time4: beijingTimeValue(directive.dueAt ?? directive.sentAt ?? copy.createdAt),
        thing5: letter.urging ? WORDS.urged : WORDS.arrived,
      },
    });
  }

  private isOpen({ state, validUntil }: Directive): boolean {
    return isValid(state, validUntil?.getTime() ?? null, this.clock.now().getTime());
  }
}
