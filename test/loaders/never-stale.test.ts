import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { clientOf } from '../ask.ts';
import { onEveryEngine, onNeo4j, onServer } from '../engines.ts';
import { race, writeCounter } from './race.ts';

/** Enough to fail when a guard is taken out; `bench/never-stale.ts` runs tens of thousands. */
const ROUNDS = 400;

onEveryEngine((kind) => {
  let engine: GraphEngine;
  beforeAll(async () => {
    engine = await kind.open();
  });
  afterAll(() => engine.close());

  const own = (value: number) => writeCounter(engine, value);

  test('no answer is older than its question while another writes', async () => {
    const result = await race(engine, { rounds: ROUNDS, readers: 8, write: own });
    expect(result).toMatchObject({ stale: 0, refused: 0 });
  });

  test('nor with slow reads that overlap writes', async () => {
    const result = await race(engine, { rounds: ROUNDS, readers: 8, slowness: 40, write: own });
    expect(result).toMatchObject({ stale: 0, refused: 0 });
  });

  test('nor with failing reads and checks: they are errors, never old answers', async () => {
    const result = await race(engine, { rounds: ROUNDS, readers: 8, slowness: 10, failures: 0.1, write: own });
    expect(result.stale).toBe(0);
    expect(result.refused).toBeGreaterThan(0);
  });

  test('nor with a store that is always full', async () => {
    const result = await race(engine, { rounds: ROUNDS, readers: 8, cache: 300, write: own });
    expect(result).toMatchObject({ stale: 0, refused: 0 });
  });

  test('the same requests give the same bytes with the cache on, warm, and off', async () => {
    await loadSeed(engine);
    const origins = 'origins: [SEED]';
    const mix = [
      `{ roles(first: 20, ${origins}) { totalCount nodes { title summary requirements(first: 10) { nodes { tier skill { name } } } } } }`,
      `{ role(ref: { title: "Sr CV Scientist" }, ${origins}) { ... on Role { title names { text } nextRoles { nodes { agreement to { title } } } } } }`,
      `{ role(ref: { title: "Nobody" }, ${origins}) { ... on NotFound { message suggestions } } }`,
      `{ search(text: "vision", ${origins}) { nodes { score matchedName noun { slug } } } }`,
      `{ careerPaths(from: { title: "Associate Computer Vision Scientist" }, to: { title: "Staff Applied Scientist" }, ${origins}) { ... on CareerPaths { paths { roles { title } } } } }`,
      `{ collaborationMap(role: { title: "Senior AI Research Scientist" }, ${origins}) { ... on CollaborationMap { edges { source target label } } } }`,
      '{ roles(first: -1) { nodes { title } } }',
    ];
    const [on, off] = [clientOf(engine), clientOf(engine, 0)];
    for (const query of mix) {
      const cold = await on.text(query);
      expect(await on.text(query)).toBe(cold);
      expect(await off.text(query)).toBe(cold);
    }
  });
});

describe.skipIf(!onNeo4j.available)('on Neo4j with a foreign writer', () => {
  test('what another program writes with its own driver is seen by the next question', async () => {
    const engine = await onNeo4j.open();
    const foreign = (value: number) =>
      onServer("MATCH (d:Document {id: 'counter'}) SET d.attribution = $value", { value: String(value) });
    const result = await race(engine, { rounds: ROUNDS, readers: 8, slowness: 10, write: foreign });
    await engine.close();
    expect(result).toMatchObject({ stale: 0, refused: 0 });
  });
});
