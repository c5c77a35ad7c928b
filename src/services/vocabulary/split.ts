import { named as namesOfNouns } from '../../cypher/name.ts';
import { existing } from '../../cypher/write.ts';
import type { Runner } from '../../engine/port.ts';
import { normalForm } from '../../identity/normal-form.ts';
import { mintId, sortKeyOf } from '../../identity/slug.ts';
import { nameId, schemeOf } from '../../import/drafter.ts';
import { allOrigins } from '../../model/claim.ts';
import type { NounLabel } from '../../model/graph.ts';
import { DECISIONS } from '../../model/history.ts';
import { formerId } from '../../model/name.ts';
import { undescribed } from '../noun-resolver.ts';
import { around, type End, type Found, type Going, goingOf } from './around.ts';
import type { Decision } from './decision.ts';
import { moveTo } from './move.ts';
import { isFormerId, keptAlive, named, nameNode, namesEdge, namings, spellingOf } from './naming.ts';
import type { EdgeChange, StoredNode } from './patch.ts';
import { choose, noted, type Plan, type Planning, refuse } from './plan.ts';
import { isVersion, versionsOf } from './versions.ts';
import { wordingAround } from './wording.ts';

/**
 * That what goes by one name, or by some of its names, is two things: what some documents say of it, or what is said of
 * it under some names, is said of a new noun from then on.
 */
export async function planSplit(planning: Planning, asked: Extract<Decision, { decision: 'split' }>): Promise<Plan> {
  const { tx, number } = planning;
  const { kind, name, lang } = asked;
  const noun = await choose(planning, kind, asked.noun, 'noun');
  const found = await around(tx, kind, [noun.id]);
  const claims = namings(kind, noun.id, found);
  const names = new Set(asked.names.map((each) => nameId(schemeOf(kind), lang, normalForm(each, lang))));
  const documents = new Set(asked.documents);
  const known = new Set(claims.map(({ tail }) => tail));
  asked.names.forEach((each, i) => {
    if (![...names][i] || !known.has(nameId(schemeOf(kind), lang, normalForm(each, lang)))) {
      throw refuse(`names.${i}`, `"${noun.name}" is not called "${each}".`);
    }
  });
  asked.documents.forEach((each, i) => {
    if (!claims.some(({ document }) => document === each)) {
      throw refuse(`documents.${i}`, `The document ${each} does not name "${noun.name}".`);
    }
  });
  if (names.size + documents.size === 0) throw refuse('names', 'Say what goes: names, documents, or both.');

  const wording = await wordingAround(tx, kind, noun.id, found);
  const goes = ({ edge, row }: Found, end: End) => {
    const document = String(row['document'] ?? '');
    // What people decided about the noun stays with it, but for its names.
    if (document === DECISIONS) return edge === namesEdge(kind) && documents.size === 0 && names.has(row.tail);
    if (edge === 'HAS_VERSION.Role.Version') return false;
    if (documents.size > 0 && !documents.has(document)) return false;
    const said = wording({ edge, row }, end);
    return names.size === 0 || (said !== null && names.has(said));
  };
  const going = found.flatMap((each) => goingOf(each, kind, noun.id, goes));
  const staying = claims.filter((row) => !going.some((each) => each.row === row) && !isFormerId(row.tail));
  if (going.length === 0) throw refuse('names', 'Nothing is said of it in these words.');
  if (staying.length === 0) throw refuse('names', `Nothing would be left of "${noun.name}": rename it instead.`);

  const id = await mint(tx, kind, name);
  const row = newNoun(kind, id, name, noun.row);
  const called = nameNode(kind, name, lang);
  const moved = await moveTo(tx, kind, id, [...going, ...(await versionsOf(tx, found.filter(isVersion), going))], []);
  const edges: EdgeChange[] = [...moved.edges];
  const mine = new Set([called.after.id, ...(documents.size === 0 ? names : [])]);
  for (const each of [...mine].sort()) {
    const chosen =
      each === called.after.id ? { asWritten: name.trim(), preferred: true } : { asWritten: spellingOf(each, claims) };
    edges.push(named(number, { label: kind, noun: id, name: each, ...chosen }));
  }
  edges.push(...keptAlive(number, kind, noun.id, staying));
  return {
    patch: {
      nodes: [
        { label: kind, before: null, after: row },
        { label: kind, before: noun.row, after: noun.row },
        called,
        ...moved.nodes,
      ],
      edges,
    },
    what: {
      nouns: [noted(noun), { kind, id, name: name.trim() }],
      name: name.trim(),
      names: [...asked.names],
      documents: [...asked.documents],
    },
  };
}

function newNoun(kind: NounLabel, id: string, name: string, of: StoredNode): StoredNode {
  const called = kind === 'Role' ? { title: name.trim(), ...undescribed } : { name: name.trim() };
  const alike = 'kind' in of ? { kind: of['kind'] } : {};
  return { id, sortKey: sortKeyOf(name), revision: 1, ...called, ...alike };
}

/** An id that no noun has or had. */
async function mint(tx: Runner, kind: NounLabel, name: string): Promise<string> {
  const taken = new Set<string>();
  for (;;) {
    const id = mintId(name, taken);
    const there = await tx.run(existing[kind], { ids: [id] });
    const former = await tx.run(namesOfNouns[kind], { ids: [formerId(id)], origins: [...allOrigins] });
    if (there.length + former.length === 0) return id;
    taken.add(id);
  }
}
