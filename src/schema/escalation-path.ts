import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import {
  type EscalationEnd,
  type EscalationPath,
  type EscalationRung,
  type EscalationStop,
  escalationPath,
} from '../services/escalation-path.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { DiagramInterface } from './diagram.ts';
import { originsArg, RoleRefInput, seeNoun } from './noun.ts';
import { RoleRef, type Seen, StakeholderRef, see } from './refs.ts';
import { EscalationRef } from './stakeholder.ts';

const StopEnum = builder.enumType('EscalationStop', {
  description: 'Why a ladder of escalation goes no further.',
  values: {
    NOBODY_NAMED: { value: 'nobody-named', description: 'No document says which role stands behind the party.' },
    NOT_DESCRIBED: { value: 'not-described', description: 'No document describes the role behind the party.' },
    SAYS_NOTHING: { value: 'says-nothing', description: 'The documents of the role behind it name no escalation.' },
    LOOP: { value: 'loop', description: 'The role behind it was passed already: it escalates in a circle.' },
    TOO_LONG: { value: 'too-long', description: 'The ladder has as many rungs as are followed.' },
  } as const satisfies Record<string, { value: EscalationStop; description: string }>,
});

const RungRef = builder.objectRef<{ rung: EscalationRung; view: Loaders }>('EscalationRung').implement({
  description: 'One rung of a ladder of escalation.',
  fields: (t) => ({
    number: t.int({ description: 'From 1, the lowest.', resolve: ({ rung }) => rung.number }),
    escalations: t.field({
      type: [EscalationRef],
      complexity: { field: 1, multiplier: 5 },
      description: 'Who escalates what to whom.',
      resolve: ({ rung, view }) => rung.facts.map((fact) => ({ fact, view })),
    }),
  }),
});

const EndRef = builder.objectRef<{ end: EscalationEnd; view: Loaders }>('EscalationEnd').implement({
  description: 'A place where a ladder of escalation goes no further.',
  fields: (t) => ({
    party: t.field({
      type: StakeholderRef,
      description: 'The party escalated to last.',
      resolve: ({ end, view }) => see(view, 'Stakeholder', end.party),
    }),
    role: t.field({
      type: RoleRef,
      nullable: true,
      description: 'The role behind it; null where none is known.',
      resolve: ({ end, view }) => (end.role === null ? null : see(view, 'Role', end.role)),
    }),
    why: t.field({ type: StopEnum, description: 'Why it ends there.', resolve: ({ end }) => end.why }),
  }),
});

interface SeenPath extends EscalationPath {
  role: Seen<'Role'>;
  reason: string | null;
}

const EscalationPathRef = builder.objectRef<SeenPath>('EscalationPath').implement({
  description: 'Where a role escalates, and where those escalate in turn, as far as documents say.',
  interfaces: [DiagramInterface],
  isTypeOf: (value) => 'rungs' in (value as object),
  fields: (t) => ({
    role: t.field({ type: RoleRef, description: 'The role that escalates.', resolve: ({ role }) => role }),
    rungs: t.field({
      type: [RungRef],
      complexity: { field: 1, multiplier: 4 },
      description: 'The rungs, lowest first; none where no document says where the role escalates.',
      resolve: ({ rungs, role }) => rungs.map((rung) => ({ rung, view: role.view })),
    }),
    ends: t.field({
      type: [EndRef],
      complexity: { field: 1, multiplier: 5 },
      description: 'Where and why the ladder goes no further.',
      resolve: ({ ends, role }) => ends.map((end) => ({ end, view: role.view })),
    }),
    unanswered: t.string({
      nullable: true,
      description: 'What no document says; null where the question is answered.',
      resolve: ({ rungs, reasonFound, role, reason }) => {
        if (rungs.length === 0) return `No document says where ${role.row.title} escalates.`;
        if (reasonFound) return null;
        return `No document says where ${role.row.title} escalates "${reason}"; these are all its escalations.`;
      },
    }),
  }),
});

builder.queryField('escalationPath', (t) =>
  t.field({
    type: EscalationPathRef,
    description: 'Where a role escalates, rung by rung, by the roles that stand behind the parties it escalates to.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput],
      union: { name: 'EscalationPathResult', description: 'The ladder, or why there is none.' },
    },
    complexity: { field: ENTRY_COST + 100, multiplier: 1 },
    args: {
      role: t.arg({ type: RoleRefInput, required: true, description: 'The role that escalates.' }),
      reason: t.arg.string({ description: 'What is to be escalated: only the escalations that speak of it.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { role: ref, reason, origins }, { services, view }) => {
      const role = await seeNoun(services, await view(origins), 'Role', ref);
      const asked = reason?.trim() || null;
      return { ...(await escalationPath(role.view, role.row.id, asked)), role, reason: asked };
    },
  }),
);
