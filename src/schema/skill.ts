import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { factsPage, factType } from './claim.ts';
import { SkillKindEnum } from './enums.ts';
import { nodeOptions } from './node-options.ts';
import { NounInterface, NounRefInput, nounsPage, OrderEnum, originsArg, seeNoun } from './noun.ts';
import { entryPageComplexity, pageComplexity } from './page.ts';
import { RoleRef, SkillRef, see } from './refs.ts';
import { relationField } from './relation.ts';

export const RequirementRef = factType('Requirement', 'REQUIRES', 'A skill that a role asks for.', (t) => ({
  role: t.field({
    type: RoleRef,
    description: 'The role that asks for it.',
    resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
  }),
  skill: t.field({
    type: SkillRef,
    description: 'The skill asked for.',
    resolve: ({ fact, view }) => see(view, 'Skill', fact.head),
  }),
}));

const related = relationField('Skill', SkillRef, 'skill');

builder.node(SkillRef, {
  description: 'A competence that roles ask for.',
  interfaces: [NounInterface],
  ...nodeOptions('Skill'),
  fields: (t) => ({
    kind: t.field({
      type: SkillKindEnum,
      description: 'Technical, soft or knowledge.',
      resolve: ({ row }) => row.kind,
    }),
    requirements: t.connection({
      type: RequirementRef,
      description: 'The roles that ask for it, each with what it asks.',
      complexity: pageComplexity,
      resolve: ({ row, view }, args, _context, info) => factsPage(view.skill.roles.load(row.id), view, args, info),
    }),
    relatedSkills: t.connection({
      type: related.relation,
      description: 'Skills that mean something close, the closest first; refused ones are left out.',
      complexity: related.complexity,
      resolve: (skill, args, _context, info) => related.resolve(skill, args, info),
    }),
  }),
});

builder.queryFields((t) => ({
  skill: t.field({
    type: SkillRef,
    description: 'One skill.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput],
      union: { description: 'The skill, or why there is none.' },
    },
    complexity: ENTRY_COST,
    args: {
      ref: t.arg({ type: NounRefInput, required: true, description: 'Which skill.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { ref, origins }, { services, view }) =>
      seeNoun(services, await view(origins), 'Skill', ref),
  }),
  skills: t.connection({
    type: SkillRef,
    description: 'Skills in the order of their names.',
    complexity: entryPageComplexity,
    args: {
      text: t.arg.string({ description: 'Only skills with a name that contains this.' }),
      kind: t.arg({ type: SkillKindEnum, required: false, description: 'Only skills of this kind.' }),
      order: t.arg({ type: OrderEnum, defaultValue: 'ASC', description: 'Direction of the order by name.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { text, kind, origins, ...page }, { view }, info) =>
      nounsPage(await view(origins), 'Skill', { text: text ?? null, kind: kind ?? null }, page, info),
  }),
}));
