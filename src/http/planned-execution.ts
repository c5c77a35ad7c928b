import {
  BREAK,
  type ExecutionArgs,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Data } from './plan-run.ts';
import { QueryPlan } from './query-plan.ts';

/**
 * Executes queries by plans that are kept as long as their parsed documents (`QueryPlan`). Mutations and documents with
 * directives are left to graphql-js, and so is the wording of errors: an answer with an error is thrown away and made again.
 */
export function usePlannedQueries(): Plugin {
  const plans = new WeakMap<OperationDefinitionNode, QueryPlan | null>();

  function planOf(args: ExecutionArgs, operation: OperationDefinitionNode): QueryPlan | null {
    const known = plans.get(operation);
    if (known !== undefined) return known;
    const isPlain = operation.operation === OperationTypeNode.QUERY && !hasDirectives(args);
    const plan = isPlain ? new QueryPlan(args.schema, args.document, operation) : null;
    plans.set(operation, plan);
    return plan;
  }

  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => {
        const { schema, document, operationName, rootValue, contextValue: context, variableValues } = args;
        const operation = getOperationAST(document, operationName);
        const plan = operation && planOf(args, operation);
        if (!plan) return executeFn(args);
        const definitions = operation.variableDefinitions ?? [];
        const { coerced } = getVariableValues(schema, definitions, variableValues ?? {}, { maxErrors: 1 });
        if (!coerced) return executeFn(args);
        const told = (data: Data | null) => (data === null ? executeFn(args) : { data });
        const data = plan.execute({ rootValue, context, variables: coerced });
        return data instanceof Promise ? data.then(told) : told(data);
      });
    },
  };
}

/** Where fields come under conditions, which ones there are is not known beforehand. */
function hasDirectives({ document }: ExecutionArgs): boolean {
  let found = false;
  visit(document, {
    Directive() {
      found = true;
      return BREAK;
    },
  });
  return found;
}
