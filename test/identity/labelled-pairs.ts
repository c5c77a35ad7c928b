import { existsSync, readFileSync } from 'node:fs';
import { type PartyText, placeOf } from '../../src/identity/party-relation.ts';
import type { SkillText } from '../../src/identity/skill-relation.ts';
import type { Blueprint } from '../../src/model/blueprint.ts';
import { parseFile } from '../../src/services/import-files.ts';

/** Pairs of names in three real documents that mean the same, labelled by reading before anything was tuned. */
const labels = JSON.parse(readFileSync(new URL('./labelled-pairs.json', import.meta.url), 'utf8'));

/** Where the documents are, which are not ours to copy. */
export const labelledDocuments = new URL('../../../shared/blueprints/', import.meta.url);
export const documentsArePresent = existsSync(labelledDocuments);

/** Two texts of two documents, and whether they were labelled as the same. */
export interface LabelledPair<T> {
  /** Letters of the two documents. */
  documents: string;
  names: readonly [string, string];
  one: T;
  other: T;
  right: boolean;
}

interface Item<T> {
  name: string;
  text: T;
}

const texts = (...values: (string | null)[]) => values.filter((value) => value !== null);

/** Every pair of items of two documents. */
function pairsOf<T>(
  kind: 'skills' | 'stakeholders',
  documents: ReadonlyMap<string, Blueprint>,
  itemsOf: (document: Blueprint) => Item<T>[],
): LabelledPair<T>[] {
  const same = new Set<string>(labels[kind].same.map((pair: string[]) => JSON.stringify(pair)));
  const items = [...documents].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => ({ key, all: itemsOf(each) }));
  const pairs = items.flatMap((a, at) =>
    items.slice(at + 1).flatMap((b) =>
      a.all.flatMap((one) =>
        b.all.map((other) => ({
          documents: a.key + b.key,
          names: [one.name, other.name] as const,
          one: one.text,
          other: other.text,
          right: same.has(JSON.stringify([a.key, one.name, b.key, other.name])),
        })),
      ),
    ),
  );
  const found = pairs.filter(({ right }) => right).length;
  if (found !== same.size) throw new Error(`${same.size} labels of ${kind}, ${found} of them in the documents.`);
  return pairs;
}

/** All cross-document pairs of technical skills, and of stakeholders that are no peers. */
export async function labelledPairs(): Promise<{
  skills: LabelledPair<SkillText>[];
  parties: LabelledPair<PartyText>[];
}> {
  const documents = new Map<string, Blueprint>();
  for (const [key, file] of Object.entries(labels.documents as Record<string, string>)) {
    const [document] = await parseFile(readFileSync(new URL(file, labelledDocuments)), file);
    if (!document?.blueprint) throw new Error(JSON.stringify(document?.messages));
    documents.set(key, document.blueprint);
  }
  return {
    skills: pairsOf('skills', documents, ({ technicalSkills }) =>
      technicalSkills.map(({ name, description, use }) => ({
        name,
        text: { names: [name], texts: texts(description, use) },
      })),
    ),
    parties: pairsOf('stakeholders', documents, ({ stakeholders }) =>
      stakeholders
        .filter(({ group }) => group !== 'peer')
        .map(({ name, qualifier, interaction, group }) => ({
          name,
          text: {
            names: [name],
            qualifiers: texts(qualifier),
            interactions: texts(interaction),
            places: [placeOf(group)],
          },
        })),
    ),
  };
}
