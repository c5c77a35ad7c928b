import type { GraphDiff } from '../replace-claims.ts';

/** What several writes of one transaction did together; a node that went and came back did neither. */
export function sumOfDiffs(diffs: readonly GraphDiff[]): GraphDiff {
  const key = ({ label, id }: { label: string; id: string }) => `${label} ${id}`;
  const added = new Map(diffs.flatMap(({ nodesAdded }) => nodesAdded.map((node) => [key(node), node])));
  const removed = new Map(diffs.flatMap(({ nodesRemoved }) => nodesRemoved.map((node) => [key(node), node])));
  const total: GraphDiff = {
    nodesAdded: [...added].filter(([id]) => !removed.has(id)).map(([, node]) => node),
    nodesRemoved: [...removed].filter(([id]) => !added.has(id)).map(([, node]) => node),
    claimsAdded: {},
    claimsRemoved: {},
    claimsChanged: {},
    claimsKept: 0,
    claimsMoved: 0,
    documentsChanged: [...new Set(diffs.flatMap(({ documentsChanged }) => documentsChanged))].sort(),
  };
  for (const diff of diffs) {
    for (const part of ['claimsAdded', 'claimsRemoved', 'claimsChanged'] as const) {
      for (const [type, count = 0] of Object.entries(diff[part])) total[part][type] = (total[part][type] ?? 0) + count;
    }
    total.claimsKept += diff.claimsKept;
    total.claimsMoved += diff.claimsMoved;
  }
  return total;
}
