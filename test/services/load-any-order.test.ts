import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { nounLabels } from '../../src/model/graph.ts';
import { COMPUTED } from '../../src/model/history.ts';
import { importBlueprint } from '../../src/services/import-blueprint.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { removeDocuments } from '../../src/services/remove.ts';
import type { BlueprintDocument } from '../../src/services/source-document.ts';
import { embedded, onEveryEngine } from '../engines.ts';
import { claimsIn, company, document, line, nodeCounts, nodesOf } from '../graph.ts';

/** Names of a few things in several spellings: what equals what is for the loader to find out. */
const titles = ['Baker', 'ML Engineer', 'Senior Baker', 'Data Scientist'];
const spellings = [
  ...titles,
  'Bakers',
  'machine-learning engineers',
  'Sr. Baker',
  'Data-Scientist',
  'Miller',
  'PhD Graduates',
  'ML Eng.',
];
const skills = [
  'Python',
  'python',
  'C++',
  'C',
  'Machine Learning',
  'ML',
  'Python for bakers',
  'Practical machine learning',
  'Machine-learning pipelines',
  'ML pipeline',
];
const parties = [
  'Bakers',
  'Security / Privacy',
  'Privacy/Legal',
  'Privacy',
  'ML Engineers',
  'ML Engineering',
  'Board',
  'the board',
  'Data Engineers',
  'Data Engineering / Analytics',
  'Design/UX',
  'UX / Research & Design',
];
const some = (names: readonly string[]) => fc.array(fc.constantFrom(...names), { maxLength: 3 });

const sections = fc.record({
  next: some(spellings),
  feeders: some(spellings),
  boss: some(spellings),
  skills: some(skills),
  tools: some(skills),
  parties: some(parties),
  escalations: some(parties),
  texts: some(['Bake bread.', 'Keep books.']),
  family: fc.option(fc.constantFrom('Food', 'food', 'Data')),
});

const documentOf = (title: string, said: typeof sections extends fc.Arbitrary<infer T> ? T : never) =>
  document(`doc ${title}`, title, {
    role: { reportsTo: said.boss, family: said.family, summary: `About ${title}.` },
    careerPath: { nextRoles: said.next.map(line), feederRoles: said.feeders.map(line) },
    technicalSkills: said.skills.map((name) => ({ name, description: said.texts.join(' ') || null })),
    tools: said.tools.map((name) => ({ name })),
    kpis: said.texts.map((name) => ({ name })),
    stakeholders: said.parties.map((name) => ({ group: 'peer', name })),
    escalations: said.escalations.map((to) => ({ to })),
    decisionRights: said.texts.map((text) => ({ level: 'team', text })),
    responsibilities: said.texts.map((text) => ({ text })),
  });

/**
 * What documents say, nouns by the names these documents give them: ids are minted from whichever spelling came first,
 * and are not to matter.
 */
async function said(engine: GraphEngine, documents: readonly string[]) {
  const claims = await claimsIn(engine, documents);
  const names = new Map<string, Set<string>>();
  for (const { edge, row } of claims) {
    if (!edge.startsWith('NAMES.')) continue;
    const noun = `${edge.split('.')[2]} ${row['head']}`;
    names.set(noun, (names.get(noun) ?? new Set()).add(String(row['tail'])));
  }
  const nameOf = (label: string, id: unknown) => [...(names.get(`${label} ${id}`) ?? [])].sort().join(' = ');
  const statements = await nodesOf(engine, 'Statement');
  const end = (label: string, id: unknown) => {
    if ((nounLabels as readonly string[]).includes(label)) return nameOf(label, id) || `unnamed ${label}`;
    if (label === 'Statement') return { ...statements.get(String(id)), id: null };
    return id;
  };
  const roles = [...(await nodesOf(engine, 'Role')).values()].filter((role) => role['described']);
  return {
    claims: claims.map(({ edge, row }) => {
      const [, from = '', to = ''] = edge.split('.');
      return { edge, ...row, tail: end(from, row['tail']), head: end(to, row['head']) };
    }),
    related: (await claimsIn(engine, [COMPUTED]))
      .map(({ edge, row: { tail, head, ...row } }) => {
        const [, label = ''] = edge.split('.');
        return { edge, between: [nameOf(label, tail), nameOf(label, head)].sort(), ...row };
      })
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    described: roles
      .map((role) => ({ ...role, id: nameOf('Role', role['id']), revision: null }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const history = fc.record({
  bodies: fc.tuple(...titles.map(() => sections)),
  order: fc.shuffledSubarray(titles, { minLength: 1 }),
  batches: fc.array(fc.boolean(), { minLength: titles.length, maxLength: titles.length }),
  rehearsals: fc.subarray(titles),
  leaving: fc.nat(titles.length),
  removal: fc.shuffledSubarray(titles, { minLength: titles.length }),
});

onEveryEngine((from) => {
  const numRuns = from.name === 'embedded' ? 30 : 2;

  test('documents loaded in any order, together or one by one, and removed in any order leave what the rest says and the same ties by wording, then nothing', {
    timeout: 300_000,
  }, async () => {
    const property = fc.asyncProperty(history, async ({ bodies, order, batches, rehearsals, leaving, removal }) => {
      const documents = new Map(titles.map((title, i) => [title, documentOf(title, bodies[i] as (typeof bodies)[0])]));
      const of = (title: string) => documents.get(title) as BlueprintDocument;
      const engine = await from.open();
      const fresh = await embedded.open();
      try {
        let batch: BlueprintDocument[] = [];
        for (const [i, title] of order.entries()) {
          batch.push(of(title));
          // What is written and rolled back leaves no trace, in memory neither.
          if (rehearsals.includes(title)) await loadDocuments(engine, [of(title)], { ...company, dryRun: true });
          if (!batches[i] && i < order.length - 1) continue;
          await loadDocuments(engine, batch, company);
          batch = [];
        }
        const loaded = removal.filter((title) => order.includes(title)).map((title) => of(title).id);
        const [gone, left] = [loaded.slice(0, leaving), loaded.slice(leaving)];
        for (const id of gone) await removeDocuments(engine, [id]);

        const only = titles.map(of).filter(({ id }) => left.includes(id));
        if (only.length > 0) await loadDocuments(fresh, only, company);
        expect(await said(engine, left)).toEqual(await said(fresh, left));
        expect(await nodeCounts(engine)).toEqual({
          ...(await nodeCounts(fresh)),
          ...(left.length > 0 ? { Version: expect.any(Number) } : {}),
        });

        // What is known to be said before without looking at its claims is what comparing them finds.
        for (const document of only) {
          const { outcome, diff } = await importBlueprint(engine, document, { by: 'test', dryRun: true });
          const { documents: _loaded, ...compared } = await loadDocuments(engine, [document], {
            ...company,
            dryRun: true,
          });
          expect({ outcome, diff }).toEqual({ outcome: 'unchanged', diff: compared });
        }

        if (left.length > 0) await removeDocuments(engine, left);
        expect(await nodeCounts(engine)).toEqual({});
      } finally {
        await Promise.all([engine.close(), fresh.close()]);
      }
    });
    await fc.assert(property, { numRuns });
  });
});
