import { expect, test } from 'vitest';
import { exportedBlueprint, lineOf, versionsOf } from '../../src/services/history.ts';
import { importBlueprint } from '../../src/services/import-blueprint.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { removeDocuments } from '../../src/services/remove.ts';
import { onEveryEngine } from '../engines.ts';
import { blueprint, company, document, line, nodeCounts } from '../graph.ts';

const steward = (sections: Record<string, unknown> = {}) => ({
  id: 'steward.html',
  blueprint: blueprint('Data Steward', { technicalSkills: [{ name: 'SQL', importance: 'Critical' }], ...sections }),
});
const write = { by: 'test', dryRun: false };

onEveryEngine(({ open }) => {
  test('a dry run says what the import then does, and writes nothing', async () => {
    const engine = await open();
    const before = await engine.version();
    const rehearsed = await importBlueprint(engine, steward(), { by: 'test', dryRun: true });
    expect(await nodeCounts(engine)).toEqual({});
    expect((await engine.version()).revision).toBe(before.revision);
    const report = await importBlueprint(engine, steward(), write);
    expect({ ...report, diff: report.diff?.claimsAdded }).toEqual({ ...rehearsed, diff: rehearsed.diff?.claimsAdded });
    expect(report).toMatchObject({ outcome: 'added', role: 'data-steward' });
    await engine.close();
  });

  test('the same again writes nothing; a changed one adds a version that says what changed', async () => {
    const engine = await open();
    await importBlueprint(engine, steward(), write);
    const { revision } = await engine.version();
    expect((await importBlueprint(engine, steward(), write)).outcome).toBe('unchanged');
    expect((await engine.version()).revision).toBe(revision);
    const changed = steward({ technicalSkills: [{ name: 'SQL', importance: 'Important' }, { name: 'Lineage' }] });
    const report = await importBlueprint(engine, changed, write);
    const said = ['~ technicalSkills[SQL].importance: Critical → Important', '+ technicalSkills: Lineage'];
    expect(report.changes.map(lineOf)).toEqual(said);
    const versions = await versionsOf(engine, 'data-steward');
    expect(versions.map(({ number, changes }) => [number, changes.map(lineOf)])).toEqual([
      [1, []],
      [2, said],
    ]);
    expect(await exportedBlueprint(engine, 'data-steward', ['steward.html'], 'markdown')).toContain('- Lineage');
    await engine.close();
  });

  test('taking a document out leaves what others claim', async () => {
    const engine = await open();
    await loadDocuments(engine, [document('other', 'Analyst', { technicalSkills: [{ name: 'SQL' }] })], company);
    await importBlueprint(engine, steward(), write);
    await removeDocuments(engine, ['steward.html']);
    expect(await nodeCounts(engine)).toMatchObject({ Role: 1, Skill: 1, Document: 1 });
    await engine.close();
  });

  test('names that may mean several nouns are all reported, decided by the caller, and nothing is written before', async () => {
    const engine = await open();
    const twins = ['a', 'b'].map((id) => document(id, 'Project Manager', {}, { placement: 'new-role' }));
    await loadDocuments(engine, twins, company);
    const request = steward({ careerPath: { nextRoles: [line('Project Manager')] } });
    const report = await importBlueprint(engine, request, write);
    const candidates = expect.arrayContaining(['project-manager', 'project-manager-2']);
    expect(report).toMatchObject({
      outcome: 'undecided',
      ambiguous: [{ label: 'Role', name: 'Project Manager', candidates }],
    });
    expect((await nodeCounts(engine))['Skill']).toBeUndefined();
    const decided = { ...request, resolve: { 'Project Manager': 'project-manager-2' } };
    expect((await importBlueprint(engine, decided, write)).outcome).toBe('added');
    await engine.close();
  });

  test('a move that the other side does not confirm is found, and so is a role that escalates to nobody', async () => {
    const engine = await open();
    await loadDocuments(
      engine,
      [document('other', 'Data Architect', { careerPath: { feederRoles: [line('Clerk')] } })],
      company,
    );
    const request = steward({ careerPath: { nextRoles: [line('Data Architect')], feederRoles: [line('Clerk')] } });
    const { findings } = await importBlueprint(engine, request, write);
    expect(findings.map(({ rule }) => rule)).toEqual(['next-unconfirmed', 'escalates-to-nobody']);
    await engine.close();
  });

  test('a role that another document describes is not taken over unless the caller says so', async () => {
    const engine = await open();
    await importBlueprint(engine, steward(), write);
    const second = { ...steward(), id: 'second.html' };
    await expect(importBlueprint(engine, second, write)).rejects.toMatchObject({ code: 'ROLE_ALREADY_DESCRIBED' });
    const same = await importBlueprint(engine, { ...second, placement: { sameAs: 'data-steward' } }, write);
    expect(same.role).toBe('data-steward');
    await engine.close();
  });
});
