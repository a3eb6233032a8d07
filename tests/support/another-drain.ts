import { Clock } from '../../server/src/clock';
import { Database } from '../../server/src/database/database';
import { DirectiveMessages } from '../../server/src/directives/directive-messages.service';
import { FanOut } from '../../server/src/directives/fan-out.service';
import { Reminders } from '../../server/src/directives/reminders.service';
import { ContentChecks } from '../../server/src/notices/content-checks';
import { OutboxDrain } from '../../server/src/notices/outbox.drain';
import { Teller } from '../../server/src/notices/teller';
import { WechatSender } from '../../server/src/notices/wechat-sender';
import { Logger } from '../../server/src/system/logger';
import type { Town } from './town';

/** The drain as it runs on one more server of the same database; its timer is not started. */
export function anotherDrain({ running: { app } }: Town): OutboxDrain {
  return new OutboxDrain(
    app.get(Database),
    app.get(Teller),
    app.get(WechatSender),
    app.get(ContentChecks),
    app.get(FanOut),
    app.get(Reminders),
    app.get(DirectiveMessages),
    app.get(Clock),
    app.get(Logger),
  );
}
