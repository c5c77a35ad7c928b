import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export interface RandomQuery {
  query: string;
  variables: Record<string, unknown>;
}

/** Values by the name of a scalar: sound ones, and some that are refused. */
type Pool = Readonly<Record<string, readonly unknown[]>>;

/** Written as it stands in a query: an enum value is no string. */
class EnumValue {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A random query over a schema, with aliases, fragments of both kinds, directives and variables. Most of them are valid;
 * wrong values are among the arguments, and now and then a variable is wrong or missing.
 * @param random gives numbers from 0 to 1.
 */
export function randomQuery(schema: GraphQLSchema, pool: Pool, random: () => number): RandomQuery {
  const below = (n: number) => Math.floor(random() * n);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const fragments: string[] = [];

  function variable(type: string, value: unknown): string {
    const name = `v${declared.length}`;
    const withDefault = !type.endsWith('!') && random() < 0.2;
    declared.push(`$${name}: ${type}${withDefault ? ` = ${written(value)}` : ''}`);
    const kind = random();
    if (kind < 0.03) variables[name] = { wrong: [1] };
    else if (kind < 0.06) variables[name] = null;
    else if (kind > 0.1) variables[name] = plain(value);
    return `$${name}`;
  }

  function valueOf(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return valueOf(type.ofType, depth);
    if (isListType(type)) return Array.from({ length: below(3) }, () => valueOf(type.ofType, depth + 1));
    if (isEnumType(type)) return new EnumValue(one(type.getValues()).name);
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const chosen = type.isOneOf
        ? [one(fields)]
        : fields.filter((field) => isNonNullType(field.type) || (depth < 2 && random() < 0.3));
      return Object.fromEntries(chosen.map((field) => [field.name, valueOf(field.type, depth + 1)]));
    }
    return one(pool[type.name] ?? [null]);
  }

  function argumentsOf(args: readonly GraphQLArgument[]): string {
    const given = args
      .filter(({ type }) => isNonNullType(type) || random() < 0.3)
      .map(({ name, type }) => {
        const value = valueOf(type, 0);
        return `${name}: ${random() < 0.4 ? variable(String(type), value) : written(value)}`;
      });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  function directive(): string {
    if (random() > 0.015) return '';
    const value = random() < 0.5;
    return ` @${one(['skip', 'include'])}(if: ${random() < 0.5 ? variable('Boolean!', value) : value})`;
  }

  function fieldOf(parent: GraphQLObjectType, depth: number): string {
    const fields = Object.values(parent.getFields());
    const field = one(fields.filter(({ type }) => depth > 0 || !isCompositeType(getNamedType(type))));
    if (!field) return '__typename';
    // Selections of one name must ask for the same: only those without arguments may meet.
    const args = argumentsOf(field.args);
    const alias = args === '' ? (random() < 0.5 ? '' : `${field.name}Again: `) : `u${below(1e9)}: `;
    return `${alias}${field.name}${args}${directive()}${subselection(field.type, depth)}`;
  }

  function subselection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    return isCompositeType(named) ? ` ${selection(named, depth - 1)}` : '';
  }

  function selection(type: GraphQLNamedType, depth: number): string {
    if (isObjectType(type)) {
      const parts = Array.from({ length: 1 + below(3) }, () => fieldOf(type, depth));
      if (random() < 0.1) parts.push('__typename');
      if (random() < 0.1) {
        const name = `F${fragments.length}`;
        fragments.push('');
        fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} { ${fieldOf(type, depth)} }`;
        parts.push(`...${name}${directive()}`);
      }
      return `{ ${parts.join(' ')} }`;
    }
    const possible = schema.getPossibleTypes(type as never);
    const parts = possible
      .filter(() => possible.length < 4 || random() < 0.5)
      .map((member) => `... on ${member.name}${directive()} ${selection(member, depth)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }

  const query = schema.getQueryType();
  if (!query) throw new Error('The schema has no queries.');
  const body = selection(query, 2 + below(4));
  const head = declared.length > 0 ? `query Random(${declared.join(', ')})` : 'query Random';
  return { query: `${head} ${body} ${fragments.join(' ')}`, variables };
}

/** As it is written in a query. */
function written(value: unknown): string {
  if (value instanceof EnumValue) return value.name;
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).map(([name, field]) => `${name}: ${written(field)}`);
    return `{ ${fields.join(', ')} }`;
  }
  return JSON.stringify(value);
}

/** As it is sent as a variable. */
function plain(value: unknown): unknown {
  if (value instanceof EnumValue) return value.name;
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
  }
  return value;
}
