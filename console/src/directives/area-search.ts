import type { Branch } from '../parts/tree';

export interface FoundAreas {
  /** What was found with all that lies in it, and the way there from the top. */
  tree: Branch[];
  /** Codes of what was found, in the order of the tree. */
  hits: string[];
  /** Codes of what has to stand open for all of it to be seen. */
  open: string[];
}

/** By a part of the name or of the code; a whole code is that one area, not all that begin with it. */
export function findAreas(tree: readonly Branch[], word: string): FoundAreas {
  const isWhole = codesOf(tree).includes(word);
  const found: FoundAreas = { tree: [], hits: [], open: [] };
  const narrowed = (branch: Branch): Branch[] => {
    const isHit = isWhole ? branch.key === word : branch.title.includes(word) || branch.key.includes(word);
    if (isHit) found.hits.push(branch.key);
    const children = branch.children.flatMap(narrowed);
    if (children.length) found.open.push(branch.key);
    if (isHit) return [branch];
    return children.length ? [{ ...branch, children }] : [];
  };
  found.tree = tree.flatMap(narrowed);
  return found;
}

export function codesOf(tree: readonly Branch[]): string[] {
  return tree.flatMap(({ key, children }) => [key, ...codesOf(children)]);
}
