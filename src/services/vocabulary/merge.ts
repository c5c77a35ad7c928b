import { formerId } from '../../model/name.ts';
import { around, goingOf } from './around.ts';
import type { Decision } from './decision.ts';
import { moveTo } from './move.ts';
import { isCatalogued, keptAlive, named, namings } from './naming.ts';
import { type EdgeChange, type NodeChange, rowsOf } from './patch.ts';
import { type ChosenNoun, choose, noted, type Plan, type Planning, refuse } from './plan.ts';

/**
 * That two nouns are one. Everything that is said of the one is said of the other from then on; the names of both and the
 * former id answer for it, also where the documents that gave them go or come again.
 */
export async function planMerge(planning: Planning, asked: Extract<Decision, { decision: 'merge' }>): Promise<Plan> {
  const { tx, number } = planning;
  const { kind } = asked;
  const noun = await choose(planning, kind, asked.noun, 'noun');
  const into = await choose(planning, kind, asked.into, 'into');
  if (noun.id === into.id)
    throw refuse('into', `"${noun.name}" and "${into.name}" are one ${kind.toLowerCase()} already.`);
  const leaving = await around(tx, kind, [noun.id]);
  const present = await around(tx, kind, [into.id]);
  const names = namings(kind, noun.id, leaving);
  const kept = namings(kind, into.id, present);
  if (kind === 'Role' && (isCatalogued(names) || isCatalogued(kept))) {
    throw refuse(
      'noun',
      'Roles of a public catalogue are not merged: say that the role corresponds to the occupation.',
    );
  }
  const going = leaving.flatMap((found) => goingOf(found, kind, noun.id));
  const moved = await moveTo(tx, kind, into.id, going, present);
  const former = formerNode(noun);
  const nodes: NodeChange[] = [
    { label: kind, before: noun.row, after: null },
    { label: kind, before: into.row, after: into.row },
    ...moved.nodes,
    former,
  ];
  const edges: EdgeChange[] = [...moved.edges];
  const title = kind === 'Role' ? await titleKept(planning, into, kept) : undefined;
  edges.push(...keptAlive(number, kind, into.id, [...kept, ...names], title?.after?.tail));
  edges.push(named(number, { label: kind, noun: into.id, name: former.after.id, asWritten: null }));
  if (title) edges.push(title);
  const own = [...new Set(kept.map(({ tail }) => tail))];
  return { patch: { nodes, edges }, what: { nouns: [noted(noun), noted(into)] }, own };
}

function formerNode({ id }: ChosenNoun) {
  return {
    label: 'Name' as const,
    before: null,
    after: { id: formerId(id), scheme: 'id', lang: '', normal: id, text: id },
  };
}

/** The documents of both describe the role now: without this, the leading one would choose its title. */
async function titleKept(
  { tx, number }: Planning,
  { kind, id, name }: ChosenNoun,
  claims: ReturnType<typeof namings>,
): Promise<EdgeChange | undefined> {
  if (claims.some(({ preferred }) => preferred === true)) return undefined;
  const rows = await rowsOf(
    tx,
    'Name',
    claims.map(({ tail }) => tail),
  );
  const titles = [...rows.values()].filter((row) => row['scheme'] === 'title').sort((a, b) => (a.id < b.id ? -1 : 1));
  const own = titles.find((row) => row['text'] === name) ?? titles[0];
  return own && named(number, { label: kind, noun: id, name: own.id, asWritten: name, preferred: true });
}
