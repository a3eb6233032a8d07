import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isValid } from '@hongqi/shared';
import { Clock } from '../clock';
import { Config } from '../config';
import { ask } from '../database/ask';
import { Database } from '../database/database';
import { finished, goesOn, putBack } from '../notices/held-row';
import { OutboxRow } from '../notices/outbox.entity';
import { WechatService } from '../wechat/wechat.service';
import { beyond, inside } from './audience-query';
import { Directive } from './directive.entity';
import { directiveLetter } from './directive-letters';
import { notPressedSince } from './directive-reminders';
import { DirectiveNews } from './directive-news.service';

const SQLITE_CHUNK = 500;

interface Owing {
  personId: string;
  areaCode: string;
  remaining: number | null;
  openid: string | null;
}

/** Presses those of an area who have not settled a directive: each once for each reminder, whatever dies on the way. */
@Injectable()
export class Reminders {
  constructor(
    private readonly database: Database,
    private readonly wechat: WechatService,
    private readonly news: DirectiveNews,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The next chunk of people; the letter says after whom. */
  async work(row: OutboxRow): Promise<void> {
    const pressed = await this.database.transaction((tx) => this.chunk(tx, row));
    if (pressed) await this.news.arrived(pressed.directive, pressed.people);
  }

  private async chunk(tx: EntityManager, row: OutboxRow): Promise<{ directive: Directive; people: string[] } | null> {
    const now = this.clock.now();
    const { letter, directiveId } = row;
    if (letter.topic !== 'remind' || directiveId === null) throw new Error(`not a reminder: ${letter.topic}`);
    if (!(await putBack(tx, row, now))) return null;
    const directive = await tx.findOneBy(Directive, { id: directiveId });
    if (!directive || !isValid(directive.state, directive.validUntil?.getTime() ?? null, now.getTime())) {
      await finished(tx, row);
      return null;
    }
    const size = Math.min(this.config.directiveChunk, this.database.isSqlite ? SQLITE_CHUNK : Infinity);
    const owing = await this.owing(tx, directive, letter, row.createdAt, size);
    const letters = owing
      .filter(({ remaining, openid }) => Number(remaining) > 0 && openid !== null)
      .map(({ personId }) => directiveLetter({ topic: 'wechatDirective', personId, urging: true }, directive, now));
    await this.database.write(tx, 'INSERT', { entity: OutboxRow, rows: letters });
    const last = owing.at(-1);
    if (last && owing.length === size) await goesOn(tx, row, { ...letter, after: `${last.areaCode} ${last.personId}` });
    else await finished(tx, row);
    return { directive, people: owing.map(({ personId }) => personId) };
  }

  private async owing(
    tx: EntityManager,
    { id: directiveId, content }: Directive,
    { areaCode, after }: { areaCode: string; after: string },
    askedAt: Date,
    size: number,
  ): Promise<Owing[]> {
    const [afterArea = '', afterPerson = ''] = after.split(' ');
    const notPressed = await notPressedSince(tx, directiveId, areaCode, askedAt, 'c.areaCode');
    const open = content.wants === 'read' ? 'c.readAt IS NULL' : 'c.answeredAt IS NULL';
    return ask<Owing>(
      tx,
      `SELECT c.personId, c.areaCode, u.remaining, p.openid
       FROM directive_copy c JOIN person p ON p.id = c.personId AND p.disabledAt IS NULL
       LEFT JOIN subscription u ON u.personId = c.personId AND u.templateId = :templateId
       WHERE c.directiveId = :directiveId AND ${inside('c.areaCode', areaCode)} AND ${open} AND ${notPressed}
       AND ${beyond('c.areaCode', 'c.personId')} ORDER BY c.areaCode, c.personId LIMIT :size`,
      { templateId: this.wechat.templateId('directive'), directiveId, afterArea, afterPerson, size },
    );
  }
}
