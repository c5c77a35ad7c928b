import { allOf } from '../loaders/eventually.ts';
import type { Loaders } from '../loaders/index.ts';
import { Requires } from '../model/skill.ts';
import type { CatalogueSuggestion } from '../services/catalogue/suggest.ts';
import { type SuggestedLevel, suggestedLevels } from '../services/catalogue/suggested-levels.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { factType, seenFacts } from './claim.ts';
import type { Context } from './context.ts';
import { CorrespondenceStatusEnum } from './enums.ts';
import { inRange } from './limits.ts';
import { modelFields } from './model-fields.ts';
import { RoleRef, SkillRef, see, ToolRef } from './refs.ts';

const MOST = 50;

/** The same graph as catalogues draw it too: an occupation is not to be seen where only the company's claims count. */
const withCatalogues = (view: Loaders, context: Context) => context.view([...view.origins, 'catalogue']);

const CorrespondenceRef = factType(
  'Correspondence',
  'CORRESPONDS_TO',
  'An occupation of a public catalogue that a role corresponds to, or was said not to.',
  (t) => ({
    role: t.field({
      type: RoleRef,
      description: 'The role.',
      resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
    }),
    occupation: t.field({
      type: RoleRef,
      description: 'The occupation, as catalogues describe it.',
      resolve: async ({ fact, view }, _args, context) => see(await withCatalogues(view, context), 'Role', fact.head),
    }),
  }),
);

interface SeenSuggestion extends CatalogueSuggestion {
  /** The graph as catalogues draw it too. */
  view: Loaders;
}

const TitleEvidenceRef = builder.objectRef<NonNullable<CatalogueSuggestion['title']>>('TitleEvidence').implement({
  description:
    'What two titles have in common. Level words such as "Senior" are left out unless an occupation has them in this very title: catalogues know no seniority.',
  fields: (t) => ({
    title: t.exposeString('closest', {
      description: 'The title of the occupation, or another name of it, that is closest.',
    }),
    sharedWords: t.stringList({
      description: 'Words both have, whatever their endings; empty where words are only spelled alike.',
      resolve: ({ shared }) => [...shared],
    }),
    overlap: t.exposeFloat('closeness', {
      description: '0 to 1 by words and their letters, rare ones counting more; 1 for the same.',
    }),
  }),
});

const SuggestionRef = builder.objectRef<SeenSuggestion>('CatalogueSuggestion').implement({
  description: 'An occupation of a public catalogue that a role may correspond to, with what speaks for it.',
  fields: (t) => ({
    occupation: t.field({
      type: RoleRef,
      description: 'The occupation.',
      resolve: ({ occupation, view }) => see(view, 'Role', occupation),
    }),
    status: t.field({
      type: CorrespondenceStatusEnum,
      description: 'Always SUGGESTED: nobody has decided.',
      resolve: () => 'suggested' as const,
    }),
    strength: t.exposeFloat('strength', {
      description:
        '0 to 1: by the titles t, in which all titles of the occupation have a say, and the share s of common skills and tools, t + (1 − t)·s/2; no probability.',
    }),
    title: t.field({
      type: TitleEvidenceRef,
      nullable: true,
      description: 'What the titles have in common; null where nothing.',
      resolve: ({ title }) => title,
    }),
    skills: t.field({
      type: [SkillRef],
      description: 'Skills both ask for, by the same name; the rarest in the catalogues first.',
      resolve: ({ skills, view }) => allOf(skills.map((id) => see(view, 'Skill', id))),
    }),
    tools: t.field({
      type: [ToolRef],
      description: 'Tools both work with, by the same name; the rarest in the catalogues first.',
      resolve: ({ tools, view }) => allOf(tools.map((id) => see(view, 'Tool', id))),
    }),
  }),
});

const { importance, importanceAsWritten, level, scale, levelAsWritten } = Requires.shape;
const rated = { importance, importanceAsWritten, level, scale, levelAsWritten };

const SuggestedLevelRef = builder.objectRef<SuggestedLevel & { view: Loaders }>('SuggestedLevel').implement({
  description: 'A level of a skill that a corresponding occupation asks for, where the role itself states none.',
  fields: (t) => ({
    skill: t.field({
      type: SkillRef,
      description: 'The skill.',
      resolve: ({ skill, view }) => see(view, 'Skill', skill),
    }),
    occupation: t.field({
      type: RoleRef,
      description: 'The occupation that asks for it.',
      resolve: ({ occupation, view }) => see(view, 'Role', occupation),
    }),
    status: t.field({
      type: CorrespondenceStatusEnum,
      description: "Always SUGGESTED: the level is the occupation's, and no document of the role states it.",
      resolve: () => 'suggested' as const,
    }),
    asked: t.exposeBoolean('asked', {
      description: 'Whether a document of the role asks for the skill too, without a level.',
    }),
    ...modelFields(t, rated, ({ claim }) => claim),
  }),
});

const first = (fallback: number) => ({
  defaultValue: fallback,
  description: `How many at most, 1 to ${MOST}.`,
});

const listed = ({ first: most }: { first?: number | null | undefined }) => ({
  field: ENTRY_COST,
  multiplier: Math.min(MOST, most ?? MOST),
});

builder.objectFields(RoleRef, (t) => ({
  correspondsTo: t.field({
    type: [CorrespondenceRef],
    complexity: { field: 1, multiplier: 5 },
    description: 'The occupations of public catalogues it corresponds to, refused ones included; see `status`.',
    resolve: ({ row, view }) => seenFacts(view.role.correspondsTo.load(row.id), view),
  }),
  catalogueSuggestions: t.field({
    type: [SuggestionRef],
    complexity: listed,
    description:
      'Occupations of the loaded catalogues it may correspond to, best first. `confirmTie` and `refuseTie` decide.',
    args: { first: t.arg.int(first(5)) },
    resolve: async ({ row, view }, args, context) => {
      const most = inRange('first', args.first ?? MOST, MOST);
      const catalogues = await withCatalogues(view, context);
      const only = await context.view(['catalogue']);
      const found = await context.services.catalogues.of(view, only, row.id);
      return found.slice(0, most).map((suggestion) => ({ ...suggestion, view: catalogues }));
    },
  }),
  suggestedLevels: t.field({
    type: [SuggestedLevelRef],
    complexity: listed,
    description:
      'Levels of skills by the occupations it was confirmed to correspond to, where the role itself states none: skills it asks for first, then the more important ones.',
    args: { first: t.arg.int(first(20)) },
    resolve: async ({ row, view }, args, context) => {
      const most = inRange('first', args.first ?? MOST, MOST);
      const catalogues = await withCatalogues(view, context);
      const levels = await suggestedLevels(view, await context.view(['catalogue']), row.id);
      return levels.slice(0, most).map((suggested) => ({ ...suggested, view: catalogues }));
    },
  }),
}));
