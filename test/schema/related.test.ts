import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { COMPUTED } from '../../src/model/history.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { removeDocuments } from '../../src/services/remove.ts';
import { type Client, clientOf } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { claimsIn, company, document, line } from '../graph.ts';

const related = (field: string) =>
  `${field} { totalCount edges { node { to { name } strength status sharedWords { word share } } } }`;

interface Tie {
  to: { name: string };
  strength: number;
  status: string;
  sharedWords: { word: string; share: number }[];
}

/** Two documents of a bakery that name the same in other words. */
const baker = document('baker', 'Baker', {
  technicalSkills: [
    { name: 'Sourdough fermentation', description: 'Feeding starters and judging fermentation by smell.' },
    { name: 'Oven handling', description: 'Loading and steaming a deck oven.' },
  ],
  tools: [{ name: 'Microsoft Excel' }, { name: 'Google' }, { name: 'Google Cloud' }],
  stakeholders: [
    { group: 'internal', name: 'Product Management', interaction: 'Decides on new loaves.' },
    { group: 'internal', name: 'Hygiene / Safety / Legal' },
    { group: 'internal', name: 'Data Engineers' },
  ],
  careerPath: { nextRoles: ['Pastry Chef Manager', 'Senior Baker'].map(line) },
});
const miller = document('miller', 'Miller', {
  technicalSkills: [
    { name: 'Fermenting sourdough starters', description: 'Keeping starters alive.' },
    { name: 'Grain milling', description: 'Stone and roller mills.' },
  ],
  tools: [{ name: 'Excel' }, { name: 'GCP' }],
  stakeholders: [
    { group: 'internal', name: 'Product Managers', interaction: 'Order flour for new loaves.' },
    { group: 'internal', name: 'Safety/Legal' },
    { group: 'internal', name: 'Data Engineering' },
  ],
  careerPath: { nextRoles: ['Manager, Pastry Chef', 'Baker'].map(line) },
});

onEveryEngine((from) => {
  let engine: GraphEngine;
  let client: Client;
  beforeAll(async () => {
    engine = await from.open();
    await loadDocuments(engine, [baker], company);
    await loadDocuments(engine, [miller], company);
    client = clientOf(engine);
  });
  afterAll(() => engine.close());

  const tiesOf = async (noun: string, name: string, field: string): Promise<Tie[]> => {
    const ref = noun === 'role' ? `{ title: ${JSON.stringify(name)} }` : `{ name: ${JSON.stringify(name)} }`;
    const type = `${noun[0]?.toUpperCase()}${noun.slice(1)}`;
    const data = await client.ask(`{ ${noun}(ref: ${ref}) { __typename ... on ${type} { ${related(field)} } } }`);
    expect(data[noun].__typename).toBe(type);
    const { totalCount, edges } = data[noun][field];
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }: { node: Tie }) => node);
  };

  describe('what means something close', () => {
    test('is suggested for skills, with the words on which that rests', async () => {
      const [tie, ...others] = await tiesOf('skill', 'Sourdough fermentation', 'relatedSkills');
      expect(others).toEqual([]);
      expect(tie).toMatchObject({ to: { name: 'Fermenting sourdough starters' }, status: 'SUGGESTED' });
      expect(tie?.strength).toBeGreaterThan(0.55);
      expect(tie?.sharedWords.map(({ word }) => word).sort()).toEqual(['fermentation', 'sourdough', 'starters']);
      expect(tie?.sharedWords.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.001);
      expect(await tiesOf('skill', 'Grain milling', 'relatedSkills')).toEqual([]);
    });

    test('is seen from both sides alike', async () => {
      const [there] = await tiesOf('skill', 'Sourdough fermentation', 'relatedSkills');
      const [back] = await tiesOf('skill', 'Fermenting sourdough starters', 'relatedSkills');
      expect(back).toMatchObject({ to: { name: 'Sourdough fermentation' }, strength: there?.strength });
      const shares = (tie: Tie | undefined) => tie?.sharedWords.map(({ share }) => share);
      expect(shares(back)).toEqual(shares(there));
    });

    test('people and their function meet', async () => {
      for (const [one, other] of [
        ['Product Management', 'Product Managers'],
        ['Data Engineers', 'Data Engineering'],
      ] as const) {
        const ties = await tiesOf('stakeholder', one, 'relatedStakeholders');
        expect(ties.map(({ to, status }) => [to.name, status])).toEqual([[other, 'SUGGESTED']]);
      }
    });

    test('products meet under their spellings; a vendor is not its service', async () => {
      const names = async (tool: string) => (await tiesOf('tool', tool, 'relatedTools')).map(({ to }) => to.name);
      expect(await names('Excel')).toEqual(['Microsoft Excel']);
      expect(await names('GCP')).toEqual(['Google Cloud']);
      expect(await names('Google')).toEqual([]);
    });

    test('titles of the same words meet; a level makes another role', async () => {
      const names = async (role: string) => (await tiesOf('role', role, 'relatedRoles')).map(({ to }) => to.name);
      expect(await names('Pastry Chef Manager')).toEqual(['Manager, Pastry Chef']);
      expect(await names('Senior Baker')).toEqual([]);
      expect(await names('Baker')).toEqual([]);
    });
  });

  test('a composite is shown as written and tied to the parties it lists', async () => {
    const { stakeholder } = await client.ask(`{ stakeholder(ref: { name: "Hygiene / Safety / Legal" }) {
      ... on Stakeholder { name parts { edges { node { status part { name composites { totalCount } } claims { asWritten document { slug: id } } } } }
        relatedStakeholders { totalCount } } } }`);
    const parts = stakeholder.parts.edges.map(({ node }: { node: { status: string; part: object } }) => [
      node.part,
      node.status,
    ]);
    expect(parts).toEqual([
      [{ name: 'Hygiene', composites: { totalCount: 1 } }, 'AUTOMATIC'],
      [{ name: 'Safety', composites: { totalCount: 2 } }, 'AUTOMATIC'],
      [{ name: 'Legal', composites: { totalCount: 2 } }, 'AUTOMATIC'],
    ]);
    expect(stakeholder.name).toBe('Hygiene / Safety / Legal');
    expect(stakeholder.relatedStakeholders.totalCount).toBe(0);
  });

  test('two roles share parties that they call differently, marked as suggested where only wording says so', async () => {
    const shared = async (includeSuggested: boolean) => {
      const { sharedStakeholders } = await client.ask(
        `query ($includeSuggested: Boolean!) {
          sharedStakeholders(roles: [{ title: "Baker" }, { title: "Miller" }], includeSuggested: $includeSuggested) {
            ... on SharedStakeholders { stakeholders { sharers { role { title } through { name } suggested } } } } }`,
        { includeSuggested },
      );
      return sharedStakeholders.stakeholders
        .map(({ sharers }: { sharers: { through: { name: string }; suggested: boolean }[] }) =>
          [...sharers.map(({ through }) => through.name).sort(), sharers.some(({ suggested }) => suggested)].join(
            ' | ',
          ),
        )
        .sort();
    };
    expect(await shared(false)).toEqual(['Hygiene / Safety / Legal | Safety/Legal | false']);
    expect(await shared(true)).toEqual([
      'Data Engineering | Data Engineers | true',
      'Hygiene / Safety / Legal | Safety/Legal | false',
      'Product Management | Product Managers | true',
    ]);
  });

  test('a document that goes takes its suggestions with it, and brings them back', async () => {
    const before = await claimsIn(engine, [COMPUTED]);
    expect(before.length).toBeGreaterThan(4);
    await removeDocuments(engine, ['miller']);
    expect(await claimsIn(engine, [COMPUTED])).toEqual([]);
    await loadDocuments(engine, [miller], company);
    expect(await claimsIn(engine, [COMPUTED])).toHaveLength(before.length);
    const version = await engine.version();
    await loadDocuments(engine, [miller], company);
    expect(await engine.version()).toEqual(version);
  });
});
