import { beforeAll, expect, test, vi } from 'vitest';
import { EmbeddedEngine, MEMORY } from '../../src/engine/embedded.ts';
import { schema } from '../../src/schema/index.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { prepareStore } from '../../src/services/store.ts';
import { type Client, clientOf } from '../ask.ts';
import { randomFrom } from '../random.ts';
import { randomQuery } from './random-query.ts';

/** How often a compiled query gave an answer without errors. */
const answered = vi.hoisted(() => ({ count: 0 }));
vi.mock('graphql-jit', async (original) => {
  const jit = await original<typeof import('graphql-jit')>();
  return {
    ...jit,
    compileQuery: (...args: Parameters<typeof jit.compileQuery>) => {
      const compiled = jit.compileQuery(...args);
      if (!('query' in compiled)) return compiled;
      return {
        ...compiled,
        query: async (...asked: Parameters<typeof compiled.query>) => {
          const result = await compiled.query(...asked);
          if (!result.errors) answered.count += 1;
          return result;
        },
      };
    },
  };
});

const role = 'senior-computer-vision-scientist';
const pool = {
  Int: [0, 1, 2, 5, 201, -1],
  Float: [0, 0.5, 1, 2],
  String: [
    'Senior Computer Vision Scientist',
    'Associate Computer Vision Scientist',
    'python',
    'vision',
    role,
    '',
    'x:y',
  ],
  Boolean: [true, false],
  ID: ['bm8=', role, Buffer.from(`Role:${role}`).toString('base64')],
};

let client: Client;
beforeAll(async () => {
  const engine = await EmbeddedEngine.open(MEMORY);
  await prepareStore(engine);
  await loadSeed(engine);
  client = clientOf(engine);
  return () => engine.close();
});

/**
 * The answers to a question that is asked again and again: first field by field, later compiled. The very first is left
 * out: what has to be read comes later than what is known, and of several errors the first to come is shown.
 */
async function answers(query: string, variables: object): Promise<string[]> {
  const texts: string[] = [];
  for (let i = 0; i < 4; i += 1) texts.push(await client.text(query, variables));
  return texts.slice(1);
}

test('random questions have the same answer to the byte, compiled or not', { timeout: 120_000 }, async () => {
  const rounds = Number(process.env['ROLEGRAPH_ROUNDS'] ?? 150);
  const random = randomFrom(Number(process.env['ROLEGRAPH_SEED'] ?? 1));
  let sound = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { query, variables } = randomQuery(schema, pool, random);
    const [first, ...later] = (await answers(query, variables)).map(withoutReference).map(comparable);
    for (const text of later) expect(text, `${query}\n${JSON.stringify(variables)}`).toBe(first);
    if (!('errors' in JSON.parse(first ?? ''))) sound += 1;
  }
  // Else this would prove nothing.
  expect(sound).toBeGreaterThan(rounds / 4);
  expect(answered.count).toBeGreaterThan(sound / 2);
});

/** Of several errors, how many are told beside the first one to come depends on what was read before. */
function comparable(text: string): string {
  const { data, errors } = JSON.parse(text);
  return errors ? JSON.stringify({ data, errors: true }) : text;
}

/** Answers to surprises carry a reference that is new each time; there should be none. */
const withoutReference = (text: string) => {
  expect(text).not.toContain('"reference"');
  return text;
};

test('a document of several operations answers the one that is asked for', async () => {
  const query = '{ skills(first: 1) { nodes { name } } }';
  const document = `query A ${query} query B { tools(first: 1) { nodes { name } } }`;
  for (let i = 0; i < 5; i += 1) {
    const a = await client.text(document, {}, 'A');
    const b = await client.text(document, {}, 'B');
    expect([Object.keys(JSON.parse(a).data), Object.keys(JSON.parse(b).data)]).toEqual([['skills'], ['tools']]);
  }
});

test('a variable that names a role in two ways is refused, however often', async () => {
  const query = 'query R($ref: RoleRef!) { role(ref: $ref) { ... on Role { title } } }';
  await answers(query, { ref: { slug: role } });
  const refused = await answers(query, { ref: { slug: role, title: 'x' } });
  for (const text of refused) expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_USER_INPUT');
});
