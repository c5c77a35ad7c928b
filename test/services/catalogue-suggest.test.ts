import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { onetIn } from '../../src/services/catalogue/read.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { type Client, clientOf } from '../ask.ts';
import { onetFolder } from '../catalogue/onet-folder.ts';
import { exported, imported } from '../catalogue/through-handler.ts';
import { onEveryEngine } from '../engines.ts';
import { company, document } from '../graph.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const suggestions = `query ($ref: RoleRef!, $first: Int) { role(ref: $ref) { ... on Role {
  correspondsTo { status occupation { title } }
  catalogueSuggestions(first: $first) {
    status strength occupation { title } title { title sharedWords overlap } skills { name } tools { name } }
  suggestedLevels { status asked level levelAsWritten scale importance skill { name } occupation { title } } } } }`;

onEveryEngine((engine) => {
  let graph: GraphEngine;
  let client: Client;
  beforeEach(async () => {
    graph = await engine.open();
    client = clientOf(graph);
    await loadDocuments(
      graph,
      [
        document('company:keeper', 'Senior Lighthouse Keeper', {
          technicalSkills: [{ name: 'Hailing' }, { name: 'Reckoning' }, { name: 'Cooking' }],
          tools: [{ name: 'Fog Horn' }],
        }),
        document('company:clerk', 'Payroll Clerk'),
      ],
      company,
    );
  });
  afterEach(() => graph.close());

  const of = async (title: string, first?: number) => (await client.ask(suggestions, { ref: { title }, first })).role;
  const decide = async (decision: 'confirmTie' | 'refuseTie', role: string, occupation: string) => {
    const ref = `{ slug: "${role}" }, to: { slug: "${occupation}" }`;
    const answer = await client.ask(`mutation {
      ${decision}(input: { type: CORRESPONDS_TO, from: ${ref} }) { ... on Change { id } ... on Error { message } } }`);
    return answer[decision].id as string;
  };

  test('a role is told which occupations are close, and what speaks for each', async () => {
    expect((await of('Senior Lighthouse Keeper')).catalogueSuggestions).toEqual([]);
    await imported(graph, await onetIn(onetFolder(temporaryFolder())));
    const { catalogueSuggestions: found } = await of('Senior Lighthouse Keeper');
    expect(found[0]).toMatchObject({
      status: 'SUGGESTED',
      occupation: { title: 'Lighthouse Keepers' },
      strength: 1,
      title: { title: 'Lighthouse Keepers', sharedWords: ['lighthouse', 'keeper'], overlap: 1 },
      tools: [{ name: 'Fog Horn' }],
    });
    expect(found[0].skills.map(({ name }: { name: string }) => name).sort()).toEqual(['Hailing', 'Reckoning']);
    for (const { strength } of found) expect(strength).toBeGreaterThanOrEqual(0.3);
    expect((await of('Senior Lighthouse Keeper', 1)).catalogueSuggestions).toHaveLength(1);
    expect((await of('Payroll Clerk')).catalogueSuggestions).toEqual([]);
    const refused = await client.answer(suggestions, { ref: { title: 'Payroll Clerk' }, first: 51 });
    expect(refused.errors?.[0]?.message).toMatch(/first is 51/);
  });

  test('an accepted occupation lends its levels as suggestions; undone, it lends them no more', async () => {
    await imported(graph, await onetIn(onetFolder(temporaryFolder())));
    expect((await of('Senior Lighthouse Keeper')).suggestedLevels).toEqual([]);
    const change = await decide('confirmTie', 'senior-lighthouse-keeper', 'lighthouse-keepers');
    const tied = await of('Senior Lighthouse Keeper');
    expect(tied.correspondsTo).toEqual([{ status: 'CONFIRMED', occupation: { title: 'Lighthouse Keepers' } }]);
    expect(tied.catalogueSuggestions.map((found: { occupation: object }) => found.occupation)).not.toContainEqual({
      title: 'Lighthouse Keepers',
    });
    const occupation = { title: 'Lighthouse Keepers' };
    expect(tied.suggestedLevels).toMatchObject([
      { status: 'SUGGESTED', asked: true, level: 0.5, levelAsWritten: '3.5', skill: { name: 'Reckoning' }, occupation },
      { asked: false, level: 0.25, importance: 0.25, skill: { name: 'Reckoning (knowledge)' }, occupation },
      { asked: false, level: 1 / 7, importance: null, skill: { name: 'Tides' }, occupation },
    ]);
    // The catalogue still counts only where it is asked for.
    const { roles } = await client.ask('{ roles { nodes { slug } } }');
    expect(roles.nodes).toEqual([{ slug: 'payroll-clerk' }, { slug: 'senior-lighthouse-keeper' }]);
    await client.ask(`mutation { undoChange(id: "${change}") { ... on Error { message } } }`);
    expect(await of('Senior Lighthouse Keeper')).toMatchObject({ correspondsTo: [], suggestedLevels: [] });
  });

  test('what somebody decided outlives the catalogue, and holds when it comes back', async () => {
    const before = await exported(graph);
    const content = await onetIn(onetFolder(temporaryFolder()));
    await imported(graph, content);
    const change = await decide('confirmTie', 'senior-lighthouse-keeper', 'lighthouse-keepers');
    const tied = await of('Senior Lighthouse Keeper');
    const remove = 'mutation { removeCatalogue(catalogue: "onet") { documents tiesKept } }';
    expect((await client.ask(remove)).removeCatalogue).toEqual({ documents: 4, tiesKept: 1 });
    expect(await of('Senior Lighthouse Keeper')).toMatchObject({
      correspondsTo: tied.correspondsTo,
      suggestedLevels: [],
    });
    expect((await client.ask('{ roles { nodes { slug } } }')).roles.nodes).toHaveLength(2);
    await imported(graph, content);
    expect(await of('Senior Lighthouse Keeper')).toEqual(tied);
    await client.ask(remove);
    await client.ask(`mutation { undoChange(id: "${change}") { ... on Error { message } } }`);
    // Each noun counts how often it was decided about, and the decision is remembered.
    const left = (text: string) =>
      text
        .replace(/"revision":\d+/g, '')
        .split('\n')
        .filter((line) => !/"Change"|"GraphMeta"|"end"/.test(line));
    expect(left(await exported(graph))).toEqual(left(before));
  });

  test('a refused occupation is not suggested again, and lends nothing', async () => {
    await imported(graph, await onetIn(onetFolder(temporaryFolder())));
    await decide('refuseTie', 'senior-lighthouse-keeper', 'lighthouse-keepers');
    const role = await of('Senior Lighthouse Keeper');
    expect(role).toMatchObject({ correspondsTo: [{ status: 'REFUSED' }], suggestedLevels: [] });
    expect(role.catalogueSuggestions.map(({ strength }: { strength: number }) => strength)).not.toContain(1);
  });
});
