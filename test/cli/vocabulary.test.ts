import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EmbeddedEngine } from '../../src/engine/embedded.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { prepareStore } from '../../src/services/store.ts';
import { company, document } from '../graph.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { rolegraph } from './rolegraph.ts';

async function folderWithSuggestions(): Promise<string> {
  const folder = temporaryFolder();
  const engine = await EmbeddedEngine.open(join(folder, '.rolegraph', 'graph.grafeo'));
  await prepareStore(engine);
  const skill = (name: string, description: string | null = null) => ({ name, description });
  await loadDocuments(
    engine,
    [
      document('one', 'ML Engineer', {
        technicalSkills: [skill('Data pipelines', '=HYPERLINK("x")'), skill('Model serving'), skill('Feature stores')],
      }),
      document('two', 'Data Engineer', {
        technicalSkills: [skill('Data pipeline work'), skill('Serving of models'), skill('@Feature store design')],
      }),
    ],
    company,
  );
  await engine.close();
  return folder;
}

test('names are settled in bulk, one is undone, and the history says so', async () => {
  const folder = await folderWithSuggestions();
  const ask = async (...args: string[]) => {
    const { code, stdout, stderr } = await rolegraph(folder, ['vocabulary', ...args], { USER: 'ada' });
    return { code, stdout, stderr };
  };
  const exported = await ask('export', '--kind', 'skill', '-o', join(folder, 'review.csv'));
  expect([exported.code, exported.stderr]).toEqual([
    0,
    expect.stringMatching(/^3 suggestions\. In the column "decision"/),
  ]);
  const [heading, ...rows] = readFileSync(join(folder, 'review.csv'), 'utf8').trimEnd().split('\r\n');
  expect(heading).toBe('decision,fromName,toName,strength,fromSaid,toSaid,type,fromKind,from,toKind,to');
  expect(rows.join('\n')).toContain("'@Feature store design");
  expect(rows.join('\n')).not.toMatch(/(^|,)[=+@-]/m);

  const decided = (verdicts: string[]) => {
    writeFileSync(
      join(folder, 'decided.csv'),
      [heading, ...rows.map((row, i) => `${verdicts[i] ?? ''}${row}`)].join('\r\n'),
    );
    return join(folder, 'decided.csv');
  };
  const wrong = await ask('import', decided(['maybe', 'confirm', 'no']));
  expect([wrong.code, wrong.stdout]).toEqual([1, '']);
  expect(wrong.stderr).toMatch(
    /decided\.csv:2: "maybe" is none of confirm, refuse, .*\n.*decided\.csv:4: "no" is none/,
  );
  const file = decided(['merge into from', 'Refuse', '']);
  const rehearsed = await ask('import', file, '--dry-run');
  expect([rehearsed.code, rehearsed.stdout]).toEqual([
    0,
    expect.stringContaining('2 decisions would be made (dry run'),
  ]);
  const done = await ask('import', file, '--by', 'ada', '--why', 'workshop');
  expect([done.code, done.stdout]).toEqual([
    0,
    expect.stringMatching(/^1: skill ".*" merged into ".*"\n2: not so: .*\n2 decisions made\.\n$/),
  ]);
  const again = await ask('import', file);
  expect([again.code, again.stderr]).toEqual([1, expect.stringMatching(/decided\.csv:2: .* are one skill already/)]);

  const undone = await ask('undo', '1', '--by', 'ben', '--json');
  expect(JSON.parse(undone.stdout)).toMatchObject([{ id: '1', undoneBy: 'ben' }]);
  const history = await ask('changes');
  expect(history.stdout).toMatch(
    /^2 {2}\S+ {2}ada: not so: .*\(workshop\)\n1 {2}\S+ {2}ada: .* merged into .*\(workshop\), undone \S+ by ben\n2 decisions\n$/,
  );
  expect((await ask('undo', '1')).stderr).toMatch(/^error \[CONFLICT\]: Decision 1 was undone by ben/);
  expect((await ask('undo', '99')).stderr).toMatch(/^error \[NOT_FOUND\]: /);

  const review = await ask('review');
  expect([review.code, review.stdout]).toEqual([2, '']);
  expect(review.stderr).toMatch(/^error \[USAGE\]: There is no terminal to ask at\. .*vocabulary export/);
});
