import { z } from 'zod';
import { documentsByIds } from '../../cypher/document.ts';
import type { Runner } from '../../engine/port.ts';
import { type Label, nodes } from '../../model/graph.ts';
import { DECISIONS } from '../../model/history.ts';
import { type Patch, reversed } from './patch.ts';

const Row = z.record(z.string(), z.unknown());
const Node = Row.and(z.object({ id: z.string() }));
const Edge = Row.and(z.object({ tail: z.string(), head: z.string() }));

/** What undoes a decision, as `Change.inverse` holds it. */
const Inverse = z.object({
  nodes: z.array(
    z.object({
      label: z.enum(Object.keys(nodes) as [Label, ...Label[]]),
      before: Node.nullable(),
      after: Node.nullable(),
    }),
  ),
  edges: z.array(z.object({ edge: z.string(), before: Edge.nullable(), after: Edge.nullable() })),
  /** In which state each document was whose claims went elsewhere. */
  documents: z.record(z.string(), z.string()),
  /** Ids of the names that the surviving noun of a merge had by itself. */
  own: z.array(z.string()),
});

export interface Inverse extends Patch {
  documents: Record<string, string>;
  own: readonly string[];
}

/** What undoes a patch that was applied. */
export async function inverseOf(tx: Runner, patch: Patch, own: readonly string[]): Promise<Inverse> {
  const documents = Object.fromEntries(await statesOf(tx, documentsIn(patch)));
  return { ...reversed(patch), documents, own };
}

export const readInverse = (text: string): Inverse => Inverse.parse(JSON.parse(text)) as Inverse;

/** The documents, beside our own, whose claims a patch is about. */
function documentsIn({ edges }: Patch): string[] {
  const documents = edges.flatMap(({ before, after }) => [before?.['document'], after?.['document']]);
  return [...new Set(documents)].filter((id) => typeof id === 'string').filter((id) => id !== DECISIONS);
}

/** What tells one state of a document from another: loading it changed changes this, loading it again does not. */
export async function statesOf(tx: Runner, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.run(documentsByIds, { ids: [...ids] });
  return new Map(rows.map(({ id, importedAt, sha256 }) => [id, `${importedAt} ${sha256}`]));
}
