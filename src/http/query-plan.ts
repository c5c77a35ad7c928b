import {
  type DocumentNode,
  defaultFieldResolver,
  defaultTypeResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { type Asked, type Complete, type Data, emptyDataOf, type PlannedField, Run, refuse } from './plan-run.ts';

/** Fields that every type has, or every root of queries. */
const metaFields = new Map([SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((def) => [def.name, def]));

type Nodes = [FieldNode, ...FieldNode[]];
type CompleteObject = (run: Run, value: unknown) => Data;

/**
 * How a query without directives is executed. Which fields are selected on a type, what their types are and how their values
 * are completed is found out with the first object and kept; graphql-js finds it out for each object. No place in the
 * answer is kept for errors that do not happen: where there is anything to complain of there is no answer, and graphql-js
 * has to be asked.
 */
export class QueryPlan {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: Record<string, FragmentDefinitionNode> = {};
  readonly #root: CompleteObject;
  #fields = 0;

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    this.#operation = operation;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments[definition.name.value] = definition;
    }
    const type = schema.getRootType(operation.operation);
    this.#root = type ? this.#object(type, [operation.selectionSet]) : refuse;
  }

  /** The data asked for; null where graphql-js would tell of an error. */
  execute(asked: Asked): Data | null | Promise<Data | null> {
    const stem = { schema: this.#schema, fragments: this.#fragments, operation: this.#operation };
    return new Run(asked, stem).finish(this.#root);
  }

  /** Completes objects of a type, of which these selections are made. */
  #object(type: GraphQLObjectType, selections: readonly SelectionSetNode[]): CompleteObject {
    const empty = emptyDataOf();
    let fields: readonly PlannedField[] | undefined;
    return (run, value) => {
      fields ??= this.#fieldsOf(type, selections);
      return run.fill(empty(), fields, value);
    };
  }

  #fieldsOf(parentType: GraphQLObjectType, selections: readonly SelectionSetNode[]): PlannedField[] {
    const selected = new Map<string, Nodes>();
    const spread = new Set<string>();
    for (const { selections: some } of selections) this.#collect(parentType, some, selected, spread);
    return [...selected].map(([key, nodes]) => {
      const name = nodes[0].name.value;
      const definition = metaFields.get(name) ?? parentType.getFields()[name];
      if (!definition) throw new Error(`${parentType.name} has no field ${name}.`);
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      this.#fields += 1;
      return {
        number: this.#fields,
        key,
        nodes,
        parentType,
        definition,
        resolve: definition.resolve ?? defaultFieldResolver,
        complete: this.#completeOf(definition.type, below),
      };
    });
  }

  /** The fields selected on a type by their keys in the answer, in the order of the document. */
  #collect(
    type: GraphQLObjectType,
    selections: SelectionSetNode['selections'],
    selected: Map<string, Nodes>,
    spread: Set<string>,
  ): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const before = selected.get(key);
        if (before) before.push(selection);
        else selected.set(key, [selection]);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments[selection.name.value];
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
      }
      if (!fragment || !this.#applies(fragment.typeCondition?.name.value, type)) continue;
      this.#collect(type, fragment.selectionSet.selections, selected, spread);
    }
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditionType = this.#schema.getType(condition);
    return isAbstractType(conditionType) && this.#schema.isSubType(conditionType, type);
  }

  #completeOf(type: GraphQLOutputType, below: readonly SelectionSetNode[]): Complete {
    if (!isNonNullType(type)) {
      const complete = this.#completePresent(type, below);
      return (run, value, field) => (value == null ? null : complete(run, value, field));
    }
    const complete = this.#completePresent(type.ofType, below);
    return (run, value, field) => (value == null ? refuse() : complete(run, value, field));
  }

  /** How a value that is there is completed; type without its non-null. */
  #completePresent(type: GraphQLOutputType, below: readonly SelectionSetNode[]): Complete {
    if (isLeafType(type)) return (_run, value) => type.serialize(value) ?? refuse();
    if (isListType(type)) {
      const item = this.#completeOf(type.ofType, below);
      return (run, value, field) => run.list(value, item, field);
    }
    if (isAbstractType(type)) return this.#completeAbstract(type, below);
    return isObjectType(type) ? this.#completeObject(type, below) : refuse;
  }

  #completeObject(type: GraphQLObjectType, below: readonly SelectionSetNode[]): Complete {
    const object = this.#object(type, below);
    const { isTypeOf } = type;
    if (!isTypeOf) return object;
    return (run, value, field) =>
      isTypeOf(value, run.context, run.infoOf(field)) === true ? object(run, value) : refuse();
  }

  #completeAbstract(type: GraphQLAbstractType, below: readonly SelectionSetNode[]): Complete {
    const resolveType = type.resolveType ?? defaultTypeResolver;
    const byName = new Map<unknown, Complete>();
    return (run, value, field) => {
      const name = resolveType(value, run.context, run.infoOf(field), type);
      let complete = byName.get(name);
      if (!complete) {
        const actual = this.#schema.getPossibleTypes(type).find((possible) => possible.name === name);
        if (!actual) return refuse();
        complete = this.#completeObject(actual, below);
        byName.set(name, complete);
      }
      return complete(run, value, field);
    };
  }
}
