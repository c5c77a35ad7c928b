import type { ObjectRef } from '@pothos/core';
import { after, allOf } from '../loaders/eventually.ts';
import { type RelatableLabel, RelatedTo } from '../model/relation.ts';
import { type Related, relatedTo, wordsInCommon } from '../services/related.ts';
import { builder } from './builder.ts';
import { modelFields } from './model-fields.ts';
import { type List, type PageArgs, pageComplexity, pageOfRows } from './page.ts';
import { type Seen, seeIfVisible } from './refs.ts';

interface SharedWord {
  word: string;
  share: number;
}

export const SharedWordRef = builder.objectRef<SharedWord>('SharedWord').implement({
  description: 'A word that two texts share.',
  fields: (t) => ({
    word: t.exposeString('word', {
      description: 'The word as the first of the two has it, in lower case; abbreviations are spelled out.',
    }),
    share: t.exposeFloat('share', {
      description: 'Which part of what the two texts have in common it makes up, 0 to 1.',
    }),
  }),
});

/** A noun close to another, as one view of the graph shows them. */
interface SeenRelation<L extends RelatableLabel> {
  to: Seen<L>;
  from: string;
  related: Related;
}

const { strength, status } = RelatedTo.shape;

/** How many shared words are told: the rest carries little. */
export const MOST_WORDS = 10;

/**
 * The field with the nouns close to a noun, and its type.
 * @param noun what the noun is called in a sentence, in the singular.
 */
export function relationField<L extends RelatableLabel>(
  label: L,
  ref: ObjectRef<(typeof builder)['$inferSchemaTypes'], Seen<L>>,
  noun: string,
) {
  const relation = builder.objectRef<SeenRelation<L>>(`${label}Relation`).implement({
    description: `A ${noun} that means something close to another, by its wording or by the word of a person.`,
    fields: (t) => ({
      to: t.field({ type: ref as never, description: `The ${noun} close to it.`, resolve: ({ to }) => to as never }),
      ...modelFields(t as never, { strength, status }, ({ related }: SeenRelation<L>) => related.fact.claims[0]),
      sharedWords: t.field({
        type: [SharedWordRef],
        complexity: { field: 5, multiplier: 2 },
        description:
          `The words that the two share in what documents say of them, the most telling first, at most ${MOST_WORDS}; ` +
          'on them a suggestion rests.',
        resolve: async ({ to, from, related }) =>
          (await wordsInCommon(to.view, label, from, related.id)).slice(0, MOST_WORDS),
      }),
    }),
  });
  return {
    relation,
    resolve: async ({ row, view }: Seen<L>, args: PageArgs, list: List) => {
      const all = await relatedTo(view, label, row.id);
      const seen = await allOf(
        all.map((related) =>
          after(seeIfVisible(view, label, related.id), (to) =>
            to ? [{ to: to as Seen<L>, from: row.id, related }] : [],
          ),
        ),
      );
      const key = ({ related }: SeenRelation<L>) => [-related.fact.claims[0].strength, related.id];
      return pageOfRows(seen.flat(), args, list, key, (row) => row);
    },
    complexity: pageComplexity,
  };
}
