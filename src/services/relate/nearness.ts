import {
  PARTY_THRESHOLD,
  PARTY_WORD_THRESHOLD,
  type PartyText,
  partyStrength,
  partyVector,
} from '../../identity/party-relation.ts';
import { RelationIndex } from '../../identity/relation-index.ts';
import {
  SKILL_THRESHOLD,
  SKILL_WORD_THRESHOLD,
  type SkillText,
  skillStrength,
  skillVector,
} from '../../identity/skill-relation.ts';
import { titleKey } from '../../identity/title-key.ts';
import { isSameProduct, SAME_PRODUCT, toolNameOf } from '../../identity/tool-name.ts';
import { memoized } from './memo.ts';
import type { Called, Worded } from './wording.ts';

/** Finds those of a set of nouns that may be close to one. */
export interface NearIndex<N> {
  add(noun: N): void;
  remove(noun: N): void;
  near(noun: N): readonly N[];
}

/** How nouns of a label are compared. */
export interface Nearness<N extends Called> {
  index(nouns: Iterable<N>): NearIndex<N>;
  /** 0 to 1; null where they are not close enough to be suggested. Symmetric, and of the two alone. */
  strength(one: N, other: N): number | null;
}

/** Titles of equal words in another order or with other endings. */
const SAME_WORDS = 0.9;

const vectorOfSkill = memoized(({ text }: Worded<SkillText>) => skillVector(text));
const vectorOfParty = memoized(({ text }: Worded<PartyText>) => partyVector(text));

export const skillNearness: Nearness<Worded<SkillText>> = {
  index(nouns) {
    const words = new RelationIndex(nouns, vectorOfSkill);
    return {
      add: (noun) => words.add(noun),
      remove: (noun) => words.remove(noun),
      near: (noun) => words.near(vectorOfSkill(noun), SKILL_WORD_THRESHOLD),
    };
  },
  strength(one, other) {
    const strength = skillStrength(vectorOfSkill(one), vectorOfSkill(other));
    return strength >= SKILL_THRESHOLD ? strength : null;
  },
};

export const partyNearness: Nearness<Worded<PartyText>> = {
  index(nouns) {
    const words = new RelationIndex(nouns, (noun: Worded<PartyText>) => vectorOfParty(noun).whole);
    return {
      add: (noun) => words.add(noun),
      remove: (noun) => words.remove(noun),
      near: (noun) => words.near(vectorOfParty(noun).whole, PARTY_WORD_THRESHOLD),
    };
  },
  strength(one, other) {
    const strength = partyStrength(vectorOfParty(one), vectorOfParty(other), undefined, PARTY_THRESHOLD);
    return strength >= PARTY_THRESHOLD ? strength : null;
  },
};

export const toolNearness: Nearness<Called> = {
  index: (nouns) => new KeyIndex(nouns, (name) => toolNameOf(name).product),
  strength: (one, other) =>
    one.names.some((a) => other.names.some((b) => isSameProduct(toolNameOf(a), toolNameOf(b)))) ? SAME_PRODUCT : null,
};

export const roleNearness: Nearness<Called> = {
  index: (nouns) => new KeyIndex(nouns, titleKey),
  strength: () => SAME_WORDS,
};

/** Nouns that any of their names gives the same key. */
class KeyIndex<N extends Called> implements NearIndex<N> {
  readonly #keyOf: (name: string) => string;
  readonly #byKey = new Map<string, Set<N>>();

  constructor(nouns: Iterable<N>, keyOf: (name: string) => string) {
    this.#keyOf = keyOf;
    for (const noun of nouns) this.add(noun);
  }

  add(noun: N): void {
    for (const key of this.#keysOf(noun)) {
      const nouns = this.#byKey.get(key);
      if (nouns) nouns.add(noun);
      else this.#byKey.set(key, new Set([noun]));
    }
  }

  remove(noun: N): void {
    for (const key of this.#keysOf(noun)) {
      const nouns = this.#byKey.get(key);
      nouns?.delete(noun);
      if (nouns?.size === 0) this.#byKey.delete(key);
    }
  }

  near(noun: N): N[] {
    return [...new Set([...this.#keysOf(noun)].flatMap((key) => [...(this.#byKey.get(key) ?? [])]))];
  }

  #keysOf({ names }: N): Set<string> {
    return new Set(names.map(this.#keyOf));
  }
}
