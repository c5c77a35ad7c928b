import type { Runner, Transaction } from '../../engine/port.ts';
import type { PartyText } from '../../identity/party-relation.ts';
import type { SkillText } from '../../identity/skill-relation.ts';
import type { RelatableLabel } from '../../model/relation.ts';
import { type Nearness, partyNearness, roleNearness, skillNearness, toolNearness } from './nearness.ts';
import { Edition, Vocabulary } from './vocabulary.ts';
import {
  type Called,
  calledNouns,
  isPublic,
  type Wanted,
  type Worded,
  wordedParties,
  wordedSkills,
} from './wording.ts';

/** Two nouns whose wording is close, in the order of their ids. */
export interface Suggestion {
  one: Called;
  other: Called;
  strength: number;
}

/** What is close to nouns that are worded differently now. */
export interface Suggested {
  /** Those whose wording is another one indeed. */
  ids: string[];
  found: Suggestion[];
}

/** Finds what is close by wording to nouns of which documents say something else now. Depends on each pair alone. */
type Suggest = (tx: Transaction, touched: readonly string[]) => Promise<Suggested>;

const nothing: Suggested = { ids: [], found: [] };

/** Editions by transaction: a transaction may relate several times. */
type Editions<N extends Called> = WeakMap<Transaction, Edition<N>>;

function suggestingOf<N extends Called>(
  label: RelatableLabel,
  nearness: Nearness<N>,
  word: (run: Runner, called: readonly Called[], wanted: Wanted) => Promise<N[]>,
): Suggest {
  const editions: Editions<N> = new WeakMap();
  const read = async (run: Runner, wanted: Wanted) => word(run, await calledNouns(run, label, wanted), wanted);
  const vocabularyBefore = async (past: Runner) =>
    new Vocabulary(nearness, await read(past, 'own'), () => read(past, 'public'));

  const editionIn = async (tx: Transaction) => {
    const known = editions.get(tx);
    if (known) return known;
    const edition = new Edition(await tx.before(vocabularyBefore));
    editions.set(tx, edition);
    tx.committed(() => edition.before.bring(edition.changed));
    return edition;
  };

  return async (tx, touched) => {
    const edition = await editionIn(tx);
    const called = await calledNouns(tx, label, touched);
    // A thousand occupations load without a look at each other's vocabulary.
    if (!edition.hasOwn && edition.before.known === undefined && called.every(isPublic)) {
      edition.leave(touched);
      return nothing;
    }
    const left = edition.takeLeft();
    const asked = [...new Set([...touched, ...left])];
    const now = new Map(
      (left.length > 0 ? await read(tx, asked) : await word(tx, called, asked)).map((noun) => [noun.id, noun]),
    );
    const ids = asked.filter((id) => !isWordedAs(edition.get(id), now.get(id)));
    for (const id of ids) edition.put(id, now.get(id));
    const changed = new Set(ids);
    const found: Suggestion[] = [];
    for (const id of ids) {
      const noun = now.get(id);
      if (!noun) continue;
      for (const near of await edition.near(noun)) {
        if (changed.has(near.id) && near.id < id) continue;
        const strength = nearness.strength(noun, near);
        if (strength === null) continue;
        const [one, other] = id < near.id ? [noun, near] : [near, noun];
        found.push({ one, other, strength });
      }
    }
    return { ids, found };
  };
}

const wordingOf = ({ id: _, origins, ...said }: Called) => JSON.stringify([said, [...origins].sort()]);

/** Whether a noun is worded now as it was, so that its ties are what they were. */
const isWordedAs = (before: Called | undefined, now: Called | undefined) =>
  before !== undefined && now !== undefined && wordingOf(before) === wordingOf(now);

const namesOnly = async (_: Runner, called: readonly Called[]): Promise<Called[]> => [...called];

/** By label. */
export const suggestions: Readonly<Record<RelatableLabel, Suggest>> = {
  Skill: suggestingOf<Worded<SkillText>>('Skill', skillNearness, wordedSkills),
  Stakeholder: suggestingOf<Worded<PartyText>>('Stakeholder', partyNearness, wordedParties),
  Tool: suggestingOf<Called>('Tool', toolNearness, namesOnly),
  Role: suggestingOf<Called>('Role', roleNearness, namesOnly),
};
