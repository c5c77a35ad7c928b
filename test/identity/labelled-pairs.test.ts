import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { normalForm } from '../../src/identity/normal-form.ts';
import { PARTY_THRESHOLD, partyStrength, partyVector } from '../../src/identity/party-relation.ts';
import { SKILL_THRESHOLD, skillStrength, skillVector } from '../../src/identity/skill-relation.ts';
import { documentsArePresent, type LabelledPair, labelledDocuments, labelledPairs } from './labelled-pairs.ts';
import { qualityOf } from './ranking.ts';

if (!documentsArePresent) {
  console.log(`Skipped: the documents of the labelled pairs are not at ${fileURLToPath(labelledDocuments)}.`);
}

interface Pair extends Pick<LabelledPair<unknown>, 'documents' | 'names' | 'right'> {
  score: number;
}

describe.skipIf(!documentsArePresent)('wording finds what means the same', () => {
  let skills: Pair[] = [];
  let parties: Pair[] = [];
  beforeAll(async () => {
    const labelled = await labelledPairs();
    skills = labelled.skills.map((pair) => ({
      ...pair,
      score: skillStrength(skillVector(pair.one), skillVector(pair.other)),
    }));
    parties = labelled.parties.map((pair) => ({
      ...pair,
      score: partyStrength(partyVector(pair.one), partyVector(pair.other)),
    }));
  }, 60_000);

  test.each(['A', 'B', 'C'])('among the pairs of document %s with the others', (document) => {
    const quality = (pairs: readonly Pair[]) =>
      qualityOf(pairs.filter(({ documents }) => documents.includes(document)));
    expect(quality(skills).averagePrecision).toBeGreaterThan(0.9);
    expect(quality(parties).averagePrecision).toBeGreaterThan(0.9);
  });

  test('over all pairs', () => {
    const [ofSkills, ofParties] = [qualityOf(skills), qualityOf(parties)];
    expect(ofSkills.averagePrecision).toBeGreaterThan(0.92);
    expect(ofSkills.bestF1).toBeGreaterThan(0.85);
    expect(ofSkills.recallAt(0.95)).toBeGreaterThan(0.7);
    expect(ofSkills.recallAt(0.8)).toBeGreaterThan(0.8);
    expect(ofParties.averagePrecision).toBeGreaterThan(0.95);
    expect(ofParties.bestF1).toBeGreaterThan(0.9);
    expect(ofParties.recallAt(0.95)).toBeGreaterThan(0.8);
    expect(ofParties.recallAt(0.8)).toBeGreaterThan(0.85);
  });

  test('what is suggested is right four times in five at least', () => {
    for (const [pairs, threshold] of [
      [skills, SKILL_THRESHOLD],
      [parties, PARTY_THRESHOLD],
    ] as const) {
      const suggested = pairs.filter(({ score }) => score >= threshold);
      expect(suggested.length).toBeGreaterThan(30);
      expect(suggested.filter(({ right }) => right).length / suggested.length).toBeGreaterThan(0.79);
    }
  });

  test('only what means the same is merged by its normal form', () => {
    const merged = [...skills, ...parties].filter(({ names: [a, b] }) => normalForm(a) === normalForm(b));
    expect(merged.length).toBeGreaterThan(3);
    expect(merged.filter(({ right }) => !right)).toEqual([]);
  });
});
