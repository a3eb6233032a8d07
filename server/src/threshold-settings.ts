import { type Thresholds, USUAL_THRESHOLDS as usual } from '@hongqi/shared';
import { IsInt, IsNumber, Max, Min } from 'class-validator';
import { Setting } from './setting';

/** Numbers that no law and no standard gives: the street decides, from these defaults. */
export class ThresholdSettings {
  @Setting('YELLOW_SHARE', 'Share of a limit after which its light turns yellow.')
  @IsNumber()
  @Min(0.1)
  @Max(1)
  yellowShare = usual.yellowShare;

  @Setting('CLIMB_WORKING_DAYS', 'Red for so many working days more, an issue goes to the leaders above.')
  @IsInt()
  @Min(1)
  @Max(60)
  climbWorkingDays = usual.climbWorkingDays;

  @Setting('REOPEN_SHARE', 'Share of the finish limit that a reopened issue has.')
  @IsNumber()
  @Min(0.1)
  @Max(1)
  reopenShare = usual.reopenShare;

  @Setting('ASKED_WORKING_DAYS', 'A question to the reporter waits so many working days, then work goes on.')
  @IsInt()
  @Min(1)
  @Max(60)
  askedWorkingDays = usual.askedWorkingDays;

  @Setting(
    'DECIDE_WORKING_HOURS',
    'Requests about time, objections and appeals are decided within so many working hours.',
  )
  @IsNumber()
  @Min(0.5)
  @Max(400)
  decideWorkingHours = usual.decideWithin.amount;

  @Setting('ANSWER_WORKING_DAYS', 'An order the platform issues by itself is answered within so many working days.')
  @IsInt()
  @Min(1)
  @Max(60)
  answerWorkingDays = usual.answerWithin.amount;

  @Setting('CALL_WORKING_DAYS', 'Each level called by 喊到顶 answers within so many working days.')
  @IsInt()
  @Min(1)
  @Max(60)
  callWorkingDays = usual.callWithin.amount;

  @Setting('RETURNS_TO_ARBITRATION', 'From this return on, the supervisor of the township names the holder.')
  @IsInt()
  @Min(1)
  @Max(20)
  returnsToArbitration = usual.returnsToArbitration;

  @Setting('REQUESTS_OF_A_KIND', 'So often at most an issue is postponed, and so often at most suspended.')
  @IsInt()
  @Min(1)
  @Max(20)
  requestsOfAKind = usual.requestsOfAKind;

  @Setting('SUSPEND_DAYS', 'No day further ahead than this can be asked for or set.')
  @IsInt()
  @Min(1)
  @Max(730)
  suspendDays = usual.suspendDays;

  @Setting('REOPENS_TO_ORDER', 'Reopened so often, an issue gets an order by itself.')
  @IsInt()
  @Min(1)
  @Max(20)
  reopensToOrder = usual.reopensToOrder;

  @Setting('REPORTERS_TO_ORDER', 'Reported by so many people, an issue gets an order by itself.')
  @IsInt()
  @Min(2)
  @Max(1000)
  reportersToOrder = usual.reportersToOrder;

  @Setting('CHECK_SHARE', 'Share of results that are checked though their category does not ask for it.')
  @IsNumber()
  @Min(0)
  @Max(1)
  checkShare = usual.checkShare;

  @Setting('APPEAL_DAYS', 'A rating can be appealed for so many days.')
  @IsInt()
  @Min(1)
  @Max(60)
  appealDays = usual.appealDays;

  @Setting('SWEEP_SECONDS', 'How often the deadline looks for what is due.')
  @IsInt()
  @Min(1)
  @Max(3600)
  sweepSeconds = 30;

  @Setting('SIMILAR_METRES', 'Open issues so near are shown before another report of the same is sent.')
  @IsInt()
  @Min(10)
  @Max(5000)
  similarMetres = 300;

  get thresholds(): Thresholds {
    return {
      yellowShare: this.yellowShare,
      climbWorkingDays: this.climbWorkingDays,
      reopenShare: this.reopenShare,
      askedWorkingDays: this.askedWorkingDays,
      decideWithin: { amount: this.decideWorkingHours, unit: 'workingHours' },
      answerWithin: { amount: this.answerWorkingDays, unit: 'workingDays' },
      callWithin: { amount: this.callWorkingDays, unit: 'workingDays' },
      returnsToArbitration: this.returnsToArbitration,
      requestsOfAKind: this.requestsOfAKind,
      suspendDays: this.suspendDays,
      reopensToOrder: this.reopensToOrder,
      reportersToOrder: this.reportersToOrder,
      checkShare: this.checkShare,
      appealDays: this.appealDays,
    };
  }
}
