import {
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
} from 'graphql';

/** What one execution is about. */
export interface Asked {
  rootValue: unknown;
  context: unknown;
  /** As graphql-js coerced them. */
  variables: Record<string, unknown>;
}

/** An object of an answer. */
export type Data = Record<string, unknown>;

/** Brings a value into the form of an answer. @throws where graphql-js would tell of an error */
export type Complete = (run: Run, value: unknown, field: PlannedField) => unknown;

/** What is the same of a field in all objects and executions. */
export interface PlannedField {
  /** Its place among all fields of the plan. */
  number: number;
  /** Its name in the answer. */
  key: string;
  nodes: readonly [FieldNode, ...FieldNode[]];
  parentType: GraphQLObjectType;
  definition: GraphQLField<unknown, unknown>;
  resolve: GraphQLFieldResolver<unknown, unknown>;
  complete: Complete;
}

/** What resolvers hear of the query, whatever field they are asked for. */
type Stem = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'operation'>;

/** There is something that graphql-js has to say in its words. */
export function refuse(): never {
  throw new Error('This is left to graphql-js.');
}

/** An object for each selection: of one form, and without the prototype that a field called `__proto__` would change. */
export function emptyDataOf(): () => Data {
  class Answer {
    [key: string]: unknown;
  }
  Object.setPrototypeOf(Answer.prototype, null);
  return () => new Answer();
}

const NO_ARGUMENTS = Object.freeze({});

/** One execution of a plan. */
export class Run {
  readonly context: unknown;
  readonly #asked: Asked;
  readonly #stem: Stem;
  // By the number of the field: the same for all objects.
  readonly #arguments: Record<string, unknown>[] = [];
  readonly #infos: GraphQLResolveInfo[] = [];
  #awaited = 0;
  #isRefused = false;
  #settle: (() => void) | undefined;

  constructor(asked: Asked, stem: Stem) {
    this.context = asked.context;
    this.#asked = asked;
    this.#stem = stem;
  }

  /** All data from the root down; null where something was refused. */
  finish(root: (run: Run, value: unknown) => Data): Data | null | Promise<Data | null> {
    const data = this.#attempt(() => root(this, this.#asked.rootValue));
    if (this.#awaited === 0) return data;
    return new Promise((resolve) => {
      this.#settle = () => resolve(this.#isRefused ? null : data);
    });
  }

  /** Fills an object of the answer from a value. What is still to come is put there when it comes. */
  fill(data: Data, fields: readonly PlannedField[], value: unknown): Data {
    for (const field of fields) {
      const { key, resolve } = field;
      const came = resolve(value, this.argumentsOf(field), this.context, this.infoOf(field));
      this.put(data, key, came, field.complete, field);
    }
    return data;
  }

  /** Puts a completed value in its place, at once where it is here. */
  put(into: Data | unknown[], key: string | number, value: unknown, complete: Complete, field: PlannedField): void {
    const place = into as Record<string | number, unknown>;
    if (isPromise(value)) {
      // Keeps the order of the fields.
      place[key] = null;
      this.#await(value, (came) => {
        place[key] = complete(this, sound(came), field);
      });
    } else place[key] = complete(this, sound(value), field);
  }

  list(values: unknown, complete: Complete, field: PlannedField): unknown[] {
    if (!isIterable(values)) return refuse();
    const list: unknown[] = [];
    for (const value of values) this.put(list, list.length, value, complete, field);
    return list;
  }

  argumentsOf({ number, definition, nodes }: PlannedField): Record<string, unknown> {
    if (definition.args.length === 0) return NO_ARGUMENTS;
    this.#arguments[number] ??= Object.freeze(getArgumentValues(definition, nodes[0], this.#asked.variables));
    return this.#arguments[number];
  }

  infoOf({ number, definition, nodes, parentType }: PlannedField): GraphQLResolveInfo {
    this.#infos[number] ??= {
      ...this.#stem,
      fieldName: definition.name,
      fieldNodes: nodes,
      returnType: definition.type,
      parentType,
      rootValue: this.#asked.rootValue,
      variableValues: this.#asked.variables,
      // It differs from object to object. A resolver that looks into it fails, and graphql-js does all of it.
      path: undefined as never,
    };
    return this.#infos[number];
  }

  /** After a refusal the rest is waited for, so that graphql-js does not begin beside it. */
  #await(value: PromiseLike<unknown>, use: (came: unknown) => void): void {
    this.#awaited += 1;
    const ended = () => {
      this.#awaited -= 1;
      if (this.#awaited === 0) this.#settle?.();
    };
    value.then(
      (came) => {
        if (!this.#isRefused) this.#attempt(() => use(came));
        ended();
      },
      () => {
        this.#isRefused = true;
        ended();
      },
    );
  }

  #attempt<T>(work: () => T): T | null {
    try {
      return work();
    } catch {
      this.#isRefused = true;
      return null;
    }
  }
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

/** A resolver may also hand an error out. */
const sound = (value: unknown) => (value instanceof Error ? refuse() : value);
