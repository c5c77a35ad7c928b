import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import { after } from '../loaders/eventually.ts';
import type { Loaders } from '../loaders/index.ts';
import type { Gap, SkillGap as GapSkill, SkillCarried } from '../paths/gap.ts';
import type { CareerView } from '../services/career/career.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { originsArg, RoleRefInput, seeNoun } from './noun.ts';
import { type SeenStart, type SeenWord, seeStart, startArgs, UnmatchedWordRef } from './profile.ts';
import { RoleRef, SkillRef, see } from './refs.ts';
import { RoleChangeRef } from './role-change.ts';
import { RequirementRef } from './skill.ts';

const CarriedEnum = builder.enumType('SkillCarried', {
  description: 'Whether a required skill is there at the start.',
  values: {
    CARRIED: { value: 'carried', description: 'It is, as deeply as asked for where levels are stated.' },
    PARTLY: { value: 'partly', description: 'Something of it is: less deeply, or a related skill. To be checked.' },
    NEW: { value: 'new', description: 'Nothing of it is.' },
  } as const satisfies Record<string, { value: SkillCarried; description: string }>,
});

const TieEnum = builder.enumType('SkillTie', {
  description: 'How the skill that is there is tied to the one asked for.',
  values: {
    ITSELF: { value: 'itself', description: 'It is the same skill.' },
    CONFIRMED: { value: 'confirmed', description: 'A person or equal names say that they are related.' },
    SUGGESTED: { value: 'suggested', description: 'Similar wording suggests it; no probability, nobody confirmed it.' },
  } as const,
});

/** A gap as a view shows it. */
export interface SeenGap {
  view: Loaders;
  /** Null where a profile is the start. */
  from: string | null;
  to: string;
  gap: Gap;
  /** Made when asked for; null where the start is no role alone. */
  back: (() => Promise<SeenGap>) | null;
  unmatched: readonly SeenWord[];
}

const GapSkillRef = builder.objectRef<{ of: SeenGap; entry: GapSkill }>('GapSkill').implement({
  description: 'One skill that a role asks for, and what of it is there at the start.',
  fields: (t) => ({
    skill: t.field({
      type: SkillRef,
      description: 'The skill asked for.',
      resolve: ({ of, entry }) => see(of.view, 'Skill', entry.skill),
    }),
    carried: t.field({
      type: CarriedEnum,
      description: 'Whether it is there at the start.',
      resolve: ({ entry }) => entry.carried,
    }),
    through: t.field({
      type: SkillRef,
      nullable: true,
      description: 'The skill of the start by which it is there: itself or a related one; null where it is new.',
      resolve: ({ of, entry }) => (entry.through === null ? null : see(of.view, 'Skill', entry.through)),
    }),
    tie: t.field({
      type: TieEnum,
      nullable: true,
      description: 'How the two are tied; null where it is new.',
      resolve: ({ entry }) => entry.tie,
    }),
    depthCompared: t.boolean({
      description: 'Whether both sides state a level. Otherwise nothing is known of how deeply the skill is there.',
      resolve: ({ entry }) => entry.depthCompared,
    }),
    need: t.float({
      description: 'Level asked for, 0 to 1; 1 where none is stated.',
      resolve: ({ entry }) => entry.need,
    }),
    have: t.float({
      description: 'How much of the level is there, 0 to 1. A cover in the sense of the wording, no probability.',
      resolve: ({ entry }) => entry.have,
    }),
    weight: t.float({
      description: 'Weight in the gap, 0 to 1: importance times what the list it stands in says.',
      resolve: ({ entry }) => entry.weight,
    }),
    requirement: t.field({
      type: RequirementRef,
      nullable: true,
      description: 'What documents say of it: tier, importance, level, where it is said.',
      resolve: ({ of, entry }) =>
        after(of.view.skill.ofRole.load(of.to), (facts) => {
          const fact = facts.find(({ head }) => head === entry.skill);
          return fact ? { fact, view: of.view } : null;
        }),
    }),
  }),
});

const order: readonly SkillCarried[] = ['carried', 'partly', 'new'];
const counted = { field: 1, multiplier: 30 };

const UnknownGapEnum = builder.enumType('UnknownGap', {
  description: 'Why a gap is not known.',
  values: {
    NOT_DESCRIBED: { description: 'No document says what the role asks for.' },
    START_NOT_DESCRIBED: { description: 'No document says what the role at the start asks for.' },
  } as const,
});

export const SkillGapRef = builder.objectRef<SeenGap>('SkillGap');

SkillGapRef.implement({
  description:
    'What a role asks for beside what is there at a start, by role documents. It compares documents and assesses nobody.',
  fields: (t) => ({
    from: t.field({
      type: RoleRef,
      nullable: true,
      description: 'The role at the start; null where only a profile was given.',
      resolve: ({ from, view }) => (from === null ? null : see(view, 'Role', from)),
    }),
    to: t.field({
      type: RoleRef,
      description: 'The role asked about.',
      resolve: ({ to, view }) => see(view, 'Role', to),
    }),
    carriedCount: t.int({
      description: 'Skills that are there.',
      resolve: ({ gap }) => gap.skills.filter(({ carried }) => carried === 'carried').length,
    }),
    partlyCount: t.int({
      description: 'Skills that are partly there: to be checked.',
      resolve: ({ gap }) => gap.skills.filter(({ carried }) => carried === 'partly').length,
    }),
    newCount: t.int({
      description: 'Skills that are new; all of them where nothing is known of the start (see `unknownBecause`).',
      resolve: ({ gap }) => gap.skills.filter(({ carried }) => carried === 'new').length,
    }),
    skills: t.field({
      type: [GapSkillRef],
      complexity: counted,
      description: 'Every skill the role asks for: those that are there first, then by weight and slug.',
      args: { carried: t.arg({ type: [CarriedEnum], required: false, description: 'Only these; all by default.' }) },
      resolve: (of, { carried }) =>
        of.gap.skills
          .filter((entry) => carried == null || carried.includes(entry.carried))
          .sort((a, b) => order.indexOf(a.carried) - order.indexOf(b.carried) || b.weight - a.weight)
          .map((entry) => ({ of, entry })),
    }),
    gap: t.float({
      nullable: true,
      description:
        'Share of what the role asks for that is not there, 0 to 1, weighted; null where that is not known (see ' +
        '`unknownBecause`). Σ w·max(0, need − have) / Σ w·need.',
      resolve: ({ gap }) => gap.value,
    }),
    unknownBecause: t.field({
      type: UnknownGapEnum,
      nullable: true,
      description: 'Why there is no gap; null where there is one.',
      resolve: ({ gap }) => {
        if (gap.value !== null) return null;
        return gap.skills.length === 0 ? 'NOT_DESCRIBED' : 'START_NOT_DESCRIBED';
      },
    }),
    change: t.field({
      type: RoleChangeRef,
      description: 'What changes beside the skills: tools, decisions, parties, gates.',
      resolve: ({ view, from, to }) => ({ view, from, to }),
    }),
    back: t.field({
      type: SkillGapRef,
      nullable: true,
      description: 'The gap in the other direction; null where a profile is part of the start.',
      resolve: ({ back }) => back?.() ?? null,
    }),
    unmatched: t.field({
      type: [UnmatchedWordRef],
      complexity: counted,
      description: 'Words of the profile that did not count.',
      resolve: ({ unmatched }) => [...unmatched],
    }),
  }),
});

/** The gap between a start and a role. */
export async function seenGap(career: CareerView, { view, start, unmatched }: SeenStart, to: string): Promise<SeenGap> {
  const { from, profile } = start;
  const backTo = async (role: string): Promise<SeenGap> => {
    const gap = await career.gap({ from: to, profile: null }, role);
    return { view, from: to, to: role, gap, back: null, unmatched: [] };
  };
  const back = from !== null && profile === null ? () => backTo(from) : null;
  return { view, from, to, gap: await career.gap(start, to), back, unmatched };
}

builder.queryField('skillGap', (t) =>
  t.field({
    type: SkillGapRef,
    description:
      'What is carried, partly there and new in going from a role, or from what somebody brings along, to another role.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput],
      union: { description: 'The gap, or why it cannot be told.' },
    },
    complexity: ENTRY_COST,
    args: {
      from: t.arg(startArgs.from),
      profile: t.arg(startArgs.profile),
      to: t.arg({ type: RoleRefInput, required: true, description: 'The role to compare with.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { to, origins, ...args }, { services, view, signal }) => {
      const loaders = await view(origins);
      const start = await seeStart(services, loaders, args);
      const target = await seeNoun(services, loaders, 'Role', to);
      return seenGap(services.career.in(loaders, signal), start, target.row.id);
    },
  }),
);
