import {
  BREAK,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Plugin } from 'graphql-yoga';

/** Compiling costs as much as some dozens of executions: what is asked once is not worth it. */
const WORTH_COMPILING = 3;
/** Compiling takes a fast machine some ten milliseconds for so many characters, and leaves a megabyte. */
const LONGEST = 2_000;
const MOST = 64;

type Run = CompiledQuery['query'];

interface Known {
  asked: number;
  /** Null where it cannot be compiled, undefined where it is not. */
  run: Run | null | undefined;
}

/**
 * Runs queries that come again as compiled functions (`graphql-jit`), about twice as fast as field by field. Only where
 * the answer is the same by what the specification says and by a differential test: mutations are never compiled,
 * variables are judged by graphql-js, and an answer with an error is thrown away and made again in the ordinary way.
 * The compiled functions last used are kept, so that strangers who ask ever new questions fill no memory.
 */
export function useCompiledQueries(): Plugin {
  const known = new WeakMap<DocumentNode, Map<string, Known>>();
  const inUse = new Set<Known>();

  function operationOf({ document, operationName }: ExecutionArgs): Known {
    const operations = known.get(document) ?? new Map<string, Known>();
    known.set(document, operations);
    const operation = operations.get(operationName ?? '') ?? { asked: 0, run: undefined };
    operations.set(operationName ?? '', operation);
    return operation;
  }

  function compiled(args: ExecutionArgs): Run | null {
    const operation = operationOf(args);
    operation.asked += 1;
    if (operation.asked < WORTH_COMPILING) return null;
    if (operation.run === undefined) operation.run = compile(args);
    if (operation.run) use(operation);
    return operation.run;
  }

  function use(operation: Known): void {
    inUse.delete(operation);
    inUse.add(operation);
    const [oldest] = inUse;
    if (inUse.size <= MOST || !oldest) return;
    inUse.delete(oldest);
    Object.assign(oldest, { asked: 0, run: undefined });
  }

  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => {
        const run = compiled(args);
        if (!run || !areVariablesSound(args)) return executeFn(args);
        const settled = (result: ExecutionResult) => ('errors' in result ? executeFn(args) : result);
        const answer = run(args.rootValue, args.contextValue, args.variableValues);
        return answer instanceof Promise ? answer.then(settled) : settled(answer);
      });
    },
  };
}

function compile({ schema, document, operationName }: ExecutionArgs): Run | null {
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.QUERY) return null;
  if ((document.loc?.source.body.length ?? LONGEST) >= LONGEST || hasConditions(document)) return null;
  const query = compileQuery(schema, document, operationName ?? undefined);
  return isCompiledQuery(query) ? query.query : null;
}

/** Where fields come under conditions, the compiler may answer them in another order. */
function hasConditions(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive() {
      found = true;
      return BREAK;
    },
  });
  return found;
}

/** The compiler knows no input objects of which exactly one field may be set. */
function areVariablesSound({ schema, document, operationName, variableValues }: ExecutionArgs): boolean {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return 'coerced' in getVariableValues(schema, definitions, variableValues ?? {}, { maxErrors: 1 });
}
