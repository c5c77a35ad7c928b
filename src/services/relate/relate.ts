import { tiesAround } from '../../cypher/relation.ts';
import { createEdges, deleteClaims, edgeKey } from '../../cypher/write.ts';
import type { Runner, Transaction } from '../../engine/port.ts';
import { allOrigins, type Origin } from '../../model/claim.ts';
import { COMPUTED } from '../../model/history.ts';
import { type RelatableLabel, relatableLabels } from '../../model/relation.ts';
import { inChunks } from '../chunks.ts';
import { type Suggestion, suggestions } from './suggest.ts';
import { partsWithin } from './wording.ts';

/** A computed claim as stored. */
type Tie = Awaited<ReturnType<typeof storedTies>>[number];

/** How many computed ties a write brought and took away. */
export interface RelateResult {
  added: number;
  removed: number;
}

/**
 * Makes the computed ties of nouns what their wording suggests now. Called in the transaction that changed what
 * documents say of them; ties between other nouns stay as they are, because a tie depends on its two ends alone. What
 * people decided is in claims of their own, which lead, and is not touched.
 * @param idsOf the nouns of which documents say something else now, by label; those that are worded as before are left.
 */
export async function relateNouns(
  tx: Transaction,
  idsOf: (label: RelatableLabel) => readonly string[],
): Promise<RelateResult> {
  const result: RelateResult = { added: 0, removed: 0 };
  for (const label of relatableLabels) {
    const touched = idsOf(label);
    if (touched.length === 0) continue;
    const { ids, found } = await suggestions[label](
      tx,
      label === 'Stakeholder' ? await withComponents(tx, touched) : touched,
    );
    if (ids.length === 0) continue;
    const before = new Map((await storedTies(tx, label, ids)).map((tie) => [JSON.stringify(tie), tie]));
    const after = new Map(found.flatMap(tiesOf).map((tie) => [JSON.stringify(tie), tie]));
    const gone = [...before].filter(([key]) => !after.has(key)).map(([, tie]) => tie);
    const come = [...after].filter(([key]) => !before.has(key)).map(([, tie]) => tie);
    await write(tx, label, gone, come);
    result.added += come.length;
    result.removed += gone.length;
  }
  return result;
}

/** What is said of a composite is said of its components. */
async function withComponents(tx: Runner, ids: readonly string[]): Promise<string[]> {
  return [...new Set([...ids, ...(await partsWithin(tx, ids)).map(({ part }) => part)])];
}

async function storedTies(tx: Runner, label: RelatableLabel, ids: readonly string[]) {
  const from = await inChunks(ids, (chunk) => tx.run(tiesAround.from[label], { ids: chunk, document: COMPUTED }));
  const to = await inChunks(ids, (chunk) => tx.run(tiesAround.to[label], { ids: chunk, document: COMPUTED }));
  return [...from, ...to].map(({ tail, head, document, origin, ordinal, strength, status }) => ({
    tail,
    head,
    document,
    origin,
    ordinal,
    strength,
    status,
    line: null,
    asWritten: null,
  }));
}

/** A tie counts wherever both nouns are visible by the same origin; where none is, with the later of the two. */
function tiesOf({ one, other, strength }: Suggestion): Tie[] {
  const common = allOrigins.filter((origin) => one.origins.has(origin) && other.origins.has(origin));
  const origins = common.length > 0 ? common : [later(leading(one.origins), leading(other.origins))];
  return origins.map((origin) => ({
    tail: one.id,
    head: other.id,
    document: COMPUTED,
    origin,
    ordinal: allOrigins.indexOf(origin),
    strength,
    status: 'suggested' as const,
    line: null,
    asWritten: null,
  }));
}

const leading = (origins: ReadonlySet<Origin>): Origin =>
  allOrigins.find((origin) => origins.has(origin)) ?? 'catalogue';
const later = (a: Origin, b: Origin): Origin => (allOrigins.indexOf(a) < allOrigins.indexOf(b) ? b : a);

async function write(tx: Runner, label: RelatableLabel, gone: readonly Tie[], come: readonly Tie[]): Promise<void> {
  const key = edgeKey({ type: 'RELATED_TO', from: label, to: label });
  const [remove, create] = [deleteClaims.get(key), createEdges.get(key)];
  if (!remove || !create) throw new Error(`${key} is no edge of the model.`);
  await inChunks(gone, (rows) =>
    tx.run(remove, { rows: rows.map(({ tail, head, document, ordinal }) => ({ tail, head, document, ordinal })) }),
  );
  await inChunks(come, (rows) => tx.run(create, { rows }));
}
