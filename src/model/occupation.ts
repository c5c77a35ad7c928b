import { z } from 'zod';
import { LeadsToKind, Track } from './role.ts';
import { SkillKind, SkillTier } from './skill.ts';

const text = z.string().min(1);
const unit = z.number().min(0).max(1);

/** An occupation as a public catalogue describes it, in the form all catalogues share. Becomes one document. */
export const Occupation = z.strictObject({
  id: text.describe('Source key of the document, the same in every release.'),
  title: text,
  externalIds: z
    .array(z.string().regex(/^[^:\s]+:.+$/))
    .min(1)
    .describe('"scheme:code" each; the first is the leading one.'),
  aliases: z.array(text).describe('Other titles.'),
  summary: z.string().nullable(),
  track: Track.nullable(),
  url: z.string().nullable(),
  families: z.array(text).describe('Groups it belongs to, the nearest first.'),
  terms: z.array(z.strictObject({ scheme: text, code: text, label: z.string().nullable(), rank: z.int().nullable() })),
  requirements: z.array(
    z.strictObject({
      skill: text,
      /** The name in the source, where another one was needed to tell two skills apart. */
      asWritten: z.string().nullable(),
      kind: SkillKind,
      tier: SkillTier.nullable(),
      importance: unit.nullable(),
      importanceAsWritten: z.string().nullable(),
      level: unit.nullable(),
      scale: z.string().nullable(),
      levelAsWritten: z.string().nullable(),
      description: z.string().nullable(),
      showsUp: z.string().nullable(),
    }),
  ),
  tools: z.array(z.strictObject({ name: text, category: z.string().nullable(), commonality: z.string().nullable() })),
  moves: z.array(
    z.strictObject({
      title: text,
      externalId: text,
      kind: LeadsToKind,
      tier: z.string().nullable(),
      rank: z.int().nullable(),
    }),
  ),
  correspondsTo: z
    .array(z.strictObject({ title: text, externalId: text }))
    .describe('Occupations of another catalogue that mean the same work.'),
  statements: z.array(z.strictObject({ section: text, category: z.string().nullable(), text })),
});
export type Occupation = z.infer<typeof Occupation>;

/** An occupation of which nothing is known but what is given; a reader adds to its lists what it finds. */
export const bareOccupation = ({
  id,
  title,
  externalIds,
  ...known
}: Pick<Occupation, 'id' | 'title' | 'externalIds'> & Partial<Occupation>): Occupation => ({
  // In the order of the model: an unchanged occupation is known by the digest of its text.
  id,
  title,
  externalIds,
  aliases: [],
  summary: null,
  track: null,
  url: null,
  families: [],
  terms: [],
  requirements: [],
  tools: [],
  moves: [],
  correspondsTo: [],
  statements: [],
  ...known,
});

/** What is the same for all occupations of a catalogue. */
export const CatalogueSource = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('Short name of the catalogue, e.g. "onet"; also its scheme of external ids.'),
  name: text.describe('Name and release of the catalogue, for people.'),
  lang: text.describe('Language, BCP 47.'),
  licence: text.describe('Licence of the content.'),
  attribution: text.describe('Attribution text the licence asks for.'),
});
export type CatalogueSource = z.infer<typeof CatalogueSource>;
