import { named as namesOfNouns } from '../../cypher/name.ts';
import { sortKeyOf } from '../../identity/slug.ts';
import { allOrigins } from '../../model/claim.ts';
import { DECISIONS } from '../../model/history.ts';
import { around, type Found } from './around.ts';
import type { Decision } from './decision.ts';
import { isFormerId, keptAlive, named, nameNode, namesEdge, namings } from './naming.ts';
import type { EdgeChange, NodeChange, StoredNode } from './patch.ts';
import { type ChosenNoun, choose, noted, type Plan, type Planning, refuse } from './plan.ts';

type NameDecision = Extract<Decision, { decision: 'rename' | 'add-name' | 'remove-name' }>;

/** What a noun is called: by which name it is shown, and which others it answers to. */
export async function planName(planning: Planning, asked: NameDecision): Promise<Plan> {
  const noun = await choose(planning, asked.kind, asked.noun, 'noun');
  const found = await around(planning.tx, noun.kind, [noun.id]);
  const name = nameNode(noun.kind, asked.name, asked.lang);
  const what = { nouns: [noted(noun)], name: asked.name.trim() };
  if (asked.decision === 'remove-name') return { patch: removed(noun, name.after, found), what };
  await assertFree(planning, noun, name.after);
  return {
    patch: asked.decision === 'rename' ? renamed(planning, noun, name, found) : added(planning, noun, name, found),
    what,
  };
}

/** Two roles may have one title; of anything else, one name is one thing. */
async function assertFree({ tx }: Planning, { kind, id }: ChosenNoun, name: StoredNode): Promise<void> {
  if (kind === 'Role') return;
  const answering = await tx.run(namesOfNouns[kind], { ids: [name.id], origins: [...allOrigins] });
  const other = answering.find((each) => each.id !== id);
  if (other)
    throw refuse('name', `The ${kind.toLowerCase()} ${other.id} answers to "${name['text']}" already: merge the two.`);
}

function renamed(
  { number }: Planning,
  noun: ChosenNoun,
  name: NodeChange & { after: StoredNode },
  found: readonly Found[],
) {
  const { kind, id, row } = noun;
  const text = String(name.after['text']);
  if (noun.name === text) throw refuse('name', `The ${kind.toLowerCase()} is called "${text}" already.`);
  const edge = namesEdge(kind);
  const edges: EdgeChange[] = namings(kind, id, found)
    .filter(({ preferred }) => preferred === true)
    .map((before) => ({ edge, before, after: { ...before, preferred: null } }));
  edges.push(named(number, { label: kind, noun: id, name: name.after.id, asWritten: text, preferred: true }));
  edges.push(...keptAlive(number, kind, id, namings(kind, id, found), name.after.id));
  const after = { ...row, [kind === 'Role' ? 'title' : 'name']: text, sortKey: sortKeyOf(text) };
  return { nodes: [{ label: kind, before: row, after }, name], edges };
}

function added(
  { number }: Planning,
  { kind, id, name: called }: ChosenNoun,
  name: NodeChange & { after: StoredNode },
  found: readonly Found[],
) {
  if (namings(kind, id, found).some(({ tail }) => tail === name.after.id)) {
    throw refuse('name', `"${called}" answers to "${name.after['text']}" already.`);
  }
  const asWritten = String(name.after['text']);
  const given = named(number, { label: kind, noun: id, name: name.after.id, asWritten });
  return { nodes: [name], edges: [given, ...keptAlive(number, kind, id, namings(kind, id, found))] };
}

/** Only what people said is taken back: a document goes on to say what it says. */
function removed({ kind, id, name: called }: ChosenNoun, name: StoredNode, found: readonly Found[]) {
  const all = namings(kind, id, found);
  const claims = all.filter(({ tail }) => tail === name.id);
  if (claims.length === 0) throw refuse('name', `"${called}" is not called "${name['text']}".`);
  const documents = claims.filter(({ document }) => document !== DECISIONS).map(({ document }) => document);
  if (documents.length > 0) {
    throw refuse(
      'name',
      `"${name['text']}" is what ${documents.join(', ')} calls it: split it from "${called}" instead.`,
    );
  }
  if (claims.some(({ preferred }) => preferred === true)) {
    throw refuse('name', `"${name['text']}" is the name it is shown by: rename it first.`);
  }
  if (all.every(({ tail }) => tail === name.id || isFormerId(tail))) {
    throw refuse('name', `"${called}" has no other name.`);
  }
  const edge = namesEdge(kind);
  return { nodes: [], edges: claims.map((before): EdgeChange => ({ edge, before, after: null })) };
}
