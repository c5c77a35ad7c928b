import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { normalForm } from '../../src/identity/normal-form.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { type Client, clientOf, type Data } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { seedBlueprints } from '../seed-blueprints.ts';

const pathsQuery = `
  query ($from: RoleRef!, $to: RoleRef!, $k: Int, $maxMoves: Int, $moveKinds: [MoveKind!], $origins: [Origin!]) {
    careerPaths(
      from: $from, to: $to, k: $k, constraints: { maxMoves: $maxMoves, moveKinds: $moveKinds }, origins: $origins
    ) {
      __typename
      ... on CareerPaths {
        proven
        paths {
          moves
          roles { slug title }
          steps { number moves { kind from { slug } to { slug } claims { document { key } } } }
        }
      }
      ... on Error { code message }
      ... on InvalidInput { problems { path message } }
    }
  }`;

const associate = { title: 'Associate CV Scientist' };

/** The moves the files of the seed declare, by normal form of the titles. */
function declared(kinds: readonly string[]): Map<string, Set<string>> {
  const heads = new Map<string, Set<string>>();
  const add = (from: string, to: string) => {
    const [tail, head] = [normalForm(from), normalForm(to)];
    heads.set(tail, (heads.get(tail) ?? new Set()).add(head));
  };
  for (const { role, careerPath, experience } of seedBlueprints.values()) {
    const titles = (lines: readonly { roles: readonly string[] }[]) => lines.flatMap((line) => line.roles);
    if (kinds.includes('NEXT')) {
      for (const title of titles(careerPath.nextRoles)) add(role.title, title);
      for (const title of titles([...careerPath.feederRoles, ...experience.priorRoles])) add(title, role.title);
    }
    if (kinds.includes('ADJACENT')) for (const title of titles(careerPath.adjacentRoles)) add(role.title, title);
  }
  return heads;
}

/** Fewest moves between two titles over those moves; infinite where there is no way. */
function distance(from: string, to: string, kinds: readonly string[]): number {
  const heads = declared(kinds);
  let border = new Set([normalForm(from)]);
  const seen = new Set(border);
  for (let moves = 0; border.size > 0; moves += 1) {
    if (border.has(normalForm(to))) return moves;
    border = new Set([...border].flatMap((title) => [...(heads.get(title) ?? [])]).filter((title) => !seen.has(title)));
    for (const title of border) seen.add(title);
  }
  return Number.POSITIVE_INFINITY;
}

onEveryEngine((from) => {
  let engine: GraphEngine;
  let client: Client;
  let titles: string[];
  beforeAll(async () => {
    engine = await from.open();
    await loadSeed(engine);
    client = clientOf(engine);
    const { roles } = await client.ask('{ roles(first: 200) { nodes { title } } }');
    titles = roles.nodes.map(({ title }: Data) => title);
  });
  afterAll(() => engine.close());

  const paths = async (variables: object) => (await client.ask(pathsQuery, variables)).careerPaths;

  test('lead from the associate to every role that can be reached, in the fewest moves, and to no other', async () => {
    let reached = 0;
    for (const title of titles) {
      if (normalForm(title) === normalForm('Associate Computer Vision Scientist')) continue;
      const answer = await paths({ from: associate, to: { title }, k: 1, maxMoves: 8 });
      const moves = distance('Associate Computer Vision Scientist', title, ['NEXT', 'ADJACENT']);
      if (Number.isFinite(moves)) {
        expect(answer, title).toMatchObject({ __typename: 'CareerPaths', proven: true, paths: [{ moves }] });
        reached += 1;
      } else {
        expect(answer, title).toMatchObject({ __typename: 'NoPath', code: 'NO_PATH' });
      }
    }
    expect(reached).toBeGreaterThan(5);
    expect(reached).toBeLessThan(titles.length - 1);
  });

  test('to a staff or principal role are listed from the shortest, each with the documents behind its steps', async () => {
    const goal = titles.find(
      (title) => /^(Staff|Principal)/.test(title) && distance(associate.title, title, ['NEXT']) < 9,
    );
    const { proven, paths: found } = await paths({ from: associate, to: { title: goal }, k: 20, maxMoves: 8 });
    expect(proven).toBe(true);
    expect(found.length).toBeGreaterThan(0);
    const lengths = found.map(({ moves }: Data) => moves);
    expect(lengths).toEqual([...lengths].sort());
    expect(new Set(found.map((path: Data) => JSON.stringify(path.roles))).size).toBe(found.length);
    const heads = declared(['NEXT', 'ADJACENT']);
    for (const { moves, roles, steps } of found) {
      expect([roles.length, steps.length]).toEqual([moves + 1, moves]);
      expect(roles[0].slug).toBe('associate-computer-vision-scientist');
      expect(roles.at(-1).title).toBe(goal);
      expect(new Set(roles.map(({ slug }: Data) => slug)).size).toBe(roles.length);
      for (const [i, step] of steps.entries()) {
        expect(step.number).toBe(i + 1);
        expect(heads.get(normalForm(roles[i].title))).toContain(normalForm(roles[i + 1].title));
        expect(step.moves.length).toBeGreaterThan(0);
        for (const move of step.moves) {
          expect([move.from.slug, move.to.slug]).toEqual([roles[i].slug, roles[i + 1].slug]);
          expect(move.claims[0].document.key).toMatch(/^seed:/);
        }
      }
    }
  });

  test('over one kind of move use no other', async () => {
    for (const kind of ['NEXT', 'ADJACENT']) {
      for (const title of titles) {
        const moves = distance('Associate Computer Vision Scientist', title, [kind]);
        if (moves === 0) continue;
        const answer = await paths({ from: associate, to: { title }, maxMoves: 8, k: 2, moveKinds: [kind] });
        if (!Number.isFinite(moves)) expect(answer.__typename, title).toBe('NoPath');
        else {
          expect(answer.paths[0].moves, title).toBe(moves);
          const kinds = answer.paths.flatMap(({ steps }: Data) =>
            steps.flatMap((step: Data) => step.moves.map((move: Data) => move.kind)),
          );
          expect(new Set(kinds)).toEqual(new Set([kind]));
        }
      }
    }
    expect(await paths({ from: associate, to: { title: titles[0] }, moveKinds: [] })).toMatchObject({
      __typename: 'NoPath',
    });
  });

  test('are at most k, the same first ones for every k', async () => {
    const to = { title: 'Senior Computer Vision Scientist' };
    const { paths: most } = await paths({ from: associate, to, k: 20, maxMoves: 8 });
    for (const k of [1, 2, 3, 20]) {
      expect((await paths({ from: associate, to, k, maxMoves: 8 })).paths).toEqual(most.slice(0, k));
    }
  });

  test('longer than maxMoves are none, and the answer says so', async () => {
    const far = titles.find(
      (title) => distance('Associate Computer Vision Scientist', title, ['NEXT', 'ADJACENT']) === 2,
    );
    const answer = await paths({ from: associate, to: { title: far }, maxMoves: 1 });
    expect(answer).toMatchObject({ __typename: 'NoPath', code: 'NO_PATH' });
    expect(answer.message).toContain('at most 1');
    const { paths: found } = await paths({ from: associate, to: { title: far }, maxMoves: 2 });
    expect(new Set(found.map(({ moves }: Data) => moves))).toEqual(new Set([2]));
  });

  test('from a role to itself are no question', async () => {
    for (const to of [associate, { slug: 'associate-computer-vision-scientist' }]) {
      expect(await paths({ from: associate, to })).toMatchObject({
        __typename: 'InvalidInput',
        code: 'INVALID_INPUT',
        problems: [{ path: 'to' }],
      });
    }
  });

  test.each([
    ['k', 0],
    ['k', -1],
    ['k', 21],
    ['k', 1_000_000],
    ['k', -2_147_483_648],
    ['maxMoves', 0],
    ['maxMoves', 13],
    ['maxMoves', -2_147_483_648],
  ])('with %s = %i are invalid input', async (path, value) => {
    const answer = await paths({ from: associate, to: { title: 'Senior CV Scientist' }, [path]: value });
    expect(answer).toMatchObject({ __typename: 'InvalidInput', problems: [{ path }] });
  });

  test('from or to a role that is not there, or not shown, are not found', async () => {
    expect(await paths({ from: associate, to: { slug: 'nobody' } })).toMatchObject({ __typename: 'NotFound' });
    expect(await paths({ from: { slug: 'nobody' }, to: associate })).toMatchObject({ __typename: 'NotFound' });
    expect(await paths({ from: associate, to: { title: 'Senior CV Scientist' }, origins: ['COMPANY'] })).toMatchObject({
      __typename: 'NotFound',
    });
  });
});
