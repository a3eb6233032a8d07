import { Clock } from '../../server/src/clock';
import { Config } from '../../server/src/config';
import { Database } from '../../server/src/database/database';
import { IssueStepper } from '../../server/src/issues/issue-stepper.service';
import { Matters } from '../../server/src/issues/matters.service';
import { Sweeper } from '../../server/src/issues/sweeper.service';
import { OutboxDrain } from '../../server/src/notices/outbox.drain';
import { Logger } from '../../server/src/system/logger';
import type { Actor } from './actor';
import { type Town, town } from './town';

/** Those who meet over one issue reported at `RED_FLAG_STREET`. */
export interface StreetPeople {
  place: Town;
  resident: Actor;
  neighbour: Actor;
  /** 王秀英, of the grid it lies in; and 张桂兰, of the next. */
  worker: Actor;
  otherWorker: Actor;
  dispatcher: Actor;
  /** 赵敏 of the street, and 孙立民 of the county above. */
  supervisor: Actor;
  leader: Actor;
}

/** A town for a story that spans weeks: nobody has to sign in again on the way. */
export async function streetWithPeople(settings: Partial<Config> = {}): Promise<StreetPeople> {
  const place = await town({ consoleSessionHours: 10_000, sessionDays: 400, ...settings });
  return {
    place,
    resident: await place.comes('resident-1'),
    neighbour: await place.comes('resident-2'),
    worker: await place.comes('worker-01'),
    otherWorker: await place.comes('worker-02'),
    dispatcher: await place.signsIn('dispatcher'),
    supervisor: await place.signsIn('supervisor'),
    leader: await place.signsIn('leader'),
  };
}

/** The deadline of the town's own server. */
export function ownSweeper({ running: { app } }: Town): Sweeper {
  return app.get(Sweeper);
}

/** The deadline as it runs on one more server of the same database; its timer is not started. */
export function anotherSweeper({ running: { app } }: Town): Sweeper {
  return new Sweeper(
    app.get(Database),
    app.get(IssueStepper),
    app.get(Matters),
    app.get(OutboxDrain),
    app.get(Config),
    app.get(Clock),
    app.get(Logger),
  );
}
