import { edgeKey } from '../../cypher/write.ts';
import { DECISIONS } from '../../model/history.ts';
import { around } from './around.ts';
import type { Decision, NounKind, TieType } from './decision.ts';
import { keptAlive, namings } from './naming.ts';
import type { EdgeChange, StoredEdge } from './patch.ts';
import { type ChosenNoun, choose, noted, type Plan, type Planning, refuse } from './plan.ts';

type TieDecision = Extract<Decision, { tie: TieType }>;

const among: readonly NounKind[] = ['Skill', 'Stakeholder', 'Tool', 'Role'];

/** The kinds of nouns a tie leads from and to. */
const endsOf: Record<TieType, (kind: NounKind) => readonly [NounKind, NounKind] | undefined> = {
  RELATED_TO: (kind) => (among.includes(kind) ? [kind, kind] : undefined),
  INCLUDES: () => ['Stakeholder', 'Stakeholder'],
  STANDS_FOR: () => ['Stakeholder', 'Role'],
  CORRESPONDS_TO: () => ['Role', 'Role'],
};

/**
 * That two nouns stand to each other in a way, or do not. One decision stands for each tie: a later one takes the place
 * of an earlier one. What was computed stays beside it and no longer counts.
 */
export async function planTie(planning: Planning, asked: TieDecision): Promise<Plan> {
  const { tx, number } = planning;
  const { decision, tie: type, kind } = asked;
  const ends = endsOf[type](kind);
  if (!ends) throw refuse('kind', `${type} is no tie between ${kind.toLowerCase()}s.`);
  const from = await choose(planning, ends[0], asked.from, 'from');
  // An occupation is one of a catalogue, whatever else is called so.
  const inCatalogues: Planning = type === 'CORRESPONDS_TO' ? { ...planning, origins: ['catalogue'] } : planning;
  const to = await choose(inCatalogues, ends[1], asked.to, 'to');
  if (from.kind === to.kind && from.id === to.id) throw refuse('to', `"${to.name}" cannot be tied to itself.`);
  // Related nouns stand in the order of their ids.
  const [tail, head] = type === 'RELATED_TO' && from.id > to.id ? [to, from] : [from, to];

  const edge = edgeKey({ type, from: tail.kind, to: head.kind });
  const aroundTail = await around(tx, tail.kind, [tail.id]);
  const present = aroundTail.filter(
    (found) => found.edge === edge && found.row.tail === tail.id && found.row.head === head.id,
  );
  const former = present.find(({ row }) => row['document'] === DECISIONS);
  const after = claim(
    planning,
    asked,
    tail,
    head,
    present.map(({ row }) => row),
  );
  const changes: EdgeChange[] = former ? [{ edge, before: former.row, after: null }] : [];
  changes.push({ edge, before: null, after });
  const aroundHead = await around(tx, head.kind, [head.id]);
  changes.push(...keptAlive(number, tail.kind, tail.id, namings(tail.kind, tail.id, aroundTail)));
  changes.push(...keptAlive(number, head.kind, head.id, namings(head.kind, head.id, aroundHead)));
  if (former?.row['status'] === after['status'] && asked.strength == null) {
    throw refuse('to', `That is decided already (decision ${former?.row['ordinal']}).`);
  }
  return { patch: { nodes: [], edges: changes }, what: { tie: type, nouns: [noted(from), noted(to)] } };
}

function claim(
  { number }: Planning,
  { decision, tie, strength }: TieDecision,
  tail: ChosenNoun,
  head: ChosenNoun,
  present: readonly StoredEdge[],
): StoredEdge {
  const said = Math.max(0, ...present.map((row) => Number(row['strength'] ?? 0)));
  return {
    tail: tail.id,
    head: head.id,
    document: DECISIONS,
    origin: 'person',
    ordinal: number,
    line: null,
    asWritten: null,
    // What a person says without a figure is as close as the wording, or the same where nothing was computed.
    ...(tie === 'RELATED_TO' ? { strength: strength ?? (said > 0 ? said : decision === 'confirm' ? 1 : 0) } : {}),
    status: decision === 'confirm' ? 'confirmed' : 'refused',
  };
}
