import type { GraphEngine } from '../src/engine/port.ts';

export interface Recorded {
  engine: GraphEngine;
  /** Names of the queries run since the last call, sorted. */
  taken(): string[];
}

/** An engine that notes the name of every query it runs outside of transactions. */
export function recorded(inner: GraphEngine): Recorded {
  const ran: string[] = [];
  const engine = Object.create(inner, {
    name: { value: inner.name },
    run: {
      value: ((query, params) => {
        ran.push(query.name);
        return inner.run(query, params);
      }) satisfies GraphEngine['run'],
    },
    each: {
      value: ((query, params, take) => {
        ran.push(query.name);
        return inner.each(query, params, take);
      }) satisfies GraphEngine['each'],
    },
    ...bound(inner, ['write', 'version', 'ensureSchema', 'diagnose', 'close']),
  });
  return { engine, taken: () => ran.splice(0).sort() };
}

/**
 * An engine that answers in rounds: everything asked until nothing more is asked is answered at one moment. So what is
 * asked together does not depend on which answer was faster.
 */
export function inRounds(inner: GraphEngine): GraphEngine {
  let round: (() => Promise<() => void>)[] = [];
  const play = async () => {
    const asked = round;
    round = [];
    const answers = await Promise.all(asked.map((ask) => ask()));
    for (const give of answers) give();
  };
  return Object.create(inner, {
    name: { value: inner.name },
    run: {
      value: ((query, params) =>
        new Promise((resolve, reject) => {
          if (round.length === 0) setImmediate(play);
          round.push(() =>
            inner.run(query, params).then(
              (rows) => () => resolve(rows),
              (error) => () => reject(error),
            ),
          );
        })) satisfies GraphEngine['run'],
    },
    ...bound(inner, ['each', 'write', 'version', 'ensureSchema', 'diagnose', 'close']),
  });
}

/** Methods with private state work on the engine they belong to only. */
function bound(inner: GraphEngine, methods: readonly (keyof GraphEngine)[]): PropertyDescriptorMap {
  return Object.fromEntries(methods.map((method) => [method, { value: (inner[method] as () => unknown).bind(inner) }]));
}
