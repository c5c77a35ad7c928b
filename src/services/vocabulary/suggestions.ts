import { suggestedRelations, suggestedTies } from '../../cypher/suggestion.ts';
import { edgeKey } from '../../cypher/write.ts';
import type { Loaders } from '../../loaders/index.ts';
import type { Snapshot } from '../../loaders/snapshot.ts';
import type { Origin } from '../../model/claim.ts';
import { relatableLabels } from '../../model/relation.ts';
import { wordsInCommon } from '../related.ts';
import { type NounKind, TieType } from './decision.ts';
import { edgeOf } from './patch.ts';

/** A tie that wording suggests and nobody settled. */
export interface Suggestion {
  type: TieType;
  from: { kind: NounKind; id: string };
  to: { kind: NounKind; id: string };
  /** 0 to 1; null where the type has none. */
  strength: number | null;
}

/**
 * What waits for a decision, the closest first, those without a strength last; then in the order of ids.
 * @param kind only ties of nouns of this kind.
 */
export async function suggestionsFor(
  snapshot: Snapshot,
  origins: readonly Origin[],
  kind: NounKind | null,
): Promise<Suggestion[]> {
  const found: Suggestion[] = [];
  const params = { origins: [...origins] };
  const add = (key: string, rows: readonly { tail: string; head: string; strength?: number }[]) => {
    const { type, from, to } = edgeOf(key);
    for (const { tail, head, strength = null } of rows) {
      const ends = { from: { kind: from as NounKind, id: tail }, to: { kind: to as NounKind, id: head } };
      found.push({ type: TieType.parse(type), ...ends, strength });
    }
  };
  const concerns = (key: string) => kind === null || edgeOf(key).from === kind || edgeOf(key).to === kind;
  for (const [key, query] of suggestedRelations) if (concerns(key)) add(key, await snapshot.run(query, params));
  for (const [key, query] of suggestedTies) if (concerns(key)) add(key, await snapshot.run(query, params));
  return found.sort((a, b) => (b.strength ?? -1) - (a.strength ?? -1) || compare(keyOf(a), keyOf(b)));
}

/** What tells a suggestion from all others. */
export const keyOf = ({ type, from, to }: Suggestion): string =>
  `${edgeKey({ type, from: from.kind, to: to.kind })} ${from.id} ${to.id}`;

/** The words on which a suggestion rests. */
export async function sharedWordsOf(view: Loaders, { type, from, to }: Suggestion) {
  const label = relatableLabels.find((each) => each === from.kind);
  return type === 'RELATED_TO' && label ? wordsInCommon(view, label, from.id, to.id) : [];
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
