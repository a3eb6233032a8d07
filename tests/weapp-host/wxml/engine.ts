import type { Dict } from '../core/types';

/** One node of a file's own tree: custom components are not expanded, `block`, `template` and loops are gone. */
export interface RawElement {
  tag: string;
  attrs: Dict;
  children: RawNode[];
  /** The `wx:key` value of a loop's item, so that component instances survive re-ordering. */
  key?: string;
}

export type RawNode = RawElement | string;

/** Turns a WXML file and its data into a tree; the host's own interpreter, or Tencent's compiler. */
export interface WxmlEngine {
  render(file: string, data: Dict): RawNode[];
}
