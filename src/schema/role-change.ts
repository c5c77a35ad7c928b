import type { ObjectRef } from '@pothos/core';
import type { Loaders } from '../loaders/index.ts';
import type { RelationshipType } from '../model/graph.ts';
import { type Change, changeOf, type PartyChange, partyChange } from '../services/career/role-change.ts';
import { builder } from './builder.ts';
import { type SeenFact, seenFacts } from './claim.ts';
import { DecisionRightRef } from './decision.ts';
import { RoleRef, StakeholderRef, see } from './refs.ts';
import { SharedStakeholderRef } from './shared-stakeholders.ts';
import { StatementRef, statementsIn } from './statement.ts';
import { ToolUseRef } from './tool.ts';

/** Going from one role to another; null for no role to come from. */
export interface SeenChange {
  view: Loaders;
  from: string | null;
  to: string;
}

type Seeing<T> = T & { view: Loaders };

/** Sections of what stands before a role as a condition. */
const GATES = ['licence', 'certification', 'education'];

type FactRef<T extends RelationshipType> = ObjectRef<(typeof builder)['$inferSchemaTypes'], SeenFact<T>>;

/** The object type of what is kept, gained and left of one kind of fact. */
function changeType<T extends RelationshipType>(name: string, about: string, ref: FactRef<T>) {
  return builder.objectRef<Change<SeenFact<T>>>(name).implement({
    description: about,
    fields: (t) => ({
      kept: t.field({
        type: [ref],
        complexity: counted,
        description: 'In both roles, as the new one has it.',
        resolve: ({ kept }) => kept,
      }),
      gained: t.field({
        type: [ref],
        complexity: counted,
        description: 'In the new role only.',
        resolve: ({ gained }) => gained,
      }),
      left: t.field({
        type: [ref],
        complexity: counted,
        description: 'In the former role only.',
        resolve: ({ left }) => left,
      }),
    }),
  });
}
const counted = { field: 1, multiplier: 10 };

const ToolChangeRef = changeType('ToolChange', 'Tools kept, gained and left.', ToolUseRef);
const DecisionChangeRef = changeType(
  'DecisionChange',
  'What is decided alone before and after. Decisions count as the same where documents word them alike.',
  DecisionRightRef,
);

const PartyChangeRef = builder.objectRef<Seeing<PartyChange>>('StakeholderChange').implement({
  description: 'Whom somebody goes on working with, gets to know and leaves behind; escalations count too.',
  fields: (t) => ({
    kept: t.field({
      type: [SharedStakeholderRef],
      complexity: counted,
      description:
        'Parties of both roles, also where documents name them differently or one includes the other; what rests on ' +
        'similar wording is marked suggested.',
      resolve: ({ kept, view }) => kept.map((one) => ({ ...one, view })),
    }),
    gained: t.field({
      type: [StakeholderRef],
      complexity: counted,
      description: 'Parties of the new role only.',
      resolve: ({ gained, view }) => Promise.all(gained.map((id) => see(view, 'Stakeholder', id))),
    }),
    left: t.field({
      type: [StakeholderRef],
      complexity: counted,
      description: 'Parties of the former role only.',
      resolve: ({ left, view }) => Promise.all(left.map((id) => see(view, 'Stakeholder', id))),
    }),
  }),
});

const UNKNOWN = 'null where one of the two is only named, or a profile is the start.';

export const RoleChangeRef = builder.objectRef<SeenChange>('RoleChange').implement({
  description: 'What changes, beside the skills, in going from one role to another. It compares documents, not people.',
  fields: (t) => ({
    from: t.field({
      type: RoleRef,
      nullable: true,
      description: 'The former role; null where a profile is the start.',
      resolve: ({ from, view }) => (from === null ? null : see(view, 'Role', from)),
    }),
    to: t.field({ type: RoleRef, description: 'The new role.', resolve: ({ to, view }) => see(view, 'Role', to) }),
    tools: t.field({
      type: ToolChangeRef,
      nullable: true,
      description: `Tools kept, gained and left; ${UNKNOWN}`,
      resolve: async (change) => seenChange(await told(change), ({ tool }, role) => tool.ofRole.load(role)),
    }),
    decisions: t.field({
      type: DecisionChangeRef,
      nullable: true,
      description: `What is decided alone before and after; ${UNKNOWN}`,
      resolve: async (change) =>
        seenChange(await told(change), ({ decision }, role) => decision.decidedByRole.load(role)),
    }),
    stakeholders: t.field({
      type: PartyChangeRef,
      nullable: true,
      description: `Parties kept, gained and left; ${UNKNOWN}`,
      resolve: async (change) => {
        const both = await told(change);
        return both && { ...(await partyChange(both.view, both.from, both.to)), view: both.view };
      },
    }),
    gates: t.field({
      type: [StatementRef],
      complexity: counted,
      description:
        'Licences, certificates and education that documents of the new role name, as written; whether each is required ' +
        'or usual stands in its words. No number takes them into account.',
      resolve: ({ view, to }) => seenFacts(statementsIn(view, to, GATES), view),
    }),
    promotionSkills: t.field({
      type: [StatementRef],
      complexity: counted,
      description: 'What documents of the former role say it takes to be promoted. No number takes it into account.',
      resolve: ({ view, from }) => (from === null ? [] : seenFacts(statementsIn(view, from, ['promotion']), view)),
    }),
  }),
});

type FactsOf<T extends RelationshipType> = (view: Loaders, role: string) => Parameters<typeof seenFacts<T>>[0];

type ToldChange = SeenChange & { from: string };

/** The change where documents describe both roles: of one that is only named nobody said that it has no tools. */
async function told({ view, from, to }: SeenChange): Promise<ToldChange | null> {
  if (from === null) return null;
  const [before, now] = await Promise.all([see(view, 'Role', from), see(view, 'Role', to)]);
  return before.row.described && now.row.described ? { view, from, to } : null;
}

async function seenChange<T extends RelationshipType>(
  change: ToldChange | null,
  factsOf: FactsOf<T>,
): Promise<Change<SeenFact<T>> | null> {
  if (change === null) return null;
  const { view, from, to } = change;
  const [before, now] = await Promise.all([factsOf(view, from), factsOf(view, to)]);
  const { kept, gained, left } = changeOf(before, now);
  const seen = (facts: typeof kept) => facts.map((fact) => ({ fact, view }));
  return { kept: seen(kept), gained: seen(gained), left: seen(left) };
}
