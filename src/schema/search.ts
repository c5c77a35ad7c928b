import type { Eventually } from '../loaders/eventually.ts';
import type { Loaders } from '../loaders/index.ts';
import { type NounLabel, nounLabels } from '../model/graph.ts';
import type { SearchHit } from '../services/search.ts';
import { builder } from './builder.ts';
import { NounInterface, originsArg } from './noun.ts';
import { entryPageComplexity, pageOfRows } from './page.ts';
import { type SeenNoun, see } from './refs.ts';

export const NounTypeEnum = builder.enumType('NounType', {
  description: 'Kind of noun.',
  values: {
    ROLE: { value: 'Role', description: 'Roles.' },
    SKILL: { value: 'Skill', description: 'Skills.' },
    TOOL: { value: 'Tool', description: 'Tools.' },
    STAKEHOLDER: { value: 'Stakeholder', description: 'Stakeholders.' },
    FAMILY: { value: 'Family', description: 'Job families.' },
    KPI: { value: 'Kpi', description: 'Measures.' },
  } as const satisfies Record<string, { value: NounLabel; description: string }>,
});

const SearchHitRef = builder.objectRef<{ hit: SearchHit; view: Loaders }>('SearchHit').implement({
  description: 'A noun that answers to the text.',
  fields: (t) => ({
    noun: t.field({
      type: NounInterface,
      description: 'What was found.',
      resolve: ({ hit, view }) => see(view, hit.label, hit.id) as Eventually<SeenNoun>,
    }),
    score: t.float({
      description: 'Relevance (BM25+ over all names); compares hits of one answer only.',
      resolve: ({ hit }) => hit.score,
    }),
    matchedName: t.string({ description: 'The name that matched best.', resolve: ({ hit }) => hit.matched.text }),
    matchedScheme: t.string({ description: 'Scheme of that name.', resolve: ({ hit }) => hit.matched.scheme }),
  }),
});

builder.queryField('search', (t) =>
  t.connection({
    type: SearchHitRef,
    description: 'Everything that answers to a text, across all nouns and all their names, best first.',
    complexity: entryPageComplexity,
    args: {
      text: t.arg.string({
        required: true,
        description: 'Words to look for; the last letters of a word may be missing.',
      }),
      types: t.arg({ type: [NounTypeEnum], required: false, description: 'Only these kinds of noun.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { text, types, origins, ...page }, { services, view }, info) => {
      const loaders = await view(origins);
      const hits = await services.search.find(loaders.snapshot, text, types ?? nounLabels, loaders.origins);
      return pageOfRows(
        hits,
        page,
        info,
        (hit) => [-hit.score, nounLabels.indexOf(hit.label), hit.id],
        (hit) => ({ hit, view: loaders }),
      );
    },
  }),
);
