import { Injectable } from '@nestjs/common';
import { type Actor, AppError, type DirectiveAudience, outsideScope, senderArea } from '@hongqi/shared';
import { Directory } from '../areas/directory';

/** Where a sender may send to, by their posts as they are now. */
@Injectable()
export class DirectiveScope {
  constructor(private readonly directory: Directory) {}

  /** The area it goes out from. Refused when any of it lies outside, or no single post of the sender covers all. */
  require(sender: Actor, audience: Pick<DirectiveAudience, 'areas' | 'departments'>): string {
    const codes = this.codesOf(audience);
    const outside = outsideScope(sender, codes);
    if (outside.length) throw new AppError('DIRECTIVE_OUTSIDE', outside);
    const from = senderArea(sender, codes);
    if (from === null) throw new AppError('DIRECTIVE_OUTSIDE', codes);
    return from;
  }

  /** Whether one post of the sender's still covers all of it. */
  covers(sender: Actor, { areas, departments }: Pick<DirectiveAudience, 'areas' | 'departments'>): boolean {
    const units = departments.flatMap((id) => this.directory.department(id)?.areaCode ?? []);
    return senderArea(sender, [...areas, ...units]) !== null;
  }

  /** Areas of the audience and of its departments. */
  private codesOf({ areas, departments }: Pick<DirectiveAudience, 'areas' | 'departments'>): string[] {
    const units = departments.map((id) => this.directory.department(id));
    const problems = [
      ...areas.flatMap((code, at) =>
        this.directory.area(code) ? [] : [{ field: `audience.areas.${at}`, rule: 'isArea' }],
      ),
      ...units.flatMap((unit, at) => (unit ? [] : [{ field: `audience.departments.${at}`, rule: 'isDepartment' }])),
    ];
    if (problems.length) throw new AppError('INPUT_INVALID', problems);
    return [...areas, ...units.flatMap((unit) => unit?.areaCode ?? [])];
  }
}
