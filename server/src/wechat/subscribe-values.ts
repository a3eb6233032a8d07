/**
 * What a subscribe message's fields may hold (mini-program documentation, subscribe message, value limits).
 * The platform refuses the whole message (47003) for one bad value, so every value is made to fit first.
 */
const ELLIPSIS = '…';
const THING_CHARACTERS = 20;
const CODE_CHARACTERS = 32;
const NAME_HAN_CHARACTERS = 10;
const NAME_LETTERS = 20;

const HAN = /\p{Script=Han}/u;
const NOT_HAN = /\P{Script=Han}/gu;
/** Line ends, control characters, lone surrogates and marks that turn the direction of writing. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

const CLOCK = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const DAY = String.raw`\d{4}(年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})`;
const TIME = rangeOf(`(${DAY} ?)?${CLOCK}`);
const DATE = rangeOf(`${DAY}( ?${CLOCK})?`);

type Fit = (text: string) => string;

/** Text is cut to fit; figures, times and plates are not, because a cut one would be a wrong one. */
const FITS: Readonly<Record<string, Fit>> = {
  thing: (text) => cut(text, THING_CHARACTERS, ELLIPSIS),
  phrase: (text) => cut(text.replace(NOT_HAN, ''), 5),
  name: fitName,
  character_string: (text) => cut(text.replace(/[^\x21-\x7e]/g, ''), CODE_CHARACTERS, '...'),
  letter: (text) => cut(text.replace(/[^A-Za-z]/g, ''), CODE_CHARACTERS),
  symbol: (text) => cut(text.replace(/[^\p{P}\p{S}]/gu, ''), 5),
  number: (text) => (/^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 32 ? text : ''),
  amount: whole(/^[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?$/),
  time: whole(TIME),
  date: whole(DATE),
  phone_number: whole(/^[\d+\-() *#]{1,17}$/),
  car_number: whole(/^[\p{Script=Han}A-Za-z0-9]{1,8}$/u),
  // The listed values are known to the template only.
  const: (text) => text,
  enum: (text) => text,
};

/**
 * The nearest text the platform accepts for the type (`thing`, `phrase`, …), or null when there is none.
 * Fitting twice changes nothing.
 */
export function fitValue(type: string, text: string): string | null {
  const fit = Object.hasOwn(FITS, type) ? FITS[type] : undefined;
  return fit?.(tidy(text)).trim() || null;
}

/** The type in a field name of a template: `thing12` is a `thing`. */
export function typeOfField(field: string): string {
  return field.replace(/\d+$/, '');
}

/** As the types `time` and `date` want it, in Beijing time: 2019年10月1日 15:01. */
export function beijingTimeValue(instant: Date): string {
  const beijing = new Date(instant.getTime() + 8 * 3_600_000);
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  const day = `${beijing.getUTCFullYear()}年${beijing.getUTCMonth() + 1}月${beijing.getUTCDate()}日`;
  return `${day} ${twoDigits(beijing.getUTCHours())}:${twoDigits(beijing.getUTCMinutes())}`;
}

function tidy(text: string): string {
  return text.replace(UNPRINTABLE, ' ').replace(/\s+/gu, ' ').trim();
}

/** Counts code points, so that no character is cut in two. */
function cut(text: string, limit: number, mark = ''): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  return (
    characters
      .slice(0, limit - mark.length)
      .join('')
      .trimEnd() + mark
  );
}

function fitName(text: string): string {
  const name = text.replace(/[^\p{L}\p{M}\p{P}\p{S} ]/gu, '').trim();
  return cut(name, HAN.test(name) ? NAME_HAN_CHARACTERS : NAME_LETTERS);
}

function whole(pattern: RegExp): Fit {
  return (text) => (pattern.test(text) ? text : '');
}

function rangeOf(one: string): RegExp {
  return new RegExp(`^${one}( ?~ ?${one})?$`);
}
