import { z } from 'zod';
import { Claim } from './claim.ts';
import { NamedNoun } from './noun.ts';

/** A measure that roles are judged by. */
export const Kpi = NamedNoun;

export const MeasuredBy = Claim.extend({
  target: z.string().nullable().describe('Target or benchmark as written.'),
  frequency: z.string().nullable().describe('How often it is measured, as written.'),
  measures: z.string().nullable().describe('What it measures.'),
  why: z.string().nullable().describe('Why it matters.'),
});
