import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { EmbeddedEngine } from '../../src/engine/embedded.ts';
import { statusOf } from '../../src/services/status.ts';
import { prepareStore } from '../../src/services/store.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { rolegraph, rolegraphProcess, serving } from './rolegraph.ts';

// Some commands are processes that are compiled as they start.
vi.setConfig({ testTimeout: 90_000 });

const storeIn = (folder: string) => join(folder, '.rolegraph', 'graph.grafeo');
const addressIn = (folder: string) => `${storeIn(folder)}.server.json`;

describe('serve', () => {
  test('fills an empty store once, says so, and stops cleanly', async () => {
    const folder = temporaryFolder();
    const first = serving(folder);
    expect((await fetch(`${await first.url}/ready`)).status).toBe(200);
    first.signal('SIGTERM');
    const { code, stdout, stderr } = await first.ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Rolegraph answers at http:\/\/127\.0\.0\.1:\d+\/graphql .*seeded: 3 described roles, /);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stderr.split('\n')[0] ?? '')).toMatchObject({ path: '/ready', status: 200 });
    expect(existsSync(addressIn(folder))).toBe(false);

    const second = serving(folder);
    await second.url;
    second.signal('SIGINT');
    expect((await second.ended).stdout).toContain('the store has data, the seed was not touched');
  });

  test('leaves a store empty where asked to', async () => {
    const folder = temporaryFolder();
    const server = serving(folder, ['--empty']);
    const status = await (await fetch(`${await server.url}/status`)).json();
    expect(status.documents).toEqual({});
  });

  test('takes a port from nobody', async () => {
    const { url } = serving(temporaryFolder(), ['--empty']);
    const port = new URL(await url).port;
    const { code, stderr } = await rolegraphProcess(temporaryFolder(), ['serve', '--port', port]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^error \[INVALID_CONFIG\]: Cannot listen on .*another PORT/),
    ]);
  });
});

describe('while a server holds the store', () => {
  test('commands ask the server', async () => {
    const folder = temporaryFolder();
    const url = await serving(folder).url;
    expect(JSON.parse(readFileSync(addressIn(folder), 'utf8'))).toEqual({ pid: expect.any(Number), url });
    const ask = async (...args: string[]) => {
      const { code, stdout, stderr } = await rolegraph(folder, args);
      expect([code, stderr], args.join(' ')).toEqual([0, '']);
      return stdout;
    };
    expect(JSON.parse(await ask('doctor', '--json')).server.url).toBe(url);
    expect(await ask('roles', '--described')).toContain('\n3 roles\n');
    const text = await ask('export');
    expect(await ask('seed', 'remove')).toMatch(/^Removed 3 documents/);
    writeFileSync(join(folder, 'graph.jsonl'), text);
    expect(await ask('import-graph', 'graph.jsonl')).toMatch(/^Imported /);
    expect(await ask('export')).toBe(text);
    const missing = await rolegraph(folder, ['role', 'Astronaut']);
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringMatching(/^error \[NOT_FOUND\]: /)]);
  });

  test('a second server is told where the first one is', async () => {
    const folder = temporaryFolder();
    const url = await serving(folder, ['--empty']).url;
    const { code, stderr } = await rolegraphProcess(folder, ['serve', '--port', '0']);
    expect(code).toBe(3);
    expect(stderr).toMatch(`error [STORE_HELD]: The store is held by the Rolegraph server at ${url}`);
  });

  test('a process that holds it without an address is reported', async () => {
    const folder = temporaryFolder();
    const engine = await EmbeddedEngine.open(storeIn(folder));
    const { code, stderr } = await rolegraph(folder, ['roles']);
    await engine.close();
    expect([code, stderr]).toEqual([3, expect.stringMatching(/^error \[STORE_HELD\]: /)]);
  });

  test('an address that a killed server left behind does no harm', async () => {
    const folder = temporaryFolder();
    const server = serving(folder);
    await server.url;
    server.signal('SIGKILL');
    await server.ended;
    expect(existsSync(addressIn(folder))).toBe(true);
    expect((await rolegraph(folder, ['roles', '--described'])).stdout).toContain('\n3 roles\n');
  });
});

test('a server killed while it seeds leaves nothing or everything', async () => {
  const left = new Set<number>();
  // From before the store is opened to after the commit; how long that takes is the machine's affair.
  for (let ms = 300; ms <= 1_500 && !(left.has(0) && left.has(3)); ms += 150) {
    const folder = temporaryFolder();
    const server = serving(folder);
    await delay(ms);
    server.signal('SIGKILL');
    await server.ended;
    const engine = await EmbeddedEngine.open(storeIn(folder));
    await prepareStore(engine);
    const { documents, nodes } = await statusOf(engine);
    await engine.close();
    const seeded = documents['seed'] ?? 0;
    expect([0, 3]).toContain(seeded);
    expect(nodes['Role'] ?? 0).toBe(seeded === 0 ? 0 : 66);
    left.add(seeded);
  }
});
