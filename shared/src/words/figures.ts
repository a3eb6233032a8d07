import type { FigureDefinition, FigurePart } from '../contract/figures';
import type { Measure } from '../domain/figure-measures';
import {
  FIGURE_KEYS,
  type FigureKey,
  type FigureResult,
  type FigureRule,
  figureRule,
  partsOf,
  unitOf,
} from '../domain/figures';

/** What each part of a formula is called. */
export const MEASURE_LABEL: Record<Measure, string> = {
  filed: '受理件数',
  repeated: '并入他件的件数',
  dispatched: '分派次数',
  returned: '其中被退回的次数',
  firstDispatched: '已有结果的首次分派',
  firstRight: '首次分派即由该承办人办理',
  dueAccept: '应签收次数',
  accepted: '已签收次数',
  acceptedInTime: '按期签收次数',
  voidAccept: '到期前撤销的签收承诺',
  dueRespond: '应首响件数',
  responded: '已首响件数',
  respondedInTime: '按期首响件数',
  voidRespond: '到期前撤销的首响承诺',
  dueFinish: '应结案件数',
  finished: '已结案件数',
  finishedInTime: '按期结案件数',
  voidFinish: '到期前撤销的处置承诺',
  resolved: '办结次数',
  reworked: '其中被退回重办的次数',
  closed: '结案归档件数',
  unrated: '其中无人评价的件数',
  rated: '有效评价数',
  ratedSolved: '评为已解决的评价数',
  ratedSatisfied: '4 分及以上的评价数',
  excludedRating: '申诉成立被剔除的评价',
  urged: '催办次数',
  called: '喊到顶次数',
};

export const FIGURE_PART_LABEL: Record<FigurePart, string> = {
  numerator: '分子',
  sample: '分母/样本',
  excluded: '剔除',
};

export const NO_DATA = '无数据';
/** Held by a grid worker, or by nobody. */
export const NO_DEPARTMENT_LABEL = '网格（无部门）';

const PROMISES =
  '按承诺到期日（按本地日期）统计，归到期时的承办部门；先做完的归做完时的承办部门。当天还没到时间的也算在当天。';
const VOIDED = '到期前因撤回、不予受理、并案、拆分而撤销的承诺不计，可单独查看；到期后才撤销的仍算没有做到。';
const SUSPENDED = '挂起和等居民补充的时间不计。';
const SPANS =
  '时间按自然时间计，按档汇总：20 分钟以内逐分钟，以上每档宽不超过 5%，取档的上限，所以比实际最多大 5%，不会小。';
const RATINGS = '按评价日统计，归被评价时的承办部门；一件事每一轮的评价各算一次。';

interface FigureWords {
  label: string;
  population: string;
  exclusions: string;
}

const ACCEPTED: Omit<FigureWords, 'label'> = {
  population: `每次分派是一次签收承诺，归被分派的部门，按签收到期日统计。当天还没到时间的也算在当天。`,
  exclusions:
    '到期前退回、上报、改派或撤回、并案、拆分的不计，可单独查看；到期后的仍算没有按期签收。退回后又自己签收的照常计。',
};
const RESPONDED: Omit<FigureWords, 'label'> = {
  population: `每件诉求的第一次答复（进展、询问、办结、公开留言、不予受理）。${PROMISES}`,
  exclusions: VOIDED,
};
const FINISHED: Omit<FigureWords, 'label'> = {
  population: `每一轮处置是一次承诺，重办另算一轮；办结并通过核查才算结案，以办结时间为准。${PROMISES}`,
  exclusions: `${VOIDED}${SUSPENDED}到期日按批准的延期和挂起顺延，但超期以后才批准的延期不改变已经到期的事实。`,
};
const CLOSED: Omit<FigureWords, 'label'> = {
  population: '从提交到结案归档，按归档日统计，归归档时的承办部门。',
  exclusions: '归档后又重办的，以最后一次归档为准；被拆分的母件不计，子件各自计。',
};

const timed = (label: string, of: string, words: Omit<FigureWords, 'label'>): FigureWords => ({
  label,
  population: `${of}${words.population}${SPANS}`,
  exclusions: words.exclusions,
});

/** The words to each figure; the formula is made from its rule. */
const WORDS: Record<FigureKey, FigureWords> = {
  acceptRate: { label: '响应率', ...ACCEPTED },
  respondRate: { label: '首响及时率', ...RESPONDED },
  finishRate: { label: '结案率', ...FINISHED },
  onTimeRate: { label: '按期结案率', ...FINISHED },
  solvedRate: {
    label: '解决率',
    population: RATINGS,
    exclusions: '申诉成立、被剔除的评价不计，可单独查看。没有评价的不计，不当作已解决。',
  },
  satisfiedRate: {
    label: '满意率',
    population: `${RATINGS}4 分和 5 分为满意。`,
    exclusions: '申诉成立、被剔除的评价不计，可单独查看。没有评价的不计，不当作满意。',
  },
  returnRate: {
    label: '退单率',
    population:
      '每次分派（含裁定、改派）算一次，按分派日统计，归被分派的部门；退回经同意，或裁定改由他人承办，算退单。',
    exclusions: '申请退回而没有同意的不算退单。',
  },
  reworkRate: {
    label: '返工率',
    population: '每次办结算一次，按办结日统计，归办结的部门；其后核查退回或重办的算返工。',
    exclusions: '无。',
  },
  repeatRate: {
    label: '重复率',
    population: '按提交日统计，归现在的承办部门；现在并在他件里的（并案、我也遇到）算重复。',
    exclusions: '撤销并案的不再算重复；被拆分的母件不计，子件各自计。',
  },
  firstRightRate: {
    label: '首派准确率',
    population:
      '每件诉求的第一次分派，按分派日统计，归被分派的部门；签收后没有退回、上报，办结前也没有改派他人的算准确。',
    exclusions: '还没有签收也没有改派的，结果未定，不计；被拆分的母件不计。',
  },
  acceptMedian: timed('签收用时中位数', '从分派到签收。', ACCEPTED),
  acceptP90: timed('签收用时 90 分位', '从分派到签收。', ACCEPTED),
  respondMedian: timed('首响用时中位数', '从提交到第一次答复。', RESPONDED),
  respondP90: timed('首响用时 90 分位', '从提交到第一次答复。', RESPONDED),
  finishMedian: timed('处置用时中位数', '从提交（重办从重办起）到办结。', FINISHED),
  finishP90: timed('处置用时 90 分位', '从提交（重办从重办起）到办结。', FINISHED),
  wholeMedian: timed('整体用时中位数', '', CLOSED),
  wholeP90: timed('整体用时 90 分位', '', CLOSED),
  filed: {
    label: '受理量',
    population: '按提交日统计，归现在的承办部门。',
    exclusions: '被拆分的母件不计，子件各自计。',
  },
  closed: { label: '归档量', ...CLOSED, population: '按归档日统计，归归档时的承办部门。' },
  unrated: {
    label: '未评价归档量',
    population: '归档时和归档后都没有评价的，按归档日统计，归归档时的承办部门。',
    exclusions: CLOSED.exclusions,
  },
  urged: { label: '催办量', population: '按催办日统计，归当时的承办部门。', exclusions: '无。' },
  called: { label: '喊到顶量', population: '按喊到顶的日期统计，归当时的承办部门。', exclusions: '无。' },
  excludedRatings: {
    label: '剔除评价量',
    population: '申诉成立、被剔除的评价，按评价日统计，归被评价时的承办部门。',
    exclusions: '正在申诉和维持原评价的不算。',
  },
};

export function figureDefinition(key: FigureKey): FigureDefinition {
  const rule = figureRule(key);
  const parts = Object.keys(partsOf(rule)) as FigurePart[];
  return { key, ...WORDS[key], unit: unitOf(rule), better: rule.better, formula: formulaOf(rule), parts };
}

export const figureDefinitions = (): FigureDefinition[] => FIGURE_KEYS.map(figureDefinition);

function formulaOf(rule: FigureRule): string {
  switch (rule.kind) {
    case 'rate':
      return `${MEASURE_LABEL[rule.numerator]} ÷ ${MEASURE_LABEL[rule.denominator]}`;
    case 'percentile':
      return `${MEASURE_LABEL[rule.of]}的用时，由短到长第 ${rule.percent}% 位`;
    case 'count':
      return MEASURE_LABEL[rule.of];
  }
}

/** The one way a figure is written, on screen and in files: `93.72%`, `3 小时 20 分`, `911`, `无数据`. */
export function figureText(rule: FigureRule, { value }: Pick<FigureResult, 'value'>): string {
  if (value === null) return NO_DATA;
  switch (rule.kind) {
    case 'rate':
      return `${(value * 100).toFixed(2)}%`;
    case 'percentile':
      return timeText(value);
    case 'count':
      return String(value);
  }
}

/** `45 分`, `3 小时 20 分`, `2 天 5 小时`. */
function timeText(minutes: number): string {
  if (minutes < 60) return `${minutes} 分`;
  if (minutes < 1440) return joined(Math.floor(minutes / 60), '小时', minutes % 60, '分');
  return joined(Math.floor(minutes / 1440), '天', Math.floor((minutes % 1440) / 60), '小时');
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
