import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { Blueprint } from '../../src/model/blueprint.ts';
import { MODEL_VERSION } from '../../src/model/graph.ts';
import { exportGraph } from '../../src/services/export-graph.ts';
import { importGraph } from '../../src/services/import-graph.ts';
import { linesOf } from '../../src/services/lines.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { statusOf } from '../../src/services/status.ts';
import { embedded, onEveryEngine } from '../engines.ts';
import { codeOf } from '../error-code.ts';

async function exported(engine: GraphEngine): Promise<string> {
  let text = '';
  for await (const line of exportGraph(engine)) text += line;
  return text;
}

/** What the function that follows gives of a store that is closed afterwards. */
async function using<T>(opening: Promise<GraphEngine>, work: (engine: GraphEngine) => Promise<T>): Promise<T> {
  const engine = await opening;
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

const imported = (engine: GraphEngine, text: string) =>
  importGraph(engine, () => linesOf(chunksOf(Buffer.from(text), 1_000)));

/** Cuts in the middle of lines and of characters. */
async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Sorts differently by UTF-16 unit, by code point and by alphabet; holds what some readers take for a line end. */
const foreign = Blueprint.parse({
  role: {
    title: 'Städtebau-Ökonom 😀',
    summary: 'first\u2028second\nthird "quoted"',
    externalIds: ['x:😀', 'x:ﬀ', 'x:z'],
  },
  tools: [{ name: '工具' }, { name: 'Ångström' }, { name: 'zebra' }],
});

async function filled(engine: GraphEngine): Promise<void> {
  await loadSeed(engine);
  await loadDocuments(engine, [{ id: 'ﬀ 😀', blueprint: foreign }], { by: 'test', origin: 'company' });
}

const seededText = using(embedded.open(), async (engine) => {
  await filled(engine);
  return exported(engine);
});

// A cold Neo4j plans each of some two hundred statements once.
vi.setConfig({ testTimeout: 120_000 });

onEveryEngine((engine) => {
  test('a graph that went through a file gives the same file again', async () => {
    const text = await using(engine.open(), async (store) => {
      await filled(store);
      return exported(store);
    });
    const again = await using(engine.open(), async (store) => {
      await imported(store, text);
      return exported(store);
    });
    expect(again).toBe(text);
  });

  test('a graph gives the same file on this engine as where it comes from', async () => {
    const text = await seededText;
    const again = await using(engine.open(), async (store) => {
      await imported(store, text);
      return exported(store);
    });
    expect(again).toBe(text);
  });

  test('a file goes into an empty store only', async () => {
    const text = await seededText;
    await using(engine.open(), async (store) => {
      await loadSeed(store);
      expect(await codeOf(imported(store, text))).toBe('STORE_NOT_EMPTY');
    });
  });

  test('a file that fails at its last line leaves nothing behind', async () => {
    const text = (await seededText).trimEnd().split('\n').slice(0, -1).join('\n');
    await using(engine.open(), async (store) => {
      const before = await statusOf(store);
      await expect(imported(store, text)).rejects.toThrow(/is missing: the file was cut short/);
      expect(await statusOf(store)).toEqual(before);
    });
  });

  test('the revision is raised', async () => {
    const text = await seededText;
    await using(engine.open(), async (store) => {
      const { revision } = await statusOf(store);
      await imported(store, text);
      expect((await statusOf(store)).revision).toBeGreaterThan(revision);
    });
  });
});

describe('an export', () => {
  test('says that it is of no single state where somebody wrote meanwhile', async () => {
    await using(embedded.open(), async (store) => {
      await loadSeed(store);
      const lines = exportGraph(store);
      await lines.next();
      await loadDocuments(store, [{ id: 'late', blueprint: foreign }], { by: 'test', origin: 'company' });
      const rest = async () => {
        for await (const _line of lines) continue;
      };
      expect(await codeOf(rest())).toBe('CONFLICT');
    });
  });
});

test('a graph that was exported under an older model comes in and goes on as one of today', async () => {
  const old = readFileSync(join(import.meta.dirname, 'old-graphs/model-1.jsonl'), 'utf8');
  const text = await using(embedded.open(), async (engine) => {
    expect(await imported(engine, old)).toEqual({ nodes: 171, relationships: 173 });
    return exported(engine);
  });
  expect(JSON.parse(text.slice(0, text.indexOf('\n')))).toMatchObject({ modelVersion: MODEL_VERSION });
  await using(embedded.open(), async (engine) => {
    await imported(engine, text);
    expect(await exported(engine)).toBe(text);
  });
});

describe('an import names the line', () => {
  const header = '{"format":"rolegraph-graph","formatVersion":1,"modelVersion":1}';
  const tool = (id: string, more = {}) =>
    JSON.stringify({ node: 'Tool', properties: { id, sortKey: id, revision: 1, name: id, ...more } });
  const uses = (tail: string, head: string) => {
    const properties = { document: 'd', origin: 'company', ordinal: 0 };
    return JSON.stringify({ relationship: 'USES', from: 'Role', tail, to: 'Tool', head, properties });
  };
  const end = (nodes: number, relationships = 0) => JSON.stringify({ end: { nodes, relationships } });

  const cases: [string, string[], RegExp][] = [
    ['that is no header', ['{"format":"other"}'], /^Line 1 is not the header/],
    ['that is missing from an empty file', [], /^Line 1 is not the header/],
    [
      'of a newer format',
      [header.replace('formatVersion":1', 'formatVersion":2')],
      /format version 2 .* newer Rolegraph/,
    ],
    ['of a newer model', [header.replace('modelVersion":1', 'modelVersion":99')], /model version 99.* newer Rolegraph/],
    ['that is no JSON', [header, tool('a'), '{"node":'], /^Line 3 is no JSON/],
    ['that is no node', [header, '{"node":"Robot","properties":{}}'], /^Line 2 is no node or relationship .*"Robot"/],
    ['that is no edge', [header, uses('a', 'b').replace('"to":"Tool"', '"to":"Skill"')], /^Line 2 .*"USES Role Skill"/],
    ['with a property too many', [header, tool('a', { colour: 'red' })], /^Line 2 .*colour/],
    ['with a property of another type', [header, tool('a', { revision: 'x' })], /^Line 2 properties\.revision: /],
    ['that is there twice', [header, tool('a'), tool('a')], /^Line 3 is there twice or out of order/],
    ['that is out of order', [header, tool('b'), tool('a')], /^Line 3 is there twice or out of order/],
    [
      'whose end is missing',
      [header, tool('a'), uses('r', 'a'), end(1, 1)],
      /^Line 3 names a Role that is not in the file/,
    ],
    ['behind the end', [header, end(0), tool('a')], /^Line 3 stands behind the end/],
    ['that counts wrongly', [header, tool('a'), end(2)], /^Line 3 counts/],
  ];
  test.each(cases)('%s', async (_name, lines, message) => {
    await using(embedded.open(), async (store) => {
      await expect(imported(store, lines.join('\n'))).rejects.toThrow(message);
      expect((await statusOf(store)).nodes).toEqual({});
    });
  });

  test('that is no UTF-8', async () => {
    await using(embedded.open(), async (store) => {
      const bytes = Buffer.concat([Buffer.from(`${header}\n`), Buffer.from([0xff, 0xfe, 0x0a])]);
      const work = importGraph(store, () => linesOf(chunksOf(bytes, 1_000)));
      await expect(work).rejects.toThrow(/no UTF-8, at line/);
    });
  });
});
