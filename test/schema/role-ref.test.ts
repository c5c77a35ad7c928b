import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { type Client, clientOf } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { company, document } from '../graph.ts';

const roleQuery = `
  query ($ref: RoleRef!, $origins: [Origin!]) {
    role(ref: $ref, origins: $origins) {
      __typename
      ... on Role { id slug title }
      ... on Error { code message }
      ... on NotFound { suggestions }
      ... on AmbiguousTitle { candidates { slug title descriptions { document { key } } } }
      ... on InvalidInput { problems { path message } }
    }
  }`;

const globalId = (text: string) => Buffer.from(text).toString('base64');

onEveryEngine((from) => {
  describe('a role of the seed', () => {
    let engine: GraphEngine;
    let client: Client;
    beforeAll(async () => {
      engine = await from.open();
      await loadSeed(engine);
      client = clientOf(engine);
    });
    afterAll(() => engine.close());

    const roleBy = async (ref: object, origins?: string[]) => (await client.ask(roleQuery, { ref, origins })).role;

    test.each([
      'Senior Computer Vision Scientist',
      'Sr CV Scientist',
      'Sr. CV Scientists',
      'SENIOR computer-vision scientist',
      '  senior   Computer Vision  Scientist ',
    ])('answers to the title "%s"', async (title) => {
      expect(await roleBy({ title })).toMatchObject({ slug: 'senior-computer-vision-scientist' });
    });

    test('answers to its slug and to its global id', async () => {
      const bySlug = await roleBy({ slug: 'senior-computer-vision-scientist' });
      expect(bySlug).toMatchObject({ __typename: 'Role', title: 'Senior Computer Vision Scientist' });
      expect(await roleBy({ id: bySlug.id })).toEqual(bySlug);
    });

    test('does not answer to a title without its level word', async () => {
      expect(await roleBy({ title: 'Computer Vision Scientist' })).not.toMatchObject({
        slug: 'senior-computer-vision-scientist',
      });
    });

    test('is suggested where the title asked for is close to its own', async () => {
      const answer = await roleBy({ title: 'Senior Computer Vision Wizard' });
      expect(answer).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
      expect(answer.message).toContain('Senior Computer Vision Wizard');
      expect(answer.suggestions[0]).toBe('Senior Computer Vision Scientist');
      expect(answer.suggestions.length).toBeLessThanOrEqual(3);
    });

    test('is suggested where the slug asked for is close to its own', async () => {
      const answer = await roleBy({ slug: 'senior-computer-vision-scientists' });
      expect(answer).toMatchObject({ __typename: 'NotFound' });
      expect(answer.suggestions).toContain('Senior Computer Vision Scientist');
    });

    test('is not found under origins that do not show it, by whatever it is addressed', async () => {
      const { id } = await roleBy({ slug: 'senior-computer-vision-scientist' });
      for (const ref of [{ slug: 'senior-computer-vision-scientist' }, { title: 'Sr CV Scientist' }, { id }]) {
        expect(await roleBy(ref, ['COMPANY'])).toMatchObject({ __typename: 'NotFound', suggestions: [] });
      }
    });

    test.each<[string, object, string]>([
      ['text that is no base64', { id: '***' }, 'id'],
      ['an empty global id', { id: '' }, 'id'],
      ['the global id of a skill', { id: globalId('Skill:python') }, 'id'],
      ['a global id without an id', { id: globalId('Role:') }, 'id'],
      ['a title without a letter', { title: '?!' }, 'title'],
      ['an empty title', { title: '' }, 'title'],
      ['a title of a thousand letters', { title: 'x'.repeat(1_000) }, 'title'],
      ['a slug of a thousand letters', { slug: 'x'.repeat(1_000) }, 'slug'],
      ['an external id without a scheme', { externalId: '4711' }, 'externalId'],
      ['an empty external id', { externalId: '' }, 'externalId'],
    ])('%s is invalid input that names the argument', async (_name, ref, path) => {
      const answer = await roleBy(ref);
      expect(answer).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT', problems: [{ path }] });
      expect(answer.problems[0].message).toBe(answer.message);
      expect(answer.message.length).toBeLessThan(200);
    });

    test.each<[string, object]>([
      ['the global id of no role', { id: globalId('Role:nobody') }],
      ['an empty slug', { slug: '' }],
      ['an external id that nobody has', { externalId: 'hr:4711' }],
      ['half of a surrogate pair', { slug: '\ud800' }],
      ['a NUL character', { slug: 'a\u0000b' }],
      ['a title in another script', { title: '視覚科学者' }],
    ])('%s is not found', async (_name, ref) => {
      expect(await roleBy(ref)).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' });
    });

    test.each<[string, object]>([
      ['empty', {}],
      ['over-full', { slug: 'a', title: 'b' }],
      ['all-null', { slug: null }],
      ['over-full with a null', { slug: 'a', title: null }],
    ])('an %s reference is refused before it is executed', async (_name, ref) => {
      const { data, errors } = await client.answer(roleQuery, { ref });
      expect(data).toBeUndefined();
      expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
      expect(errors?.[0]?.message).toContain('Variable "$ref"');
    });

    test('an empty or over-full reference written into the query is refused too', async () => {
      for (const ref of ['{}', '{ slug: "a", title: "b" }']) {
        const refusal = await client.refusal(`{ role(ref: ${ref}) { __typename } }`);
        expect(refusal.message).toContain('exactly one key');
        expect(refusal.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      }
    });
  });

  describe('two roles of one title', () => {
    let engine: GraphEngine;
    let client: Client;
    beforeAll(async () => {
      engine = await from.open();
      const sections = (code: string) => ({ role: { externalIds: [`hr:${code}`] } });
      await loadDocuments(engine, [document('doc:sales', 'Project Manager', sections('PM-1'))], company);
      await loadDocuments(
        engine,
        [document('doc:it', 'Project Managers', sections('PM 2: it'), { placement: 'new-role' })],
        company,
      );
      client = clientOf(engine);
    });
    afterAll(() => engine.close());

    const roleBy = async (ref: object, origins?: string[]) => (await client.ask(roleQuery, { ref, origins })).role;

    test('are both candidates when asked for by title, each with its documents', async () => {
      const answer = await roleBy({ title: 'project manager' });
      expect(answer).toMatchObject({ __typename: 'AmbiguousTitle', code: 'AMBIGUOUS_TITLE' });
      expect(answer.candidates).toEqual([
        { slug: 'project-manager', title: 'Project Manager', descriptions: [{ document: { key: 'doc:sales' } }] },
        { slug: 'project-managers', title: 'Project Managers', descriptions: [{ document: { key: 'doc:it' } }] },
      ]);
    });

    test('are told apart by slug and by external id', async () => {
      expect(await roleBy({ slug: 'project-managers' })).toMatchObject({ title: 'Project Managers' });
      expect(await roleBy({ externalId: 'hr:PM-1' })).toMatchObject({ slug: 'project-manager' });
      expect(await roleBy({ externalId: 'hr:PM 2: it' })).toMatchObject({ slug: 'project-managers' });
    });

    test('an external id is another one in another case or scheme', async () => {
      expect(await roleBy({ externalId: 'hr:pm-1' })).toMatchObject({ __typename: 'NotFound' });
      expect(await roleBy({ externalId: 'sap:PM-1' })).toMatchObject({ __typename: 'NotFound' });
    });

    test('make a path and a map ambiguous too', async () => {
      const ref = '{ title: "Project Manager" }';
      const { careerPaths, collaborationMap } = await client.ask(`{
        careerPaths(from: ${ref}, to: ${ref}) { __typename }
        collaborationMap(role: ${ref}) { __typename }
      }`);
      expect([careerPaths.__typename, collaborationMap.__typename]).toEqual(['AmbiguousTitle', 'AmbiguousTitle']);
    });
  });
});
