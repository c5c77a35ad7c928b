import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { removeDocuments } from '../../src/services/remove.ts';
import { loadSeed } from '../../src/services/seed.ts';
import type { Data } from '../ask.ts';
import { company, document, line } from '../graph.ts';
import { address, openMemoryApp } from './memory-app.ts';

const get = (path: string, headers: Record<string, string> = {}) => new Request(address(path), { headers });
const slug = 'senior-ai-research-scientist';

describe('a picture', () => {
  let app: App;
  beforeAll(async () => {
    app = await openMemoryApp();
    await loadSeed(app.engine);
  });
  afterAll(() => app.close());
  test.each([
    ['svg', 'image/svg+xml', '<svg '],
    ['mmd', 'text/vnd.mermaid', 'flowchart LR'],
    ['dot', 'text/vnd.graphviz', 'digraph'],
    ['graphml', 'application/graphml+xml', '<?xml'],
    ['csv', 'text/csv', 'source,'],
    ['nodes.csv', 'text/csv', 'key,'],
    ['json', 'application/json', '{'],
  ])('comes as .%s with its type', async (extension, type, start) => {
    const { handle } = app;
    for (const kind of ['maps', 'lattices']) {
      const response = await handle(get(`/${kind}/${slug}.${extension}`));
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain(type);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await response.text()).startsWith(start)).toBe(true);
    }
  });

  test('comes as PNG', async () => {
    const { handle } = app;
    const response = await handle(get(`/maps/${slug}.png?theme=dark`));
    expect(response.headers.get('content-type')).toBe('image/png');
    expect([...new Uint8Array(await response.arrayBuffer())].slice(1, 4)).toEqual([...Buffer.from('PNG')]);
  });

  test('shows several roles and takes the arguments of GraphQL', async () => {
    const { handle } = app;
    const path = `/maps/${slug},senior-computer-vision-scientist.json?layers=peer,escalation&limit=5&depth=1`;
    const diagram = await (await handle(get(path))).json();
    expect(diagram.nodes.filter(({ focus }: { focus: boolean }) => focus)).toHaveLength(2);
    expect(diagram.edges).toHaveLength(5);
  });

  test('shows every role on the paths between two, and the roles of a family', async () => {
    const { handle } = app;
    const between = await (
      await handle(get('/lattices/associate-computer-vision-scientist.json?to=principal-applied-scientist&depth=3'))
    ).json();
    const level = (at: number) => between.nodes.filter((node: Data) => node.level === at);
    expect([level(0), level(3)].map(({ length }) => length)).toEqual([1, 1]);
    expect(level(2)).toMatchObject([{ label: 'Senior Computer Vision Scientist' }]);
    const nextRoles = [line('Landscape Gardener')];
    const gardener = document('doc:gardener', 'Gardener', { role: { family: 'Gardens' }, careerPath: { nextRoles } });
    const architect = document('doc:architect', 'Landscape Gardener', { role: { family: 'Gardens' } });
    await loadDocuments(app.engine, [gardener, architect], company);
    const { nodes, edges } = await (await handle(get('/lattices/families/gardens.json'))).json();
    expect(nodes).toMatchObject([
      { label: 'Gardener', level: 0 },
      { label: 'Landscape Gardener', level: 1 },
    ]);
    expect(edges).toHaveLength(1);
    await removeDocuments(app.engine, ['doc:gardener', 'doc:architect']);
  });

  test('runs nothing when it is opened by itself', async () => {
    const { handle } = app;
    const response = await handle(get(`/maps/${slug}.svg`));
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('is not drawn again while the graph is the same, and is after a change', async () => {
    const { handle, engine } = app;
    const path = `/maps/${slug}.svg`;
    const first = await handle(get(path));
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toContain('no-cache');
    const again = await handle(get(path, { 'if-none-match': etag }));
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await handle(get(`${path}?theme=dark`, { 'if-none-match': etag }))).status).toBe(200);
    await loadDocuments(engine, [document('doc:new', 'Gardener')], company);
    expect((await handle(get(path, { 'if-none-match': etag }))).status).not.toBe(304);
    await removeDocuments(engine, ['doc:new']);
    expect((await handle(get(path, { 'if-none-match': etag }))).status).toBe(200);
  });

  test.each([
    ['/maps/nobody.svg', 404, 'NOT_FOUND'],
    [`/maps/${slug}.gif`, 404, 'NOT_FOUND'],
    [`/maps/${slug}.svg?limit=0`, 400, 'INVALID_INPUT'],
    [`/maps/${slug}.svg?depth=x`, 400, 'BAD_USER_INPUT'],
    [`/maps/${slug}.svg?colour=red`, 400, 'BAD_REQUEST'],
    [`/maps/${slug}.svg?theme=pink`, 400, 'BAD_USER_INPUT'],
    [`/maps/%E0%A4%A.svg`, 400, 'BAD_REQUEST'],
    [`/lattices/${slug},associate-computer-vision-scientist.svg`, 400, 'BAD_REQUEST'],
    [`/lattices/${slug}.svg?to=nobody`, 404, 'NOT_FOUND'],
    ['/lattices/families/nobody.svg', 404, 'NOT_FOUND'],
  ])('%s is refused with %i', async (path, status, code) => {
    const { handle } = app;
    const response = await handle(get(path));
    expect(response.status).toBe(status);
    expect((await response.json()).errors[0].extensions.code).toBe(code);
  });

  test('is only to be got', async () => {
    const { handle } = app;
    const response = await handle(new Request(address(`/maps/${slug}.svg`), { method: 'POST' }));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  test('tells its headers without a body', async () => {
    const { handle } = app;
    const [got, head] = [
      await handle(new Request(address(`/maps/${slug}.svg`))),
      await handle(new Request(address(`/maps/${slug}.svg`), { method: 'HEAD' })),
    ];
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    for (const name of ['etag', 'content-type', 'cache-control']) {
      expect(head.headers.get(name)).toBe(got.headers.get(name));
    }
  });
});
