import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Blueprint } from '../../src/model/blueprint.ts';
import { parseFile } from '../../src/services/import-files.ts';
import { said, scores } from './field-differences.ts';

/** The real documents are not ours to copy: they lie beside the repository, and here are only digests of their items. */
const folder = new URL('../../../shared/blueprints/', import.meta.url);
const present = existsSync(folder);
if (!present) console.log(`Skipped: the real documents are not at ${fileURLToPath(folder)}.`);

const digests = JSON.parse(readFileSync(new URL('./real-documents.json', import.meta.url), 'utf8'));
const files = Object.keys(digests);
const seedOf = (file: string) =>
  Blueprint.parse(JSON.parse(readFileSync(new URL(`../../seed/${file.split('.')[0]}.json`, import.meta.url), 'utf8')));

async function parsed(file: string): Promise<Blueprint> {
  const [document] = await parseFile(readFileSync(new URL(file, folder)), file);
  if (!document?.blueprint) throw new Error(JSON.stringify(document?.messages));
  return document.blueprint;
}

/** The same document with a digest for every text. */
function digested(value: unknown): unknown {
  if (typeof value === 'string') return createHash('sha256').update(value).digest('hex').slice(0, 8);
  if (Array.isArray(value)) return value.map(digested);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, digested(inner)]));
}

describe.skipIf(!present).each(files)('%s', (file) => {
  test('is read item by item as it was reviewed', async () => {
    const all = scores(digests[file], digested(said(await parsed(file))) as object);
    const wrong = [...all].filter(([, { expected, found, right }]) => right < expected || right < found);
    expect(wrong).toEqual([]);
  });

  test('has the skills, tiers, importance, measures and moves that people read out of it for the seed', async () => {
    const found = await parsed(file);
    const seed = seedOf(file);
    const skills = ({ technicalSkills }: Blueprint) =>
      technicalSkills.filter(({ tier }) => tier).map(({ name, tier, importance }) => `${tier} ${importance} ${name}`);
    expect(skills(found)).toEqual(skills(seed));
    const names = (items: readonly { name: string }[]) => items.map(({ name }) => name.replaceAll('—', '–'));
    expect(names(found.kpis)).toEqual(names(seed.kpis));
    expect(names(seed.softSkills).slice(0, found.softSkills.length)).toEqual(names(found.softSkills));
    expect(found.milestones.map(({ items }) => items.length)).toEqual(seed.milestones.map(({ items }) => items.length));
    for (const list of ['responsibilities', 'deliverables', 'risks'] as const) {
      expect(found[list]).toHaveLength(seed[list].length);
    }
  });

  test('leaves no markup and no damaged character behind', async () => {
    const text = JSON.stringify(said(await parsed(file)));
    expect(text).not.toMatch(/\*\*|<\/?\w+>|&#?\w+;|\ufffd|โ|â€|Ã/);
    expect(text).not.toMatch(/cosmetic|cardiac hospital|subscribe|devopsschool/i);
  });
});
