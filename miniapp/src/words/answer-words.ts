import { answerProblems, type FormAnswer, type FormField, type FormValue, type Place } from '@hongqi/shared';

/** A place still being written: an address alone is not one yet. */
export interface PlaceDraft {
  point: { lng: number; lat: number } | null;
  address: string;
}

/** What is wrong with an answer, by the words of its field; null when nothing is. */
export function missingWords(fields: readonly FormField[], answer: FormAnswer): string | null {
  const [problem] = answerProblems(fields, answer);
  const field = fields.find(({ key }) => problem?.field === `answer.${key}`);
  if (!problem || !field) return null;
  const name = `“${field.label}”`;
  switch (problem.rule) {
    case 'isNumber':
      return `${name}要填数字`;
    case 'isLength':
      return `${name}写得太长了`;
    case 'arrayMaxSize':
      return `${name}的照片太多了`;
    default:
      return MISSING[field.kind](name);
  }
}

const MISSING: Record<FormField['kind'], (name: string) => string> = {
  text: (name) => `请填写${name}`,
  number: (name) => `请填写${name}`,
  choice: (name) => `请选择${name}`,
  photo: (name) => `${name}需要拍一张照片`,
  place: (name) => `请选择${name}的地点`,
};

/** What a field of numbers holds: nothing, a number, or words that are none and will be refused as such. */
export function numberOf(text: string): number | undefined {
  const words = text
    .trim()
    .replace(/[．。]/, '.')
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
  return words === '' ? undefined : Number(words);
}

/** The place of a field, or a draft to begin with. */
export function placeDraft(value: FormValue | undefined): PlaceDraft {
  if (typeof value !== 'object' || Array.isArray(value)) return { point: null, address: '' };
  const { lng, lat, address } = value;
  return { point: { lng, lat }, address };
}

export function placeOf({ point, address }: PlaceDraft): Place | undefined {
  return point ? { ...point, address: address.trim() } : undefined;
}
