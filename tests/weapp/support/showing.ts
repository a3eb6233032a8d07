import type { Town } from '../../support/town';
import type { LaunchOptions, WeappHost } from '../../weapp-host';
import { complaintsOf, phoneOf } from './phones';
import type { Look } from './report-story';

/** Opens a page on somebody's phone, presses what there is to press, and looks at it under a name. */
export type Show = (
  person: string,
  open: string,
  name: string,
  press?: (phone: WeappHost) => Promise<void>,
  more?: Partial<LaunchOptions>,
) => Promise<WeappHost>;

/** What the phones complain about is added to `complaints`. */
export function showing(place: Town, look: Look, options: Partial<LaunchOptions>, complaints: string[]): Show {
  return async (person, open, name, press, more = {}) => {
    const phone = await phoneOf(place, person, { ...options, open, ...more });
    await press?.(phone);
    await look(phone, name);
    complaints.push(...complaintsOf(phone));
    return phone;
  };
}
