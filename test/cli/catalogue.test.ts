import { expect, inject, test, vi } from 'vitest';
import { onetFolder, onetTables } from '../catalogue/onet-folder.ts';
import { onEveryEngine } from '../engines.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { killedAt, rolegraph } from './rolegraph.ts';

// Each command is a process that is compiled as it starts.
vi.setConfig({ testTimeout: 120_000 });

/** Three batches of occupations, the last one not full. */
function manyOccupations() {
  const tables = onetTables();
  for (let i = 1; i <= 120; i += 1) {
    const code = `21-${String(i).padStart(4, '0')}.00`;
    tables['occupation_data']?.push([code, `Keepers of Light ${i}`, '']);
    tables['task_statements']?.push([code, String(100 + i), `Keep light ${i}.`, 'Core']);
    tables['alternate_titles']?.push([code, '', `Warden ${i}`, '', '']);
    tables['related_occupations']?.push([code, '11-1000.00', 'Supplemental', '1']);
  }
  return tables;
}

/** The claims of a graph file, by the document that makes them. */
function claimsByDocument(graph: string): Map<string, string[]> {
  const claims = new Map<string, string[]>();
  for (const line of graph.split('\n').filter((text) => text.startsWith('{"relationship"'))) {
    const { document } = JSON.parse(line).properties;
    claims.set(document, [...(claims.get(document) ?? []), line]);
  }
  return claims;
}

onEveryEngine((engine) => {
  /** Runs commands on a store that is empty at first. */
  async function shell() {
    const folder = temporaryFolder();
    if (engine.name === 'neo4j') await (await engine.open()).close();
    const environment = engine.name === 'neo4j' ? { NEO4J_URI: inject('neo4j') ?? '' } : {};
    const run = async (...args: string[]) => {
      const { code, stdout, stderr } = await rolegraph(folder, args, environment);
      if (code !== 0) throw new Error(stderr);
      return stdout;
    };
    return { folder, environment, run };
  }

  test('a catalogue is imported, listed and removed', async () => {
    const { folder, run } = await shell();
    const files = onetFolder(folder);
    const rehearsed = await run('catalogue', 'import', 'onet', files, '--dry-run');
    expect(rehearsed).toMatch(/^O\*NET 9\.9 Database: 4 occupations in 9 files of 35 rows\.\n/);
    expect(rehearsed).toMatch(/^ {2}alternate_titles\.tsv:4: 1 row: a title the occupation has already$/m);
    expect(rehearsed).toMatch(/^4 documents: 4 added, 0 changed, 0 unchanged \(dry run, nothing was written\)\.$/m);
    expect(await run('catalogue', 'list')).toBe('No catalogue is loaded.\n');
    const imported = JSON.parse(await run('catalogue', 'import', 'onet', files, '--only', '11-10', '--json'));
    expect(imported).toMatchObject({ selected: 2, dryRun: false, report: { added: 2, claimsAdded: { LEADS_TO: 3 } } });
    expect(await run('catalogue', 'list')).toMatch(/^onet +2 +O\*NET 9\.9 Database +CC BY 4\.0$/m);
    expect(await run('catalogue', 'remove', 'onet')).toMatch(/^Removed 2 documents: \d+ nodes and \d+ claims went\.$/m);
    await expect(run('catalogue', 'import', 'onet', files, '--only', 'nothing')).rejects.toThrow(/NOT_FOUND/);
  });

  test('an import that is killed leaves whole documents, and goes on where it stood', async () => {
    const { folder, environment, run } = await shell();
    const command = ['catalogue', 'import', 'onet', onetFolder(folder, manyOccupations())];
    const { code } = await killedAt(/^50\/124 /m, folder, command, environment);
    expect(code).toBeNull();
    const broken = claimsByDocument(await run('export'));
    const { report } = JSON.parse(await run(...command, '--json'));
    expect([report.unchanged, report.added + report.unchanged]).toEqual([broken.size, 124]);
    // The batch after the one that was told may be in before the signal arrives.
    expect([50, 100]).toContain(broken.size);
    const whole = await run('export');
    const claims = claimsByDocument(whole);
    for (const [document, lines] of broken) expect(claims.get(document)).toEqual(lines);

    await run('catalogue', 'remove', 'onet');
    await run(...command);
    const times = /"importedAt":"[^"]*"/g;
    expect((await run('export')).replace(times, '')).toBe(whole.replace(times, ''));
  });
});
