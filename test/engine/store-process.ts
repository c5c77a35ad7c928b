import { EmbeddedEngine } from '../../src/engine/embedded.ts';
import type { GraphEngine, Transaction } from '../../src/engine/port.ts';
import { AppError } from '../../src/errors.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { prepareStore } from '../../src/services/store.ts';

// A process of ours on a store, for tests that need a second one or one to kill. Says on standard output how far it is.

const [task = '', path = '', moment = ''] = process.argv.slice(2);
const die = () => process.kill(process.pid, 'SIGKILL');
const tellAndStay = (text: string) => {
  console.log(text);
  setInterval(() => {}, 1_000_000);
};

/** The engine with something to do before each statement of a write and before its commit. */
function watched(
  engine: GraphEngine,
  before: { statement: (count: number) => unknown; commit: () => unknown },
): GraphEngine {
  return new Proxy(engine, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (property !== 'write') return typeof value === 'function' ? value.bind(target) : value;
      return <T>(work: (tx: Transaction) => Promise<T>) =>
        target.write(async (tx) => {
          let count = 0;
          const result = await work({
            ...tx,
            run(query, params) {
              count += 1;
              before.statement(count);
              return tx.run(query, params);
            },
          });
          before.commit();
          return result;
        });
    },
  });
}

try {
  const engine = await EmbeddedEngine.open(path);
  await prepareStore(engine);
  switch (task) {
    case 'hold':
      tellAndStay('open');
      break;
    case 'load':
      await loadSeed(engine);
      tellAndStay('committed');
      break;
    case 'die':
      await loadSeed(
        watched(engine, {
          statement: (count) => moment === `statement ${count}` && die(),
          commit: () => moment === 'the commit' && die(),
        }),
      );
      break;
    case 'commit':
      // The commit follows at once and is synchronous: a kill by the parent meets it, or what is around it.
      await loadSeed(watched(engine, { statement: () => {}, commit: () => console.log('committing') }));
      tellAndStay('committed');
      break;
    default:
      throw new Error(`There is no task "${task}".`);
  }
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.log(`refused ${error.code} ${error.message}`);
}
