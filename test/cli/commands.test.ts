import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { meta, setModelVersion } from '../../src/cypher/meta.ts';
import { EmbeddedEngine } from '../../src/engine/embedded.ts';
import { MODEL_VERSION } from '../../src/model/graph.ts';
import { prepareStore } from '../../src/services/store.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { rolegraph, rolegraphProcess } from './rolegraph.ts';

// Some commands are processes that are compiled as they start.
vi.setConfig({ testTimeout: 90_000 });

const storeIn = (folder: string) => join(folder, '.rolegraph', 'graph.grafeo');

describe('help', () => {
  test('names every command, the exit codes and where the graph is', async () => {
    const { code, stdout } = await rolegraphProcess(temporaryFolder(), ['--help']);
    expect(code).toBe(0);
    for (const command of [
      'serve',
      'seed',
      'export',
      'import-graph',
      'roles',
      'role',
      'path',
      'gap',
      'similar',
      'lattice',
      'map',
      'lint',
      'doctor',
    ]) {
      expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    }
    expect(stdout).toContain('Exit codes:');
    expect(stdout).toContain('NEO4J_URI');
  });

  test('of a command has examples and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const { code, stdout } = await rolegraph(folder, ['path', '--help']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Example')]);
    expect(existsSync(storeIn(folder))).toBe(false);
  });
});

describe('wrong usage ends with 2 and one line', () => {
  test.each([
    [['bogus'], /^error \[USAGE\]: unknown command 'bogus'/],
    [['roles', '--limit', 'many'], /^error \[USAGE\]: .*whole number/],
    [['role'], /^error \[USAGE\]: missing required argument 'title'/],
    [['map', 'x', '--format', 'gif'], /^error \[USAGE\]: .*table, svg, png/],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await rolegraph(temporaryFolder(), args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('as does a wrong configuration', async () => {
    const { code, stderr } = await rolegraphProcess(temporaryFolder(), ['roles'], { PORT: 'x', LOG_LEVEL: 'loud' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error \[INVALID_CONFIG\]: .*PORT .*LOG_LEVEL /);
  });
});

test('a graph is seeded, asked and removed', { timeout: 240_000 }, async () => {
  const folder = temporaryFolder();
  const ask = async (...args: string[]) => {
    const { code, stdout, stderr } = await rolegraph(folder, args);
    expect([code, stderr], args.join(' ')).toEqual([0, '']);
    return stdout;
  };
  expect(await ask('seed')).toMatch(/^Loaded 3 documents: \d+ nodes/);
  expect(await ask('seed', 'load')).toMatch(/nothing changed/);
  expect(JSON.parse(await ask('seed', 'status', '--json'))).toEqual({ documents: 3, counts: true });

  expect(await ask('roles', '--described')).toMatch(/Senior AI Research Scientist .*described[\s\S]*\n3 roles\n$/);
  const some = JSON.parse(await ask('roles', '--skill', 'pytorch', '--limit', '1', '--json'));
  expect(some.nodes).toHaveLength(1);

  const role = await ask('role', 'senior computer vision scientist');
  for (const section of ['Comes from:', 'Leads to:', 'Asks for:', 'Works with:'])
    expect(role).toContain(`\n${section}\n`);
  expect(JSON.parse(await ask('role', 'slug:senior-computer-vision-scientist', '--json')).title).toBe(
    'Senior Computer Vision Scientist',
  );

  const path = ['path', 'Associate Computer Vision Scientist', 'Senior Computer Vision Scientist', '--k', '1'];
  const under = ['--pareto', 'moves', 'learning', '--terms', 'grade:1', '--allow-unknown', '--max-learning', '99'];
  expect(await ask(...path, ...under)).toMatch(/^Path 1, 2 moves; .*:\n {2}Associate Computer Vision Scientist → /);
  expect(JSON.parse(await ask(...path, '--json')).paths).toHaveLength(1);
  const none = await rolegraph(folder, [...path.slice(0, 3), '--max-moves', '1']);
  expect([none.code, none.stderr]).toEqual([1, expect.stringMatching(/^error \[NO_PATH\]: /)]);
  expect(none.stdout).toMatch(/^It would do to loosen max-moves to 2: Associate Computer Vision Scientist → /);

  expect(await ask('gap', 'Associate CV Scientist', 'Senior CV Scientist')).toMatch(
    /^Associate .* → Senior .*: \d+ carried, \d+ to check/,
  );
  expect(await ask('gap', 'Senior CV Scientist', '--held', 'Associate CV Scientist')).toMatch(
    /^Senior .*: \d+ carried, \d+ to check/,
  );
  expect(await ask('similar', 'Associate CV Scientist')).toMatch(/\nSenior Computer Vision Scientist {2}/);
  const catalogued = await rolegraph(folder, ['similar', 'Associate CV Scientist', '--origins', 'catalogue']);
  expect(catalogued.stderr).toMatch(/^error \[NOT_FOUND\]: /);
  expect(await ask('lattice', 'Associate CV Scientist', '--to', 'Principal Applied Scientist')).toMatch(
    /\n3 {6}Principal/,
  );

  expect(await ask('map', 'Senior AI Research Scientist')).toMatch(/\nescalation {2}/);
  expect(await ask('map', 'Senior AI Research Scientist', '--format', 'mermaid')).toMatch(/^flowchart /);

  await ask(
    'map',
    'Senior AI Research Scientist',
    'Senior Computer Vision Scientist',
    '--format',
    'svg',
    '-o',
    join(folder, 'map.svg'),
  );
  expect(readFileSync(join(folder, 'map.svg'), 'utf8')).toMatch(/^<svg /);

  const baseline = join(folder, 'known.txt');
  const found = await rolegraph(folder, ['lint', '--baseline', 'none.txt', '--update-baseline']);
  expect(found.code).toBe(0);
  expect(await ask('lint', '--baseline', join(folder, 'none.txt'))).toBe('');
  writeFileSync(baseline, '# nothing is accepted\n');
  const lint = await rolegraph(folder, ['lint', '--baseline', baseline]);
  expect(lint.code).toBe(1);
  expect(lint.stdout).toMatch(/^seed:\S+ (warning|note): .* \[[a-z-]+\]$/m);
  expect(lint.stderr).toMatch(/^error \[FINDINGS\]: \d+ findings new, 0 known\.$/m);

  const doctor = JSON.parse(await ask('doctor', '--json'));
  expect(doctor).toMatchObject({ engine: 'embedded', modelVersion: MODEL_VERSION, documents: { seed: 3 } });
  expect(await ask('doctor')).toMatch(/^engine +embedded\nstore +\.\/\.rolegraph\/graph\.grafeo\n/);

  expect(await ask('seed', 'remove')).toMatch(/^Removed 3 documents/);
});

test('a graph moves from store to store without a server', async () => {
  const folder = temporaryFolder();
  expect((await rolegraphProcess(folder, ['seed'])).code).toBe(0);
  await rolegraphProcess(folder, ['export', '-o', 'graph.jsonl']);
  const text = readFileSync(join(folder, 'graph.jsonl'), 'utf8');
  const elsewhere = temporaryFolder();
  const imported = await rolegraph(elsewhere, ['import-graph', join(folder, 'graph.jsonl')]);
  expect([imported.stderr, imported.stdout]).toEqual(['', expect.stringMatching(/^Imported \d+ nodes/)]);
  expect((await rolegraph(elsewhere, ['export'])).stdout).toBe(text);
  const again = await rolegraph(elsewhere, ['import-graph', join(folder, 'graph.jsonl')]);
  expect([again.code, again.stderr]).toEqual([1, expect.stringMatching(/^error \[STORE_NOT_EMPTY\]: /)]);
});

test('what is not found ends with 1, and an empty store says how to fill it', async () => {
  const { code, stdout, stderr } = await rolegraph(temporaryFolder(), ['role', 'Astronaut']);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^The store is empty: `rolegraph seed` .*\nerror \[NOT_FOUND\]: .*Astronaut.*\n$/);
});

test('a file that is missing or no graph is refused by its name or line', async () => {
  const folder = temporaryFolder();
  const missing = await rolegraph(folder, ['import-graph', 'none.jsonl']);
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringMatching(/^error \[FILE\]: none\.jsonl: /)]);
  writeFileSync(join(folder, 'other.txt'), 'hello\n');
  const other = await rolegraph(folder, ['import-graph', 'other.txt']);
  expect([other.code, other.stderr]).toEqual([1, expect.stringMatching(/^error \[INVALID_INPUT\]: Line 1 /)]);
});

test('a store of a newer version is refused and left as it is', async () => {
  const folder = temporaryFolder();
  const engine = await EmbeddedEngine.open(storeIn(folder));
  await prepareStore(engine);
  await engine.run(setModelVersion, { modelVersion: 99 });
  await engine.close();
  for (const command of ['doctor', 'serve']) {
    const { code, stderr } = await rolegraph(folder, [command]);
    expect([code, stderr], command).toEqual([3, expect.stringMatching(/error \[STORE_TOO_NEW\]: .*99.*\n$/)]);
  }
  const after = await EmbeddedEngine.open(storeIn(folder));
  const [stored] = await after.run(meta, {});
  await after.close();
  expect(stored).toEqual({ id: 'graph', revision: 0, modelVersion: 99 });
});

test('a file that is no store is refused and left as it is', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'notes.txt');
  writeFileSync(path, 'my notes');
  const { code, stderr } = await rolegraph(folder, ['roles'], { ROLEGRAPH_STORE: path });
  expect([code, stderr]).toEqual([3, expect.stringMatching(/^error \[STORE_UNREADABLE\]: /)]);
  expect(readFileSync(path, 'utf8')).toBe('my notes');
});

test('a Neo4j that is not there is said to be, with what to do', async () => {
  const environment = { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_CONNECTION_TIMEOUT_MS: '500' };
  const roles = await rolegraph(temporaryFolder(), ['roles'], environment);
  expect([roles.code, roles.stderr]).toEqual([3, expect.stringMatching(/^error \[DATABASE_UNAVAILABLE\]: .*\n$/)]);
  const doctor = await rolegraph(temporaryFolder(), ['doctor'], environment);
  expect(doctor.code).toBe(3);
  expect(doctor.stderr).toMatch(/The engine says: .*\nWhat to do: .*bolt:\/\/[\s\S]*\nerror \[DATABASE_UNAVAILABLE\]/);
});
