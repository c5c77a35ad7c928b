import { AmbiguousTitle, InvalidInput, NoPath, NotFound } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import type { Diagram } from '../maps/diagram.ts';
import { ofParty, ofRole } from '../services/collaboration-ties.ts';
import { connectionDiagram } from '../services/connection.ts';
import type { Services } from '../services/services.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { DiagramInterface } from './diagram.ts';
import { inRange } from './limits.ts';
import { NounInterface, NounRefInput, nameOf, originsArg, RoleRefInput, seeNoun } from './noun.ts';
import { seeKey } from './shared-stakeholders.ts';

const MOST = { k: 20, hops: 8 } as const;

const EndInput = builder.inputType('RoleOrStakeholderRef', {
  isOneOf: true,
  description: 'Addresses a role or a party.',
  fields: (t) => ({
    role: t.field({ type: RoleRefInput, description: 'A role.' }),
    stakeholder: t.field({ type: NounRefInput, description: 'A party.' }),
  }),
});

interface Connection {
  chains: string[][];
  complete: boolean;
  diagram: Diagram;
  view: Loaders;
}

const ChainRef = builder.objectRef<{ keys: string[]; connection: Connection }>('ConnectionChain').implement({
  description: 'One way from the one end to the other.',
  fields: (t) => ({
    through: t.field({
      type: [NounInterface],
      complexity: { field: 1, multiplier: 6 },
      description: 'Roles and parties from start to end, both included.',
      resolve: ({ keys, connection }) => Promise.all(keys.map((key) => seeKey(connection.view, key))),
    }),
    inWords: t.stringList({
      description: 'The steps in words, each with what the two do together where a document says it.',
      resolve: ({ keys, connection }) =>
        keys.slice(1).map((key, i) => inWords(keys[i] ?? key, key, connection.diagram)),
    }),
  }),
});

function inWords(from: string, to: string, { nodes, edges, groups }: Diagram): string {
  const name = (key: string) => nodes.find((node) => node.key === key)?.label ?? key;
  const ties = edges.filter(
    ({ source, target }) => (source === from && target === to) || (source === to && target === from),
  );
  const said = ties.map(({ source, target, group, label, suggested }) => {
    const how = groups.find(({ key }) => key === group)?.label ?? group;
    const what = label === null ? '' : ` (${label.replace(/\.$/, '')})`;
    return `${name(source)} – ${how.toLowerCase()} – ${name(target)}${what}${suggested ? ', suggested' : ''}`;
  });
  return said.join('; ');
}

const ConnectionRef = builder.objectRef<Connection>('StakeholderConnection').implement({
  description: 'The shortest chains between a role and a party or another role: through whom, and for what.',
  interfaces: [DiagramInterface],
  isTypeOf: (value) => 'chains' in (value as object),
  fields: (t) => ({
    hops: t.int({
      description: 'How many ties the chains have: 1 for a role and a party it works with.',
      resolve: ({ chains }) => (chains[0]?.length ?? 1) - 1,
    }),
    chains: t.field({
      type: [ChainRef],
      complexity: { field: 1, multiplier: 5 },
      description: 'The chains, all equally short, in the order of the slugs on them.',
      resolve: (connection) => connection.chains.map((keys) => ({ keys, connection })),
    }),
    complete: t.exposeBoolean('complete', {
      description: 'False where more chains are as short; raise `k` to see them.',
    }),
  }),
});

async function seeEnd(services: Services, view: Loaders, ref: typeof EndInput.$inferInput) {
  const noun = ref.role
    ? await seeNoun(services, view, 'Role', ref.role)
    : await seeNoun(services, view, 'Stakeholder', ref.stakeholder ?? {});
  return { key: noun.label === 'Role' ? ofRole(noun.row.id) : ofParty(noun.row.id), name: nameOf(noun) };
}

builder.queryField('connection', (t) =>
  t.field({
    type: ConnectionRef,
    description:
      'How a role or party reaches another: the shortest chains of working with, escalating to, standing for.',
    errors: {
      types: [NotFound, AmbiguousTitle, InvalidInput, NoPath],
      union: { name: 'ConnectionResult', description: 'The chains, or why there are none.' },
    },
    complexity: ({ k }) => ({ field: ENTRY_COST + 10 * Math.max(1, k ?? 5), multiplier: 1 }),
    args: {
      from: t.arg({ type: EndInput, required: true, description: 'Where to start.' }),
      to: t.arg({ type: EndInput, required: true, description: 'Whom to reach.' }),
      k: t.arg.int({ defaultValue: 5, description: `How many chains at most, 1 to ${MOST.k}.` }),
      maxHops: t.arg.int({ defaultValue: 6, description: `The longest chain allowed, in ties, 1 to ${MOST.hops}.` }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { k, maxHops, ...args }, { services, view }) => {
      const loaders = await view(args.origins);
      const limits = { k: inRange('k', k ?? 5, MOST.k), maxHops: inRange('maxHops', maxHops ?? 6, MOST.hops) };
      const [from, to] = await Promise.all([seeEnd(services, loaders, args.from), seeEnd(services, loaders, args.to)]);
      if (from.key === to.key) {
        const message = `Both ends are ${from.name}.`;
        throw new InvalidInput(message, [{ path: 'to', message }]);
      }
      const found = await services.collaboration.shortestChains(
        loaders.snapshot,
        from.key,
        to.key,
        limits,
        loaders.origins,
      );
      if (found.chains.length === 0) {
        throw new NoPath(`Nothing that documents say ties ${from.name} to ${to.name} within ${limits.maxHops} hops.`);
      }
      return { ...found, diagram: await connectionDiagram(loaders, found.chains), view: loaders };
    },
  }),
);
