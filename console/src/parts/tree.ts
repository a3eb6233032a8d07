export interface Branch {
  key: string;
  value: string;
  title: string;
  children: Branch[];
}

/** Rows that name their parent, as a tree in code order; a row whose parent is out of sight becomes a root. */
export function treeOf(rows: readonly { code: string; name: string; parentCode: string | null }[]): Branch[] {
  const branches = new Map<string, Branch>();
  const sorted = [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));
  for (const { code, name } of sorted) branches.set(code, { key: code, value: code, title: name, children: [] });

  const roots: Branch[] = [];
  for (const { code, parentCode } of sorted) {
    const branch = branches.get(code);
    const parent = parentCode === null ? undefined : branches.get(parentCode);
    if (branch) (parent?.children ?? roots).push(branch);
  }
  return roots;
}
