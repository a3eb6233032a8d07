import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AppError } from '@hongqi/shared';
import { Config } from '../config';
import { Database } from '../database/database';
import { Photo } from '../files/photo.entity';
import { PhotoLinks } from '../files/photo-links';
import { type ContentCheck, Issue } from '../issues/issue.entity';
import { IssueHistory } from '../issues/issue-history.entity';
import { Person } from '../people/person.entity';
import { WechatError } from '../wechat/wechat-error';
import { WechatService } from '../wechat/wechat.service';
import { issueOf, type OutboxRow } from './outbox.entity';

/** `2` is the platform's scene for a comment. */
const SCENE = 2;
/** The writer has not been seen by WeChat for two hours: it will not judge, so a person must. */
const NOT_SEEN_LATELY = 61010;

/** From mild to bad. */
const VERDICTS: readonly ContentCheck[] = ['waiting', 'pass', 'review', 'risky'];

/**
 * Has words and pictures checked as the platform demands. A complaint is abusive or political by nature, so a bad verdict
 * never rejects one: it only flags it for a person to look at before anything is made public.
 */
@Injectable()
export class ContentChecks {
  constructor(
    private readonly database: Database,
    private readonly wechat: WechatService,
    private readonly links: PhotoLinks,
    private readonly config: Config,
  ) {}

  /** Words and pictures belong to whoever took the step they came with. */
  async check(row: OutboxRow): Promise<void> {
    const { letter } = row;
    const { issueId, historyId } = issueOf(row);
    const { manager } = this.database;
    const issue = await manager.findOneByOrFail(Issue, { id: issueId });
    const step = await manager.findOneByOrFail(IssueHistory, { id: historyId });
    const { openid } = await manager.findOneByOrFail(Person, { id: step.actorId });
    const { client } = this.wechat;
    if (!client || !openid) return this.flag(issue, 'review');

    try {
      if (letter.topic === 'checkText') {
        const { suggest } = await client.checkText({
          openid,
          scene: SCENE,
          content: step.action === 'submit' ? issue.text : (step.note ?? ''),
        });
        return await this.flag(issue, suggest);
      }
      if (letter.topic !== 'checkPhoto') throw new Error(`not a check: ${letter.topic}`);
      const mediaUrl = this.config.publicUrl + this.links.of(letter.photoId, 'full');
      const { traceId } = await client.checkMedia({ openid, scene: SCENE, mediaUrl, mediaType: 'image' });
      await manager.update(Photo, { id: letter.photoId }, { traceId });
    } catch (error) {
      if (!(error instanceof WechatError) || error.code !== NOT_SEEN_LATELY) throw error;
      await this.flag(issue, 'review');
    }
  }

  /** The answer about a picture, minutes later; the platform may send it more than once. */
  async photoJudged(traceId: string, verdict: ContentCheck): Promise<void> {
    const { manager } = this.database;
    const photo = await manager.findOneBy(Photo, { traceId });
    // The verdict can be faster than our note of its name; refused, it comes again.
    if (!photo) throw new AppError('BUSY');
    await manager.update(Photo, { id: photo.id }, { contentCheck: verdict });
    const issue = photo.issueId ? await manager.findOneBy(Issue, { id: photo.issueId }) : null;
    if (issue && verdict !== 'pass') await this.flag(issue, verdict);
  }

  /** Only ever for the worse, whichever verdict comes first; not a step of the issue's life, so no version moves. */
  private async flag({ id }: Pick<Issue, 'id'>, verdict: ContentCheck): Promise<void> {
    const milder = VERDICTS.slice(0, VERDICTS.indexOf(verdict));
    await this.database.manager.update(Issue, { id, contentCheck: In(milder) }, { contentCheck: verdict });
  }
}
