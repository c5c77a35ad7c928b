import type { z } from 'zod';
import { after, type Eventually } from '../loaders/eventually.ts';
import type { ClaimRow, Fact } from '../loaders/fact.ts';
import type { Loaders } from '../loaders/index.ts';
import { allOrigins, Claim } from '../model/claim.ts';
import { type RelationshipType, relationships } from '../model/graph.ts';
import { builder } from './builder.ts';
import { modelFields } from './model-fields.ts';
import { type Key, type List, type PageArgs, pageOfRows } from './page.ts';
import { DocumentRef, see } from './refs.ts';

interface SeenClaim {
  claim: Claim;
  view: Loaders;
}

/** A fact as one view of the graph shows it. */
export interface SeenFact<T extends RelationshipType> {
  fact: Fact<T>;
  view: Loaders;
}

const { document: _document, ...claimShape } = Claim.shape;

const ClaimInterface = builder.interfaceRef<SeenClaim>('Claim').implement({
  description: "One document's word for a fact: who says it, where, and in which words.",
  fields: (t) => ({
    document: t.field({
      type: DocumentRef,
      description: 'The document that says so.',
      resolve: ({ claim, view }) => see(view, 'Document', claim.document),
    }),
    ...modelFields(t as never, claimShape, ({ claim }: SeenClaim) => claim),
  }),
});

export const PlainClaim = builder.objectRef<SeenClaim>('PlainClaim').implement({
  description: 'A claim that says nothing beyond the fact itself.',
  interfaces: [ClaimInterface],
});

/** Facts as a view shows them. */
export const seenFacts = <T extends RelationshipType>(
  facts: Eventually<readonly Fact<T>[]>,
  view: Loaders,
): Eventually<SeenFact<T>[]> => after(facts, (rows) => rows.map((fact) => ({ fact, view })));

/** A page of facts, in the order of the documents. */
export const factsPage = <T extends RelationshipType>(
  facts: Eventually<readonly Fact<T>[]>,
  view: Loaders,
  args: PageArgs,
  list: List,
) => after(facts, (rows) => pageOfRows(rows, args, list, factKey, (fact): SeenFact<T> => ({ fact, view })));

/** Where a fact stands in its list: by its leading claim. */
const factKey = <T extends RelationshipType>({ claims }: Fact<T>): Key => {
  const { origin, document, ordinal, tail, head } = claims[0];
  return [allOrigins.indexOf(origin), document, ordinal, tail, head];
};

/** Properties of a relationship beyond what every claim has. */
function ownShape(type: RelationshipType): z.ZodRawShape {
  const shape: z.ZodRawShape = relationships[type].properties.shape;
  return Object.fromEntries(Object.entries(shape).filter(([property]) => !(property in Claim.shape)));
}

/**
 * The object type of a fact and that of its claims. The fact shows what its leading claim says; `claims` shows what
 * each document says.
 */
export function factType<T extends RelationshipType>(
  name: string,
  type: T,
  about: string,
  fields: (
    t: PothosSchemaTypes.ObjectFieldBuilder<(typeof builder)['$inferSchemaTypes'], SeenFact<T>>,
  ) => Record<string, PothosFieldRef>,
  omit: readonly string[] = [],
) {
  const own = ownShape(type);
  const onFact = Object.fromEntries(Object.entries(own).filter(([property]) => !omit.includes(property)));
  const claimRef =
    Object.keys(own).length === 0
      ? PlainClaim
      : builder.objectRef<SeenClaim>(`${name}Claim`).implement({
          description: `What one document says of the fact: ${about[0]?.toLowerCase()}${about.slice(1)}`,
          interfaces: [ClaimInterface],
          fields: (t) => modelFields(t, own, ({ claim }: SeenClaim) => claim as never),
        });
  return builder.objectRef<SeenFact<T>>(name).implement({
    description: about,
    fields: (t) => ({
      ...fields(t),
      ...modelFields(t, onFact, ({ fact }: SeenFact<T>) => fact.claims[0] as never),
      claims: t.field({
        type: [claimRef],
        complexity: { field: 1, multiplier: 2 },
        description: 'Every document that says so, the leading one first.',
        resolve: ({ fact, view }) => fact.claims.map((claim: ClaimRow<T>) => ({ claim, view })),
      }),
    }),
  });
}

/** Pothos gives field references a type per kind of field; a map of mixed ones has none in common. */
type PothosFieldRef = any;
