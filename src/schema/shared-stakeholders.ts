import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import type { Kinship } from '../services/kinship.ts';
import { overlapOf, type PairOverlap, sharedCount } from '../services/overlap.ts';
import { partiesOfRoles, type SharedParty, type Sharer, sharedParties } from '../services/shared-parties.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { inRange } from './limits.ts';
import { NounInterface, originsArg, RoleRefInput } from './noun.ts';
import { RoleRef, type Seen, type SeenNoun, StakeholderRef, see } from './refs.ts';
import { MOST_ROLES, seeRoles } from './several-roles.ts';
import { EscalationRef, InvolvementRef } from './stakeholder.ts';

const KinshipEnum = builder.enumType('PartyKinship', {
  description: 'How the party that a role names counts as the one that is shared.',
  values: {
    SAME: { value: 'same', description: 'It is that party.' },
    PART: { value: 'part', description: 'It is a composite that includes that party.' },
    STANDS_FOR: { value: 'stands-for', description: 'Its people are in that role.' },
    RELATED: { value: 'related', description: 'It means the same or something close.' },
  } as const satisfies Record<string, { value: Kinship; description: string }>,
});

type Seeing<T> = T & { view: Loaders };

const SharerRef = builder.objectRef<Seeing<Sharer>>('Sharer').implement({
  description: 'A role that shares a party.',
  fields: (t) => ({
    role: t.field({
      type: RoleRef,
      description: 'The role.',
      resolve: ({ role, view }) => see(view, 'Role', role),
    }),
    through: t.field({
      type: StakeholderRef,
      description: 'The party as the documents of the role name it.',
      resolve: ({ through, view }) => see(view, 'Stakeholder', through),
    }),
    kinship: t.expose('kinship', { type: KinshipEnum, description: 'How it counts as the shared one.' }),
    suggested: t.exposeBoolean('suggested', {
      description: 'Whether that rests on similar wording that nobody has confirmed. No probability.',
    }),
    involvements: t.field({
      type: [InvolvementRef],
      complexity: { field: 1, multiplier: 1 },
      description: 'What the role and the party do together.',
      resolve: async ({ role, through, view }) =>
        (await view.stakeholder.ofRole.load(role))
          .filter(({ head }) => head === through)
          .map((fact) => ({ fact, view })),
    }),
    escalations: t.field({
      type: [EscalationRef],
      complexity: { field: 1, multiplier: 1 },
      description: 'What the role escalates to the party.',
      resolve: async ({ role, through, view }) =>
        (await view.stakeholder.escalationsOfRole.load(role))
          .filter(({ head }) => head === through)
          .map((fact) => ({ fact, view })),
    }),
  }),
});

/** The noun that a node's key means. */
export const seeKey = async (view: Loaders, key: string): Promise<SeenNoun> => {
  const [kind, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
  return kind === 'role' ? see(view, 'Role', id) : see(view, 'Stakeholder', id);
};

export const SharedStakeholderRef = builder.objectRef<Seeing<SharedParty>>('SharedStakeholder').implement({
  description: 'A party, or the role behind parties, that several roles work with or escalate to.',
  fields: (t) => ({
    party: t.field({
      type: NounInterface,
      description: 'What is shared: a stakeholder, or the role that the parties stand for.',
      resolve: ({ key, view }) => seeKey(view, key),
    }),
    roleCount: t.int({ description: 'How many of the roles share it.', resolve: ({ sharers }) => sharers.length }),
    sharers: t.field({
      type: [SharerRef],
      complexity: { field: 1, multiplier: 3 },
      description: 'The roles that share it, each with how.',
      resolve: ({ sharers, view }) => sharers.map((sharer) => ({ ...sharer, view })),
    }),
  }),
});

const SharedListRef = builder
  .objectRef<{ shared: SharedParty[]; limit: number; view: Loaders }>('SharedStakeholders')
  .implement({
    description: 'What some roles share.',
    fields: (t) => ({
      stakeholders: t.field({
        type: [SharedStakeholderRef],
        complexity: { field: 1, multiplier: 10 },
        description: 'Most shared first.',
        resolve: ({ shared, limit, view }) => shared.slice(0, limit).map((one) => ({ ...one, view })),
      }),
      omitted: t.int({
        description: 'How many more there are; raise `limit` to see them.',
        resolve: ({ shared, limit }) => Math.max(0, shared.length - limit),
      }),
    }),
  });

const rolesArg = {
  type: [RoleRefInput] as [typeof RoleRefInput],
  required: true,
  description: `The roles, 2 to ${MOST_ROLES}.`,
} as const;

const suggestedArg = {
  type: 'Boolean',
  defaultValue: false,
  description: 'Whether parties that only similar wording ties together count as shared; such ones are marked.',
} as const;

const errors = [NotFound, AmbiguousTitle, InvalidInput];

builder.queryField('sharedStakeholders', (t) =>
  t.field({
    type: SharedListRef,
    description: 'Parties that several of the roles work with or escalate to; composites share through their parts.',
    errors: { types: errors, union: { description: 'What the roles share, or why that cannot be said.' } },
    complexity: ({ limit }) => ({ field: ENTRY_COST + Math.max(1, limit ?? 50), multiplier: 1 }),
    args: {
      roles: t.arg(rolesArg),
      sharedBy: t.arg.int({ defaultValue: 2, description: 'By how many of the roles at least, from 2.' }),
      includeSuggested: t.arg(suggestedArg),
      limit: t.arg.int({ defaultValue: 50, description: 'How many at most, 1 to 1000.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { sharedBy, includeSuggested, limit, ...args }, { services, view }) => {
      const loaders = await view(args.origins);
      const least = inRange('sharedBy', sharedBy ?? 2, MOST_ROLES, 2);
      const most = inRange('limit', limit ?? 50, 1_000);
      const roles = await seeRoles(services, loaders, args.roles, 2);
      const parties = await partiesOfRoles(loaders, slugsOf(roles));
      const shared = await sharedParties(loaders, parties, { least, withSuggested: includeSuggested ?? false });
      return { shared, limit: most, view: loaders };
    },
  }),
);

const slugsOf = (roles: readonly Seen<'Role'>[]) => roles.map(({ row }) => row.id);

interface Overlap {
  roles: Seen<'Role'>[];
  overlap: PairOverlap[];
}

const seenRole = ({ roles }: Overlap, slug: string) => roles.find(({ row }) => row.id === slug) as Seen<'Role'>;

const PairRef = builder.objectRef<{ pair: PairOverlap; all: Overlap }>('OverlapPair').implement({
  description: 'How far two roles work with the same parties, in counts.',
  fields: (t) => ({
    a: t.field({ type: RoleRef, description: 'One role.', resolve: ({ pair, all }) => seenRole(all, pair.a) }),
    b: t.field({ type: RoleRef, description: 'The other role.', resolve: ({ pair, all }) => seenRole(all, pair.b) }),
    shared: t.int({ description: 'What both work with or escalate to.', resolve: ({ pair }) => pair.shared }),
    onlyA: t.int({
      description: 'Parties of the one that the other does not share.',
      resolve: ({ pair }) => pair.onlyA,
    }),
    onlyB: t.int({
      description: 'Parties of the other that the one does not share.',
      resolve: ({ pair }) => pair.onlyB,
    }),
  }),
});

const OverlapRowRef = builder.objectRef<{ role: Seen<'Role'>; all: Overlap }>('OverlapRow').implement({
  description: 'A row of the matrix.',
  fields: (t) => ({
    role: t.field({ type: RoleRef, description: 'The role of the row.', resolve: ({ role }) => role }),
    counts: t.intList({
      description: 'Parties shared with each role, in the order of the rows; 0 with itself.',
      resolve: ({ role, all }) => all.roles.map((other) => sharedCount(all.overlap, role.row.id, other.row.id)),
    }),
  }),
});

const OverlapRef = builder.objectRef<Overlap>('StakeholderOverlap').implement({
  description: 'How far roles of a set work with the same parties. Counts of what documents say, no judgement.',
  fields: (t) => ({
    rows: t.field({
      type: [OverlapRowRef],
      complexity: { field: 1, multiplier: 10 },
      description: 'The matrix, a row per role.',
      resolve: (all) => all.roles.map((role) => ({ role, all })),
    }),
    pairs: t.field({
      type: [PairRef],
      complexity: { field: 1, multiplier: 20 },
      description: 'Every pair of the roles, in the order of the rows.',
      resolve: (all) => all.overlap.map((pair) => ({ pair, all })),
    }),
  }),
});

builder.queryField('stakeholderOverlap', (t) =>
  t.field({
    type: OverlapRef,
    description: 'How far roles work with the same parties: a matrix for a set of roles.',
    errors: { types: errors, union: { description: 'The matrix, or why there is none.' } },
    complexity: ENTRY_COST,
    args: {
      roles: t.arg(rolesArg),
      includeSuggested: t.arg(suggestedArg),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { includeSuggested, ...args }, { services, view }) => {
      const loaders = await view(args.origins);
      const roles = await seeRoles(services, loaders, args.roles, 2);
      const parties = await partiesOfRoles(loaders, slugsOf(roles));
      const shared = await sharedParties(loaders, parties, { least: 2, withSuggested: includeSuggested ?? false });
      return { roles, overlap: overlapOf(parties, shared) };
    },
  }),
);
