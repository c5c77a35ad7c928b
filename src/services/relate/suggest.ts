import type { Runner } from '../../engine/port.ts';
import { PARTY_THRESHOLD, PARTY_WORD_THRESHOLD, partyStrength } from '../../identity/party-relation.ts';
import { RelationIndex } from '../../identity/relation-index.ts';
import { SKILL_THRESHOLD, SKILL_WORD_THRESHOLD, skillStrength } from '../../identity/skill-relation.ts';
import { titleKey } from '../../identity/title-key.ts';
import { isSameProduct, SAME_PRODUCT, toolNameOf } from '../../identity/tool-name.ts';
import type { RelatableLabel } from '../../model/relation.ts';
import { groupBy } from '../group-by.ts';
import { type Called, isPublic, ownNouns, partiesToCompare, skillsToCompare, withinReach } from './wording.ts';

/** Two nouns whose wording is close. */
export interface Suggestion {
  one: Called;
  other: Called;
  strength: number;
}

type Suggest = (tx: Runner, around: ReadonlySet<string>) => Promise<Suggestion[]>;

/** Titles of equal words in another order or with other endings. */
const SAME_WORDS = 0.9;

/** Pairs of which at least one is among `around`, each once. */
const pairsAround = <T extends Called>(
  all: readonly T[],
  around: ReadonlySet<string>,
  near: (one: T) => readonly T[],
): [T, T][] =>
  all
    .filter(({ id }) => around.has(id))
    .flatMap((one) =>
      near(one)
        .filter((other) => other.id !== one.id && !(around.has(other.id) && other.id < one.id))
        .filter((other) => !(isPublic(one) && isPublic(other)))
        .map((other): [T, T] => (one.id < other.id ? [one, other] : [other, one])),
    );

const skills: Suggest = async (tx, around) => {
  const all = await skillsToCompare(tx, around);
  const index = new RelationIndex(all, ({ vector }) => vector);
  return pairsAround(all, around, ({ vector }) => index.near(vector, SKILL_WORD_THRESHOLD))
    .map(([one, other]) => ({ one, other, strength: skillStrength(one.vector, other.vector) }))
    .filter(({ strength }) => strength >= SKILL_THRESHOLD);
};

const parties: Suggest = async (tx, around) => {
  const all = await partiesToCompare(tx, around);
  const index = new RelationIndex(all, ({ vector }) => vector.whole);
  return pairsAround(all, around, ({ vector }) => index.near(vector.whole, PARTY_WORD_THRESHOLD))
    .map(([one, other]) => ({ one, other, strength: partyStrength(one.vector, other.vector) }))
    .filter(({ strength }) => strength >= PARTY_THRESHOLD);
};

/** Nouns that any of their names gives the same key. */
function byKey(all: readonly Called[], keyOf: (name: string) => string): (one: Called) => Called[] {
  const groups = groupBy(
    all.flatMap((noun) => [...new Set(noun.names.map(keyOf))].map((key) => ({ key, noun }))),
    ({ key }) => key,
  );
  return ({ names }) => {
    const keys = new Set(names.map(keyOf));
    return [...new Set([...keys].flatMap((key) => (groups.get(key) ?? []).map(({ noun }) => noun)))];
  };
}

const tools: Suggest = async (tx, around) => {
  const all = await withinReach(tx, 'Tool', around);
  const near = byKey(all, (name) => toolNameOf(name).product);
  return pairsAround(all, around, near)
    .filter(([one, other]) =>
      one.names.some((a) => other.names.some((b) => isSameProduct(toolNameOf(a), toolNameOf(b)))),
    )
    .map(([one, other]) => ({ one, other, strength: SAME_PRODUCT }));
};

/** Occupations of catalogues correspond to roles; they are not the same. */
const roles: Suggest = async (tx, around) => {
  const all = await ownNouns(tx, 'Role');
  return pairsAround(all, around, byKey(all, titleKey)).map(([one, other]) => ({ one, other, strength: SAME_WORDS }));
};

/** Finds, by label, what is close to given nouns by wording. The result depends on the wording of each pair alone. */
export const suggestions: Readonly<Record<RelatableLabel, Suggest>> = {
  Skill: skills,
  Stakeholder: parties,
  Tool: tools,
  Role: roles,
};
