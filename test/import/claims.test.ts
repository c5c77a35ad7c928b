import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CLAIMS_VERSION, claimsOf } from '../../src/import/claims.ts';
import { importanceOf } from '../../src/import/importance.ts';
import { Blueprint } from '../../src/model/blueprint.ts';
import { relationships } from '../../src/model/graph.ts';
import { seedBlueprints } from '../seed-blueprints.ts';

/** A blueprint in which every text of every section is a different word, so that nothing can hide behind its twin. */
let count = 0;
const word = (what: string) => {
  count += 1;
  return `${what}-${count}`;
};
const line = (what: string) => ({
  raw: word(`${what}Raw`),
  roles: [word(what), word(what)],
  qualifier: word(`${what}If`),
  area: null,
});
const areaOnly = (what: string) => ({ raw: word(`${what}Area`), roles: [], qualifier: null, area: null });
const full = Blueprint.parse({
  source: { file: 'file.html', sha256: 'abc', format: 'html', url: 'https://example.org' },
  role: {
    title: word('title'),
    seniority: word('seniority'),
    horizon: word('horizon'),
    roleType: 'manager',
    family: word('family'),
    summary: word('summary'),
    mission: word('mission'),
    reportsTo: [word('boss'), word('boss')],
    externalIds: ['code:X-1', 'onet: 15-2051.00'],
  },
  responsibilities: [{ category: word('category'), text: word('responsibility') }, { text: word('responsibility') }],
  deliverables: [word('deliverable')],
  milestones: [{ horizon: word('when'), items: [word('milestone'), word('milestone')] }],
  kpis: [
    {
      name: word('kpi'),
      measures: word('measures'),
      why: word('why'),
      target: word('target'),
      frequency: word('often'),
    },
  ],
  technicalSkills: [
    {
      name: word('skill'),
      tier: 'must-have',
      importance: 'Critical',
      description: word('description'),
      use: word('use'),
    },
    { name: word('skill') },
  ],
  softSkills: [{ name: word('soft'), why: word('why'), showsUp: word('shows'), strong: word('strong') }],
  tools: [{ name: word('tool'), category: word('kind'), purpose: word('purpose'), commonality: word('common') }],
  stakeholders: (['internal', 'external', 'peer', 'upstream', 'downstream'] as const).map((group) => ({
    group,
    name: word('party'),
    qualifier: word('qualifier'),
    interaction: word('interaction'),
    contextSpecific: group === 'peer',
  })),
  escalations: [{ to: word('escalation'), reason: word('reason') }],
  decisionRights: (['independent', 'team', 'executive', 'authority'] as const).map((level) => ({
    level,
    area: word('area'),
    text: word('decision'),
  })),
  experience: {
    years: word('years'),
    minYears: 3,
    maxYears: 7,
    education: [word('education')],
    certifications: [word('certificate')],
    priorRoles: [
      { raw: word('priorRaw'), roles: [word('prior')], qualifier: word('priorIf') },
      { raw: word('priorRaw'), roles: [] },
    ],
  },
  careerPath: {
    feederRoles: [line('feeder'), areaOnly('feeder')],
    nextRoles: [line('next'), areaOnly('next')],
    adjacentRoles: [line('adjacent'), { ...line('adjacent'), area: word('adjacentArea') }],
    promotion: { from: word('from'), to: [word('to')], skills: [word('promotion'), word('promotion')] },
    evolution: [word('evolution')],
  },
  risks: (['challenge', 'bottleneck', 'anti-pattern', 'underperformance', 'business-risk'] as const).map((kind) => ({
    kind,
    text: word('risk'),
  })),
  variants: [{ dimension: word('dimension'), name: word('variant'), text: word('variantText') }],
  aiImpact: {
    automatable: [word('ai')],
    humanCritical: [word('ai')],
    changes: [word('ai')],
    newExpectations: [word('ai')],
  },
  hiring: {
    assess: [word('hire')],
    exercises: [word('hire')],
    strongSignals: [word('hire')],
    weakSignals: [word('hire')],
    redFlags: [word('hire')],
    scorecard: [word('hire')],
  },
  statements: [{ section: word('section'), category: word('sectionPart'), text: word('statement') }],
  positions: { '/tools/0': { line: 42, asWritten: 'Tool, as written' }, '/role/title': { line: 1 } },
});

const draft = claimsOf('the-role', 'the-document', 'en', full);
const claims = (type: string) => draft.claims.filter((claim) => claim.type === type);
const nodes = (label: string) => draft.nodes.filter((node) => node.label === label).map(({ row }) => row);
const nameOf = (end: unknown) => (end as { name?: string }).name;

/** Every text below a value, but for keys whose values are no text of the document. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
}

test('nothing of a full blueprint is lost', () => {
  const { source: _source, positions: _positions, messages: _messages, ...said } = full;
  // Kinds that become a relationship type or a section rather than a text.
  const structure = new Set(['manager', 'independent', 'authority']);
  const expected = texts(said).filter((text) => !structure.has(text));
  expect(expected.length).toBeGreaterThan(100);
  const kept = [...texts(draft), 'code:X-1', 'onet: 15-2051.00'].join('\n');
  // Raw lines are kept where they name no role; of the others every part is.
  const rawWithRoles = new Set(
    [
      ...full.careerPath.feederRoles,
      ...full.careerPath.nextRoles,
      ...full.careerPath.adjacentRoles,
      ...full.experience.priorRoles,
    ]
      .filter((l) => l.roles.length > 0)
      .map(({ raw }) => raw),
  );
  expect(expected.filter((text) => !rawWithRoles.has(text) && !kept.includes(text))).toEqual([]);
});

test('every section gives as many claims as it has items', () => {
  const counts = Object.fromEntries(Object.keys(relationships).map((type) => [type, claims(type).length]));
  const roles = { feeder: 2, next: 2, adjacent: 4, prior: 1 };
  expect(counts).toMatchObject({
    DESCRIBED_BY: 1,
    IN_FAMILY: 1,
    REPORTS_TO: 2,
    LEADS_TO: roles.feeder + roles.next + roles.adjacent + roles.prior,
    REQUIRES: 3,
    USES: 1,
    MEASURED_BY: 1,
    WORKS_WITH: 5,
    ESCALATES_TO: 1,
    DECIDES: 1,
    NEEDS_APPROVAL: 2,
    HAS_AUTHORITY: 1,
    STATES: nodes('Statement').length,
  });
});

test('the claims of each type are numbered from 0 without a gap', () => {
  for (const type of Object.keys(relationships)) {
    expect(claims(type).map(({ ordinal }) => ordinal)).toEqual(claims(type).map((_, i) => i));
  }
});

test('every claim carries exactly the properties its type has', () => {
  const common = ['document', 'origin', 'ordinal', 'line', 'asWritten'];
  for (const { type, properties } of draft.claims) {
    const own = Object.keys(relationships[type].properties.shape).filter((key) => !common.includes(key));
    expect(Object.keys(properties).sort(), type).toEqual(own.sort());
  }
});

test('every noun that is named gets a name claim, and every role its title and external ids', () => {
  const named = new Set(claims('NAMES').map(({ asWritten }) => asWritten));
  const ends = draft.claims.flatMap(({ from, to }) => [nameOf(from), nameOf(to)]).filter((name) => name !== undefined);
  expect([...new Set(ends)].filter((name) => !named.has(name))).toEqual([]);
  expect(nodes('Name').map(({ id }) => id)).toEqual(expect.arrayContaining(['code::X-1', 'onet::15-2051.00']));
});

test('a feeder role and a prior role lead to the role, and it leads to the next ones', () => {
  const moves = claims('LEADS_TO').map(({ from, to, properties }) => ({
    from: nameOf(from)?.split('-')[0] ?? 'the role',
    to: nameOf(to)?.split('-')[0] ?? 'the role',
    said: properties['said'],
    kind: properties['kind'],
    tier: properties['tier'],
  }));
  expect(moves).toEqual(
    expect.arrayContaining([
      { from: 'feeder', to: 'the role', said: 'target', kind: 'next', tier: null },
      { from: 'prior', to: 'the role', said: 'target', kind: 'next', tier: 'prior-experience' },
      { from: 'the role', to: 'next', said: 'origin', kind: 'next', tier: null },
      { from: 'the role', to: 'adjacent', said: 'origin', kind: 'adjacent', tier: null },
    ]),
  );
});

test('a claim carries its line and its words where the document gives them, else the name', () => {
  expect(claims('USES')[0]).toMatchObject({ line: 42, asWritten: 'Tool, as written' });
  expect(claims('MEASURED_BY')[0]).toMatchObject({ line: null, asWritten: full.kpis[0]?.name });
  expect(claims('DESCRIBED_BY')[0]?.properties).toMatchObject({ track: 'manager', minYears: 3, maxYears: 7 });
});

test('the same input gives the same claims, and another role has statements of its own', () => {
  expect(claimsOf('the-role', 'the-document', 'en', full)).toEqual(draft);
  const other = claimsOf('another-role', 'the-document', 'en', full);
  const ids = new Set(nodes('Statement').map(({ id }) => id));
  const ofOther = other.nodes.filter(({ label }) => label === 'Statement').map(({ row }) => row.id);
  expect(ofOther.filter((id) => ids.has(id))).toEqual([]);
  expect(other.nodes.filter(({ label }) => label === 'Decision')).toEqual(
    draft.nodes.filter(({ label }) => label === 'Decision'),
  );
});

test('the version is raised where the same blueprints give other claims', () => {
  const drafts = [full, ...seedBlueprints.values()].map((blueprint) => claimsOf('r', 'd', 'en', blueprint));
  const digest = createHash('sha256').update(JSON.stringify(drafts)).digest('hex');
  // Where the digest is another one: raise CLAIMS_VERSION, then write both here.
  expect({ version: CLAIMS_VERSION, digest }).toEqual({
    version: '1',
    digest: '42b0808beb21c41c8d17ee164f8e6e4ffa70c4f39700550f437540885116c974',
  });
});

test('an empty blueprint describes its role and says nothing else', () => {
  const { claims: few } = claimsOf('r', 'd', 'en', Blueprint.parse({ role: { title: 'Baker' } }));
  expect(few.map(({ type }) => type).sort()).toEqual(['DESCRIBED_BY', 'NAMES']);
});

test('a party of people stands for their roles, once however often it is named', () => {
  const parties = Blueprint.parse({
    role: { title: 'Baker' },
    stakeholders: [
      { group: 'peer', name: 'Data Engineers / Product Managers' },
      { group: 'internal', name: 'Data Engineers / Product Managers' },
      { group: 'internal', name: 'Finance' },
    ],
    escalations: [{ to: 'Data Engineers / Product Managers' }],
  });
  const stands = claimsOf('r', 'd', 'en', parties).claims.filter(({ type }) => type === 'STANDS_FOR');
  expect(stands.map(({ to }) => nameOf(to))).toEqual(['Data Engineer', 'Product Manager']);
});

describe('importance', () => {
  test.each([
    ['Critical', 1],
    ['Important', 2 / 3],
    ['optional (nice)', 1 / 3],
    ['Optional to Important (context-specific)', 0.5],
    ['Important–Critical', 5 / 6],
    ['High', null],
    ['(critical)', null],
    ['', null],
    [null, null],
  ])('of %j is %j', (asWritten, importance) => {
    if (importance === null) expect(importanceOf(asWritten)).toBeNull();
    else expect(importanceOf(asWritten)).toBeCloseTo(importance, 12);
  });
});
