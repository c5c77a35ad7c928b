import type { Loaders } from '../loaders/index.ts';
import { type Saying, sayingsAbout } from '../services/vocabulary/sayings.ts';
import { keyOf, type Suggestion, sharedWordsOf, suggestionsFor } from '../services/vocabulary/suggestions.ts';
import { builder } from './builder.ts';
import { TieTypeEnum } from './decision-inputs.ts';
import { NounInterface, originsArg } from './noun.ts';
import { entryPageComplexity, pageOfRows } from './page.ts';
import { type SeenNoun, see } from './refs.ts';
import { MOST_WORDS, SharedWordRef } from './relation.ts';
import { NounTypeEnum } from './search.ts';

/** How many documents' words are shown of each side. */
const MOST_SAYINGS = 5;

const SayingRef = builder.objectRef<Saying>('Saying').implement({
  description: "One document's words about a noun.",
  fields: (t) => ({
    document: t.exposeString('document', { description: 'Source key of the document.' }),
    line: t.exposeInt('line', { nullable: true, description: 'Line of the source file, from 1, where known.' }),
    asWritten: t.exposeString('asWritten', { nullable: true, description: "The line in the document's own words." }),
    text: t.exposeString('text', {
      nullable: true,
      description: 'What it says beyond the name; null where it only names it.',
    }),
  }),
});

const SideRef = builder.objectRef<{ end: Suggestion['from']; view: Loaders }>('SuggestionSide').implement({
  description: 'One of two nouns that may belong together, and what is said of it.',
  fields: (t) => ({
    kind: t.field({ type: NounTypeEnum, description: 'Kind of noun.', resolve: ({ end }) => end.kind }),
    noun: t.field({
      type: NounInterface,
      description: 'The noun.',
      resolve: ({ end, view }) => see(view, end.kind, end.id) as SeenNoun,
    }),
    said: t.field({
      type: [SayingRef],
      complexity: { field: 1, multiplier: MOST_SAYINGS },
      description: `What documents say of it, at most ${MOST_SAYINGS}, those that describe it first.`,
      resolve: async ({ end, view }) => (await sayingsAbout(view, end.kind, end.id)).slice(0, MOST_SAYINGS),
    }),
    saidCount: t.int({
      description: 'In how many places documents name it with a role.',
      resolve: async ({ end, view }) => (await sayingsAbout(view, end.kind, end.id)).length,
    }),
  }),
});

const SuggestionRef = builder.objectRef<{ suggestion: Suggestion; view: Loaders }>('Suggestion').implement({
  description: 'Two nouns that wording suggests belong together. Nobody confirmed or refused it yet.',
  fields: (t) => ({
    type: t.field({
      type: TieTypeEnum,
      description: 'How they may stand to each other.',
      resolve: ({ suggestion }) => suggestion.type,
    }),
    strength: t.float({
      nullable: true,
      description:
        'Closeness of the wording, 0 to 1, which is no probability; null where only a part of a name says it.',
      resolve: ({ suggestion }) => suggestion.strength,
    }),
    sharedWords: t.field({
      type: [SharedWordRef],
      complexity: { field: 5, multiplier: 2 },
      description: `What it rests on: the words that the two share, the most telling first, at most ${MOST_WORDS}; none where the name says it.`,
      resolve: async ({ suggestion, view }) => (await sharedWordsOf(view, suggestion)).slice(0, MOST_WORDS),
    }),
    from: t.field({
      type: SideRef,
      description: 'The one; of INCLUDES and STANDS_FOR the stakeholder that does.',
      resolve: ({ suggestion, view }) => ({ end: suggestion.from, view }),
    }),
    to: t.field({
      type: SideRef,
      description: 'The other.',
      resolve: ({ suggestion, view }) => ({ end: suggestion.to, view }),
    }),
  }),
});

builder.queryField('suggestions', (t) =>
  t.connection({
    type: SuggestionRef,
    description: 'What waits for a decision about the vocabulary, the closest wording first.',
    complexity: entryPageComplexity,
    args: {
      kind: t.arg({ type: NounTypeEnum, required: false, description: 'Only nouns of this kind.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { kind, origins, ...page }, { view }, info) => {
      const loaders = await view(origins);
      return pageOfRows(
        await suggestionsFor(loaders.snapshot, loaders.origins, kind ?? null),
        page,
        info,
        (suggestion) => [-(suggestion.strength ?? -1), keyOf(suggestion)],
        (suggestion) => ({ suggestion, view: loaders }),
      );
    },
  }),
);
