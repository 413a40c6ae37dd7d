/** The tree of categories as a flat list of branches, each naming the one it hangs on. */
export interface Branch {
  id: string;
  name: string;
  parentId: string | null;
}

/** More levels than this nobody finds anything in. */
export const DEEPEST = 6;

/** Each branch before what hangs on it, by name, with how deep it is. What hangs on nothing known stands at the top. */
export function inTreeOrder<B extends Branch>(branches: readonly B[]): (B & { depth: number })[] {
  const known = new Set(branches.map(({ id }) => id));
  const below = new Map<string | null, B[]>();
  for (const branch of branches) {
    const parent = branch.parentId !== null && known.has(branch.parentId) ? branch.parentId : null;
    const siblings = below.get(parent);
    if (siblings) siblings.push(branch);
    else below.set(parent, [branch]);
  }
  const ordered: (B & { depth: number })[] = [];
  const walk = (parent: string | null, depth: number) => {
    const siblings = (below.get(parent) ?? []).sort(
      (a, b) => a.name.localeCompare(b.name, 'id') || (a.id < b.id ? -1 : 1),
    );
    for (const branch of siblings) {
      ordered.push({ ...branch, depth });
      walk(branch.id, depth + 1);
    }
  };
  walk(null, 0);
  return ordered;
}

/** A branch and all that hangs on it. */
export function branchesBelow(branches: readonly Branch[], id: string): Set<string> {
  const found = new Set([id]);
  // A branch is reached at the latest after as many rounds as there are levels.
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const branch of branches) if (branch.parentId !== null && found.has(branch.parentId)) found.add(branch.id);
  }
  return found;
}

/** The names from the top down to a branch; [] for one that is not there. */
export function pathTo(branches: ReadonlyMap<string, Branch>, id: string | null): string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  for (let at = id; at !== null && !seen.has(at);) {
    seen.add(at);
    const branch = branches.get(at);
    if (!branch) break;
    path.unshift(branch.name);
    at = branch.parentId;
  }
  return path;
}

/** Why a branch cannot hang there: it would hang on itself, or the tree would be too deep to read. Null where it can. */
export function misplaced(
  branches: readonly Branch[],
  id: string | null,
  parentId: string | null,
): 'inside-itself' | 'too-deep' | null {
  const own = id === null ? null : branchesBelow(branches, id);
  if (own && parentId !== null && own.has(parentId)) return 'inside-itself';
  const byId = new Map(branches.map((branch) => [branch.id, branch]));
  const above = pathTo(byId, parentId).length;
  const start = id === null ? 0 : pathTo(byId, id).length;
  const height = own ? Math.max(...[...own].map((one) => pathTo(byId, one).length - start + 1)) : 1;
  return above + height > DEEPEST ? 'too-deep' : null;
}
