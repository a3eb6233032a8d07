import { type DirectiveStanding, needsApproval } from '@hongqi/shared';
import type { Directive } from './directive.entity';

/** What a decision looks at. */
export function standingOf({ state, content }: Pick<Directive, 'state' | 'content'>): DirectiveStanding {
  return {
    state,
    sendAt: content.sendAt === null ? null : Date.parse(content.sendAt),
    needsApproval: needsApproval(content.audience),
  };
}
