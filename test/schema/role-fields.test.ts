import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { normalForm } from '../../src/identity/normal-form.ts';
import { importanceOf } from '../../src/import/importance.ts';
import type { Blueprint } from '../../src/model/blueprint.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { type Client, clientOf, type Data } from '../ask.ts';
import { onEveryEngine } from '../engines.ts';
import { seedBlueprints } from '../seed-blueprints.ts';

const claims = 'claims { ordinal line asWritten origin document { key } }';
const page = (fields: string) => `{ totalCount nodes { ${fields} ${claims} } }`;

const roleQuery = `
  query ($slug: String!) {
    role(ref: { slug: $slug }) {
      ... on Role {
        title kind described seniority track horizon summary mission minYears maxYears yearsAsWritten
        descriptions { title document { key origin licence format } }
        names { text scheme lang status }
        families { family { name } }
        reportsTo { to { title } }
        requirements(first: 200) ${page(`
          skill { name kind } tier importance importanceAsWritten level scale levelAsWritten
          description use why showsUp strong`)}
        tools(first: 200) ${page('tool { name } category commonality purpose')}
        stakeholders(first: 200) ${page('stakeholder { name } group interaction qualifier contextSpecific')}
        kpis(first: 200) ${page('kpi { name } target frequency measures why')}
        escalations { to { name } reason ${claims} }
        decisions { decision { area text } ${claims} }
        approvals { decision { area text } from ${claims} }
        authorities { decision { area text } area ${claims} }
        nextRoles(first: 200) { nodes { to { title } condition claims { said condition document { key } } } }
        adjacentRoles(first: 200) { nodes { to { title } condition claims { said condition document { key } } } }
        feederRoles(first: 200) { nodes { from { title } claims { said tier condition document { key } } } }
        responsibilities(first: 200) { totalCount nodes { ...Text } }
        deliverables(first: 200) { totalCount nodes { ...Text } }
        milestones(first: 200) { totalCount nodes { ...Text } }
        promotionSkills(first: 200) { totalCount nodes { ...Text } }
        risks(first: 200) { totalCount nodes { ...Text } }
        variants(first: 200) { totalCount nodes { ...Text } }
        aiImpact(first: 200) { totalCount nodes { ...Text } }
        hiring(first: 200) { totalCount nodes { ...Text } }
      }
    }
  }
  fragment Text on Statement { section category label text }`;

const slugOf = (document: string) => document.replace('seed:', '');
const normal = (...parts: (string | null)[]) => JSON.stringify(parts.map((part) => part && normalForm(part)));

/** Entries that say the same are one fact, shown as the first of them says it. */
function facts<T>(entries: readonly T[], keyOf: (entry: T) => string) {
  const groups = new Map<string, T[]>();
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
  return [...groups].map(([key, said]) => ({ key, leading: said[0] as T, claims: said.length }));
}

const factsOf = {
  requirements: ({ technicalSkills, softSkills }: Blueprint) => {
    const unstated = { tier: null, importance: null, description: null, use: null, why: null, showsUp: null };
    const all = [
      ...technicalSkills.map((skill) => ({ ...unstated, strong: null, ...skill, kind: 'TECHNICAL' })),
      ...softSkills.map((skill) => ({ ...unstated, ...skill, kind: 'SOFT' })),
    ];
    return facts(all, ({ name }) => normal(name));
  },
  tools: ({ tools }: Blueprint) => facts(tools, ({ name }) => normal(name)),
  stakeholders: ({ stakeholders }: Blueprint) => facts(stakeholders, ({ name, group }) => normal(name, group)),
  kpis: ({ kpis }: Blueprint) => facts(kpis, ({ name }) => normal(name)),
  escalations: ({ escalations }: Blueprint) => facts(escalations, ({ to, reason }) => normal(to, reason)),
  decisions: ({ decisionRights }: Blueprint, ...levels: string[]) =>
    facts(
      decisionRights.filter(({ level }) => levels.includes(level)),
      ({ level, area, text }) => normal(level, area, text),
    ),
};

const statementsOf = {
  responsibilities: ({ responsibilities }: Blueprint) =>
    responsibilities.map(({ category, text }) => ['responsibility', category, null, text]),
  deliverables: ({ deliverables }: Blueprint) => deliverables.map((text) => ['deliverable', null, null, text]),
  milestones: ({ milestones }: Blueprint) =>
    milestones.flatMap(({ horizon, items }) => items.map((text) => ['milestone', horizon, null, text])),
  promotionSkills: ({ careerPath: { promotion } }: Blueprint) => {
    const step = promotion.from || promotion.to.length > 0 ? `${promotion.from} → ${promotion.to.join('/')}` : null;
    return promotion.skills.map((text) => ['promotion', step, null, text]);
  },
  risks: ({ risks }: Blueprint) => risks.map(({ kind, text }) => ['risk', kind, null, text]),
  variants: ({ variants }: Blueprint) =>
    variants.map(({ dimension, name, text }) => ['variant', dimension, name, text]),
  aiImpact: ({ aiImpact }: Blueprint) =>
    Object.entries(aiImpact).flatMap(([field, items]) => items.map((text) => ['ai-impact', field, null, text])),
  hiring: ({ hiring }: Blueprint) =>
    Object.entries(hiring).flatMap(([field, items]) => items.map((text) => ['hiring', field, null, text])),
} satisfies Record<string, (blueprint: Blueprint) => (string | null)[][]>;

const upper = (text: string | null) => text?.toUpperCase().replaceAll('-', '_') ?? null;

onEveryEngine((from) => {
  let engine: GraphEngine;
  let client: Client;
  const roles = new Map<string, Data>();
  beforeAll(async () => {
    engine = await from.open();
    await loadSeed(engine);
    client = clientOf(engine);
    for (const key of seedBlueprints.keys()) {
      roles.set(key, (await client.ask(roleQuery, { slug: slugOf(key) })).role);
    }
  });
  afterAll(() => engine.close());

  describe.each([...seedBlueprints])('the role of %s shows what its file says:', (key, blueprint) => {
    const shown = (): Data => roles.get(key);

    test('what it is', () => {
      const { role, experience } = blueprint;
      expect(shown()).toMatchObject({
        title: role.title,
        kind: 'ROLE',
        described: true,
        seniority: role.seniority,
        track: role.roleType === null ? null : upper(role.roleType),
        horizon: role.horizon,
        summary: role.summary,
        mission: role.mission,
        minYears: experience.minYears,
        maxYears: experience.maxYears,
        yearsAsWritten: experience.years,
        descriptions: [{ title: role.title, document: { key, origin: 'SEED', licence: 'Apache-2.0' } }],
        families: role.family === null ? [] : [{ family: { name: role.family } }],
      });
      expect(shown().names).toContainEqual({ text: role.title, scheme: 'title', lang: 'en', status: 'AUTOMATIC' });
    });

    test('whom it reports to', () => {
      const titles = shown().reportsTo.map(({ to }: Data) => normal(to.title));
      expect(titles).toEqual(blueprint.role.reportsTo.map((title) => normal(title)));
    });

    test('the skills it asks for, with tier, importance and words', () => {
      const expected = factsOf.requirements(blueprint);
      expect(expected.length).toBeGreaterThan(20);
      const { totalCount, nodes } = shown().requirements;
      expect(totalCount).toBe(expected.length);
      expect(nodes.map(({ skill }: Data) => normal(skill.name))).toEqual(expected.map(({ key: name }) => name));
      expect(nodes).toMatchObject(
        expected.map(({ leading, claims: count }) => ({
          skill: { kind: leading.kind },
          tier: upper(leading.tier),
          importance: importanceOf(leading.importance),
          importanceAsWritten: leading.importance,
          level: null,
          scale: null,
          levelAsWritten: null,
          description: leading.description,
          use: leading.use,
          why: leading.why,
          showsUp: leading.showsUp,
          strong: leading.strong,
          claims: { length: count, 0: { asWritten: leading.name, origin: 'SEED', document: { key } } },
        })),
      );
    });

    test('the tools it works with', () => {
      const expected = factsOf.tools(blueprint);
      expect(expected.length).toBeGreaterThan(40);
      const { totalCount, nodes } = shown().tools;
      expect(totalCount).toBe(expected.length);
      expect(nodes.map(({ tool }: Data) => normal(tool.name))).toEqual(expected.map(({ key: name }) => name));
      expect(nodes).toMatchObject(
        expected.map(({ leading: { name, category, commonality, purpose }, claims: count }) => ({
          category,
          commonality,
          purpose,
          claims: { length: count, 0: { asWritten: name } },
        })),
      );
    });

    test('the parties it works with, by group', () => {
      const expected = factsOf.stakeholders(blueprint);
      expect(expected.length).toBeGreaterThan(20);
      const { totalCount, nodes } = shown().stakeholders;
      expect(totalCount).toBe(expected.length);
      expect(nodes).toMatchObject(
        expected.map(({ leading: { group, interaction, qualifier, contextSpecific } }) => ({
          group: upper(group),
          interaction,
          qualifier,
          contextSpecific,
        })),
      );
      const names = nodes.map(({ stakeholder, group }: Data) => normal(stakeholder.name, group.toLowerCase()));
      expect(names).toEqual(expected.map(({ key: name }) => name));
    });

    test('the measures it is judged by', () => {
      const expected = factsOf.kpis(blueprint);
      expect(expected.length).toBeGreaterThan(10);
      const { totalCount, nodes } = shown().kpis;
      expect(totalCount).toBe(expected.length);
      expect(nodes.map(({ kpi }: Data) => normal(kpi.name))).toEqual(expected.map(({ key: name }) => name));
      expect(nodes).toMatchObject(
        expected.map(({ leading: { target, frequency, measures, why } }) => ({ target, frequency, measures, why })),
      );
    });

    test('whom it escalates to', () => {
      const expected = factsOf.escalations(blueprint);
      expect(expected.length).toBeGreaterThan(1);
      const pairs = shown().escalations.map(({ to, reason }: Data) => normal(to.name, reason));
      expect(pairs).toEqual(expected.map(({ key: pair }) => pair));
    });

    test('what it decides, what it needs approval for, and its authority', () => {
      const texts = (rights: Data[]) => rights.map(({ decision }) => [decision.area, decision.text]);
      const expected = (...levels: string[]) =>
        factsOf.decisions(blueprint, ...levels).map(({ leading }) => [leading.area, leading.text]);
      expect(expected('independent').length).toBeGreaterThan(0);
      expect(texts(shown().decisions)).toEqual(expected('independent'));
      expect(texts(shown().approvals)).toEqual(expected('team', 'executive'));
      expect(shown().approvals.map((approval: Data) => approval.from)).toEqual(
        factsOf.decisions(blueprint, 'team', 'executive').map(({ leading }) => upper(leading.level)),
      );
      expect(texts(shown().authorities)).toEqual(expected('authority'));
      expect(shown().authorities.map(({ area }: Data) => area)).toEqual(expected('authority').map(([area]) => area));
    });

    test.each(Object.entries(statementsOf))('its %s', (field, statements) => {
      const expected = statements(blueprint);
      expect(expected.length).toBeGreaterThan(0);
      const { totalCount, nodes } = shown()[field];
      expect(nodes.map((node: Data) => [node.section, node.category, node.label, node.text])).toEqual(expected);
      expect(totalCount).toBe(expected.length);
    });

    test('every other statement, by section', async () => {
      const sections = new Map<string, string[]>();
      for (const { section, text } of blueprint.statements) {
        sections.set(section, [...(sections.get(section) ?? []), text]);
      }
      for (const [section, texts] of sections) {
        const { role } = await client.ask(
          `query ($slug: String!, $section: String!) {
            role(ref: { slug: $slug }) {
              ... on Role { statements(section: $section, first: 200) { totalCount nodes { text } } }
            }
          }`,
          { slug: slugOf(key), section },
        );
        const found = role.statements.nodes.map(({ text }: Data) => text);
        expect(found).toEqual(expect.arrayContaining(texts));
        expect(role.statements.totalCount).toBe(found.length);
      }
    });

    test('where people go and come from, each move with what this file says of it', () => {
      const { careerPath, experience } = blueprint;
      const lines = {
        nextRoles: careerPath.nextRoles,
        adjacentRoles: careerPath.adjacentRoles,
        feederRoles: [...careerPath.feederRoles, ...experience.priorRoles],
      };
      for (const [field, list] of Object.entries(lines)) {
        const moves: Data[] = shown()[field].nodes;
        const sides = new Map(moves.map((move) => [normal((move.to ?? move.from).title), move]));
        const ours = moves.filter((move) => move.claims.some((claim: Data) => claim.document.key === key));
        const named = new Set(list.flatMap(({ roles: titles }) => titles.map((title) => normal(title))));
        expect(ours.length).toBe(named.size);
        for (const { roles: titles, qualifier } of list) {
          for (const title of titles) {
            const said = sides.get(normal(title))?.claims.filter((claim: Data) => claim.document.key === key);
            expect(said, title).toContainEqual(
              expect.objectContaining({
                said: field === 'feederRoles' ? 'TARGET' : 'ORIGIN',
                condition: qualifier,
              }),
            );
          }
        }
      }
    });
  });

  test('a role that is only named says so, and shows nothing that nobody said', async () => {
    const { roles: named } = await client.ask(`{
      roles(filter: { described: false }, first: 200) {
        totalCount
        nodes {
          title described seniority summary minYears descriptions { title }
          requirements { totalCount } statements { totalCount } names { text }
        }
      }
    }`);
    expect(named.totalCount).toBe(named.nodes.length);
    expect(named.nodes.length).toBeGreaterThanOrEqual(60);
    for (const role of named.nodes) {
      expect(role).toMatchObject({
        described: false,
        seniority: null,
        summary: null,
        minYears: null,
        descriptions: [],
        requirements: { totalCount: 0 },
        statements: { totalCount: 0 },
      });
      expect(role.names.length).toBeGreaterThan(0);
    }
  });
});
