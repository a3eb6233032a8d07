import { AppError } from '@hongqi/shared';

/** Why a drawing is refused, and what the person who drew it is told. */
export const BOUNDARY_RULES = {
  notPolygon: '需要 GeoJSON 的 Polygon、MultiPolygon 或含有它们的 Feature',
  notArray: '此处应为坐标数组',
  notPosition: '一个点应为 [经度, 纬度]',
  notNumber: '经纬度必须是数字',
  outOfRange: '经度应在 ±180、纬度应在 ±90 之间',
  swapped: '经度和纬度写反了，应为经度在前',
  outsideChina: '点不在中国范围内',
  antimeridian: '边界跨越了 180° 经线',
  tooManyPoints: '边界点太多，请先简化',
  unclosed: '首尾两点应相同',
  tooFewPoints: '至少需要三个不同的点',
  spike: '边界在此处原路折返',
  selfCrossing: '边界与自身相交',
  holeOutside: '空洞不在外框之内',
  ringsTouch: '空洞与外框或另一空洞相交或相接',
  partsOverlap: '两块区域重叠或共用边',
  tooIntricate: '边界过于复杂，无法检查，请先简化',
} as const;

export type BoundaryRule = keyof typeof BOUNDARY_RULES;

export interface BoundaryProblem {
  /** Where, as a path into what was sent: `geometry.coordinates.0.0.3`. */
  field: string;
  rule: BoundaryRule;
  text: string;
}

/** A boundary is refused whole; the first problem found says where and why. */
export class BoundaryError extends AppError {
  readonly problem: BoundaryProblem;

  constructor(rule: BoundaryRule, field: string) {
    const problem = { field, rule, text: BOUNDARY_RULES[rule] };
    super('BOUNDARY_INVALID', [problem]);
    this.problem = problem;
  }
}
