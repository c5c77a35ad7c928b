import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Connection } from '../../src/cli/connection.ts';
import { review } from '../../src/cli/vocabulary-review.ts';
import type { GraphEngine } from '../../src/engine/port.ts';
import { createHandler } from '../../src/http/handler.ts';
import { silentLog } from '../../src/http/log.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { createServices } from '../../src/services/services.ts';
import { type Client, clientOf } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { company, document } from '../graph.ts';

/** Six skills in two documents each, written a little differently. */
const topics = [
  'Data pipelines',
  'Model serving',
  'Feature stores',
  'Image segmentation',
  'Stream processing',
  'Graph databases',
];
const documents = [
  document('one', 'ML Engineer', { technicalSkills: topics.map((name) => ({ name, description: `Builds ${name}.` })) }),
  document('two', 'Data Engineer', { technicalSkills: topics.map((name) => ({ name: `${name} engineering` })) }),
];

onEveryEngine((on) => {
  let engine: GraphEngine;
  let client: Client;
  let connection: Connection;
  beforeEach(async () => {
    engine = await on.open();
    client = clientOf(engine);
    await loadDocuments(engine, documents, company);
    const handle = createHandler(createServices(engine), silentLog(), []);
    connection = {
      server: undefined,
      fetch: (path, init) => handle(new Request(new URL(path, 'http://rolegraph.test'), init)),
      close: async () => {},
    };
  });
  afterEach(() => engine.close());

  async function press(keys: string): Promise<string> {
    const lines: string[] = [];
    const pressed = (async function* () {
      yield* keys;
    })();
    await review(connection, pressed, (line) => lines.push(line), { kind: 'SKILL', by: 'ada' });
    return lines.join('\n');
  }
  const waiting = async () => (await client.ask('{ suggestions(kind: SKILL) { totalCount } }')).suggestions.totalCount;
  const history = async () =>
    (await client.ask('{ changes { nodes { kind by undoneAt summary } } }')).changes.nodes.map(
      (each: { kind: string; undoneAt: string | null }) => `${each.kind}${each.undoneAt ? ' undone' : ''}`,
    );

  test('settles names by a key each, undoes one, and goes on where it stopped', async () => {
    const told = await press('yn1uxs2q');
    expect(told).toContain('6 to go · skill · mean something close? · wording 0.');
    expect(told).toMatch(/ 1 \S.*\n {5}one\S*.* {2}Builds /);
    expect(told).toMatch(/ 2 .* engineering\n {5}two/);
    expect(told).toContain('Undone: skill');
    expect(told).toContain('"x" means nothing here');
    expect(told).toContain('3 decisions made.');
    expect(await history()).toEqual(['MERGE', 'MERGE undone', 'REFUSE', 'CONFIRM']);
    expect(await waiting()).toBe(3);
    const again = await press('yyy');
    expect(again).toContain('3 to go');
    expect(again).toContain('Nothing waits for a decision.');
    expect(await waiting()).toBe(0);
  });

  test('shows what it leaves for later once more the next time', async () => {
    expect(await press('ssssss')).toContain('Nothing else waits; 6 left for later.');
    expect(await waiting()).toBe(6);
  });

  test('ends where no more keys come, without a decision', async () => {
    expect(await press('')).toContain('0 decisions made.');
    expect(await history()).toEqual([]);
  });
});
