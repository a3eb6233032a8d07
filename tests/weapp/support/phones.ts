import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Dict } from '../../weapp-host/core/types';
import { type LaunchOptions, WeappHost } from '../../weapp-host';
import type { Town } from '../../support/town';

export const DIST = path.join(__dirname, '..', '..', '..', 'miniapp', 'dist', 'weapp');
/** Where stories leave their pictures; not kept in the repository. */
export const OUTPUT = path.join(__dirname, '..', '..', 'output');
/** The address the bundle was built with. */
const BUILT_FOR = /^(http|ws):\/\/127\.0\.0\.1:3000/;

/** Stories need the built program: `npm run build:weapp`. */
export const whenBuilt = existsSync(path.join(DIST, 'app.json')) ? describe : describe.skip;

/** A place inside 红旗社区第一网格, as WeChat's map hands it over. */
export const LAMP_PLACE = {
  latitude: 49.292816,
  longitude: 120.724261,
  name: '河滨小区3号楼',
  address: '牙克石市红旗街道',
};

const inUse: WeappHost[] = [];

/** For `afterEach`: a story that fails must not leave a phone whose open line keeps the town from closing. */
export function closePhones(): void {
  for (const phone of inUse.splice(0)) phone.close();
}

/** The phone of a person of the sandbox, with the built program on it, talking to the town. */
export async function phoneOf(place: Town, person: string, options: Partial<LaunchOptions> = {}): Promise<WeappHost> {
  const phone = await WeappHost.launch({
    dist: DIST,
    login: () => place.wechat.code(person),
    rewrite: (url) => url.replace(BUILT_FOR, `$1${place.url.slice('http'.length)}`),
    now: () => place.clock.now().getTime(),
    ...options,
  });
  inUse.push(phone);
  allowsMessages(phone, place, person);
  return phone;
}

/** The person says yes to every message they are asked about; WeChat remembers it as the phone does. */
export function allowsMessages(phone: WeappHost, place: Town, person: string): void {
  phone.answer('requestSubscribeMessage', async ({ tmplIds }: Dict) => {
    for (const id of tmplIds as string[]) await place.wechat.subscribe(person, id);
    return 'accept';
  });
}

/** What a phone must not have at the end of any story. */
export function complaintsOf(phone: WeappHost): string[] {
  return [...phone.errors, ...phone.warnings];
}

/** Path of a picture in the output folder, which is made when missing. */
export function pictureOf(name: string): string {
  mkdirSync(OUTPUT, { recursive: true });
  return path.join(OUTPUT, `${name}.png`);
}
