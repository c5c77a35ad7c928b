import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import type { NounLabel } from '../model/graph.ts';
import type { Services } from '../services/services.ts';
import { builder } from './builder.ts';
import { RoleKindEnum, TrackEnum } from './enums.ts';
import { NounRefInput, nounsPage, OrderEnum, originsArg, RoleRefInput, seeNoun } from './noun.ts';
import { pageComplexity } from './page.ts';
import { RoleRef } from './refs.ts';

const RoleFilterInput = builder.inputType('RoleFilter', {
  description: 'Conditions on roles; all that are given must hold.',
  fields: (t) => ({
    text: t.string({ description: 'A title of the role contains this.' }),
    family: t.field({ type: NounRefInput, description: 'It belongs to this job family.' }),
    skill: t.field({ type: NounRefInput, description: 'It asks for this skill.' }),
    tool: t.field({ type: NounRefInput, description: 'It works with this tool.' }),
    stakeholder: t.field({ type: NounRefInput, description: 'It works with this stakeholder.' }),
    term: t.string({ description: 'It carries this term, written "scheme:code".' }),
    seniority: t.string({ description: 'A document states this level word, e.g. "senior".' }),
    track: t.field({ type: TrackEnum, description: 'A document states this track.' }),
    kind: t.field({ type: RoleKindEnum, description: 'It is of this kind.' }),
    described: t.boolean({ description: 'Whether a document describes it, or it is only named.' }),
  }),
});

type RoleFilter = typeof RoleFilterInput.$inferInput;

/** The filter with references resolved to ids. @throws NotFound where a reference leads nowhere. */
async function resolved(services: Services, view: Loaders, filter: RoleFilter) {
  const idOf = async (label: NounLabel, ref: RoleFilter['skill']) =>
    ref == null ? null : (await seeNoun(services, view, label, ref)).row.id;
  const [family, skill, tool, stakeholder] = await Promise.all([
    idOf('Family', filter.family),
    idOf('Skill', filter.skill),
    idOf('Tool', filter.tool),
    idOf('Stakeholder', filter.stakeholder),
  ]);
  const { text, term, seniority, track, kind, described } = filter;
  return {
    family,
    skill,
    tool,
    stakeholder,
    text: text ?? null,
    term: term ?? null,
    seniority: seniority ?? null,
    track: track ?? null,
    kind: kind ?? null,
    described: described ?? null,
  };
}

builder.queryFields((t) => ({
  role: t.field({
    type: RoleRef,
    description: 'One role.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput],
      union: { description: 'The role, or why there is none.' },
    },
    args: {
      ref: t.arg({ type: RoleRefInput, required: true, description: 'Which role.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { ref, origins }, { services, view }) => seeNoun(services, await view(origins), 'Role', ref),
  }),
  roles: t.connection({
    type: RoleRef,
    description: 'Roles in the order of their titles.',
    complexity: pageComplexity,
    args: {
      filter: t.arg({ type: RoleFilterInput, required: false, description: 'Only roles that fit.' }),
      order: t.arg({ type: OrderEnum, defaultValue: 'ASC', description: 'Direction of the order by title.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { filter, origins, ...page }, { services, view }, info) => {
      const loaders = await view(origins);
      return nounsPage(services, loaders, 'Role', await resolved(services, loaders, filter ?? {}), page, info);
    },
  }),
}));
