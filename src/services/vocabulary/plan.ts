import type { Runner } from '../../engine/port.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { allOrigins, type Origin } from '../../model/claim.ts';
import { lookUpNouns } from '../noun-ref.ts';
import type { Chosen, NounKind, What } from './decision.ts';
import { type Patch, rowsOf, type StoredNode } from './patch.ts';

/** What a decision is planned in: its transaction and its number. */
export interface Planning {
  tx: Runner;
  number: number;
  /** Under which origins names are looked up; ids are found whoever claims them. */
  origins: readonly Origin[];
}

/** What a decision does, and what is noted about it. */
export interface Plan {
  patch: Patch;
  what: What;
  /** Ids of the names that the surviving noun of a merge had by itself. */
  own?: readonly string[];
}

/** A noun that is decided about, as it is stored. */
export interface ChosenNoun {
  kind: NounKind;
  id: string;
  name: string;
  row: StoredNode;
}

/** Nothing answers to what a decision is about. */
export class UnknownNoun extends NotFound {
  readonly kind: NounKind;
  readonly text: string;

  constructor(kind: NounKind, text: string) {
    super(`No ${kind.toLowerCase()} answers to "${text}".`);
    this.kind = kind;
    this.text = text;
  }
}

/**
 * The noun that a decision is about.
 * @throws UnknownNoun; InvalidInput where several answer; Conflict where it changed since the person saw it.
 */
export async function choose(
  { tx, origins }: Planning,
  kind: NounKind,
  chosen: Chosen,
  path: string,
): Promise<ChosenNoun> {
  const [found] = await lookUpNouns(tx, kind, [chosen], chosen.slug == null ? origins : allOrigins);
  const [id, ...others] = found?.ids ?? [];
  if (id === undefined) throw new UnknownNoun(kind, found?.text ?? '');
  if (others.length > 0) {
    const message = `Several ${kind.toLowerCase()}s answer to "${found?.text}": ${[id, ...others].join(', ')}. Say which by slug.`;
    throw new InvalidInput(message, [{ path, message }]);
  }
  const row = (await rowsOf(tx, kind, [id])).get(id);
  if (!row) throw new UnknownNoun(kind, id);
  const { revision } = chosen;
  if (revision != null && revision !== row['revision']) {
    throw new Conflict(
      `The ${kind.toLowerCase()} ${id} changed since: it has revision ${row['revision']}, not ${revision}. Look at it again.`,
    );
  }
  return { kind, id, name: String(row['title'] ?? row['name']), row };
}

export const noted = ({ kind, id, name }: ChosenNoun) => ({ kind, id, name });

export function refuse(path: string, message: string): InvalidInput {
  return new InvalidInput(message, [{ path, message }]);
}
