import { InvalidInput } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import { type DecidedChange, listChanges } from '../services/vocabulary/changes.ts';
import type { What } from '../services/vocabulary/decision.ts';
import { builder } from './builder.ts';
import { ChangeKindEnum } from './enums.ts';
import { NounInterface, originsArg } from './noun.ts';
import { entryPageComplexity, pageOfRows } from './page.ts';
import { type SeenNoun, seeNounIfVisible } from './refs.ts';
import { NounTypeEnum } from './search.ts';

const ChangedNounRef = builder.objectRef<{ noun: What['nouns'][number]; view: Loaders }>('ChangedNoun').implement({
  description: 'A noun that was decided about.',
  fields: (t) => ({
    kind: t.field({ type: NounTypeEnum, description: 'Kind of noun.', resolve: ({ noun }) => noun.kind }),
    slug: t.string({ description: 'The slug it had then.', resolve: ({ noun }) => noun.id }),
    name: t.string({ description: 'The name it had then.', resolve: ({ noun }) => noun.name }),
    noun: t.field({
      type: NounInterface,
      nullable: true,
      description: 'What answers to that slug now; null where nothing does.',
      resolve: ({ noun, view }) => seeNounIfVisible(view, noun.kind, noun.id) as SeenNoun | null,
    }),
  }),
});

/** A decision and the graph in which its nouns are looked up. */
export const ChangeRef = builder.objectRef<{ change: DecidedChange; view: Loaders }>('Change').implement({
  description: 'A decision of a person about the vocabulary. It outlives imports, and `undoChange` takes it back.',
  fields: (t) => ({
    id: t.string({ description: 'Id, by which it is undone.', resolve: ({ change }) => change.id }),
    kind: t.field({ type: ChangeKindEnum, description: 'What was decided.', resolve: ({ change }) => change.decision }),
    summary: t.string({ description: 'The decision in one line.', resolve: ({ change }) => change.summary }),
    nouns: t.field({
      type: [ChangedNounRef],
      complexity: { field: 1, multiplier: 2 },
      description:
        'The nouns: of a tie from and to, of a merge the merged and the surviving one, of a split the old and the new.',
      resolve: ({ change, view }) => change.what.nouns.map((noun) => ({ noun, view })),
    }),
    at: t.string({ description: 'ISO time it was decided, UTC.', resolve: ({ change }) => change.at }),
    by: t.string({
      description: 'Who decided, as the caller said; "unknown" where it was not said.',
      resolve: ({ change }) => change.by,
    }),
    why: t.string({ nullable: true, description: 'Reason given.', resolve: ({ change }) => change.why }),
    undoneAt: t.string({
      nullable: true,
      description: 'ISO time it was undone, UTC; null while it stands.',
      resolve: ({ change }) => change.undoneAt,
    }),
    undoneBy: t.string({
      nullable: true,
      description: 'Who undid it; null while it stands.',
      resolve: ({ change }) => change.undoneBy,
    }),
    undoneWhy: t.string({
      nullable: true,
      description: 'Reason given for undoing it.',
      resolve: ({ change }) => change.undoneWhy,
    }),
  }),
});

builder.queryField('changes', (t) =>
  t.connection({
    type: ChangeRef,
    description: 'What people decided about the vocabulary, newest first.',
    complexity: entryPageComplexity,
    args: {
      standing: t.arg.boolean({
        required: false,
        description: 'Only those that stand, or only those that were undone.',
      }),
      kind: t.arg({ type: NounTypeEnum, required: false, description: 'Kind of `noun`.' }),
      noun: t.arg.string({ required: false, description: 'Only those about the noun with this slug; needs `kind`.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { standing, kind, noun, origins, ...page }, { view }, info) => {
      if ((noun == null) !== (kind == null)) throw new InvalidInput('Give noun and kind together.');
      const loaders = await view(origins);
      const about = noun == null || kind == null ? '' : `${kind} ${noun}`;
      const changes = await listChanges(loaders.snapshot, about, standing ?? null);
      return pageOfRows(
        changes,
        { ...page, order: 'DESC' },
        info,
        ({ number }) => [number],
        (change) => ({ change, view: loaders }),
      );
    },
  }),
);
