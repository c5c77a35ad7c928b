import { z } from 'zod';
import { Claim } from './claim.ts';
import { Noun } from './noun.ts';

export const RoleKind = z
  .enum(['role', 'background'])
  .describe('role: a job; background: a place people come from ("PhD graduate") that is not a job.');
export type RoleKind = z.infer<typeof RoleKind>;

export const Track = z.enum(['ic', 'manager']).describe('ic: individual contributor; manager: leads people.');
export type Track = z.infer<typeof Track>;

/** What one document says about the role as a whole. */
const Description = {
  title: z.string().min(1).describe('Job title.'),
  seniority: z.string().nullable().describe('Level word as the document states it, e.g. "senior"; null if not stated.'),
  track: Track.nullable().describe('Individual contributor or manager; null if not stated.'),
  horizon: z.string().nullable().describe('Whether the role exists today ("Current") or is expected ("Emerging").'),
  summary: z.string().nullable().describe('What the role is, in a few sentences.'),
  mission: z.string().nullable().describe('What the role is there to achieve.'),
  minYears: z
    .int()
    .min(0)
    .nullable()
    .describe('Lower figure of the years of experience asked for; null if not stated.'),
  maxYears: z
    .int()
    .min(0)
    .nullable()
    .describe('Upper figure of the years of experience asked for, "6–10+" gives 10; null if none is written.'),
  yearsAsWritten: z.string().nullable().describe('Years of experience in the words of the document.'),
};

/** A job as designed, not a person. Described properties are those of its leading document. */
export const Role = Noun.extend({
  ...Description,
  kind: RoleKind,
  described: z.boolean().describe('Whether any document describes the role, or it is only named by others.'),
});

export const DescribedBy = Claim.extend(Description);

export const LeadsToKind = z
  .enum(['next', 'adjacent'])
  .describe('next: a step on the career path; adjacent: a related path to the side.');
export type LeadsToKind = z.infer<typeof LeadsToKind>;

export const MoveSide = z
  .enum(['origin', 'target'])
  .describe('Which side says so: the document of the role moved from (as next) or of the role moved to (as feeder).');

export const LeadsTo = Claim.extend({
  kind: LeadsToKind,
  tier: z.string().nullable().describe('Strength class where the source gives one, e.g. "Primary-Short".'),
  rank: z.int().nullable().describe('Rank where the source ranks its moves, 1 = first.'),
  said: MoveSide,
  condition: z.string().nullable().describe('Condition or qualifier in the words of the document.'),
});

export const ReportsTo = Claim;

export const CorrespondenceStatus = z
  .enum(['suggested', 'confirmed', 'refused'])
  .describe(
    'suggested: by similar wording, no probability; confirmed: by a person or a published crosswalk; refused: by a person.',
  );
export type CorrespondenceStatus = z.infer<typeof CorrespondenceStatus>;

export const CorrespondsTo = Claim.extend({ status: CorrespondenceStatus });
