import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { normalForm } from '../../src/identity/normal-form.ts';
import { PARTY_THRESHOLD, partyStrength, partyVector, placeOf } from '../../src/identity/party-relation.ts';
import { SKILL_THRESHOLD, skillStrength, skillVector } from '../../src/identity/skill-relation.ts';
import type { Blueprint } from '../../src/model/blueprint.ts';
import { parseFile } from '../../src/services/import-files.ts';
import { qualityOf } from './ranking.ts';

/** Pairs of names in three real documents that mean the same, labelled by reading before anything was tuned. */
const labels = JSON.parse(readFileSync(new URL('./labelled-pairs.json', import.meta.url), 'utf8'));
const folder = new URL('../../../shared/blueprints/', import.meta.url);
const present = existsSync(folder);
if (!present) console.log(`Skipped: the documents of the labelled pairs are not at ${fileURLToPath(folder)}.`);

const texts = (...values: (string | null)[]) => values.filter((value) => value !== null);

interface Pair {
  documents: string;
  names: readonly [string, string];
  score: number;
  right: boolean;
}

async function readDocuments(): Promise<Map<string, Blueprint>> {
  const entries = Object.entries(labels.documents as Record<string, string>).map(async ([key, file]) => {
    const [document] = await parseFile(readFileSync(new URL(file, folder)), file);
    if (!document?.blueprint) throw new Error(JSON.stringify(document?.messages));
    return [key, document.blueprint] as const;
  });
  return new Map(await Promise.all(entries));
}

/** Every pair of items of two documents, scored. */
function pairsOf<T extends { name: string }>(
  kind: 'skills' | 'stakeholders',
  items: ReadonlyMap<string, readonly T[]>,
  score: (a: T, b: T) => number,
): Pair[] {
  const same = new Set(labels[kind].same.map((pair: string[]) => JSON.stringify(pair)));
  const documents = [...items.keys()].sort();
  const pairs = documents.flatMap((a, at) =>
    documents.slice(at + 1).flatMap((b) =>
      (items.get(a) ?? []).flatMap((one) =>
        (items.get(b) ?? []).map((other) => ({
          documents: a + b,
          names: [one.name, other.name] as const,
          score: score(one, other),
          right: same.has(JSON.stringify([a, one.name, b, other.name])),
        })),
      ),
    ),
  );
  expect(pairs.filter(({ right }) => right)).toHaveLength(same.size);
  return pairs;
}

describe.skipIf(!present)('wording finds what means the same', () => {
  let skills: Pair[] = [];
  let parties: Pair[] = [];
  beforeAll(async () => {
    const documents = await readDocuments();
    const skillsOf = new Map([...documents].map(([key, { technicalSkills }]) => [key, technicalSkills]));
    skills = pairsOf('skills', skillsOf, (a, b) => {
      const [one, other] = [a, b].map(({ name, description, use }) =>
        skillVector({ names: [name], texts: texts(description, use) }),
      );
      return one && other ? skillStrength(one, other) : 0;
    });
    const partiesOf = new Map(
      [...documents].map(([key, { stakeholders }]) => [key, stakeholders.filter(({ group }) => group !== 'peer')]),
    );
    parties = pairsOf('stakeholders', partiesOf, (a, b) => {
      const [one, other] = [a, b].map(({ name, qualifier, interaction, group }) =>
        partyVector({
          names: [name],
          qualifiers: texts(qualifier),
          interactions: texts(interaction),
          places: [placeOf(group)],
        }),
      );
      return one && other ? partyStrength(one, other) : 0;
    });
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
    expect(ofParties.averagePrecision).toBeGreaterThan(0.92);
    expect(ofParties.bestF1).toBeGreaterThan(0.86);
    expect(ofParties.recallAt(0.95)).toBeGreaterThan(0.7);
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
