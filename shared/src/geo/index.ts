export * from './types';
export * from './measure';
export * from './label-point';
