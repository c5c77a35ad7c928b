/** How long the thread was held at a stretch while some work ran, in milliseconds. */
export interface Turns {
  /** On the clock: what others wait for. */
  longest: number;
  /** Of processor time, helper threads of the collector included: what is left of it where nothing else runs. */
  longestBusy: number;
  /** How often the thread was given away. */
  count: number;
}

/** Does some work, and watches from beside it how long no other work has its turn. */
export async function watched<T>(work: () => Promise<T>): Promise<{ result: T; turns: Turns; ms: number }> {
  const turns: Turns = { longest: 0, longestBusy: 0, count: 0 };
  const started = performance.now();
  let [at, used] = [started, process.cpuUsage()];
  let ended = false;
  const turn = () => {
    const [now, { user, system }] = [performance.now(), process.cpuUsage(used)];
    turns.longest = Math.max(turns.longest, now - at);
    turns.longestBusy = Math.max(turns.longestBusy, Math.min(now - at, (user + system) / 1_000));
    turns.count += 1;
    [at, used] = [now, process.cpuUsage()];
    if (!ended) setImmediate(turn);
  };
  setImmediate(turn);
  try {
    const result = await work();
    return { result, turns, ms: performance.now() - started };
  } finally {
    ended = true;
    turn();
  }
}
