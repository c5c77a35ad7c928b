import { partyEvidence, partyVector, placeOf } from '../identity/party-relation.ts';
import { skillVector } from '../identity/skill-relation.ts';
import { type SharedWord, sharedWords } from '../identity/text-vector.ts';
import type { Fact } from '../loaders/fact.ts';
import type { Loaders } from '../loaders/index.ts';
import type { RelatableLabel } from '../model/relation.ts';
import { holds } from './collaboration-ties.ts';
import { partyTextOf, type Said, skillTextOf } from './relate/wording.ts';

/** A noun of the same kind that means something close. */
export interface Related {
  id: string;
  fact: Fact<'RELATED_TO'>;
}

/** What is close to a noun, the closest first; what somebody refused is left out. Two statements per batch. */
export async function relatedTo(view: Loaders, label: RelatableLabel, id: string): Promise<Related[]> {
  const { after, before } = view.relation[label];
  const [later, earlier] = await Promise.all([after.load(id), before.load(id)]);
  return [...later.map((fact) => ({ id: fact.head, fact })), ...earlier.map((fact) => ({ id: fact.tail, fact }))]
    .filter(({ fact }) => holds(fact))
    .sort((a, b) => b.fact.claims[0].strength - a.fact.claims[0].strength || (a.id < b.id ? -1 : 1));
}

/** The words that two nouns share in what the documents of a view say of them, the most telling first. */
export async function wordsInCommon(
  view: Loaders,
  label: RelatableLabel,
  one: string,
  other: string,
): Promise<SharedWord[]> {
  if (label === 'Stakeholder') {
    const [a, b] = await Promise.all([one, other].map((id) => partyOf(view, id)));
    return a && b ? partyEvidence(a, b) : [];
  }
  const [a, b] = await Promise.all([one, other].map((id) => textOf(view, label, id)));
  return a && b ? sharedWords(a, b) : [];
}

async function namesOf(view: Loaders, label: RelatableLabel, id: string): Promise<string[]> {
  const names = await view.name.of[label].load(id);
  const written = names.flatMap(({ claims }) => claims.flatMap(({ asWritten }) => asWritten ?? []));
  return [...new Set(written)].sort();
}

/** Tools and roles are known by their names alone. */
async function textOf(view: Loaders, label: RelatableLabel, id: string) {
  const names = await namesOf(view, label, id);
  const said = label === 'Skill' ? await view.skill.roles.load(id) : [];
  return skillVector(
    skillTextOf(
      names,
      said.flatMap(({ claims }) => claims),
    ),
  );
}

async function partyOf(view: Loaders, id: string) {
  const composites = (await view.stakeholder.composites.load(id)).filter(holds);
  const said = await Promise.all([id, ...composites.map(({ tail }) => tail)].map((party) => saidOf(view, party)));
  return partyVector(partyTextOf(await namesOf(view, 'Stakeholder', id), said.flat()));
}

async function saidOf(view: Loaders, id: string): Promise<Said[]> {
  const [work, escalations] = await Promise.all([
    view.stakeholder.roles.load(id),
    view.stakeholder.escalatingRoles.load(id),
  ]);
  return [
    ...work.flatMap(({ claims }) => claims.map((claim) => ({ ...claim, place: placeOf(claim.group) }))),
    ...escalations.flatMap(({ claims }) =>
      claims.map(({ reason, ...claim }) => ({
        ...claim,
        place: 'inside' as const,
        qualifier: null,
        interaction: reason,
      })),
    ),
  ];
}
