import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { removeDocuments } from '../../src/services/remove.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { type Client, clientOf, type Data } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { forgetAllButSeed } from '../forget.ts';
import { company, document, line } from '../graph.ts';
import { seedBlueprints } from '../seed-blueprints.ts';

const roleQuery = `
  query ($slug: String!, $origins: [Origin!]) {
    role(ref: { slug: $slug }, origins: $origins) {
      __typename
      ... on Role {
        title summary revision
        descriptions { document { key } claims { document { key } } }
        names { text scheme claims { document { key } asWritten } }
        requirements { totalCount nodes { skill { name slug } tier importance claims { ...Said tier } } }
        stakeholders { totalCount nodes { stakeholder { name } group interaction claims { ...Said interaction } } }
        nextRoles { totalCount nodes { to { title } condition agreement claims { ...Said said condition } } }
        feederRoles { totalCount nodes { from { title } agreement claims { ...Said said } } }
        adjacentRoles { totalCount nodes { to { title } agreement claims { ...Said } } }
      }
    }
  }
  fragment Said on Claim { __typename origin ordinal line asWritten document { key origin } }`;

const keys = (claims: Data[]) => claims.map(({ document: { key } }) => key);

onEveryEngine((from) => {
  let engine: GraphEngine;
  let client: Client;
  beforeAll(async () => {
    engine = await from.open();
    await loadSeed(engine);
    client = clientOf(engine);
  });
  afterEach(() => forgetAllButSeed(engine));
  afterAll(() => engine.close());

  const role = async (slug: string, origins?: string[]) => (await client.ask(roleQuery, { slug, origins })).role;
  const load = (documents: Parameters<typeof loadDocuments>[1], origin = company.origin) =>
    loadDocuments(engine, documents, { ...company, origin });

  describe('two documents of the company that say the same of one role', () => {
    const skill = (tier: string, importance: string) => ({ name: 'Grafting', tier, importance });
    const party = (name: string, interaction: string) => ({ group: 'internal', name, interaction });
    const north = document('doc:a-north', 'Gardener', {
      role: { summary: 'As the north sees it.' },
      technicalSkills: [skill('must-have', 'Critical')],
      stakeholders: [party('Kitchen', 'Plans the beds.')],
      careerPath: {
        nextRoles: [{ raw: 'Head Gardener, once trained', roles: ['Head Gardener'], qualifier: 'trained' }],
      },
      positions: { '/technicalSkills/0': { line: 12, asWritten: 'grafting (must)' } },
    });
    const south = document(
      'doc:b-south',
      'Gardeners',
      {
        role: { summary: 'As the south sees it.' },
        technicalSkills: [{ name: 'Soil' }, skill('good-to-have', 'Optional')],
        stakeholders: [party('kitchens', 'Delivers herbs.'), { ...party('Kitchen', 'Buys.'), group: 'external' }],
        careerPath: { nextRoles: [{ raw: 'Head Gardener', roles: ['Head Gardener'], qualifier: null }] },
      },
      { placement: { sameAs: 'gardener' } },
    );
    beforeEach(async () => {
      await load([north]);
      await load([south]);
    });

    test('give one fact with two claims, the first document leading', async () => {
      const { requirements, stakeholders, nextRoles } = await role('gardener');
      expect(requirements.totalCount).toBe(2);
      expect(requirements.nodes[0]).toMatchObject({
        skill: { name: 'Grafting' },
        tier: 'MUST_HAVE',
        importance: 1,
        claims: [
          { document: { key: 'doc:a-north' }, tier: 'MUST_HAVE', ordinal: 0, line: 12, asWritten: 'grafting (must)' },
          { document: { key: 'doc:b-south' }, tier: 'GOOD_TO_HAVE', ordinal: 1, line: null, asWritten: 'Grafting' },
        ],
      });
      expect(requirements.nodes[0].claims[0].__typename).toBe('RequirementClaim');
      expect(stakeholders.nodes).toMatchObject([
        { stakeholder: { name: 'Kitchen' }, group: 'INTERNAL', interaction: 'Plans the beds.', claims: { length: 2 } },
        { stakeholder: { name: 'Kitchen' }, group: 'EXTERNAL', interaction: 'Buys.', claims: { length: 1 } },
      ]);
      expect(nextRoles).toMatchObject({ totalCount: 1, nodes: [{ condition: 'trained', claims: { length: 2 } }] });
      expect(keys(nextRoles.nodes[0].claims)).toEqual(['doc:a-north', 'doc:b-south']);
    });

    test('are both descriptions of the role, and the first of them is shown', async () => {
      const { descriptions, summary, title, names } = await role('gardener');
      expect(descriptions.map(({ document: { key } }: Data) => key)).toEqual(['doc:a-north', 'doc:b-south']);
      expect({ title, summary }).toEqual({ title: 'Gardener', summary: 'As the north sees it.' });
      expect(names).toMatchObject([{ text: 'Gardener', scheme: 'title', claims: { length: 2 } }]);
      expect(names[0].claims.map(({ asWritten }: Data) => asWritten)).toEqual(['Gardener', 'Gardeners']);
    });

    test('leave what the other says when one is taken out', async () => {
      await removeDocuments(engine, ['doc:a-north']);
      const left = await role('gardener');
      expect(left).toMatchObject({
        title: 'Gardeners',
        summary: 'As the south sees it.',
        requirements: {
          totalCount: 2,
          nodes: [
            { skill: { name: 'Soil' } },
            { skill: { name: 'Grafting' }, tier: 'GOOD_TO_HAVE', importance: 1 / 3 },
          ],
        },
        nextRoles: { totalCount: 1, nodes: [{ condition: null }] },
      });
      expect(left.requirements.nodes.flatMap(({ claims }: Data) => keys(claims))).toEqual([
        'doc:b-south',
        'doc:b-south',
      ]);
      await removeDocuments(engine, ['doc:b-south']);
      expect(await role('gardener')).toMatchObject({ __typename: 'NotFound' });
      const { skill, stakeholder } = await client.ask(`{
        skill(ref: { name: "Grafting" }) { __typename }
        stakeholder(ref: { name: "Kitchen" }) { __typename }
      }`);
      expect([skill.__typename, stakeholder.__typename]).toEqual(['NotFound', 'NotFound']);
    });

    test('raise the revision of the role when they come and go, and reading does not', async () => {
      const { revision } = await role('gardener');
      expect((await role('gardener')).revision).toBe(revision);
      await removeDocuments(engine, ['doc:b-south']);
      expect((await role('gardener')).revision).toBeGreaterThan(revision);
    });
  });

  describe('a move', () => {
    const gardener = (next: string[]) =>
      document('doc:gardener', 'Gardener', { careerPath: { nextRoles: next.map(line) } });
    const head = (feeders: string[]) =>
      document('doc:head', 'Head Gardener', { careerPath: { feederRoles: feeders.map(line) } });

    const moves = async () => {
      const { nextRoles } = await role('gardener');
      const { feederRoles } = await role('head-gardener');
      expect(nextRoles.nodes[0].agreement).toBe(feederRoles.nodes[0].agreement);
      expect(nextRoles.nodes[0].claims).toMatchObject(feederRoles.nodes[0].claims);
      return nextRoles.nodes[0];
    };

    test('that both sides name is one move with two claims, and both sides agree', async () => {
      await load([gardener(['Head Gardener']), head(['Gardeners'])]);
      const move = await moves();
      expect(move.agreement).toBe('BOTH_SIDES');
      expect(move.claims.map(({ said }: Data) => said)).toEqual(['ORIGIN', 'TARGET']);
    });

    test('that one side does not name although it is described says so', async () => {
      await load([gardener(['Head Gardener']), head([])]);
      expect((await moves()).agreement).toBe('OTHER_SIDE_SILENT');
    });

    test('to a role that nobody describes says so', async () => {
      await load([gardener(['Head Gardener'])]);
      expect((await moves()).agreement).toBe('OTHER_SIDE_NOT_DESCRIBED');
    });

    test('from a role that nobody describes says so', async () => {
      await load([head(['Gardener'])]);
      expect((await moves()).agreement).toBe('OTHER_SIDE_NOT_DESCRIBED');
    });

    test('to the side is agreed on by the move back', async () => {
      const aside = (title: string, to: string) =>
        document(`doc:${title}`, title, { careerPath: { adjacentRoles: [line(to)] } });
      await load([aside('Florist', 'Forester'), aside('Forester', 'Florist')]);
      const { adjacentRoles } = await role('florist');
      expect(adjacentRoles).toMatchObject({
        totalCount: 1,
        nodes: [{ agreement: 'BOTH_SIDES', claims: { length: 1 } }],
      });
      await load([aside('Forester', 'Farmer')]);
      expect((await role('florist')).adjacentRoles.nodes[0].agreement).toBe('OTHER_SIDE_SILENT');
    });
  });

  describe('origins', () => {
    const senior = 'senior-computer-vision-scientist';
    const shared = seedBlueprints.get(`seed:${senior}`)?.technicalSkills[3]?.name ?? '';
    const ours = document('doc:ours', 'Senior CV Scientist', {
      role: { summary: 'Ours.' },
      technicalSkills: [{ name: shared }, { name: 'Glass blowing' }],
    });
    const count = async (origins?: string[]) => {
      const { roles } = await client.ask('query ($origins: [Origin!]) { roles(origins: $origins) { totalCount } }', {
        origins,
      });
      return roles.totalCount;
    };

    test('the seed counts until a document of the company is in, and again when that is gone', async () => {
      const all = await count();
      expect(all).toBeGreaterThan(60);
      await load([ours]);
      expect(await count()).toBe(1);
      expect(await role(senior)).toMatchObject({ summary: 'Ours.', requirements: { totalCount: 2 } });
      expect(await role('senior-ai-research-scientist')).toMatchObject({ __typename: 'NotFound' });
      await removeDocuments(engine, ['doc:ours']);
      expect(await count()).toBe(all);
      expect((await role(senior)).summary).not.toBe('Ours.');
    });

    test('the seed comes back when asked for, alone or beside the company', async () => {
      const before = await role(senior);
      await load([ours]);
      const seed = await role(senior, ['SEED']);
      expect(seed.requirements).toEqual(before.requirements);
      expect(seed.summary).toBe(before.summary);
      const both = await role(senior, ['SEED', 'COMPANY', 'SEED']);
      expect(both.summary).toBe('Ours.');
      expect(both.requirements.totalCount).toBe(before.requirements.totalCount + 1);
      expect(both.requirements.nodes[0].claims[0]).toMatchObject({
        origin: 'COMPANY',
        document: { origin: 'COMPANY' },
      });
      expect(await count([])).toBe(0);
    });

    test('what a person says comes before the company, the company before the seed', async () => {
      await load([ours]);
      await load([document('doc:person', 'Senior CV Scientist', { role: { summary: 'Decided.' } })], 'person' as never);
      const { summary, descriptions } = await role(senior, ['SEED', 'PERSON', 'COMPANY']);
      expect(summary).toBe('Decided.');
      expect(descriptions.map(({ document: { key } }: Data) => key)).toEqual([
        'doc:person',
        'doc:ours',
        `seed:${senior}`,
      ]);
    });

    test('a catalogue counts only when asked for, and its roles are its own', async () => {
      const all = await count();
      const clerk = document('onet:1', 'Senior Computer Vision Scientist', { technicalSkills: [{ name: 'Filing' }] });
      await load([clerk], 'catalogue' as never);
      expect(await count()).toBe(all);
      expect(await count(['CATALOGUE'])).toBe(1);
      expect(await count(['CATALOGUE', 'SEED'])).toBe(all + 1);
      const { role: found } = await client.ask(
        `{ role(ref: { title: "Senior Computer Vision Scientist" }, origins: [CATALOGUE]) {
             ... on Role { slug requirements { nodes { skill { name } claims { origin } } } } } }`,
      );
      expect(found).toEqual({
        slug: 'senior-computer-vision-scientist-2',
        requirements: { nodes: [{ skill: { name: 'Filing' }, claims: [{ origin: 'CATALOGUE' }] }] },
      });
      const { search } = await client.ask('{ search(text: "filing") { totalCount } }');
      expect(search.totalCount).toBe(0);
    });
  });
});
