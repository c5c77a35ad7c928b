import {
  meaningsOf,
  type PartyWeights,
  partyStrength,
  partyVector,
  partyWeights,
  sameMeaning,
} from '../src/identity/party-relation.ts';
import { type SkillWeights, skillStrength, skillVector, skillWeights } from '../src/identity/skill-relation.ts';
import { type LabelledPair, labelledPairs } from '../test/identity/labelled-pairs.ts';
import { qualityOf, type RankingQuality } from '../test/identity/ranking.ts';

/**
 * Weights of the comparison of skills and of parties, chosen on the pairs of two labelled documents and measured on the
 * pairs with the third, each way round; then chosen on all three, which is what ships.
 * Usage: tsx bench/identity-tuning.ts
 */

/** Chosen is the middle of all weights that are about as good as the best: ten right pairs tell no finer. */
const ABOUT_AS_GOOD = 0.02;

const SKILL_GRID = { name: [1, 1.25, 1.5, 1.75, 2, 2.5, 3], spelling: [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2] };
const PARTY_GRID = {
  common: [0.3, 0.5, 0.7, 1],
  context: [0, 0.15, 0.3, 0.5, 0.7],
  whole: [0.2, 0.4, 0.6, 0.8],
  apart: [0.5, 0.7, 1],
};

type Weights = Record<string, number>;
type Pairs<T> = readonly LabelledPair<T>[];
type Measure<T, W> = (pairs: Pairs<T>, weights: W) => RankingQuality;

/** Measures with each text made ready once. */
function measure<T extends object, V, W>(
  make: (text: T, weights: W) => V,
  strength: (one: V, other: V, weights: W) => number,
): Measure<T, W> {
  return (pairs, weights) => {
    const texts = new Map(pairs.flatMap(({ one, other }) => [one, other]).map((text) => [text, make(text, weights)]));
    const score = (one: V | undefined, other: V | undefined) => (one && other ? strength(one, other, weights) : 0);
    return qualityOf(pairs.map(({ one, other, right }) => ({ score: score(texts.get(one), texts.get(other)), right })));
  };
}

const ofSkills = measure(skillVector, skillStrength);
const ofParties = measure(partyVector, partyStrength);

function gridOf<W extends Weights>(values: { [K in keyof W]: readonly number[] }): W[] {
  let grid: Weights[] = [{}];
  for (const [key, each] of Object.entries<readonly number[]>(values)) {
    grid = grid.flatMap((weights) => each.map((value) => ({ ...weights, [key]: value })));
  }
  return grid as W[];
}

/** The weights of the grid in the middle of those with nearly the best average precision. */
function chosen<W extends Weights>(
  values: { [K in keyof W]: readonly number[] },
  averagePrecision: (weights: W) => number,
): { weights: W; best: number } {
  const tried = gridOf<W>(values).map((weights) => ({ weights, reached: averagePrecision(weights) }));
  const best = Math.max(...tried.map(({ reached }) => reached));
  const good = tried.filter(({ reached }) => reached >= best - ABOUT_AS_GOOD);
  const middle = Object.entries<readonly number[]>(values).map(([key, each]) => {
    const mean = good.reduce((sum, { weights }) => sum + (weights[key] ?? 0), 0) / good.length;
    return [key, each.reduce((a, b) => (Math.abs(b - mean) < Math.abs(a - mean) ? b : a))];
  });
  return { weights: Object.fromEntries(middle), best };
}

type PartyGridWeights = Omit<PartyWeights, 'meanings'> & Weights;
const chosenForParties = (pairs: Pairs<Parameters<typeof partyVector>[0]>, rows: readonly string[]) => {
  const meanings = meaningsOf(rows);
  const { weights, best } = chosen<PartyGridWeights>(
    PARTY_GRID,
    (tried) => ofParties(pairs, { ...tried, meanings }).averagePrecision,
  );
  return { weights: { ...weights, meanings }, best };
};

/** Rows of words of one meaning without which the pairs are ranked worse: the other ones these documents do not teach. */
function rowsNeeded(pairs: Pairs<Parameters<typeof partyVector>[0]>, weights: PartyWeights): string[] {
  const without = (row: string) => meaningsOf(sameMeaning.filter((each) => each !== row));
  const { averagePrecision } = ofParties(pairs, weights);
  return sameMeaning.filter(
    (row) => ofParties(pairs, { ...weights, meanings: without(row) }).averagePrecision < averagePrecision - 1e-9,
  );
}

const two = (value: number) => value.toFixed(2);
const told = ({ averagePrecision, bestF1, recallAt }: RankingQuality) =>
  `average precision ${averagePrecision.toFixed(3)}, best F1 ${two(bestF1)}, recall at precision 0.95 ${two(recallAt(0.95))}, at 0.80 ${two(recallAt(0.8))}`;
const weighed = (weights: object) =>
  Object.entries(weights)
    .filter(([, value]) => typeof value === 'number')
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');

const { skills, parties } = await labelledPairs();
for (const held of ['A', 'B', 'C']) {
  const of = <T>(pairs: Pairs<T>, withHeld: boolean) =>
    pairs.filter(({ documents }) => documents.includes(held) === withHeld);
  const forSkills = chosen<SkillWeights & Weights>(
    SKILL_GRID,
    (weights) => ofSkills(of(skills, false), weights).averagePrecision,
  );
  const known = chosenForParties(of(parties, false), sameMeaning);
  const rows = rowsNeeded(of(parties, false), known.weights);
  const blind = chosenForParties(of(parties, false), rows);
  console.log(`Chosen without document ${held}, measured on the pairs with it`);
  console.log(`  skills: ${told(ofSkills(of(skills, true), forSkills.weights))} (${weighed(forSkills.weights)})`);
  console.log(`  parties: ${told(ofParties(of(parties, true), known.weights))} (${weighed(known.weights)})`);
  console.log(
    `  parties, of the words of one meaning only those ${rows.length} rows that the two documents teach: ${told(ofParties(of(parties, true), blind.weights))} (${weighed(blind.weights)})`,
  );
}
console.log('Chosen on all three, measured on the same');
const all = {
  skills: chosen<SkillWeights & Weights>(SKILL_GRID, (weights) => ofSkills(skills, weights).averagePrecision).weights,
  parties: chosenForParties(parties, sameMeaning).weights,
};
console.log(`  skills: ${told(ofSkills(skills, all.skills))} (${weighed(all.skills)})`);
console.log(`  parties: ${told(ofParties(parties, all.parties))} (${weighed(all.parties)})`);
console.log('As shipped');
console.log(`  skills: ${told(ofSkills(skills, skillWeights))} (${weighed(skillWeights)})`);
console.log(`  parties: ${told(ofParties(parties, partyWeights))} (${weighed(partyWeights)})`);
