import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { onetIn } from '../../src/services/catalogue/read.ts';
import { onetFolder, onetTables } from '../catalogue/onet-folder.ts';
import { exported, imported } from '../catalogue/through-handler.ts';
import { embedded, onEveryEngine } from '../engines.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { killedAt, rolegraph } from './rolegraph.ts';

// One command is a process that is compiled as it starts.
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
    const imported = JSON.parse(await run('catalogue', 'import', 'onet', files, '--only', '11-10', '--json'));
    expect(imported).toMatchObject({ selected: 2, dryRun: false, report: { added: 2, claimsAdded: { LEADS_TO: 3 } } });
    expect(await run('catalogue', 'list')).toMatch(/^onet +2 +O\*NET 9\.9 Database +CC BY 4\.0$/m);
    expect(await run('catalogue', 'remove', 'onet')).toMatch(/^Removed 2 documents: \d+ nodes and \d+ claims went\.$/m);
    await expect(run('catalogue', 'import', 'onet', files, '--only', 'nothing')).rejects.toThrow(/NOT_FOUND/);

    const table = join(folder, 'framework.csv');
    const head = 'Role Family,Role,Role Description,Role Level,Role Level Description,Skill Name,Skill Description';
    writeFileSync(table, `${head},Skill Level,Skill Level Description\nSea,Pilot,,Pilot,,Tides,,Expert,\n`);
    const framework = ['catalogue', 'import', 'framework', table, '--map'];
    await expect(run(...framework, 'uk-gdad')).rejects.toThrow(/INVALID_INPUT.* orders the levels of/);
    const map = JSON.parse(readFileSync(new URL('../../catalogues/uk-gdad.json', import.meta.url), 'utf8'));
    writeFileSync(join(folder, 'map.json'), JSON.stringify({ ...map, id: 'sea', ladders: {} }));
    expect(await run(...framework, 'map.json')).toMatch(/^1 document: 1 added, 0 changed, 0 unchanged\.$/m);
    expect(await run('role', 'external:sea:pilot', '--origins', 'catalogue')).toMatch(/^Pilot \(slug:pilot\)/);
  });

  test('own roles are tied to occupations, and untied', async () => {
    const { folder, run } = await shell();
    await run('catalogue', 'import', 'onet', onetFolder(folder));
    const skills = [{ name: 'Reckoning' }, { name: 'Hailing' }];
    const pilot = { role: { title: 'Chief Harbour Pilot' }, technicalSkills: skills };
    writeFileSync(join(folder, 'pilot.json'), JSON.stringify(pilot));
    await run('blueprint', 'import', 'pilot.json');
    expect(await run('catalogue', 'suggest', 'Chief Harbour Pilot')).toMatch(
      /^Chief Harbour Pilot\n {2}\d\.\d\d {2}Harbour Pilots \(onet:11-1001\.00\): "Harbour Pilots" shares harbour, pilot; 2 skills in common: /,
    );
    expect(await run('role', 'onet:11-1001.00')).toMatch(/^Harbour Pilots \(slug:/);
    expect(await run('gap', 'onet:11-1001.00', 'Chief Harbour Pilot')).toMatch(
      /^Harbour Pilots → Chief Harbour Pilot: \d carried, /,
    );
    const decision = /^Decision (\d+): role "Chief Harbour Pilot" corresponds to "Harbour Pilots"\.$/m;
    expect(await run('catalogue', 'accept', 'Chief Harbour Pilot', 'onet:11-1001.00', '--by', 'Ada')).toMatch(decision);
    expect(await run('role', 'Chief Harbour Pilot')).toMatch(/^Suggested levels, .*\n {2}Reckoning +7 \(O\*NET level/m);
    await expect(run('catalogue', 'accept', 'Chief Harbour Pilot', 'onet:99-9999.99')).rejects.toThrow(/NOT_FOUND/);
    expect(await run('catalogue', 'suggest', '--limit', '1')).not.toContain('Harbour Pilots (onet');
  });

  test('an import that is killed leaves whole documents, and goes on where it stood', async () => {
    const { folder, environment, run } = await shell();
    const files = onetFolder(folder, manyOccupations());
    const command = ['catalogue', 'import', 'onet', files];
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

    const unbroken = await embedded.open();
    onTestFinished(() => unbroken.close());
    await imported(unbroken, await onetIn(files));
    const times = /"importedAt":"[^"]*"/g;
    expect(whole.replace(times, '')).toBe((await exported(unbroken)).replace(times, ''));
  });
});
