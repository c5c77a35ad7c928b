import { z } from 'zod';
import { SkillTier } from './skill.ts';
import { StakeholderGroup } from './stakeholder.ts';

const text = z.string().trim().min(1);
const optional = text.nullable().default(null);
const texts = z.array(text).default([]);
const years = z.int().min(0).max(80).nullable().default(null);

/** A line of the career section: the titles it names, or the area where it names none. */
const CareerLine = z.strictObject({
  raw: text,
  roles: texts,
  qualifier: optional,
  area: optional,
});
export type CareerLine = z.infer<typeof CareerLine>;

/** One role blueprint in structured form: what the importer makes and the loader takes. Lists keep document order. */
export const Blueprint = z.strictObject({
  source: z.strictObject({ file: optional, sha256: optional, format: optional, url: optional }).prefault({}),
  role: z.strictObject({
    title: text,
    seniority: optional,
    horizon: optional,
    roleType: z.enum(['IC', 'manager']).nullable().default(null),
    family: optional,
    summary: optional,
    mission: optional,
    reportsTo: texts,
    externalIds: z.array(text.regex(/^[^:\s]+:.+$/, 'An external id is written "scheme:code".')).default([]),
  }),
  responsibilities: z.array(z.strictObject({ category: optional, text })).default([]),
  deliverables: texts,
  milestones: z.array(z.strictObject({ horizon: text, items: texts })).default([]),
  kpis: z
    .array(z.strictObject({ name: text, measures: optional, why: optional, target: optional, frequency: optional }))
    .default([]),
  technicalSkills: z
    .array(
      z.strictObject({
        name: text,
        tier: SkillTier.nullable().default(null),
        importance: optional,
        description: optional,
        use: optional,
      }),
    )
    .default([]),
  softSkills: z.array(z.strictObject({ name: text, why: optional, showsUp: optional, strong: optional })).default([]),
  tools: z
    .array(z.strictObject({ category: optional, name: text, purpose: optional, commonality: optional }))
    .default([]),
  stakeholders: z
    .array(
      z.strictObject({
        group: StakeholderGroup,
        name: text,
        qualifier: optional,
        interaction: optional,
        contextSpecific: z.boolean().default(false),
      }),
    )
    .default([]),
  escalations: z.array(z.strictObject({ to: text, reason: optional })).default([]),
  decisionRights: z
    .array(z.strictObject({ level: z.enum(['independent', 'team', 'executive', 'authority']), area: optional, text }))
    .default([]),
  experience: z
    .strictObject({
      years: optional,
      minYears: years,
      maxYears: years,
      education: texts,
      certifications: texts,
      priorRoles: z.array(z.strictObject({ raw: text, roles: texts, qualifier: optional })).default([]),
    })
    .prefault({}),
  careerPath: z
    .strictObject({
      feederRoles: z.array(CareerLine).default([]),
      nextRoles: z.array(CareerLine).default([]),
      adjacentRoles: z.array(CareerLine).default([]),
      promotion: z.strictObject({ from: optional, to: texts, skills: texts }).prefault({}),
      evolution: texts,
    })
    .prefault({}),
  risks: z
    .array(
      z.strictObject({
        kind: z.enum(['challenge', 'bottleneck', 'anti-pattern', 'underperformance', 'business-risk']),
        text,
      }),
    )
    .default([]),
  variants: z.array(z.strictObject({ dimension: text, name: optional, text })).default([]),
  aiImpact: z
    .strictObject({ automatable: texts, humanCritical: texts, changes: texts, newExpectations: texts })
    .prefault({}),
  hiring: z
    .strictObject({
      assess: texts,
      exercises: texts,
      strongSignals: texts,
      weakSignals: texts,
      redFlags: texts,
      scorecard: texts,
    })
    .prefault({}),
  statements: z.array(z.strictObject({ section: text, category: optional, text })).default([]),
  positions: z
    .record(z.string(), z.strictObject({ line: z.int().min(1), asWritten: z.string().nullable().default(null) }))
    .default({}),
  messages: z
    .array(
      z.strictObject({
        rule: text,
        severity: z.enum(['error', 'warning', 'info']),
        line: z.int().min(1).nullable().default(null),
        text,
        excerpt: z.string().nullable().default(null),
      }),
    )
    .default([]),
});
export type Blueprint = z.infer<typeof Blueprint>;
