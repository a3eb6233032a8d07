/**
 * The short number people read out: two digits of the year, six of a serial, one check digit (Luhn), so that a
 * misheard digit is noticed on the phone. Stored as nine digits, shown in threes.
 */
export function issueNumber(year: number, serial: number): string {
  const body = String(year % 100).padStart(2, '0') + String(serial).padStart(6, '0');
  return body + luhnDigit(body);
}

export function isIssueNumber(text: string): boolean {
  return /^\d{9,}$/.test(text) && luhnDigit(text.slice(0, -1)) === text.slice(-1);
}

/** `260012344` → `260 012 344`. */
export function spokenNumber(number: string): string {
  return number.replace(/(\d{3})(?=\d)/g, '$1 ');
}

function luhnDigit(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const digit = Number(body[body.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}
