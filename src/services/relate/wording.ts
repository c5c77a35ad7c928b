import type { z } from 'zod';
import type { Ids, Nothing } from '../../cypher/columns.ts';
import { composites, escalationTexts, namesToCompare, partyTexts, skillTexts } from '../../cypher/relation.ts';
import type { Runner } from '../../engine/port.ts';
import type { CatalogueQuery } from '../../engine/query.ts';
import { type PartyPlace, type PartyText, placeOf } from '../../identity/party-relation.ts';
import type { SkillText } from '../../identity/skill-relation.ts';
import { allOrigins, type Origin } from '../../model/claim.ts';
import type { RelatableLabel } from '../../model/relation.ts';
import type { Requires } from '../../model/skill.ts';
import { inChunks } from '../chunks.ts';
import { groupBy } from '../group-by.ts';

/** How many claims about one noun are read for its wording: a skill of a thousand roles is known after twenty. */
const MOST_TEXTS = 20;

/** What a noun is called, and by documents of which origins. */
export interface Called {
  id: string;
  names: readonly string[];
  origins: ReadonlySet<Origin>;
}

/** A noun as it is compared: its names, and what documents say of it; null where names are all that counts. */
export interface Worded<T> extends Called {
  text: T;
}

/** Which nouns to read: those of these ids, those a company's documents, people or the seed name, or all others. */
export type Wanted = readonly string[] | 'own' | 'public';

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

/** The nouns as they are called, in the order of their ids. A role is called as own documents do: occupations are no roles. */
export async function calledNouns(run: Runner, label: RelatableLabel, wanted: Wanted): Promise<Called[]> {
  const { all, byIds } = namesToCompare;
  if (wanted === 'public') {
    if (label === 'Role') return [];
    return calledBy(await run.run(all[label], { origins: [...allOrigins] })).filter(isPublic);
  }
  if (label === 'Role' && wanted === 'own') return calledBy(await run.run(all[label], { origins: [...own] }));
  const ids =
    wanted === 'own' ? [...new Set((await run.run(all[label], { origins: [...own] })).map(({ id }) => id))] : wanted;
  const origins = label === 'Role' ? [...own] : [...allOrigins];
  return calledBy(await inChunks(ids, (chunk) => run.run(byIds[label], { ids: chunk, origins })));
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

/** The skills with what documents say of them. */
export async function wordedSkills(
  run: Runner,
  called: readonly Called[],
  wanted: Wanted,
): Promise<Worded<SkillText>[]> {
  const rows = await readAround(run, skillTexts, wanted);
  const texts = groupBy(rows, ({ id }) => id);
  return called.map((skill) => ({ ...skill, text: skillTextOf(skill.names, texts.get(skill.id) ?? []) }));
}

/** What a document says of a party. */
export interface Said {
  document: string;
  ordinal: number;
  place: PartyPlace;
  qualifier: string | null;
  interaction: string | null;
}

/** What documents say of parties: what they do with roles, and what is escalated to them. */
async function saidOfParties(run: Runner, wanted: Wanted): Promise<Map<string, Said[]>> {
  const work = (await readAround(run, partyTexts, wanted)).map(({ group, ...said }) => ({
    ...said,
    place: placeOf(group),
  }));
  const escalations = (await readAround(run, escalationTexts, wanted)).map(({ reason, ...said }) => ({
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
 * The parties that are no composites, which meet others through their components, with what documents say of them. What
 * is said of a composite is said of each component.
 */
export async function wordedParties(
  run: Runner,
  called: readonly Called[],
  wanted: Wanted,
): Promise<Worded<PartyText>[]> {
  const include = await readAround(run, composites, wanted);
  const includedBy = groupBy(include, ({ part }) => part);
  const outer = [...new Set(include.map(({ composite }) => composite))];
  const said = await saidOfParties(run, typeof wanted === 'string' ? wanted : [...new Set([...wanted, ...outer])]);
  const textOf = ({ id, names }: Called): PartyText =>
    partyTextOf(
      names,
      [id, ...(includedBy.get(id) ?? []).map(({ composite }) => composite)].flatMap((party) => said.get(party) ?? []),
    );
  const composite =
    typeof wanted === 'string'
      ? new Set(outer)
      : new Set((await partsWithin(run, wanted)).map(({ composite }) => composite));
  return called.filter(({ id }) => !composite.has(id)).map((party) => ({ ...party, text: textOf(party) }));
}

/** The parts of those parties that are composites. */
export const partsWithin = (run: Runner, ids: readonly string[]) =>
  inChunks(ids, (chunk) => run.run(composites.within, { ids: chunk }));

type AllAndByIds<R extends z.ZodObject> = {
  all: CatalogueQuery<typeof Nothing, R>;
  byIds: CatalogueQuery<typeof Ids, R>;
};

/** What is said of all nouns, or of given ones. */
const readAround = <R extends z.ZodObject>(run: Runner, { all, byIds }: AllAndByIds<R>, wanted: Wanted) =>
  typeof wanted === 'string' ? run.run(all, {}) : inChunks(wanted, (ids) => run.run(byIds, { ids }));

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
