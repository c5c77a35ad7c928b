import { changes } from '../../cypher/change.ts';
import { raiseRevision } from '../../cypher/meta.ts';
import { putNodes } from '../../cypher/write.ts';
import type { GraphEngine, Runner } from '../../engine/port.ts';
import { Conflict, NotFound } from '../../errors.ts';
import { type Change, DECISIONS } from '../../model/history.ts';
import { relateNouns } from '../relate/relate.ts';
import { Touched } from '../replace-claims.ts';
import { around, type End, type Found, type Going, goingOf } from './around.ts';
import { type Decider, dropDocument } from './decide.ts';
import { inOneLine, What } from './decision.ts';
import { type Inverse, readInverse, statesOf } from './inverse.ts';
import { moveTo } from './move.ts';
import { applyPatch, type EdgeChange, edgeOf, noteNamed, type Patch, placeOfEdge, rowsOf } from './patch.ts';
import { isVersion, versionsOf } from './versions.ts';
import { type Wording, wordingAround } from './wording.ts';

/**
 * Takes a decision back. Where no document was loaded since, the graph is as it was. Where one was, what it says now goes
 * where its words belong.
 * @param cascade takes back first, latest first, what was decided on top of it.
 * @returns the decisions that were taken back, in that order.
 * @throws NotFound; Conflict where it is undone already, or with the decisions that stand on it.
 */
export function undo(engine: GraphEngine, id: string, decider: Decider, cascade = false): Promise<Change[]> {
  return engine.write(async (tx) => {
    const [change] = await tx.run(changes.byIds, { ids: [id] });
    if (!change) throw new NotFound(`There is no decision ${id}.`);
    if (change.undoneAt !== null)
      throw new Conflict(`Decision ${id} was undone by ${change.undoneBy} at ${change.undoneAt}.`);
    const later = await tx.run(changes.standingAfter, { number: change.number });
    const above = standingOn(change, later);
    if (above.length > 0 && !cascade) {
      const list = above.map((each) => `${each.id} (${inOneLine(each.decision, What.parse(JSON.parse(each.what)))})`);
      throw new Conflict(
        `Later decisions stand on decision ${id}: ${list.join('; ')}. Undo them first, or all of them together.`,
        above.map((each) => each.id),
      );
    }
    const undone: Change[] = [];
    const named = new Touched();
    const at = new Date().toISOString();
    for (const each of [...above.reverse(), change]) {
      await takeBack(tx, each, named);
      undone.push({ ...each, undoneAt: at, undoneBy: decider.by, undoneWhy: decider.why });
    }
    await relateNouns(tx, (label) => named.of(label));
    await tx.run(putNodes.Change, { rows: undone });
    await dropDocument(tx);
    await tx.run(raiseRevision, {});
    return undone;
  });
}

/**
 * The later decisions that a decision carries: about one of the same nouns, or about what it left behind; and those that
 * these carry. Oldest first.
 */
function standingOn(change: Change, later: readonly Change[]): Change[] {
  const nouns = new Set(change.nouns);
  const left = new Set<string>();
  const carry = (each: Change) => {
    for (const noun of each.nouns) nouns.add(noun);
    // Read backwards: what the decision left behind is what undoing it takes away.
    for (const { edge, before } of readInverse(each.inverse).edges) if (before) left.add(placeOfEdge(edge, before));
  };
  carry(change);
  const standing: Change[] = [];
  for (const each of later) {
    const uses = () =>
      readInverse(each.inverse).edges.some(({ edge, after }) => after && left.has(placeOfEdge(edge, after)));
    if (!each.nouns.some((noun) => nouns.has(noun)) && !uses()) continue;
    standing.push(each);
    carry(each);
  }
  return standing;
}

async function takeBack(tx: Runner, change: Change, named: Touched): Promise<void> {
  const inverse = readInverse(change.inverse);
  const states = await statesOf(tx, Object.keys(inverse.documents));
  const untouched = new Set(
    Object.entries(inverse.documents).flatMap(([id, state]) => (states.get(id) === state ? [id] : [])),
  );
  const asLeft = ({ before, after }: EdgeChange) => {
    const document = (before ?? after)?.['document'];
    return typeof document !== 'string' || document === DECISIONS || untouched.has(document);
  };
  const moved = change.decision === 'merge' || change.decision === 'split';
  const present = moved ? await presentAround(tx, change) : undefined;
  const edges = inverse.edges.filter(asLeft);
  if (present) for (const each of edges) assertThere(each, present);
  const loaded = moved ? await goingBack(tx, change, inverse, asLeft) : { nodes: [], edges: [] };
  const patch = { nodes: [...inverse.nodes, ...loaded.nodes], edges: [...edges, ...loaded.edges] };
  noteNamed(await applyPatch(tx, patch), named);
}

/** What stands around the nouns of a decision now. */
async function presentAround(tx: Runner, change: Change): Promise<Set<string>> {
  const found: Found[] = [];
  for (const { kind, id } of What.parse(JSON.parse(change.what)).nouns) found.push(...(await around(tx, kind, [id])));
  return new Set(found.map(({ edge, row }) => placeOfEdge(edge, row)));
}

/** @throws Conflict where something is not where a decision left it: somebody wrote past Rolegraph. */
function assertThere({ edge, before }: EdgeChange, present: ReadonlySet<string>): void {
  if (before === null || present.has(placeOfEdge(edge, before))) return;
  throw new Conflict('The graph is no longer as the decision left it: it was changed past Rolegraph.');
}

/** What documents that were loaded since say of the nouns of a merge or split: it goes where it belongs without it. */
async function goingBack(
  tx: Runner,
  change: Change,
  inverse: Inverse,
  asLeft: (each: EdgeChange) => boolean,
): Promise<Patch> {
  const [first, second] = What.parse(JSON.parse(change.what)).nouns;
  if (!first || !second) throw new Error(`Decision ${change.id} names no two nouns.`);
  // Of a merge the first went into the second; of a split the second came out of the first.
  const [from, to] = [second.id, first.id];
  const found = await around(tx, first.kind, [from]);
  const since = found.filter(
    ({ edge, row }) => edge !== 'HAS_VERSION.Role.Version' && !asLeft({ edge, before: row, after: null }),
  );
  if (since.length === 0) return { nodes: [], edges: [] };
  const belongs =
    change.decision === 'split' ? () => true : belonging(inverse, to, await wordingAround(tx, first.kind, from, found));
  const going = since.flatMap((each) => goingOf(each, first.kind, from, belongs));
  const recorded = new Set(inverse.edges.flatMap(({ edge, before }) => (before ? [placeOfEdge(edge, before)] : [])));
  const histories = found.filter((each) => isVersion(each) && !recorded.has(placeOfEdge(each.edge, each.row)));
  const versions = await versionsOf(tx, histories, going);
  return moveTo(tx, first.kind, to, [...going, ...versions], await around(tx, first.kind, [to]));
}

/** Whether something that is said of a merged noun belongs to the one that is parted from it again: by its names. */
function belonging({ edges, own }: Inverse, to: string, wording: Wording) {
  const said = edges.flatMap(({ edge, after }) => (edgeOf(edge).type === 'NAMES' && after?.head === to ? [after] : []));
  const its = new Set(said.map(({ tail, document }) => JSON.stringify([document, tail])));
  const names = new Set(said.map(({ tail }) => tail).filter((name) => !own.includes(name)));
  return (found: Found, end: End) => {
    const name = wording(found, end);
    return name !== null && (names.has(name) || its.has(JSON.stringify([found.row['document'], name])));
  };
}
