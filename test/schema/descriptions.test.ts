import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { Claim } from '../../src/model/claim.ts';
import { nodes, relationships } from '../../src/model/graph.ts';
import { schema } from '../../src/schema/index.ts';

interface Described {
  path: string;
  description: string | null | undefined;
}

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

/** Everything of the schema that somebody may wonder about. */
function* everything(): Iterable<Described> {
  for (const type of types) {
    // The built-in scalars are described by graphql-js.
    if (!isScalarType(type)) yield { path: type.name, description: type.description };
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) yield* ofField(type.name, field);
    }
    if (isInputObjectType(type)) yield* ofEach(type.name, Object.values(type.getFields()));
    if (isEnumType(type)) yield* ofEach(type.name, type.getValues());
  }
}

function* ofField(type: string, field: GraphQLField<unknown, unknown>): Iterable<Described> {
  yield* ofEach(type, [field]);
  yield* ofEach(`${type}.${field.name}`, field.args);
}

function* ofEach(
  path: string,
  items: Iterable<Pick<GraphQLArgument | GraphQLInputField, 'name' | 'description'>>,
): Iterable<Described> {
  for (const { name, description } of items) yield { path: `${path}.${name}`, description };
}

const all = [...everything()];

test('the schema has its hundreds of parts', () => {
  expect(all.length).toBeGreaterThan(500);
});

test('everything in the schema is described in sentences of at most 300 characters', () => {
  const wrong = all.filter(({ description }) => !description || !description.endsWith('.') || description.length > 300);
  expect(wrong).toEqual([]);
});

test('no description is left from another place or has gaps in it', () => {
  const wrong = all.filter(({ description }) =>
    /undefined|\[object|null null|TODO|  |\n|^\s|\s$/.test(description ?? ''),
  );
  expect(wrong).toEqual([]);
});

/** Which GraphQL types show what of the model. Keys are shown as `slug` or `key`, since `id` is the global id. */
const shows: Record<string, { model: z.ZodObject; renamed?: Record<string, string>; hidden?: string[] }> = {
  Role: { model: nodes.Role.properties, renamed: { id: 'slug' }, hidden: ['sortKey'] },
  Skill: { model: nodes.Skill.properties, renamed: { id: 'slug' }, hidden: ['sortKey'] },
  Tool: { model: nodes.Tool.properties, renamed: { id: 'slug' }, hidden: ['sortKey'] },
  Stakeholder: { model: nodes.Stakeholder.properties, renamed: { id: 'slug' }, hidden: ['sortKey'] },
  Family: { model: nodes.Family.properties, renamed: { id: 'slug' }, hidden: ['sortKey'] },
  Kpi: { model: nodes.Kpi.properties, renamed: { id: 'slug' }, hidden: ['sortKey'] },
  Document: { model: nodes.Document.properties, renamed: { id: 'key' } },
  Decision: { model: nodes.Decision.properties, hidden: ['id'] },
  Statement: { model: nodes.Statement.properties, hidden: ['id'] },
  Term: { model: nodes.Term.properties, hidden: ['id'] },
  LinkTarget: { model: nodes.Link.properties, hidden: ['id'] },
  NounName: { model: nodes.Name.properties, hidden: ['id', 'normal'] },
  PlainClaim: { model: Claim },
  NounNameClaim: { model: relationships.NAMES.properties },
  MoveClaim: { model: relationships.LEADS_TO.properties },
  RequirementClaim: { model: relationships.REQUIRES.properties },
  ToolUseClaim: { model: relationships.USES.properties },
  InvolvementClaim: { model: relationships.WORKS_WITH.properties },
  EscalationClaim: { model: relationships.ESCALATES_TO.properties },
  ApprovalClaim: { model: relationships.NEEDS_APPROVAL.properties },
  AuthorityClaim: { model: relationships.HAS_AUTHORITY.properties },
  MeasurementClaim: { model: relationships.MEASURED_BY.properties },
  StandsForClaim: { model: relationships.STANDS_FOR.properties },
  CorrespondenceClaim: { model: relationships.CORRESPONDS_TO.properties },
  InclusionClaim: { model: relationships.INCLUDES.properties },
  DescriptionClaim: { model: relationships.DESCRIBED_BY.properties },
};

test.each(Object.entries(shows))('%s shows each property of the model under its own name', (name, shown) => {
  const { model, renamed = {}, hidden = [] } = shown;
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type.`);
  const expected = Object.keys(model.shape)
    .filter((property) => !hidden.includes(property))
    .map((property) => renamed[property] ?? property);
  expect(Object.keys(type.getFields())).toEqual(expect.arrayContaining(expected));
});

test('every claim type says who, where and in which words', () => {
  const claims = types.filter(({ name }) => name.endsWith('Claim') && name !== 'Claim');
  expect(claims.length).toBeGreaterThan(10);
  for (const type of claims) {
    if (!isObjectType(type)) throw new Error(`${type.name} is no object type.`);
    expect(type.getInterfaces().map(({ name }) => name)).toEqual(['Claim']);
    expect(shows, type.name).toHaveProperty(type.name);
  }
});
