import { CLOCKS, type ClockName, type ClockRun } from '../domain/clocks';
import type { HolderRequest } from '../domain/issue-course';
import type { StepEffects } from '../domain/issue-effects';
import type { Action } from '../domain/issue-transitions';
import { CARD_LABEL, CLOCK_LABEL, REQUEST_LABEL } from './labels';
import { clockTime, howLong } from './time';

/** A step of the history, as far as its effects can be told. */
export interface ToldStep {
  action: Action;
  effects: StepEffects | null;
}

type AreaNames = (areaCode: string) => string;

/**
 * What a step did besides moving the state, in words: the promises it gave, moved, broke or paused, what was asked for,
 * and what a leader ordered. One short sentence each; none when there is nothing to tell.
 */
export function effectWords(step: ToldStep, now: Date, areaNames: AreaNames = (code) => code): string[] {
  const { effects } = step;
  if (!effects) return [];
  return [
    ...requestWords(step.action, effects, now),
    ...orderWords(step.action, effects, now),
    ...ranOutWords(step.action, effects, areaNames),
    ...CLOCKS.flatMap((name) => {
      const run = effects.clocks?.[name];
      return run ? clockWords(step, name, run, now) : [];
    }),
    ...callWords(step.action, effects, now, areaNames),
    ...ratingWords(effects),
    ...(effects.was ? [`原来写的是：${effects.was.text || '（只有照片）'}`] : []),
    ...(effects.parts?.length ? [`拆成 ${effects.parts.length} 件：${effects.parts.join('、')}`] : []),
  ];
}

function requestWords(action: Action, { request }: StepEffects, now: Date): string[] {
  if (!request) return [];
  const wish = wishOf(request, now);
  const because = request.note ? `：${request.note}` : '';
  switch (action) {
    case 'extend':
    case 'suspend':
    case 'return':
      return [`申请${wish}${because}`];
    case 'grant':
      return [`同意${wish}${because}`];
    case 'refuse':
      return [`不同意${wish}${because}`];
    case 'arbitrate':
      return [`对${REQUEST_LABEL[request.kind]}申请的裁定${because}`];
    default:
      return [`${REQUEST_LABEL[request.kind]}申请不再有效`];
  }
}

function wishOf({ kind, until }: HolderRequest, now: Date): string {
  return until === null ? REQUEST_LABEL[kind] : `${REQUEST_LABEL[kind]}到 ${time(until, now)}`;
}

function orderWords(action: Action, { order }: StepEffects, now: Date): string[] {
  if (!order || action === 'answer') return [];
  if (action === 'harden') return [`未按时回复，升级为${CARD_LABEL[order.card]}`];
  return [`${CARD_LABEL[order.card]}督办${order.due === null ? '' : `，${time(order.due, now)} 前回复`}`];
}

function ranOutWords(action: Action, { ranOut, calls = [] }: StepEffects, areaNames: AreaNames): string[] {
  if (!ranOut) return [];
  const clock = CLOCK_LABEL[ranOut];
  switch (action) {
    case 'warn':
      return [`${clock}临期`];
    case 'expire':
      return [`${clock}超期`];
    case 'climb':
      return [`${clock}超期已久${calls.length ? `，报到${levels(calls, areaNames)}` : ''}`];
    case 'harden':
      return [];
    default:
      return [`${clock}到期`];
  }
}

/** Named when it runs; told when it stopped too late; a stop in time is what everybody expects. */
function clockWords(step: ToldStep, name: ClockName, run: ClockRun, now: Date): string[] {
  if (run.stoppedAt !== null) {
    const late = run.stoppedAt - run.due;
    return late > 0 && JUDGED.includes(name) ? [`${CLOCK_LABEL[name]}超期 ${howLong(late)}`] : [];
  }
  // A rung taken: that it ran out is said already.
  if (step.effects?.ranOut === name) return [];
  if (run.pausedAt !== null) return [`${CLOCK_LABEL[name]}计时暂停`];
  const due = time(run.due, now);
  if (name === 'finish' && step.action === 'grant') return [`处置时限改为 ${due}`];
  if (name === 'finish' && (step.action === 'resume' || step.action === 'reply')) return [`处置时限顺延到 ${due}`];
  return started(name, step.action, due);
}

function started(name: ClockName, action: Action, due: string): string[] {
  switch (name) {
    case 'pause':
      return [action === 'ask' ? `等居民补充到 ${due}` : `${due} 恢复办理`];
    case 'decide':
      return [`${due} 前审批`];
    case 'appeal':
      return [`${due} 前裁定申诉`];
    // The order and the calls name their own time.
    case 'answer':
    case 'call':
      return [];
    case 'rate':
      return [`${due} 前可以评价`];
    default:
      return [`${CLOCK_LABEL[name]}时限 ${due}`];
  }
}

/** Clocks whose stopping late is somebody's lateness; the others end by themselves. */
const JUDGED: readonly ClockName[] = ['accept', 'respond', 'finish', 'check', 'whole', 'decide', 'answer', 'appeal'];

function callWords(action: Action, { calls = [] }: StepEffects, now: Date, areaNames: AreaNames): string[] {
  if (action === 'climb' || calls.length === 0) return [];
  const [first] = calls;
  if (action === 'answerCall') return [`${levels(calls, areaNames)}已答复`];
  if (action !== 'shout') return [];
  return [`喊到${levels(calls, areaNames)}${first?.due ? `，${time(first.due, now)} 前答复` : ''}`];
}

function levels(calls: NonNullable<StepEffects['calls']>, areaNames: AreaNames): string {
  return calls.map(({ areaCode }) => areaNames(areaCode)).join('、');
}

function ratingWords({ rating }: StepEffects): string[] {
  switch (rating?.appeal) {
    case 'excluded':
      return ['这次评价已剔除，不计入指标'];
    case 'upheld':
      return ['这次评价照常计入指标'];
    default:
      return [];
  }
}

function time(at: number, now: Date): string {
  return clockTime(new Date(at).toISOString(), now);
}
