import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { normalForm } from '../../src/identity/normal-form.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { type Client, clientOf, type Data } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { document } from '../graph.ts';
import { seedBlueprints } from '../seed-blueprints.ts';

const mapQuery = `
  query ($roles: [RoleRef!]!, $layers: [CollaborationLayer!], $limit: Int, $origins: [Origin!]) {
    collaborationMap(roles: $roles, layers: $layers, limit: $limit, origins: $origins) {
      __typename
      ... on CollaborationMap {
        title roles { slug }
        nodes { key kind label group }
        edges { source target group label }
        omitted { group count }
        rendered(format: MERMAID)
      }
      ... on Error { code }
      ... on InvalidInput { problems { path } }
    }
  }`;

const senior = { slug: 'senior-computer-vision-scientist' };
const layers = ['INTERNAL', 'EXTERNAL', 'PEER', 'UPSTREAM', 'DOWNSTREAM', 'ESCALATION'];

onEveryEngine((from) => {
  let engine: GraphEngine;
  let client: Client;
  beforeAll(async () => {
    engine = await from.open();
    await loadSeed(engine);
    const both = [
      { name: 'Kitchen', group: 'internal', interaction: 'Plans.' },
      { name: 'Kitchen', group: 'upstream', interaction: 'Gets peelings.' },
    ];
    const gardener = document('seed:gardener', 'Gardener', {
      stakeholders: both,
      escalations: [{ to: 'Kitchen', reason: 'Frost.' }],
    });
    await loadDocuments(engine, [gardener], { by: 'test', origin: 'seed' });
    client = clientOf(engine);
  });
  afterAll(() => engine.close());

  const map = async (role: object, more: object = {}) =>
    (await client.ask(mapQuery, { roles: [role], ...more })).collaborationMap;

  test('shows every party of the role in its layer, as the file of the seed says', async () => {
    const { title, roles, nodes, edges, omitted } = await map(senior, { limit: 500 });
    const file = seedBlueprints.get('seed:senior-computer-vision-scientist');
    expect(title).toContain('Senior Computer Vision Scientist');
    expect(roles).toEqual([senior]);
    expect(omitted).toEqual([]);
    const labels = new Map(nodes.map(({ key, label }: Data) => [key, label]));
    const shown = edges.map(({ target, group, label }: Data) => [group, normalForm(String(labels.get(target))), label]);
    const said = [
      ...(file?.stakeholders ?? []).map(({ group, name, interaction }) => [group, normalForm(name), interaction]),
      ...(file?.escalations ?? []).map(({ to, reason }) => ['escalation', normalForm(to), reason]),
    ];
    expect([...shown].sort()).toEqual([...said].sort());
    expect(nodes[0]).toMatchObject({ key: `role:${senior.slug}`, kind: 'role', group: null });
    expect(new Set(nodes.map(({ key }: Data) => key)).size).toBe(nodes.length);
    expect(edges.every(({ source }: Data) => source === nodes[0].key)).toBe(true);
  });

  test('keeps to the layers asked for', async () => {
    const whole = await map(senior, { limit: 500 });
    for (const layer of layers) {
      const { edges, nodes } = await map(senior, { layers: [layer], limit: 500 });
      expect(edges).toEqual(whole.edges.filter(({ group }: Data) => group === layer.toLowerCase()));
      expect(nodes.length).toBe(1 + new Set(edges.map(({ target }: Data) => target)).size);
    }
    expect((await map(senior, { layers: [] })).nodes).toHaveLength(1);
    expect((await map(senior, { layers: ['PEER', 'PEER'] })).edges).toEqual(
      (await map(senior, { layers: ['PEER'] })).edges,
    );
  });

  test('says how much a limit left out, and cuts no layer while another keeps more', async () => {
    const whole = await map(senior, { limit: 500 });
    const count = (edges: Data[], group: string) => edges.filter((edge) => edge.group === group).length;
    for (const limit of [1, 2, 5, 7, 12, 20, 100]) {
      const { edges, omitted } = await map(senior, { limit });
      expect(edges).toHaveLength(Math.min(limit, whole.edges.length));
      const left = new Map<string, number>(omitted.map((each: Data) => [each.group, each.count]));
      for (const layer of layers) {
        const group = layer.toLowerCase();
        expect(count(edges, group) + (left.get(group) ?? 0)).toBe(count(whole.edges, group));
      }
      const cut = [...left.keys()].map((group) => count(edges, group));
      const most = Math.max(...layers.map((layer) => count(edges, layer.toLowerCase())));
      for (const shown of cut) expect(shown).toBeGreaterThanOrEqual(most - 1);
    }
  });

  test('draws a party of several layers as one node with an edge for each', async () => {
    const { nodes, edges } = await map({ title: 'Gardener' });
    expect(nodes).toEqual([
      { key: 'role:gardener', kind: 'role', label: 'Gardener', group: null },
      { key: 'stakeholder:kitchen', kind: 'stakeholder', label: 'Kitchen', group: 'internal' },
    ]);
    expect(edges.map(({ group, label }: Data) => [group, label])).toEqual([
      ['internal', 'Plans.'],
      ['upstream', 'Gets peelings.'],
      ['escalation', 'Frost.'],
    ]);
  });

  test('of a role without parties has its centre only', async () => {
    const { nodes, edges, omitted, rendered } = await map({ title: 'ML Engineer' });
    expect(nodes).toMatchObject([{ kind: 'role' }]);
    expect([edges, omitted]).toEqual([[], []]);
    expect(rendered).toMatch(/^flowchart LR\n/);
    expect(rendered).not.toContain('subgraph');
  });

  test.each([0, -1, 5_001, 2_147_483_647])('with a limit of %i is invalid input', async (limit) => {
    expect(await map(senior, { limit })).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: 'limit' }] });
  });

  test('of a role that is not there, or not shown, is not found', async () => {
    expect(await map({ slug: 'nobody' })).toMatchObject({ __typename: 'NotFound' });
    expect(await map(senior, { origins: ['COMPANY'] })).toMatchObject({ __typename: 'NotFound' });
  });

  test('draws parties of nearly the same wording as one node, says so, and keeps apart what one role names side by side', async () => {
    const joinQuery = `
      query ($joinAlike: Boolean) {
        collaborationMap(
          roles: [{ title: "Senior Computer Vision Scientist" }, { title: "Associate Computer Vision Scientist" }]
          layers: [INTERNAL], joinAlike: $joinAlike, limit: 500
        ) {
          ... on CollaborationMap { nodes { key label note } edges { source target suggested } }
        }
      }`;
    const drawn = async (joinAlike: boolean) => (await client.ask(joinQuery, { joinAlike })).collaborationMap;
    const nodeCalled = ({ nodes }: Data, label: string) => nodes.find((node: Data) => node.label === label);
    const [joined, apart] = [await drawn(true), await drawn(false)];

    expect(nodeCalled(apart, 'Data Engineers')).toMatchObject({ note: null });
    expect(nodeCalled(joined, 'Data Engineers')).toBeUndefined();
    const one = nodeCalled(joined, 'Data Engineering');
    expect(one.note).toBe('also written “Data Engineers”, by similar wording');
    const toIt = joined.edges.filter(({ target }: Data) => target === one.key);
    expect(toIt.map(({ source, suggested }: Data) => [source, suggested]).sort()).toEqual([
      ['role:associate-computer-vision-scientist', true],
      ['role:senior-computer-vision-scientist', false],
    ]);
    expect(joined.edges).toHaveLength(apart.edges.length);

    // Near to each other in wording, but the associate works with both.
    const names = (map: Data) => map.nodes.map(({ label }: Data) => label);
    for (const name of ['Software Engineers', 'ML Engineers / MLOps Engineers']) expect(names(joined)).toContain(name);
  });
});
