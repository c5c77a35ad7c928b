import { z } from 'zod';
import type { CatalogueQuery } from '../../src/engine/query.ts';
import { edges, type NodeModel, nodes, relationships } from '../../src/model/graph.ts';
import { Cypher } from './tokens.ts';

/**
 * The rules of the stored queries that a text can be checked for (docs: design, engines). Each rule gives a sentence
 * per violation. They read tokens, not a syntax tree: where one is only approximate, it is stricter than the engines.
 */
export type Rule = (query: CatalogueQuery) => string[];

const of = (query: CatalogueQuery) => new Cypher(query.text);

// ---- What the text is made of ------------------------------------------------------------------------------------

interface NodePattern {
  open: number;
  close: number;
  variable: string | undefined;
  label: string | undefined;
}

/** `(`, perhaps a variable, labels, a map or a WHERE, `)`, beside an arrow or behind a word that takes a pattern. */
function nodePatterns(cypher: Cypher): NodePattern[] {
  return cypher.find('(').flatMap((open) => {
    const close = cypher.close(open);
    const before = cypher.text(open - 1).toUpperCase();
    const after = cypher.text(close + 1);
    const isCall = before === 'CALL' || (cypher.tokens[open - 1]?.kind === 'word' && !takesPattern.has(before));
    if (isCall || !(takesPattern.has(before) || ['-', '->', '<-'].some((sign) => sign === before || sign === after)))
      return [];
    const inside = cypher.between(open, close);
    const named = inside.tokens[0]?.kind === 'word' && !inside.at(0, 'WHERE');
    const rest = named ? 1 : 0;
    if (!['', ':', '{', 'WHERE'].includes(inside.text(rest).toUpperCase())) return [];
    return {
      open,
      close,
      variable: named ? inside.text(0) : undefined,
      label: inside.text(rest) === ':' ? inside.text(rest + 1) : undefined,
    };
  });
}
const takesPattern = new Set(['MATCH', 'CREATE', 'MERGE', ',']);

interface RelationshipPattern {
  variable: string | undefined;
  type: string | undefined;
  inside: Cypher;
}

/** What stands in brackets between two dashes. */
function relationshipPatterns(cypher: Cypher): RelationshipPattern[] {
  return cypher.find('[').flatMap((open) => {
    if (!['-', '<-'].includes(cypher.text(open - 1))) return [];
    const inside = cypher.between(open, cypher.close(open));
    const named = inside.tokens[0]?.kind === 'word';
    const colon = named ? 1 : 0;
    return {
      variable: named ? inside.text(0) : undefined,
      type: inside.text(colon) === ':' ? inside.text(colon + 1) : undefined,
      inside,
    };
  });
}

type Kind = 'string' | 'number' | 'boolean' | 'other';
interface ValueType {
  kind: Kind;
  nullable: boolean;
  ascii: boolean;
}

/** What a zod type holds, looked at through null, default and list. */
function valueType(schema: z.core.$ZodType): ValueType {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  switch (def.type) {
    case 'nullable':
    case 'optional':
      return { ...valueType(def.innerType), nullable: true };
    case 'default':
    case 'prefault':
      return valueType(def.innerType);
    case 'array':
      return valueType(def.element);
    case 'enum':
    case 'literal':
      return { kind: 'string', nullable: false, ascii: true };
    case 'string':
    case 'number':
    case 'boolean':
      return { kind: def.type, nullable: false, ascii: def.type !== 'string' };
    default:
      return { kind: 'other', nullable: false, ascii: false };
  }
}

/** The zod object of every label and relationship type by its name. */
const model: Readonly<Record<string, z.ZodObject>> = Object.fromEntries([
  ...Object.entries(nodes).map(([label, { properties }]) => [label, properties as z.ZodObject] as const),
  ...Object.entries(relationships).map(([type, { properties }]) => [type, properties as z.ZodObject] as const),
]);

/** Which label or relationship type a variable of the query has. */
function typesOfVariables(cypher: Cypher): Map<string, string> {
  const types = new Map<string, string>();
  for (const { variable, label } of nodePatterns(cypher)) if (variable && label) types.set(variable, label);
  for (const { variable, type } of relationshipPatterns(cypher)) if (variable && type) types.set(variable, type);
  return types;
}

/** The declared type of `variable.property`: of the model, or of the rows of a parameter that is unwound. */
function propertyType(query: CatalogueQuery, variable: string, property: string): ValueType | undefined {
  const cypher = of(query);
  const type = typesOfVariables(cypher).get(variable);
  const row = unwound(query, cypher, variable);
  const schema = type !== undefined ? model[type] : row instanceof z.ZodObject ? row : undefined;
  const field: unknown = schema?.shape[property];
  return field instanceof z.ZodType ? valueType(field) : undefined;
}

/** The zod type of one element of the list parameter that `UNWIND $list AS variable` takes apart. */
function unwound(query: CatalogueQuery, cypher: Cypher, variable: string): unknown {
  for (const index of cypher.find('UNWIND')) {
    const list = query.params.shape[cypher.text(index + 1).slice(1)];
    if (cypher.at(index + 2, 'AS', variable) && list instanceof z.ZodArray) return list.element;
  }
  return undefined;
}

/** The type of a value that is one literal, parameter, unwound variable or property; undefined for all else. */
function operandType(query: CatalogueQuery, operand: Cypher): ValueType | undefined {
  const [first, second, third] = operand.tokens;
  if (!first) return undefined;
  if (operand.tokens.length === 1) {
    if (first.kind === 'string' || first.kind === 'number')
      return { kind: first.kind, nullable: false, ascii: first.kind === 'number' };
    const schema =
      first.kind === 'parameter' ? query.params.shape[first.text.slice(1)] : unwound(query, of(query), first.text);
    return schema instanceof z.ZodType ? valueType(schema) : undefined;
  }
  if (operand.tokens.length === 3 && second?.text === '.') return propertyType(query, first.text, third?.text ?? '');
  return undefined;
}

/** Every `left operator right` whose sides are simple. */
function comparisons(query: CatalogueQuery) {
  const cypher = of(query);
  return cypher.tokens.flatMap(({ text }, index) => {
    if (!['=', '<>', '<', '>', '<=', '>=', 'IN'].includes(text.toUpperCase())) return [];
    const left = cypher.text(index - 2) === '.' ? index - 3 : index - 1;
    const right = cypher.text(index + 2) === '.' ? index + 3 : index + 1;
    return {
      operator: text.toUpperCase(),
      left: cypher.between(left - 1, index),
      right: cypher.between(index, right + 1),
      index,
    };
  });
}

const aggregates = new Set(['COLLECT', 'COUNT', 'SUM', 'MIN', 'MAX', 'AVG']);
const isAggregate = (cypher: Cypher, index: number) =>
  aggregates.has(cypher.text(index).toUpperCase()) && ['(', '{'].includes(cypher.text(index + 1));
const found = (places: readonly unknown[], sentence: string) => (places.length > 0 ? [sentence] : []);

/** The columns of the last RETURN: expression and alias. */
function returned(cypher: Cypher): { expression: Cypher; alias: string | undefined }[] {
  const last = cypher.find('RETURN').at(-1);
  if (last === undefined) return [];
  const distinct = cypher.at(last + 1, 'DISTINCT') ? 1 : 0;
  return cypher
    .clause(last + distinct)
    .items()
    .map((item) => {
      const as = item.tokens.length - 2;
      return item.at(as, 'AS')
        ? { expression: item.between(-1, as), alias: item.text(as + 1) }
        : { expression: item, alias: undefined };
    });
}

// ---- The rules ---------------------------------------------------------------------------------------------------

const noOptionalMatch: Rule = (query) => found(of(query).find('OPTIONAL', 'MATCH'), 'OPTIONAL MATCH');

const everyNodeHasALabel: Rule = (query) => {
  const cypher = of(query);
  // A bare variable is bound where it had a label before, or came through a subquery's scope that is bound outside.
  const labelled = new Set<string>();
  return nodePatterns(cypher).flatMap(({ variable, label, open, close }) => {
    if (label !== undefined) {
      if (variable !== undefined) labelled.add(variable);
      return [];
    }
    return variable !== undefined && labelled.has(variable)
      ? []
      : [`a node without a label: ${cypher.between(open - 1, close + 1)}`];
  });
};

/** `[` before a node pattern begins a pattern comprehension. */
const comprehensions = (cypher: Cypher) =>
  cypher.find('[', '(').filter((open) => nodePatterns(cypher.between(open, cypher.close(open))).length > 1);
const noNestedComprehensions: Rule = (query) => {
  const cypher = of(query);
  return found(
    comprehensions(cypher).filter((open) => comprehensions(cypher.between(open + 1, cypher.close(open))).length > 0),
    'a pattern comprehension within another',
  );
};

const subqueriesHaveScopeAndAggregate: Rule = (query) => {
  const cypher = of(query);
  return cypher.find('CALL').flatMap((call) => {
    if (cypher.text(call + 1) !== '(') return ['CALL without a scope in parentheses'];
    const open = cypher.close(call + 1) + 1;
    if (cypher.text(open) !== '{') return ['CALL of a procedure'];
    const body = cypher.between(open, cypher.close(open));
    const bare = returned(body).filter(
      ({ expression }) => !expression.tokens.some((_, index) => isAggregate(expression, index)),
    );
    return bare.map(({ expression }) => `a subquery that returns no aggregate: ${expression}`);
  });
};

const comparesLikeWithLike: Rule = (query) =>
  comparisons(query).flatMap(({ left, right, operator }) => {
    const [a, b] = [operandType(query, left), operandType(query, right)];
    if (!a || !b || a.kind === 'other' || b.kind === 'other' || a.kind === b.kind) return [];
    return [`${a.kind} compared with ${b.kind}: ${left} ${operator} ${right}`];
  });

const appendsToCoalesced: Rule = (query) =>
  found(of(query).find('.', '*', '+', '['), 'a list appended to without coalesce(…, [])');

const noSliceOfAggregate: Rule = (query) => {
  const cypher = of(query);
  return found(
    cypher.find('(').filter((open) => isAggregate(cypher, open - 1) && cypher.text(cypher.close(open) + 1) === '['),
    'a slice of an aggregate in the same expression',
  );
};

const sumsAreCoalesced: Rule = (query) => {
  const cypher = of(query);
  return found(
    cypher.find('SUM', '(').filter((index) => !cypher.at(index - 2, 'COALESCE', '(')),
    'sum(…) without coalesce(…, 0)',
  );
};

/** Stricter than the rule: no map projection at all, because a text does not tell what may be null. */
const noMapProjection: Rule = (query) => found(of(query).find('*', '{', '.'), 'a map projection');

const shortestPathIsBounded: Rule = (query) => {
  const cypher = of(query);
  return ['shortestPath', 'allShortestPaths'].flatMap((name) =>
    cypher.find(name, '(').flatMap((index) => {
      const close = cypher.close(index + 1);
      const pattern = cypher.between(index + 1, close);
      const ends = nodePatterns(pattern);
      const path = cypher.text(index - 2);
      const where = cypher.at(close + 1, 'WHERE') ? cypher.clause(close + 1) : new Cypher('');
      return [
        ...(cypher.at(index - 3, 'MATCH', '*', '=') && !cypher.at(index - 4, 'OPTIONAL')
          ? []
          : [`${name} outside of a plain MATCH`]),
        ...(ends.every(({ label, variable }) => variable !== undefined && label === undefined)
          ? []
          : [`${name} with an end that is not bound before`]),
        ...(new Set(ends.map(({ variable }) => variable)).size === ends.length ? [] : [`${name} between equal ends`]),
        ...(pattern.find('..').some((dots) => pattern.tokens[dots + 1]?.kind === 'number')
          ? []
          : [`${name} without an upper bound`]),
        ...(where.tokens.some(({ text }) => text === path) ? [`WHERE on the path of ${name}`] : []),
      ];
    }),
  );
};

const limitsAreBare: Rule = (query) => {
  const cypher = of(query);
  return ['SKIP', 'LIMIT', 'OFFSET'].flatMap((word) =>
    cypher.find(word).flatMap((index) => {
      const amount = cypher.clause(index);
      const simple = amount.tokens.length === 1 && ['number', 'parameter'].includes(amount.tokens[0]?.kind ?? '');
      return simple ? [] : [`${word} takes a literal or a bare parameter, not ${amount}`];
    }),
  );
};

const mergeKeysAreNeverNull: Rule = (query) => {
  const cypher = of(query);
  return nodePatterns(cypher).flatMap(({ open, close }) => {
    if (!cypher.at(open - 1, 'MERGE')) return [];
    const inside = cypher.between(open, close);
    const brace = inside.find('{')[0];
    if (brace === undefined) return ['MERGE of a node without a key'];
    return inside
      .between(brace, inside.close(brace))
      .items()
      .flatMap((item) => {
        const value = item.between(1, item.tokens.length);
        const type = operandType(query, value);
        return type && !type.nullable ? [] : [`MERGE by a key that may be null: ${item}`];
      });
  });
};

const forbiddenCalls = new Set(
  'randomUUID id elementId date datetime time localtime localdatetime timestamp duration'.toUpperCase().split(' '),
);
const onlySharedCypher: Rule = (query) => {
  const cypher = of(query);
  const labels = nodePatterns(cypher).map(({ open, close }) => cypher.between(open, close));
  const types = relationshipPatterns(cypher).map(({ inside }) => inside);
  return [
    ...found(cypher.find('COLLECT', '{'), 'COLLECT{}'),
    ...found(
      [...labels, ...types].filter((inside) => inside.tokens.some(({ text }) => ['|', '!', '&', '%'].includes(text))),
      'a label expression',
    ),
    ...found(
      [...labels, ...types].filter((inside) => inside.find('WHERE').length > 0),
      'WHERE inside a pattern',
    ),
    ...found(
      cypher.find(')').filter((index) => {
        const quantifier = cypher.text(index + 1);
        const braces = quantifier === '{' && ['number', 'sign'].includes(cypher.tokens[index + 2]?.kind ?? '');
        return (['+', '*'].includes(quantifier) && cypher.text(index + 2) === '(') || braces;
      }),
      'a quantified path',
    ),
    ...found([...cypher.find('SHORTEST'), ...cypher.find('ANY', 'SHORTEST')], 'SHORTEST'),
    ...found(cypher.find('$', '('), 'a dynamic label or type'),
    ...found(
      cypher
        .find('[')
        .filter((open) => cypher.tokens[open - 1]?.kind === 'word' && /^[$'"]/.test(cypher.text(open + 1))),
      'a dynamic key',
    ),
    ...found(cypher.find('||'), '||'),
    ...cypher
      .find('*', '(')
      .filter((index) => forbiddenCalls.has(cypher.text(index).toUpperCase()))
      .map((index) => `${cypher.text(index)}()`),
  ];
};

const variableLengthHasABound: Rule = (query) =>
  relationshipPatterns(of(query)).flatMap(({ inside }) => {
    const star = inside.tokens.findIndex(({ text }) => text === '*');
    if (star === -1) return [];
    const upper = inside.find('..')[0];
    const bounded = inside.tokens[(upper ?? star) + 1]?.kind === 'number';
    return bounded ? [] : [`a variable-length pattern without an upper bound: [${inside}]`];
  });

const everyColumnIsAliased: Rule = (query) =>
  returned(of(query)).flatMap(({ expression, alias }) =>
    alias === undefined ? [`a column without a name: ${expression}`] : [],
  );

/** Approximate: a page has to be ordered, and what it is ordered by last has to be an id. */
const pagesHaveATotalOrder: Rule = (query) => {
  const cypher = of(query);
  return [...cypher.find('LIMIT'), ...cypher.find('SKIP')].flatMap((index) => {
    const order = cypher
      .find('ORDER', 'BY')
      .filter((place) => place < index)
      .at(-1);
    if (order === undefined) return ['LIMIT without ORDER BY'];
    const last = orderKeys(query).at(-1);
    return last !== undefined && /(^|\. )id$/.test(last.toString()) ? [] : ['an order that does not end in an id'];
  });
};

/** What the last ORDER BY orders by, aliases replaced by what they stand for. */
function orderKeys(query: CatalogueQuery): Cypher[] {
  const cypher = of(query);
  const order = cypher.find('ORDER', 'BY').at(-1);
  if (order === undefined) return [];
  const columns = returned(cypher);
  return cypher
    .clause(order + 1)
    .items()
    .map((item) => {
      const key = /^(ASC|DESC)(ENDING)?$/i.test(item.text(item.tokens.length - 1))
        ? item.between(-1, item.tokens.length - 1)
        : item;
      return columns.find(({ alias }) => alias === key.toString())?.expression ?? key;
    });
}

const deletesOnlyWhatWasMatched: Rule = (query) => {
  const cypher = of(query);
  const matched = new Set([
    ...nodePatterns(cypher).map(({ variable }) => variable),
    ...relationshipPatterns(cypher).map(({ variable }) => variable),
  ]);
  return cypher
    .find('DELETE')
    .flatMap((index) => cypher.clause(index).items())
    .filter((item) => item.tokens.length !== 1 || !matched.has(item.text(0)))
    .map((item) => `DELETE of what no pattern names: ${item}`);
};

const noSchemaAndNoFullText: Rule = (query) => {
  const cypher = of(query);
  return found(
    [
      ...['CONSTRAINT', 'INDEX'].flatMap((what) => ['CREATE', 'DROP'].flatMap((verb) => cypher.find(verb, what))),
      ...cypher.find('DB', '.', 'INDEX'),
      ...cypher.find('APOC', '.'),
    ],
    'schema, full-text or a plugin: these differ by engine',
  );
};

const setReadsNothingItWrites: Rule = (query) => {
  const cypher = of(query);
  return cypher.find('SET').flatMap((index) => {
    const items = cypher.clause(index).items();
    const written = items.map((item) => item.between(-1, 3).toString());
    return items.flatMap((item, i) => {
      const right = item.between(3, item.tokens.length);
      const read = right.find('*', '.', '*').map((place) => right.between(place - 1, place + 3).toString());
      return read
        .filter((property) => written.some((other, j) => j !== i && other === property))
        .map((property) => `SET reads ${property}, which it also writes`);
    });
  });
};

const inIsNeverAskedOfNull: Rule = (query) => {
  const cypher = of(query);
  return comparisons(query).flatMap(({ operator, left, index }) => {
    if (operator !== 'IN' || !operandType(query, left)?.nullable) return [];
    const before = cypher.between(-1, index).toString();
    return before.includes(`${left} IS NOT NULL AND`) ? [] : [`IN on what may be null: ${left}`];
  });
};

/** Ids are minted in ASCII or given by the source; they break ties, so both engines need only order them somehow. */
const isId = (key: string) => /(^|\. )(id|document|sortKey)$/.test(key);

/** What ends in a brace is a `COUNT { … }`: a number. */
const isCount = (key: string) => key.endsWith('}');

const ordersByWhatBothOrderAlike: Rule = (query) => [
  ...orderKeys(query).flatMap((key) => {
    if (isId(key.toString()) || key.tokens.some((_, index) => isAggregate(key, index))) return [];
    const type = operandType(query, key);
    return type && !type.nullable && type.ascii ? [] : [`ORDER BY ${key}`];
  }),
  ...comparisons(query).flatMap(({ left, right, operator }) => {
    if (!['<', '>', '<=', '>='].includes(operator) || isId(left.toString()) || isCount(left.toString())) return [];
    const type = operandType(query, left);
    return type?.kind === 'number' && !type.nullable ? [] : [`a cursor by ${left} ${operator} ${right}`];
  }),
];

/** Grafeo answers `EXISTS` about a hundred times slower than the count of the same pattern; Neo4j plans both alike. */
const countsInsteadOfExists: Rule = (query) => found(of(query).find('EXISTS', '{'), 'EXISTS { … }: COUNT { … } > 0');

const writes = ['CREATE', 'MERGE', 'SET', 'DELETE', 'REMOVE', 'FOREACH'];
const writesOnlyInModeWrite: Rule = (query) => {
  const used = writes.filter((word) => of(query).find(word).length > 0);
  if (query.mode === 'read') return used.map((word) => `${word} in mode "read"`);
  return used.length > 0 ? [] : ['mode "write" and nothing is written'];
};

/** By the number of the design; a rule that has several halves appears once per half. */
export const rules: Readonly<Record<string, Rule>> = {
  'R1 no OPTIONAL MATCH': noOptionalMatch,
  'R2 a label on every node': everyNodeHasALabel,
  'R3 no nested pattern comprehensions': noNestedComprehensions,
  'R4 subqueries have a scope and return aggregates': subqueriesHaveScopeAndAggregate,
  'R5 no comparison of a string with a number': comparesLikeWithLike,
  'R6 append to coalesced lists': appendsToCoalesced,
  'R6 no slice of an aggregate': noSliceOfAggregate,
  'R7 sums are coalesced': sumsAreCoalesced,
  'R7 no map projection': noMapProjection,
  'R8 shortestPath is plain and bounded': shortestPathIsBounded,
  'R9 SKIP and LIMIT are bare': limitsAreBare,
  'R10 keys of MERGE are never null': mergeKeysAreNeverNull,
  'R11 and R12 only Cypher both engines have': onlySharedCypher,
  'R13 variable length has a bound': variableLengthHasABound,
  'R14 every column has a name': everyColumnIsAliased,
  'R14 pages have a total order': pagesHaveATotalOrder,
  'R15 DELETE what was matched': deletesOnlyWhatWasMatched,
  'R16 no schema and no full-text': noSchemaAndNoFullText,
  'R17 SET reads nothing it writes': setReadsNothingItWrites,
  'R18 IN is never asked of null': inIsNeverAskedOfNull,
  'R19 order by what both order alike': ordersByWhatBothOrderAlike,
  'R20 COUNT instead of EXISTS': countsInsteadOfExists,
  'writes only in mode write': writesOnlyInModeWrite,
};

// ---- Rules about the model (R5, R10, R12) --------------------------------------------------------------------------

/** Properties of one name that are a string here and a number there. */
export function propertiesOfSeveralTypes(models: Readonly<Record<string, z.ZodObject>> = model): string[] {
  const kinds = new Map<string, Set<Kind>>();
  for (const properties of Object.values(models)) {
    for (const [name, type] of Object.entries(properties.shape)) {
      kinds.set(name, (kinds.get(name) ?? new Set()).add(valueType(type as z.ZodType).kind));
    }
  }
  return [...kinds].filter(([, set]) => set.size > 1 || set.has('other')).map(([name]) => name);
}

/** Labels whose key may be null. */
export function nullableKeys(models: Readonly<Record<string, NodeModel>> = nodes): string[] {
  return Object.entries(models)
    .filter(([, { properties }]) => {
      const id: unknown = properties.shape['id'];
      return !(id instanceof z.ZodType) || valueType(id).nullable || valueType(id).kind !== 'string';
    })
    .map(([label]) => label);
}

/** Names of labels, relationship types and properties in a query that the model does not have. */
export function unknownNames(query: CatalogueQuery): string[] {
  const cypher = of(query);
  const variables = typesOfVariables(cypher);
  const labels = nodePatterns(cypher).flatMap(({ label }) => label ?? []);
  const types = relationshipPatterns(cypher).flatMap(({ type }) => type ?? []);
  const properties = cypher.find('*', '.', '*').flatMap((index) => {
    const [variable, property] = [cypher.text(index), cypher.text(index + 2)];
    const owner = variables.get(variable);
    if (owner === undefined) return propertyType(query, variable, property) ? [] : [`${variable}.${property}`];
    return property in (model[owner]?.shape ?? {}) ? [] : [`${owner}.${property}`];
  });
  const keys = [
    ...nodePatterns(cypher).map(({ label, open, close }) => ({ owner: label, inside: cypher.between(open, close) })),
    ...relationshipPatterns(cypher).map(({ type, inside }) => ({ owner: type, inside })),
  ].flatMap(({ owner = '', inside }) =>
    inside.find('{').flatMap((open) =>
      inside
        .between(open, inside.close(open))
        .items()
        .flatMap((item) => (item.text(0) in (model[owner]?.shape ?? {}) ? [] : [`${owner}.${item.text(0)}`])),
    ),
  );
  return [
    ...keys,
    ...labels.filter((label) => !(label in nodes)),
    ...types.filter((type) => !(type in relationships)),
    ...properties,
  ];
}

/** Relationships between labels that the model does not have, or not in that direction. */
export function unknownEdges(query: CatalogueQuery): string[] {
  const cypher = of(query);
  const variables = typesOfVariables(cypher);
  const patterns = nodePatterns(cypher);
  const labelOf = (node: NodePattern | undefined) => node?.label ?? variables.get(node?.variable ?? '');
  return cypher.find('[').flatMap((open) => {
    const close = cypher.close(open);
    const [type] = relationshipPatterns(cypher.between(open - 2, close + 1)).flatMap((pattern) => pattern.type ?? []);
    if (type === undefined) return [];
    const before = labelOf(patterns.find((node) => node.close === open - 2));
    const after = labelOf(patterns.find((node) => node.open === close + 2));
    const [from, to] = cypher.text(open - 1) === '<-' ? [after, before] : [before, after];
    const known = edges.some(
      (edge) => edge.type === type && edge.from === (from ?? edge.from) && edge.to === (to ?? edge.to),
    );
    return known ? [] : [`(${from ?? ''})-[${type}]->(${to ?? ''})`];
  });
}

/** The parameters a text uses. */
export const parametersOf = (query: CatalogueQuery) =>
  [...new Set(of(query).tokens.flatMap(({ kind, text }) => (kind === 'parameter' ? [text.slice(1)] : [])))].sort();

/** The columns a text returns. */
export const columnsOf = (query: CatalogueQuery) => returned(of(query)).map(({ alias }) => alias ?? '');
