import { type AreaView, codeAt, covers, outermost, SENDERS, type MeView } from '@hongqi/shared';

type Row = Pick<AreaView, 'code' | 'parentCode'>;

/** The areas this person may send to: those their posts cover. */
export function sendableAreas<T extends Row>(areas: readonly T[], posts: MeView['posts']): T[] {
  const own = posts.filter(({ role }) => SENDERS.includes(role)).map(({ areaCode }) => areaCode);
  return areas.filter(({ code }) => own.some((area) => covers(area, code)));
}

export function isChosen(chosen: readonly string[], code: string): boolean {
  return chosen.some((area) => covers(area, code));
}

/**
 * The choice with one area more or less. Taking a part out of a chosen area leaves its other parts; when all parts of
 * an area are chosen it is the area itself. What is chosen never lies inside another choice.
 */
export function toggled(rows: readonly Row[], chosen: readonly string[], code: string): string[] {
  const around = chosen.find((area) => covers(area, code));
  if (around === undefined) return joined(rows, outermost([...chosen, code]));
  return outermost([...chosen.filter((area) => area !== around), ...without(rows, around, code)]);
}

/** The parts of an area apart from one of them. */
function without(rows: readonly Row[], area: string, code: string): string[] {
  if (area === code) return [];
  return rows
    .filter(({ parentCode }) => parentCode === area)
    .flatMap((part) => (covers(part.code, code) ? without(rows, part.code, code) : [part.code]));
}

function joined(rows: readonly Row[], chosen: readonly string[]): string[] {
  const whole = rows.find(({ code }) => {
    const parts = rows.filter(({ parentCode }) => parentCode === code);
    return parts.length > 0 && !isChosen(chosen, code) && parts.every((part) => isChosen(chosen, part.code));
  });
  return whole ? joined(rows, outermost([...chosen, whole.code])) : [...chosen];
}

/** For a tree of boxes: ticked, and ticked in part. */
export function ticks(rows: readonly Row[], chosen: readonly string[]): { checked: string[]; halfChecked: string[] } {
  const codes = rows.map(({ code }) => code);
  return {
    checked: codes.filter((code) => isChosen(chosen, code)),
    halfChecked: codes.filter((code) => !isChosen(chosen, code) && chosen.some((area) => covers(code, area))),
  };
}

/** How many communities the choice touches, the whole of them or a part. */
export function communitiesOf(rows: readonly Row[], chosen: readonly string[]): number {
  const touched = rows
    .filter(({ code }) => isChosen(chosen, code))
    .flatMap(({ code }) => codeAt(code, 'community') ?? []);
  return new Set(touched).size;
}
