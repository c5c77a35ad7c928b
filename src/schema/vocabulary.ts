import { Conflict, InvalidInput, NotFound } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import type { Change } from '../model/history.ts';
import { shown } from '../services/vocabulary/changes.ts';
import { decide } from '../services/vocabulary/decide.ts';
import type { Decision } from '../services/vocabulary/decision.ts';
import { undo } from '../services/vocabulary/undo.ts';
import { builder } from './builder.ts';
import { ChangeRef } from './change.ts';
import type { Context } from './context.ts';
import {
  DecisionInput,
  decisionOf,
  MergeNounsInput,
  mergeDecision,
  NounNameInput,
  nameDecision,
  SplitNounInput,
  splitDecision,
  TieInput,
  tieDecision,
} from './decision-inputs.ts';
import { sized } from './limits.ts';

const MOST_DECISIONS = 500;
const LONGEST = { by: 200, why: 2_000 };

interface Decided {
  changes: readonly Change[];
  view: Loaders;
}

const DecidedRef = builder.objectRef<Decided>('DecidedChanges').implement({
  description: 'Decisions that were carried out, or undone.',
  fields: (t) => ({
    changes: t.field({
      type: [ChangeRef],
      complexity: { field: 1, multiplier: 1 },
      description: 'The decisions, in the order in which they were carried out or undone.',
      resolve: ({ changes, view }) => changes.map((change) => ({ change: shown(change), view })),
    }),
  }),
});

const errors = (about: string) => ({
  types: [NotFound, InvalidInput, Conflict],
  union: { description: `${about}, or why it was not carried out.` },
});

/** Who decides and why, on every mutation of the vocabulary. */
const deciderArgs = {
  by: { required: false, description: 'Who decides, as it is to stand in the history; "unknown" by default.' },
  why: { required: false, description: 'Reason, as it is to stand in the history.' },
} as const;

function decider({ by, why }: { by?: string | null | undefined; why?: string | null | undefined }) {
  for (const [path, text] of Object.entries({ by, why })) {
    const most = LONGEST[path as keyof typeof LONGEST];
    if (text == null || text.length <= most) continue;
    const message = `${path} has ${text.length} characters; there may be at most ${most}.`;
    throw new InvalidInput(message, [{ path, message }]);
  }
  return { by: by?.trim() || 'unknown', why: why?.trim() || null };
}

async function decideOne(decision: Decision, args: Parameters<typeof decider>[0], context: Context) {
  const [change] = await decide(context.services, [decision], decider(args));
  if (!change) throw new Error('A decision left no change.');
  return { change: shown(change), view: await context.viewAfterWrite() };
}

builder.mutationFields((t) => {
  const by = t.arg.string(deciderArgs.by);
  const why = t.arg.string(deciderArgs.why);
  return {
    confirmTie: t.field({
      type: ChangeRef,
      description: 'Confirms that two nouns stand to each other as said, whether or not it was suggested.',
      errors: errors('The decision'),
      args: { input: t.arg({ type: TieInput, required: true, description: 'The tie.' }), by, why },
      resolve: (_root, { input, ...args }, context) => decideOne(tieDecision('confirm', input), args, context),
    }),
    refuseTie: t.field({
      type: ChangeRef,
      description: 'Says that two nouns do not stand to each other so; it is not suggested again.',
      errors: errors('The decision'),
      args: { input: t.arg({ type: TieInput, required: true, description: 'The tie.' }), by, why },
      resolve: (_root, { input, ...args }, context) => decideOne(tieDecision('refuse', input), args, context),
    }),
    mergeNouns: t.field({
      type: ChangeRef,
      description:
        'Makes one noun of two. All that is said of the one is said of the other, with its source; its names and its slug keep answering.',
      errors: errors('The decision'),
      args: { input: t.arg({ type: MergeNounsInput, required: true, description: 'The two.' }), by, why },
      resolve: (_root, { input, ...args }, context) => decideOne(mergeDecision(input), args, context),
    }),
    splitNoun: t.field({
      type: ChangeRef,
      description:
        'Makes two nouns of one: what is said of it under some names or by some documents is said of a new one.',
      errors: errors('The decision'),
      args: { input: t.arg({ type: SplitNounInput, required: true, description: 'What goes.' }), by, why },
      resolve: (_root, { input, ...args }, context) => decideOne(splitDecision(input), args, context),
    }),
    renameNoun: t.field({
      type: ChangeRef,
      description: 'Shows a noun by another name, whatever documents call it. Its slug and its other names stay.',
      errors: errors('The decision'),
      args: { input: t.arg({ type: NounNameInput, required: true, description: 'The new name.' }), by, why },
      resolve: (_root, { input, ...args }, context) => decideOne(nameDecision('rename', input), args, context),
    }),
    addName: t.field({
      type: ChangeRef,
      description: 'Gives a noun a further name: documents that use it mean this noun from now on.',
      errors: errors('The decision'),
      args: { input: t.arg({ type: NounNameInput, required: true, description: 'The name.' }), by, why },
      resolve: (_root, { input, ...args }, context) => decideOne(nameDecision('add-name', input), args, context),
    }),
    removeName: t.field({
      type: ChangeRef,
      description: 'Takes a name back that people gave a noun. What a document calls it is split from it instead.',
      errors: errors('The decision'),
      args: { input: t.arg({ type: NounNameInput, required: true, description: 'The name.' }), by, why },
      resolve: (_root, { input, ...args }, context) => decideOne(nameDecision('remove-name', input), args, context),
    }),
    applyDecisions: t.field({
      type: DecidedRef,
      description: 'Carries several decisions out, one after the other, all or none; each is undone by itself.',
      errors: errors('The decisions'),
      args: {
        decisions: t.arg({
          type: [DecisionInput],
          required: true,
          description: `The decisions, at most ${MOST_DECISIONS}.`,
        }),
        dryRun: t.arg.boolean({ required: false, description: 'Only say what would be decided.' }),
        by,
        why,
      },
      resolve: async (_root, { decisions, dryRun, ...args }, context) => {
        const asked = sized('decisions', decisions, MOST_DECISIONS).map(decisionOf);
        const changes = await decide(context.services, asked, decider(args), dryRun ?? false);
        return { changes, view: await context.viewAfterWrite() };
      },
    }),
    undoChange: t.field({
      type: DecidedRef,
      description: 'Takes a decision back. Where no document was loaded since, the graph is as it was before it.',
      errors: errors('What was undone'),
      args: {
        id: t.arg.string({ required: true, description: 'Id of the decision.' }),
        cascade: t.arg.boolean({
          required: false,
          description: 'Undo the later decisions that stand on it too, latest first; else they are a conflict.',
        }),
        by,
        why,
      },
      resolve: async (_root, { id, cascade, ...args }, context) => {
        const changes = await undo(context.services.engine, id, decider(args), cascade ?? false);
        return { changes, view: await context.viewAfterWrite() };
      },
    }),
  };
});
