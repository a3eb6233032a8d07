import type { RawNode } from '../wxml/engine';
import type { Dict } from '../core/types';

/** `undefined` attributes are no attributes, and the two engines order and spell names each in its own way. */
function attributes(attrs: Dict): Record<string, string> {
  const pairs = Object.entries(attrs)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [plainName(name), JSON.stringify(value) ?? ''] as const);
  return Object.fromEntries(pairs.sort(([a], [b]) => a.localeCompare(b)));
}

function plainName(name: string): string {
  return name.startsWith('data-') ? name.toLowerCase() : name.replace(/[-:]/g, '').toLowerCase();
}

function joined(nodes: RawNode[]): RawNode[] {
  return nodes.filter((node) => typeof node !== 'string' || node.trim() !== '');
}

/** Every place where two drawings of one file differ, as readable lines. */
export function differences(ours: RawNode[], theirs: RawNode[], where = ''): string[] {
  const [mine, official] = [joined(ours), joined(theirs)];
  if (mine.length !== official.length) {
    return [`${where}: ${mine.length} children, officially ${official.length}`];
  }
  return mine.flatMap((node, index) => {
    const other = official[index];
    if (other === undefined) return [];
    if (typeof node === 'string' || typeof other === 'string') {
      return node === other ? [] : [`${where}[${index}]: ${JSON.stringify(node)}, officially ${JSON.stringify(other)}`];
    }
    const here = `${where}/${node.tag}[${index}]`;
    if (node.tag !== other.tag) return [`${here}: officially ${other.tag}`];
    const [a, b] = [attributes(node.attrs), attributes(other.attrs)];
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    const differing = names.filter((name) => a[name] !== b[name]);
    return [
      ...differing.map((name) => `${here} ${name}: ${a[name]}, officially ${b[name]}`),
      ...differences(node.children, other.children, here),
    ];
  });
}
