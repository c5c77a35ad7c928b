import type { GraphEngine } from '../src/engine/port.ts';
import { createHandler } from '../src/http/handler.ts';
import { silentLog } from '../src/http/log.ts';
import { createServices } from '../src/services/services.ts';

/** The shape of an answer is the business of each test, which fails where it is not as expected. */
export type Data = any;

export interface AnswerError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; problems?: { path: string; message: string }[] };
}

export interface Answer {
  data?: Data;
  errors?: AnswerError[];
}

export interface Client {
  /** The answer as it was sent. */
  text(query: string, variables?: object, operationName?: string): Promise<string>;
  answer(query: string, variables?: object): Promise<Answer>;
  /** The data of an answer without errors. */
  ask(query: string, variables?: object): Promise<Data>;
  /** The first error of an answer. */
  refusal(query: string, variables?: object): Promise<AnswerError>;
}

/** Asks everything Rolegraph answers over HTTP, without a socket. */
export function clientOf(engine: GraphEngine, cache?: number): Client {
  const handle = createHandler(createServices(engine, cache), silentLog(), []);
  const client: Client = {
    async text(query, variables = {}, operationName) {
      const request = new Request('http://rolegraph.test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables, operationName }),
      });
      return (await handle(request)).text();
    },
    answer: async (query, variables) => JSON.parse(await client.text(query, variables)),
    async ask(query, variables) {
      const { data, errors } = await client.answer(query, variables);
      if (errors) throw new Error(`Answered with errors: ${JSON.stringify(errors)}`);
      return data;
    },
    async refusal(query, variables) {
      const { errors } = await client.answer(query, variables);
      if (!errors?.[0]) throw new Error('Answered without errors.');
      return errors[0];
    },
  };
  return client;
}
