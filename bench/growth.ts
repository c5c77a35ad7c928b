import assert from 'node:assert/strict';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import type { Comparison } from './compare.ts';
import { asked, cold, type Measurement, median, underLoad } from './measure.ts';
import { addCopies } from './stores.ts';

export interface Grown {
  size: number;
  question: string;
  /** Seconds from starting the server until it answers. */
  start: number;
  warm: Measurement;
  cold: Measurement;
}

/** The first two questions to the embedded engine with `size` times the roles. The answers must stay the same. */
export async function growth(bench: Bench, comparison: Comparison, size: number): Promise<Grown[]> {
  const { folder, servers, generator, seconds, rounds, say } = bench;
  const store = join(folder, `times-${size}.grafeo`);
  say(`making ${size} times the roles`);
  await copyFile(comparison.store, store);
  await addCopies(store, size - 1);
  const started = performance.now();
  const server = await servers.rolegraph(`Rolegraph, embedded, ${size} times`, { ROLEGRAPH_STORE: store });
  const start = (performance.now() - started) / 1000;
  const grown: Grown[] = [];
  for (const question of comparison.questions.slice(0, 2)) {
    say(`${size} times the roles, question ${question.name}`);
    const load = { ...(await asked(server, question.rolegraph)), seconds };
    assert.deepEqual(load.answers, comparison.answers.get(question.name), 'More roles change the answer.');
    const warm: Measurement[] = [];
    await underLoad(generator, server, { ...load, seconds: 1 });
    for (let round = 1; round <= rounds; round += 1) warm.push(await underLoad(generator, server, load));
    grown.push({
      size,
      question: question.name,
      start,
      warm: median(warm),
      cold: await cold(server, load, server.write),
    });
  }
  await server.stop();
  await rm(store);
  return grown;
}
