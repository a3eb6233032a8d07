import { Injectable } from '@nestjs/common';
import {
  type AdditionView,
  type DocumentView,
  isSettled,
  isValid,
  photosOf,
  type PhotoView,
  type ReceivedRow,
  type ReceivedView,
} from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Clock } from '../clock';
import type { Me } from '../http/access';
import type { DirectiveCopy } from './directive-copy.entity';
import type { Directive, DirectiveStep } from './directive.entity';
import type { Ties } from './received-ties.service';

/** One copy with what bears on it; `steps` are additions, words on passing and reminders for its area, oldest first. */
export interface Received {
  copy: DirectiveCopy;
  directive: Directive;
  fresh: boolean;
  /** The owner walks doors with it. */
  walked: boolean;
  steps: readonly DirectiveStep[];
}

export interface ReceivedMaterial {
  pictures: ReadonlyMap<string, PhotoView>;
  papers: readonly DocumentView[];
  /** Person id → name. */
  names: ReadonlyMap<string, string>;
  ties: Ties;
}

/** Rows of the database → what the owner of a copy may see. Reads nothing. */
@Injectable()
export class ReceivedPresenter {
  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  row({ copy, directive, fresh, walked, steps }: Received): ReceivedRow {
    const { id, state, content } = directive;
    return {
      id,
      kind: content.kind,
      urgency: content.urgency,
      state,
      title: content.title,
      from: this.directory.areaName(directive.areaCode),
      wants: content.wants,
      part: copy.part,
      receivedAt: copy.createdAt.toISOString(),
      dueAt: directive.dueAt?.toISOString() ?? null,
      fresh,
      settled: isSettled(content.wants, copy),
      over: !isValid(state, directive.validUntil?.getTime() ?? null, this.clock.now().getTime()),
      reminders: remindersOf(directive, copy, steps),
      visits: walked,
    };
  }

  /** Withdrawn, nothing but its title and the reason is left. Words for staff are for those who are staff today. */
  view(me: Me, received: Received, { pictures, papers, names, ties }: ReceivedMaterial): ReceivedView {
    const { copy, directive } = received;
    const { state, content } = directive;
    const { form } = content;
    const isShown = state !== 'recalled';
    const isStaff = copy.part === 'staff' && me.posts.length > 0;
    const picked = (ids: readonly string[]): PhotoView[] => ids.flatMap((id) => pictures.get(id) ?? []);
    const named = (areaCode: string) => ({ areaCode, areaName: this.directory.areaName(areaCode) });
    return {
      ...this.row(received),
      text: isShown ? content.text : '',
      staffText: isShown && isStaff ? content.staffText : null,
      additions: isShown ? this.additions(received.steps) : [],
      photos: isShown ? picked(content.photos) : [],
      documents: isShown ? [...papers] : [],
      form: isShown ? form : [],
      answer: copy.answer,
      answerPhotos: picked(photosOf(form, copy.answer ?? {})),
      answeredAt: copy.answeredAt?.toISOString() ?? null,
      answeredBy: copy.answeredById ? (names.get(copy.answeredById) ?? '网格员') : null,
      reason: state === 'recalled' ? directive.reason : null,
      mayPass: ties.mayPass.map(({ areaCode, dueAt }) => ({ ...named(areaCode), dueAt: dueAt.toISOString() })),
      mayAdd: ties.mayAdd.map(named),
      unsettled: ties.unsettled,
    };
  }

  private additions(steps: readonly DirectiveStep[]): AdditionView[] {
    return steps
      .flatMap(({ id, areaCode, note, at }) => (areaCode && note ? [{ id, areaCode, note, at }] : []))
      .sort((a, b) => a.areaCode.length - b.areaCode.length || (a.id < b.id ? -1 : 1))
      .map(({ id, areaCode, note, at }) => ({
        id,
        from: this.directory.areaName(areaCode),
        text: note,
        at: at.toISOString(),
      }));
  }
}

/** Whoever came later or had done it by then was not pressed. */
function remindersOf({ content }: Directive, copy: DirectiveCopy, steps: readonly DirectiveStep[]): number {
  const doneAt = content.wants === 'read' ? copy.readAt : copy.answeredAt;
  return steps.filter(
    ({ action, at }) => action === 'remind' && at >= copy.createdAt && (doneAt === null || at < doneAt),
  ).length;
}
