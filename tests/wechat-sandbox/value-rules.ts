/**
 * The value rules of subscribe messages as the platform states them (mini-program documentation, subscribe message,
 * "参数值内容限制说明"). Written apart from the product's own code on purpose, so that the two can check each other.
 */
const HAN = '\\p{Script=Han}';
const CLOCK = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?';
const DAY = '\\d{4}(?:年\\d{1,2}月\\d{1,2}日|([-/.])\\d{1,2}\\1\\d{1,2})';
// A range may repeat the day, and a backreference would tie both halves together: so the halves are tested one by one.
const MOMENT = new RegExp(`^(?:${DAY} ?)?${CLOCK}$`, 'u');
const DATE = new RegExp(`^${DAY}(?: ?${CLOCK})?$`, 'u');

const RULES: Record<string, (value: string, length: number) => boolean> = {
  thing: (_value, length) => length <= 20,
  number: (value) => /^-?\d+(?:\.\d+)?$/.test(value) && value.replace(/\D/g, '').length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[\p{P}\p{S}]{1,5}$/u.test(value),
  character_string: (value, length) =>
    length <= 32 && !new RegExp(`[${HAN}]`, 'u').test(value) && /^[\x21-\x7e]+$/.test(value),
  time: (value) => {
    const halves = value.split('~');
    return halves.length <= 2 && halves.every((half) => MOMENT.test(half.trim()));
  },
  date: (value) => {
    const halves = value.split('~');
    return halves.length <= 2 && halves.every((half) => DATE.test(half.trim()));
  },
  amount: (value) => /^[¥￥$€£]?\d{1,10}(?:\.\d{1,2})?元?$/.test(value) && value.replace(/\D/g, '').length <= 12,
  phone_number: (value) => /^[\d+\-() *#]{1,17}$/.test(value),
  car_number: (value, length) => length <= 8 && new RegExp(`^[${HAN}A-Za-z0-9]+$`, 'u').test(value),
  name: (value, length) => length <= (new RegExp(`[${HAN}]`, 'u').test(value) ? 10 : 20) && !/\d/.test(value),
  phrase: (value) => new RegExp(`^[${HAN}]{1,5}$`, 'u').test(value),
  const: () => true,
  enum: () => true,
};

/** Whether the platform would take this value for a field such as `thing1`. Unknown types are refused. */
export function isValueAllowed(field: string, value: string): boolean {
  const rule = RULES[field.replace(/\d+$/, '')];
  if (!rule || value.trim() === '') return false;
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value)) return false;
  return rule(value, [...value].length);
}
