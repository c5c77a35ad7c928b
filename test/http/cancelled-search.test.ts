import { expect, test } from 'vitest';
import { Cancelled, NoPath } from '../../src/errors.ts';
import { createLoaders } from '../../src/loaders/index.ts';
import type { Ask } from '../../src/services/career/questions.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { createServices } from '../../src/services/services.ts';
import { company, document, line } from '../graph.ts';
import { randomFrom } from '../random.ts';
import { graphql, memoryApp } from './memory-app.ts';

const [LAYERS, WIDTH] = [12, 6];

/** Layers of roles, each of which leads to all of the next: 6 ^ 10 paths, and no telling which asks for least. */
function maze() {
  const random = randomFrom(3);
  const title = (layer: number, place: number) => `Layer ${layer} Place ${place}`;
  const places = [...Array(WIDTH).keys()];
  return [...Array(LAYERS).keys()].flatMap((layer) =>
    places.map((place) => {
      const skills = new Set(Array.from({ length: 5 }, () => `Skill ${Math.floor(random() * 300)}`));
      const nextRoles = layer + 1 < LAYERS ? places.map((next) => line(title(layer + 1, next))) : [];
      return document(`doc:${layer}-${place}`, title(layer, place), {
        technicalSkills: [...skills].map((name) => ({ name, tier: 'must-have', importance: 'Critical' })),
        careerPath: { nextRoles },
      });
    }),
  );
}

const [FIRST, SECOND, LAST] = [0, 2, LAYERS - 1].map((layer) => `Layer ${layer} Place 0`) as [string, string, string];

const search = (to: string) =>
  graphql(`{ careerPaths(
    from: { title: "${FIRST}" }, to: { title: "${to}" }, k: 20, objective: LEAST_LEARNING
    constraints: { maxMoves: 12, via: [{ title: "Layer 1 Place 0" }] }
  ) { __typename ... on CareerPaths { proven } } }`);

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a search ends when its client leaves, and others go on', async () => {
  const { engine, handle, lines } = await memoryApp();
  await loadDocuments(engine, maze(), company);
  const short = { data: { careerPaths: { __typename: 'CareerPaths', proven: true } } };
  expect(await (await handle(search(SECOND))).json()).toEqual(short);
  const leaving = new AbortController();
  const long = handle(Object.defineProperty(search(LAST), 'signal', { value: leaving.signal }));
  expect(await (await handle(search(SECOND))).json()).toEqual(short);
  leaving.abort();
  expect((await (await long).json()).errors).toMatchObject([{ extensions: { code: 'REQUEST_CANCELLED' } }]);
  expect(lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

test('the thread gives a search up that was called off: nobody else says so', async () => {
  const { engine } = await memoryApp();
  await loadDocuments(engine, maze(), company);
  const services = createServices(engine);
  const view = createLoaders(await services.snapshots.open(), ['company']);
  const [from, to] = [FIRST, LAST].map((title) => title.toLowerCase().replaceAll(' ', '-')) as [string, string];
  const ask = (maxMoves: number): Ask<'findPaths'> => ({
    ...{ start: { from, profile: null }, to, k: 20, moves: 'declared' },
    objective: { kind: 'LEAST_LEARNING' },
    constraints: { maxMoves },
  });
  const leaving = new AbortController();
  const career = services.career.in(view, leaving.signal);
  await expect(career.ask('findPaths', ask(1))).rejects.toThrow(NoPath);
  const asked = career.ask('findPaths', ask(12));
  await turn();
  leaving.abort();
  await expect(asked).rejects.toThrow(Cancelled);
});
