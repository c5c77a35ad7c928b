import { setImmediate as tick } from 'node:timers/promises';
import { raiseRevision } from '../../src/cypher/meta.ts';
import { putNodes } from '../../src/cypher/write.ts';
import type { GraphEngine } from '../../src/engine/port.ts';
import { AppError } from '../../src/errors.ts';
import type { Document } from '../../src/model/document.ts';
import { clientOf } from '../ask.ts';
import { randomFrom } from '../random.ts';

const KEY = 'counter';

const counter = (value: number): Document => ({
  id: KEY,
  sha256: null,
  parserVersion: null,
  file: null,
  url: null,
  format: null,
  lang: 'en',
  origin: 'company',
  licence: null,
  attribution: String(value),
  effectiveFrom: null,
  importedAt: new Date(0).toISOString(),
});

/** Writes the counter the way every write of ours goes. */
export const writeCounter = (engine: GraphEngine, value: number) =>
  engine.write(async (tx) => {
    await tx.run(putNodes.Document, { rows: [counter(value)] });
    await tx.run(raiseRevision, {});
  });

/** A race with fewer writes would prove little. */
const LEAST_WRITES = 30;

interface RaceOptions {
  /** Reads at least. */
  rounds: number;
  readers: number;
  /** Bytes of the row store. */
  cache?: number;
  /** How many turns of the event loop a read may be held up, before it runs and after it. */
  slowness?: number;
  /** Share of reads that fail, 0 to 1. */
  failures?: number;
  /** Writes a value and resolves when the database acknowledged it. */
  write: (value: number) => Promise<unknown>;
}

export interface RaceResult {
  reads: number;
  writes: number;
  refused: number;
  /** Answers older than a write that was acknowledged before the question was asked. */
  stale: number;
}

/**
 * Readers beside a writer of a growing number: an answer is stale when it is smaller than the number that was
 * acknowledged before its question was asked.
 */
export async function race(engine: GraphEngine, options: RaceOptions): Promise<RaceResult> {
  const { rounds, readers, cache, slowness = 0, failures = 0, write } = options;
  await writeCounter(engine, 0);
  const random = randomFrom(42);
  const client = clientOf(hindered(engine, slowness, failures, random), cache);
  const result: RaceResult = { reads: 0, writes: 0, refused: 0, stale: 0 };
  let acknowledged = 0;
  const goesOn = () => result.reads < rounds || result.writes < LEAST_WRITES;

  const reader = async () => {
    while (goesOn()) {
      // Answers from memory alone would never let the writer have its turn.
      await tick();
      const floor = acknowledged;
      const { data, errors } = await client.answer(`{ document(key: "${KEY}") { ... on Document { attribution } } }`);
      result.reads += 1;
      if (errors) result.refused += 1;
      else if (Number(data.document.attribution) < floor) result.stale += 1;
    }
  };
  const writer = async () => {
    for (let value = 1; goesOn(); value += 1) {
      await write(value);
      acknowledged = value;
      result.writes += 1;
      for (let turns = Math.floor(random() * 30); turns > 0; turns -= 1) await tick();
    }
  };
  await Promise.all([writer(), ...Array.from({ length: readers }, reader)]);
  return result;
}

/** The engine with reads that dawdle and fail. */
function hindered(engine: GraphEngine, slowness: number, failures: number, random: () => number): GraphEngine {
  if (slowness === 0 && failures === 0) return engine;
  const dawdle = async () => {
    for (let turns = Math.floor(random() * slowness); turns > 0; turns -= 1) await tick();
  };
  return new Proxy(engine, {
    get(target, property) {
      const value = Reflect.get(target, property, target);
      if (property !== 'run' && property !== 'version') return typeof value === 'function' ? value.bind(target) : value;
      return async (...args: unknown[]) => {
        await dawdle();
        if (random() < failures) throw new AppError('DATABASE_BUSY', 'Injected.');
        const answer: unknown = await value.apply(target, args);
        await dawdle();
        return answer;
      };
    },
  });
}
