import { describe, expect, test } from 'vitest';
import { exampleQuery } from '../../src/http/example-query.ts';
import { createHandler } from '../../src/http/handler.ts';
import { createServices } from '../../src/services/services.ts';
import { address, graphql, memoryApp, posted, readableLog, seededApp } from './memory-app.ts';

const get = (path: string, headers: Record<string, string> = {}) => new Request(address(path), { headers });

describe('GraphQL', () => {
  test('the example of the explorer has an answer', async () => {
    const { handle } = await seededApp();
    const answer = await (await handle(graphql(exampleQuery))).json();
    expect(answer.errors).toBeUndefined();
    expect(answer.data.role.title).toBe('Senior Computer Vision Scientist');
    expect(answer.data.role.nextRoles.nodes.length).toBeGreaterThan(3);
  });

  test('the explorer comes to browsers, from here and not from a network', async () => {
    const { handle } = await memoryApp();
    const response = await handle(get('/graphql', { accept: 'text/html' }));
    const page = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(page).toContain('query ARole');
    expect(page).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  });

  test('a query may come as GET, a mutation may not', async () => {
    const { handle } = await memoryApp();
    const query = await handle(get('/graphql?query={__typename}'));
    expect(await query.json()).toEqual({ data: { __typename: 'Query' } });
    const mutation = await handle(get('/graphql?query=mutation{loadSeed{documents}}'));
    expect(mutation.status).toBe(405);
  });

  test.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/graphql',
  ])('a POST of %s, which any page may send, is refused', async (type) => {
    const { handle } = await memoryApp();
    const response = await handle(posted('/graphql', 'query=mutation{loadSeed{documents}}', type));
    expect(response.status).toBe(415);
  });

  const refusals: [string, BodyInit, number, string][] = [
    ['JSON cut in half', '{"query":"{ role(ref:', 400, 'BAD_REQUEST'],
    ['what is no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400, 'BAD_REQUEST'],
    ['a list of operations', '[{"query":"{__typename}"}]', 400, 'BAD_REQUEST'],
    ['a number', '3', 400, 'BAD_REQUEST'],
    [
      'a query of 200,000 characters',
      JSON.stringify({ query: `{ __typename #${'x'.repeat(200_000)}\n}` }),
      413,
      'QUERY_TOO_LARGE',
    ],
    [
      'a query of 5,000 fields',
      JSON.stringify({ query: `{ ${'__typename '.repeat(5_000)} }` }),
      200,
      'QUERY_TOO_LARGE',
    ],
    ['a query cut in half', JSON.stringify({ query: '{ role(ref: { title: ' }), 200, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', JSON.stringify({ query: '{ rolls }' }), 200, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable nested 10,000 deep', nested('{"title":', '1', '}', 10_000), 200, 'BAD_USER_INPUT'],
    ['a variable of 10,000 lists', nested('[', '1', ']', 10_000), 200, 'BAD_USER_INPUT'],
    ['half a million brackets', '['.repeat(500_000), 400, 'BAD_REQUEST'],
    [
      'a value nested as deep as tokens allow',
      JSON.stringify({ query: `{ role(ref: ${'['.repeat(1_900)}1${']'.repeat(1_900)}) { __typename } }` }),
      200,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'fields nested as deep as tokens allow',
      JSON.stringify({ query: '{a'.repeat(1_300) + '}'.repeat(1_300) }),
      200,
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ];
  test.each(refusals)('%s is refused, and the next request is fine', async (_name, body, status, code) => {
    const { handle, lines } = await memoryApp();
    const response = await handle(posted('/graphql', body));
    const { errors } = await response.json();
    expect([response.status, errors[0].extensions.code]).toEqual([status, code]);
    expect((await handle(graphql('{ __typename }'))).status).toBe(200);
    expect(lines.filter(({ msg }) => msg === 'unexpected error')).toEqual([]);
  });

  test('what is expected to fail says so with a code and what to do', async () => {
    const { handle } = await seededApp();
    const { data } = await (
      await handle(graphql('{ role(ref: { title: "Astronaut" }) { ... on Error { code message } } }'))
    ).json();
    expect(data.role).toEqual({ code: 'NOT_FOUND', message: expect.stringContaining('Astronaut') });
  });

  test('a surprise is masked, with a reference that is in the log', async () => {
    const { engine } = await memoryApp();
    const broken = new Proxy(engine, {
      get: (target, name) =>
        name === 'run' ? () => Promise.reject(new Error('secret of the database')) : Reflect.get(target, name, target),
    });
    const { log, lines } = readableLog();
    const handle = createHandler(createServices(broken), log, []);
    const text = await (await handle(graphql('{ role(ref: { title: "x" }) { __typename } }'))).text();
    const { extensions } = JSON.parse(text).errors[0];
    expect(text).not.toContain('secret');
    expect(extensions.code).toBe('INTERNAL_SERVER_ERROR');
    const noted = lines.find(({ reference }) => reference === extensions.reference);
    expect(noted).toMatchObject({ message: 'secret of the database', level: 50 });
  });
});

describe('pages of other origins', () => {
  const preflight = (origin: string) =>
    new Request(address('/graphql'), {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });

  test('may not ask by default', async () => {
    const { handle } = await memoryApp();
    const response = await handle(preflight('https://evil.example'));
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('may ask where they are configured, without credentials, and others still may not', async () => {
    const { handle } = await memoryApp({ ROLEGRAPH_CORS_ORIGINS: 'https://hr.example' });
    const configured = await handle(preflight('https://hr.example'));
    expect(configured.headers.get('access-control-allow-origin')).toBe('https://hr.example');
    expect(configured.headers.get('access-control-allow-credentials')).toBeNull();
    for (const origin of ['https://evil.example', 'null']) {
      const other = await handle(preflight(origin));
      expect(other.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('beside GraphQL', () => {
  test('/ leads to the explorer', async () => {
    const { handle } = await memoryApp();
    const response = await handle(get('/'));
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
  });

  test('/health is about the process, /ready about the engine', async () => {
    const { handle, engine } = await memoryApp();
    expect((await handle(get('/ready'))).status).toBe(200);
    await engine.close();
    expect((await handle(get('/health'))).status).toBe(200);
    const ready = await handle(get('/ready'));
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ status: 'unavailable', code: 'DATABASE_UNAVAILABLE' });
  });

  test('/export and /import move a graph', async () => {
    const from = await seededApp();
    const text = await (await from.handle(get('/export'))).text();
    const to = await memoryApp();
    const refused = await to.handle(posted('/import', text));
    expect(refused.status).toBe(415);
    const imported = await to.handle(posted('/import', text, 'application/x-ndjson'));
    expect(await imported.json()).toEqual(JSON.parse(text.trimEnd().split('\n').at(-1) ?? '').end);
    const again = await to.handle(posted('/import', text, 'application/x-ndjson'));
    expect([again.status, (await again.json()).errors[0].extensions.code]).toEqual([409, 'STORE_NOT_EMPTY']);
    expect(await (await to.handle(get('/export'))).text()).toBe(text);
  });

  test('unknown paths and methods are refused', async () => {
    const { handle } = await memoryApp();
    expect((await handle(get('/constructor'))).status).toBe(404);
    expect((await handle(posted('/export', ''))).status).toBe(405);
    expect((await handle(new Request(address('/graphql'), { method: 'PUT', body: '' }))).status).toBe(405);
  });
});

test('the log has one line per request, without what was asked', async () => {
  const { handle, lines } = await seededApp();
  const query = 'query Find($title: String!) { role(ref: { title: $title }) { __typename } }';
  const response = await handle(
    new Request(graphql(query, { title: 'Wizard' }), {
      headers: { 'x-request-id': 'portal-7', 'content-type': 'application/json' },
    }),
  );
  expect(response.headers.get('x-request-id')).toBe('portal-7');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    request: 'portal-7',
    method: 'POST',
    path: '/graphql',
    operation: 'Find',
    status: 200,
    ms: expect.any(Number),
  });
  expect(JSON.stringify(lines)).not.toMatch(/Wizard|title/);
});

function nested(open: string, middle: string, close: string, depth: number): string {
  const value = open.repeat(depth) + middle + close.repeat(depth);
  const query = 'query($ref: RoleRef!) { role(ref: $ref) { __typename } }';
  return `{"query":${JSON.stringify(query)},"variables":{"ref":${value}}}`;
}
