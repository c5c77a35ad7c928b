import { type ASTVisitor, BREAK, type DocumentNode, GraphQLError, Kind, type ValidationContext, visit } from 'graphql';
import { _createLRUCache, type Plugin } from 'graphql-yoga';

const ARGUMENT = 'profile';

/** A text in which more than a variable is called so may hold somebody's profile. */
const mayHoldProfile = (text: string) => text.replaceAll(/\bprofile\s*:\s*\$|\$profile\b/g, '').includes(ARGUMENT);

/** Parsed queries are kept by their texts; a text that may hold somebody's profile is not. */
function cacheOfTexts<T extends object>() {
  const kept = _createLRUCache<T>();
  return {
    get: (text: string) => kept.get(text),
    set: (text: string, value: T) => {
      if (!mayHoldProfile(text)) kept.set(text, value);
    },
  };
}

export const privateCaches = () => ({
  documentCache: cacheOfTexts<DocumentNode>(),
  errorCache: cacheOfTexts<object>(),
});

/**
 * Profiles come as variables of a POST only: texts of queries are kept (parsed, compiled, in the logs of others), and
 * addresses are noted by every server on the way.
 */
export function usePrivateProfiles(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(profilesAsVariables);
    },
    onExecute({ args, setResultAndStopExecution }) {
      if (args.contextValue.request.method !== 'GET' || !takesProfile(args.document)) return;
      const message = 'A profile may not be part of an address. Send the request by POST.';
      setResultAndStopExecution({
        errors: [new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } })],
      });
    },
  };
}

function profilesAsVariables(context: ValidationContext): ASTVisitor {
  return {
    Argument(node) {
      if (node.name.value !== ARGUMENT || node.value.kind === Kind.VARIABLE || node.value.kind === Kind.NULL) return;
      const message = 'Pass the profile as a variable: the texts of queries are kept, variables are not.';
      context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'BAD_REQUEST' } }));
    },
  };
}

function takesProfile(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Argument({ name, value }) {
      if (name.value !== ARGUMENT || value.kind === Kind.NULL) return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}
