import { Injectable } from '@nestjs/common';
import {
  AppError,
  type DirectiveContent,
  hasPost,
  type PresetView,
  touches,
  type SavePreset,
  SENDERS,
} from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { insideAreas } from '../database/inside-areas';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { areasAround, areasOf } from './directive-access';
import { audienceOf, contentOf } from './directive-drafts.service';
import { DirectivePreset } from './directive-preset.entity';
import { DirectiveScope } from './directive-scope.service';

const SHOWN = 200;

/** Audiences and templates kept for the colleagues of an area. */
@Injectable()
export class DirectivePresets {
  constructor(
    private readonly database: Database,
    private readonly scope: DirectiveScope,
    private readonly clock: Clock,
  ) {}

  /** Those of the person's own areas and of the areas around them, newest first. */
  async list(me: Me): Promise<PresetView[]> {
    const own = areasOf(me, SENDERS);
    const query = this.database.manager
      .createQueryBuilder(DirectivePreset, 'preset')
      .where(insideAreas('preset.areaCode', own))
      .orderBy('preset.id', 'DESC')
      .limit(SHOWN);
    const around = areasAround(own);
    if (around.length) query.orWhere('preset.areaCode IN (:...around)', { around });
    return (await query.getMany()).map(viewOf);
  }

  async add(me: Me, { kind, name, audience, content }: SavePreset): Promise<PresetView> {
    const given = kind === 'audience' ? audience : content;
    const other = kind === 'audience' ? content : audience;
    if (!given || other)
      throw new AppError('INPUT_INVALID', [
        { field: given ? 'kind' : kind === 'audience' ? kind : 'content', rule: 'isDefined' },
      ]);
    const kept = {
      audience: audience ? audienceOf(audience) : null,
      content: content ? templateOf(contentOf(content)) : null,
    };
    const to = kept.audience ?? kept.content?.audience ?? { areas: [], departments: [] };
    const now = this.clock.now();
    const preset: DirectivePreset = {
      id: newId(now),
      kind,
      name: name.trim(),
      areaCode: this.scope.require(me, to),
      authorId: me.id,
      createdAt: now,
      ...kept,
    };
    await this.database.manager.insert(DirectivePreset, preset);
    return viewOf(preset);
  }

  /** By its author, or whoever administers its area; to others it is not there, or not theirs. */
  async remove(me: Me, id: string): Promise<Record<string, never>> {
    const { manager } = this.database;
    const preset = await manager.findOneBy(DirectivePreset, { id });
    const isMine = preset?.authorId === me.id;
    const mayRemove = preset && (isMine || hasPost(me, 'admin', preset.areaCode));
    if (!preset || !(mayRemove || isListed(me, preset))) throw new AppError('NOT_FOUND');
    if (!mayRemove) throw new AppError('NOT_ALLOWED');
    await manager.delete(DirectivePreset, { id });
    return {};
  }
}

function isListed(me: Me, { areaCode }: DirectivePreset): boolean {
  return touches(areasOf(me, SENDERS), areaCode);
}

/** What belongs to one occasion is left out: its times, its files, its list of doors, and whom an earlier one waits for. */
function templateOf(content: DirectiveContent): DirectiveContent {
  return {
    ...content,
    photos: [],
    documents: [],
    dueAt: null,
    validUntil: null,
    sendAt: null,
    listed: false,
    audience: { ...content.audience, unansweredOf: null },
  };
}

function viewOf({ id, kind, name, areaCode, audience, content }: DirectivePreset): PresetView {
  return { id, kind, name, areaCode, audience, content };
}
