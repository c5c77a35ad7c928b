import type { Plugin } from 'graphql-yoga';
import { refused } from './graphql-request.ts';

const MOST_TOKENS = 4_000;

/** Stops parsing a query after 4,000 tokens: the first thing a hostile query costs is its parsing. */
export function useTokenLimit(): Plugin {
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source, options) => {
        try {
          return parseFn(source, { ...options, maxTokens: MOST_TOKENS });
        } catch (error) {
          // graphql-js says it in words only.
          if (!(error instanceof Error && error.message.includes('Parsing aborted'))) throw error;
          throw refused(413, 'QUERY_TOO_LARGE', `The query has more than ${MOST_TOKENS} tokens. Ask for less at once.`);
        }
      });
    },
  };
}
