import { composites, escalationTexts, namesToCompare, partyTexts, skillTexts } from '../../cypher/relation.ts';
import type { Runner } from '../../engine/port.ts';
import {
  type PartyPlace,
  type PartyText,
  type PartyVector,
  partyVector,
  placeOf,
} from '../../identity/party-relation.ts';
import { type SkillText, skillVector } from '../../identity/skill-relation.ts';
import type { TextVector } from '../../identity/text-vector.ts';
import { allOrigins, type Origin } from '../../model/claim.ts';
import type { RelatableLabel } from '../../model/relation.ts';
import type { Requires } from '../../model/skill.ts';
import { inChunks } from '../chunks.ts';
import { groupBy } from '../group-by.ts';
import { memoized } from './memo.ts';

const vectorOfSkill = memoized(skillVector);
const vectorOfParty = memoized(partyVector);

/** How many claims about one noun are read for its wording: a skill of a thousand roles is known after twenty. */
const MOST_TEXTS = 20;

/** What a noun is called, and by documents of which origins. */
export interface Called {
  id: string;
  names: readonly string[];
  origins: ReadonlySet<Origin>;
}

/** A noun as it is compared. */
export interface Comparable<V> extends Called {
  vector: V;
}

/** Origins of what a company works with: a catalogue is only looked up. */
const own: readonly Origin[] = allOrigins.filter((origin) => origin !== 'catalogue');

/** Whether only public catalogues name a noun. */
export const isPublic = ({ origins }: Called) => !own.some((origin) => origins.has(origin));

function calledBy(rows: readonly { id: string; name: string; origin: Origin }[]): Called[] {
  return [...groupBy(rows, ({ id }) => id)]
    .map(([id, named]) => ({
      id,
      names: [...new Set(named.map(({ name }) => name))].sort(),
      origins: new Set(named.map(({ origin }) => origin)),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The nouns of a label that no catalogue brought alone, in the order of their ids. */
export const ownNouns = async (tx: Runner, label: RelatableLabel): Promise<Called[]> =>
  calledBy(await tx.run(namesToCompare.all[label], { origins: [...own] }));

/**
 * The nouns that those around may be tied to, in the order of their ids. Two that only catalogues name are left to the
 * catalogues: a thousand occupations load without a look at each other's vocabulary.
 */
export async function withinReach(tx: Runner, label: RelatableLabel, around: ReadonlySet<string>): Promise<Called[]> {
  const origins = [...allOrigins];
  const read = async (ids: readonly string[]) =>
    calledBy(await inChunks(ids, (chunk) => tx.run(namesToCompare.byIds[label], { ids: chunk, origins })));
  const ours = await ownNouns(tx, label);
  if (ours.length === 0) return [];
  if (ours.some(({ id }) => around.has(id))) return calledBy(await tx.run(namesToCompare.all[label], { origins }));
  return read([...new Set([...around, ...ours.map(({ id }) => id)])]);
}

/** Texts of a noun, the same whatever the order in which documents came. */
const chosen = (texts: readonly (string | null)[]) => [...new Set(texts.filter((text) => text !== null))].sort();

type SkillClaim = Pick<Requires, 'description' | 'use' | 'why' | 'showsUp' | 'strong'>;

/** A skill as documents put it, by claims in the order of documents. */
export const skillTextOf = (names: readonly string[], claims: readonly SkillClaim[]): SkillText => ({
  names,
  texts: chosen(
    claims
      .slice(0, MOST_TEXTS)
      .flatMap(({ description, use, why, showsUp, strong }) => [description, use, why, showsUp, strong]),
  ),
});

/** The skills that those around may be tied to, ready to be compared. */
export async function skillsToCompare(tx: Runner, around: ReadonlySet<string>): Promise<Comparable<TextVector>[]> {
  const texts = groupBy(await tx.run(skillTexts, {}), ({ id }) => id);
  return (await withinReach(tx, 'Skill', around)).map((skill) => ({
    ...skill,
    vector: vectorOfSkill(skillTextOf(skill.names, texts.get(skill.id) ?? [])),
  }));
}

/** What a document says of a party. */
export interface Said {
  document: string;
  ordinal: number;
  place: PartyPlace;
  qualifier: string | null;
  interaction: string | null;
}

/** What documents say of each party: what it does with roles, and what they escalate to it. */
async function saidOfParties(tx: Runner): Promise<Map<string, Said[]>> {
  const work = (await tx.run(partyTexts, {})).map(({ group, ...said }) => ({ ...said, place: placeOf(group) }));
  const escalations = (await tx.run(escalationTexts, {})).map(({ reason, ...said }) => ({
    ...said,
    place: 'inside' as const,
    qualifier: null,
    interaction: reason,
  }));
  return groupBy([...work, ...escalations], ({ id }) => id);
}

/** A party as documents put it. */
export function partyTextOf(names: readonly string[], said: readonly Said[]): PartyText {
  const all = [...said].sort((a, b) => compare(a.document, b.document) || a.ordinal - b.ordinal);
  const read = all.slice(0, MOST_TEXTS);
  return {
    names,
    qualifiers: chosen(read.map(({ qualifier }) => qualifier)),
    interactions: chosen(read.map(({ interaction }) => interaction)),
    places: [...new Set(all.map(({ place }) => place))].sort(),
  };
}

/**
 * The parties that are no composites and that those around may be tied to, ready to be compared: composites meet through their components. What is said of a
 * composite is said of each component.
 */
export async function partiesToCompare(tx: Runner, around: ReadonlySet<string>): Promise<Comparable<PartyVector>[]> {
  const said = await saidOfParties(tx);
  const tied = await tx.run(composites, {});
  const includedBy = groupBy(tied, ({ part }) => part);
  const isComposite = new Set(tied.map(({ composite }) => composite));
  const textOf = ({ id, names }: Called): PartyText =>
    partyTextOf(
      names,
      [id, ...(includedBy.get(id) ?? []).map(({ composite }) => composite)].flatMap((party) => said.get(party) ?? []),
    );
  return (await withinReach(tx, 'Stakeholder', around))
    .filter(({ id }) => !isComposite.has(id))
    .map((party) => ({ ...party, vector: vectorOfParty(textOf(party)) }));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
