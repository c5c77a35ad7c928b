import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';

const MOST = { __schema: 1, __type: 20 } as const;

/** Refuses to describe the schema many times over in one operation: that costs megabytes and touches no other limit. */
export function useIntrospectionLimit(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(limitIntrospection);
    },
  };
}

function limitIntrospection(context: ValidationContext): ASTVisitor {
  const seen = { __schema: 0, __type: 0 };
  return {
    Field({ name }) {
      const field = name.value;
      if (field !== '__schema' && field !== '__type') return;
      seen[field] += 1;
      if (seen[field] !== MOST[field] + 1) return;
      const message = `A document may ask for ${field} ${MOST[field] === 1 ? 'once' : `${MOST[field]} times`}.`;
      context.reportError(new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } }));
    },
  };
}
