import { expect, test } from 'vitest';
import { loadDocuments } from '../../src/services/load.ts';
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

/** A request that its client gives up when it was looked up so many times whether he did; and how often that was. */
function givenUpAt(request: Request, most: number): { request: Request; looks: () => number } {
  const leaving = new AbortController();
  const isAborted = () => Object.getOwnPropertyDescriptor(AbortSignal.prototype, 'aborted')?.get?.call(leaving.signal);
  let looks = 0;
  Object.defineProperty(leaving.signal, 'aborted', {
    get() {
      looks += 1;
      if (looks === most) leaving.abort();
      return isAborted();
    },
  });
  return { request: Object.defineProperty(request, 'signal', { value: leaving.signal }), looks: () => looks };
}

const search = (to: string) =>
  graphql(`{ careerPaths(
    from: { title: "Layer 0 Place 0" }, to: { title: "${to}" }, k: 20, objective: LEAST_LEARNING
    constraints: { maxMoves: 12, via: [{ title: "Layer 1 Place 0" }] }
  ) { __typename ... on CareerPaths { proven } } }`);

test('a search ends when its client leaves', async () => {
  const { engine, handle, lines } = await memoryApp();
  await loadDocuments(engine, maze(), company);
  const short = givenUpAt(search('Layer 2 Place 0'), Number.POSITIVE_INFINITY);
  expect(await (await handle(short.request)).json()).toEqual({
    data: { careerPaths: { __typename: 'CareerPaths', proven: true } },
  });
  // Whatever is looked up more often than for an answer without a search to speak of is looked up by the search.
  const most = short.looks() + 3;
  const long = givenUpAt(search(`Layer ${LAYERS - 1} Place 0`), most);
  const { errors } = await (await handle(long.request)).json();
  expect(errors).toMatchObject([{ extensions: { code: 'REQUEST_CANCELLED' } }]);
  // A search that went on would have had many turns of the thread, and a look in each.
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(long.looks()).toBeLessThan(most + 5);
  expect(lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});
