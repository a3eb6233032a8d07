import { type DirectiveView, type ProgressNode, SETTLED_LABEL } from '@hongqi/shared';
import type { ShareOnMap } from '../../map/shares';
import { shareWords } from '../../parts/share-words';
import { figure } from '../sending-words';

export const MEASURES = ['done', 'read', 'overdue'] as const;
/** What the map is coloured by. */
export type Measure = (typeof MEASURES)[number];

/** Where reading settles it, read and done are the same number, and one of them is enough. */
export function measuresOf(wants: DirectiveView['wants']): Measure[] {
  return MEASURES.filter((measure) => measure !== 'read' || wants !== 'read');
}

export function measureWords(measure: Measure, wants: DirectiveView['wants']): string {
  if (measure === 'read') return '已读';
  return measure === 'overdue' ? '逾期' : SETTLED_LABEL[wants];
}

export function onMap(nodes: readonly ProgressNode[], measure: Measure, wants: DirectiveView['wants']): ShareOnMap[] {
  return nodes.map((node) => {
    const { code, name, people, read, done, overdue } = node;
    const said = [`应达 ${figure(people)} 人`, `已读 ${figure(read)}`];
    if (wants !== 'read') said.push(`${SETTLED_LABEL[wants]} ${figure(done)}`);
    if (overdue) said.push(`逾期 ${figure(overdue)}`);
    return {
      code,
      share: people === 0 ? null : node[measure] / people,
      words: people === 0 ? '无人' : measure === 'overdue' ? figure(overdue) : shareWords(node[measure], people),
      title: `${name}：${said.join('，')}`,
    };
  });
}
