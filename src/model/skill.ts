import { z } from 'zod';
import { Claim } from './claim.ts';
import { NamedNoun } from './noun.ts';

export const SkillKind = z
  .enum(['technical', 'soft', 'knowledge'])
  .describe('technical: a craft; soft: a behaviour; knowledge: a body of knowledge.');
export type SkillKind = z.infer<typeof SkillKind>;

export const SkillTier = z
  .enum(['must-have', 'good-to-have', 'advanced', 'emerging'])
  .describe('The list of the document the skill stands in.');
export type SkillTier = z.infer<typeof SkillTier>;

/** A competence that roles ask for. */
export const Skill = NamedNoun.extend({ kind: SkillKind });

export const Requires = Claim.extend({
  tier: SkillTier.nullable(),
  importance: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('Importance from 0 to 1: critical 1, important 2/3, optional 1/3, a range its mean; null if not stated.'),
  importanceAsWritten: z.string().nullable().describe('Importance in the words of the document.'),
  level: z.number().min(0).max(1).nullable().describe('Required level, 0 to 1 within its scale; null if not stated.'),
  scale: z.string().nullable().describe('Name of the scale the level is measured on.'),
  levelAsWritten: z.string().nullable().describe('Required level in the words of the source.'),
  description: z.string().nullable().describe('What the skill covers in this role.'),
  use: z.string().nullable().describe('What the role uses the skill for.'),
  why: z.string().nullable().describe('Why the skill matters in this role.'),
  showsUp: z.string().nullable().describe('How the skill shows in daily work.'),
  strong: z.string().nullable().describe('What strong performance looks like.'),
});
export type Requires = z.infer<typeof Requires>;
