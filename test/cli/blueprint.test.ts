import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, test, vi } from 'vitest';
import { onEveryEngine } from '../engines.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { killedAt, rolegraph, rolegraphProcess } from './rolegraph.ts';

// Some commands are processes that are compiled as they start.
vi.setConfig({ testTimeout: 90_000 });

/** A short role document. */
const roleText = (title: string, skills: readonly string[], next = 'Head of Operations') => `# ${title}

## Summary

The ${title} keeps one part of the house running.

## Responsibilities

- Keep the log of ${title.toLowerCase()} work.

## Skills

### Must have

${skills.map((skill) => `- ${skill} (Critical)`).join('\n')}

## Escalation

- Fire → Head of Operations

## Career path

### Next roles

- ${next}

### Feeder roles

- Trainee
`;

/** A PDF of one page without a word. */
const scan = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj
trailer<</Root 1 0 R>>
`;

const trades = 'Dock Gate Yard Crane Rail Cold Bulk Fleet Depot Parts'.split(' ');
const levels = ['Clerk', 'Coordinator', 'Planner', 'Supervisor'];

/** Forty files, of which a scan and half a page are none that can be read. */
function fortyFiles(folder: string): string[] {
  const files = trades.flatMap((trade) => levels.map((level) => `${trade} ${level}`));
  return files.map((title, i) => {
    const file = `${title.toLowerCase().replace(' ', '-')}.${i === 12 ? 'pdf' : 'md'}`;
    const halfPage = `# ${title}\n\n## Summary\n\nTo be written.\n`;
    const text = roleText(title, [`${title.split(' ')[0]} safety`, 'Shift planning', `Form ${i}`]);
    writeFileSync(join(folder, file), i === 12 ? scan : i === 25 ? halfPage : text);
    return file;
  });
}

describe('parse', () => {
  test('prints what a document holds and what was noticed, with file and line', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'role.md'),
      `${roleText('Dock Clerk', ['Tides'])}\n## Stakeholders\n\n- Port authority\n`,
    );
    const { code, stdout } = await rolegraphProcess(folder, ['blueprint', 'parse', 'role.md']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Dock Clerk: 1 skill, 0 tools, 1 stakeholder, 2 career moves, /);
    expect(stdout).toMatch(/^ {2}role\.md:33 warning stakeholder-group: .*"Port authority"$/m);
  });

  test('tells what it noticed many times once, with the lines', async () => {
    const damaged = fileURLToPath(new URL('../import/cases/flat-text-damaged/input.txt', import.meta.url));
    const { stdout } = await rolegraph(temporaryFolder(), ['blueprint', 'parse', damaged]);
    expect(stdout.match(/lost-character/g)).toHaveLength(1);
    expect(stdout).toMatch(/ warning lost-character: .* \d+ times, on lines 82, 83, 95, 112, /);
  });

  test('refuses what is no role document with the headings it found, and takes the headings of a company', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'role.md'),
      '# Kranführer\n\n## Aufgaben\n\n- Heben\n\n## Können\n\n- Funk\n\n## Wer\n\n- Hafen\n',
    );
    const refused = await rolegraph(folder, ['blueprint', 'parse', 'role.md', '--json']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/UNREADABLE_DOCUMENT.*Headings found: Kranführer · Aufgaben · Können · Wer\./);
    const map = { sections: { responsibilities: ['Aufgaben'], 'technical-skills': ['Können'], stakeholders: ['Wer'] } };
    writeFileSync(join(folder, 'map.json'), JSON.stringify(map));
    const read = await rolegraph(folder, ['blueprint', 'parse', 'role.md', '--json', '--headings', 'map.json']);
    expect(JSON.parse(read.stdout)).toMatchObject({
      responsibilities: [{ text: 'Heben' }],
      technicalSkills: [{ name: 'Funk' }],
      stakeholders: [{ name: 'Hafen' }],
    });
  });
});

onEveryEngine((engine) => {
  async function shell() {
    const folder = temporaryFolder();
    if (engine.name === 'neo4j') await (await engine.open()).close();
    const environment = engine.name === 'neo4j' ? { NEO4J_URI: inject('neo4j') ?? '' } : {};
    const run = (...args: string[]) => rolegraph(folder, args, environment);
    return { folder, environment, run };
  }

  test('a dry run says what it noticed and writes nothing; import, history, export and removal follow', async () => {
    const { folder, environment, run } = await shell();
    writeFileSync(
      join(folder, 'clerk.md'),
      `${roleText('Dock Clerk', ['Tides'])}\n## Stakeholders\n\n- Port authority\n`,
    );
    const rehearsed = await run('blueprint', 'import', 'clerk.md', '--dry-run');
    expect([rehearsed.code, rehearsed.stderr]).toEqual([0, '']);
    expect(rehearsed.stdout).toMatch(/^clerk\.md: added \(dry run, nothing was written\), role dock-clerk$/m);
    expect(rehearsed.stdout).toMatch(/^ {4}REQUIRES \+1 ~0 -0$/m);
    expect(rehearsed.stdout).toMatch(/^ {2}warning line 33 stakeholder-group: .*"Port authority"$/m);
    expect((await run('role', 'history', 'Dock Clerk')).code).toBe(1);

    expect((await rolegraphProcess(folder, ['blueprint', 'import', 'clerk.md'], environment)).code).toBe(0);
    expect((await run('blueprint', 'import', 'clerk.md')).stdout).toMatch(
      /^1 document: 0 added, 0 changed, 1 unchanged/m,
    );
    writeFileSync(join(folder, 'clerk.md'), roleText('Dock Clerk', ['Tides', 'Knots']).replace('Critical', 'Optional'));
    const changed = await run('blueprint', 'import', 'clerk.md');
    expect(changed.stdout).toMatch(/^ {2}nodes \+\d+ -\d+, relationships \+\d+ ~[1-9]\d* -\d+, kept \d+$/m);
    expect(changed.stdout).toMatch(/^ {2}~ technicalSkills\[Tides\]\.importance: Critical → Optional$/m);
    const history = await run('role', 'history', 'Dock Clerk');
    expect(history.stdout).toMatch(/^1 .*clerk\.md.*\n2 .*clerk\.md/m);
    expect(history.stdout).toContain('+ technicalSkills: Knots');

    const exported = await run('blueprint', 'export', 'Dock Clerk', '--format', 'markdown');
    writeFileSync(join(folder, 'exported.md'), exported.stdout);
    const again = JSON.parse((await run('blueprint', 'parse', 'exported.md', '--json')).stdout);
    const first = JSON.parse((await run('blueprint', 'parse', 'clerk.md', '--json')).stdout);
    const content = ({ source: _s, positions: _p, messages: _m, ...rest }: Record<string, unknown>) => rest;
    expect(content(again)).toEqual(content(first));

    const removed = await run('document', 'remove', 'clerk.md');
    expect(removed.stdout).toMatch(/^Removed clerk\.md: \d+ nodes and \d+ relationships went\.$/m);
    expect((await run('document', 'remove', 'clerk.md')).stderr).toMatch(/^error \[NOT_FOUND\]/m);
  });

  test('forty documents on a Monday: two fail by name, the rest are in; next month only what changed changes', async () => {
    const { folder, run } = await shell();
    const files = fortyFiles(folder);
    const monday = await run('blueprint', 'import', ...files);
    expect(monday.code).toBe(1);
    expect(monday.stdout).toMatch(/^38 documents: 38 added, 0 changed, 0 unchanged, 0 undecided\.$/m);
    expect(monday.stderr).toMatch(/^1\/40 dock-clerk\.md: added$/m);
    expect(monday.stderr).toMatch(/^\S+\.pdf: \[UNREADABLE_DOCUMENT\] .*scan/m);
    expect(monday.stderr).toMatch(/^\S+\.md: \[UNREADABLE_DOCUMENT\] Only 1 of the known sections.*Headings found/m);
    expect(monday.stderr).toMatch(/^error \[IMPORT_INCOMPLETE\]: 2 of 40 files failed, 0 undecided\.$/m);

    const corrected = files.map((file, i) => {
      const title = `${trades[Math.floor(i / 4)]} ${levels[i % 4]}`;
      if (i !== 25 && i !== 3) return i === 12 ? null : file;
      writeFileSync(
        join(folder, file),
        roleText(title, [`${trades[Math.floor(i / 4)]} safety`, 'Shift planning', 'Radio']),
      );
      return file;
    });
    const next = await run('blueprint', 'import', ...corrected.filter((file) => file !== null));
    expect([next.code, next.stderr.includes('error')]).toEqual([0, false]);
    expect(next.stdout).toMatch(/^39 documents: 1 added, 1 changed, 37 unchanged, 0 undecided\.$/m);
    const changes = next.stdout.split('\n').filter((line) => /^ {2}[+~-] /.test(line));
    expect(changes).toEqual(['  + technicalSkills: Radio', '  - technicalSkills: Form 3']);
  });

  test('an import that is killed leaves whole documents', async () => {
    const { folder, environment, run } = await shell();
    const files = fortyFiles(folder).filter((_, i) => i !== 12 && i !== 25);
    const { code } = await killedAt(/^9\/38 /m, folder, ['blueprint', 'import', ...files], environment);
    expect(code).toBeNull();
    const byDocument = async () => {
      const claims = new Map<string, number>();
      for (const line of (await run('export')).stdout.split('\n')) {
        if (!line.startsWith('{"relationship"')) continue;
        const { document } = JSON.parse(line).properties;
        // What the graph works out by itself is no file's claim.
        if (files.includes(document)) claims.set(document, (claims.get(document) ?? 0) + 1);
      }
      return claims;
    };
    const broken = await byDocument();
    expect(broken.size).toBeGreaterThanOrEqual(9);
    expect(broken.size).toBeLessThan(38);
    const rest = await run('blueprint', 'import', ...files);
    const unchanged = Number(/(\d+) unchanged/.exec(rest.stdout)?.[1]);
    expect([rest.code, unchanged]).toEqual([0, broken.size]);
    const whole = await byDocument();
    for (const [document, claims] of broken) expect([document, whole.get(document)]).toEqual([document, claims]);
  });
});
