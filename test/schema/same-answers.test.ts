import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { loadSeed } from '../../src/services/seed.ts';
import { type Client, clientOf } from '../ask.ts';
import { embedded, onNeo4j } from '../engines.ts';
import { company, document } from '../graph.ts';

const origins = 'origins: [PERSON, COMPANY, SEED]';
const senior = '{ slug: "senior-computer-vision-scientist" }';
const claims = 'claims { __typename origin ordinal line asWritten document { id key lang origin sha256 } }';

const questions: Record<string, string> = {
  'all roles': `{ roles(first: 200, ${origins}) { totalCount edges { cursor node { id slug title kind revision described } }
     pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  'roles from Z to A under a filter': `{ roles(last: 7, order: DESC, filter: { text: "scientist", kind: ROLE }, ${origins}) {
     totalCount edges { cursor node { slug title } } pageInfo { hasNextPage hasPreviousPage } } }`,
  'a described role': `{ role(ref: ${senior}, ${origins}) { ... on Role { id title summary mission seniority track minYears
     requirements(first: 100) { totalCount edges { cursor node { tier importance importanceAsWritten skill { name } ${claims} } } }
     kpis { nodes { kpi { name revision } target ${claims} } } } } }`,
  'its collaboration': `{ role(ref: ${senior}, ${origins}) { ... on Role {
     stakeholders(first: 100) { nodes { group interaction stakeholder { name standsFor { role { title } } } ${claims} } }
     escalations { to { name } reason ${claims} } decisions { decision { area text } ${claims} }
     approvals { from decision { text } } authorities { area decision { text } } reportsTo { to { title } ${claims} } } } }`,
  'its career': `{ role(ref: ${senior}, ${origins}) { ... on Role {
     nextRoles(first: 50) { nodes { kind condition agreement to { title } ${claims} } }
     feederRoles(first: 50) { nodes { kind tier agreement from { title } ${claims} } }
     adjacentRoles(first: 50) { nodes { agreement to { title names { text status } } } } } } }`,
  'its statements': `{ role(ref: ${senior}, ${origins}) { ... on Role {
     statements(first: 200) { totalCount edges { cursor node { section category label text ${claims} } } } } } }`,
  'skills with their roles': `{ skills(first: 40, ${origins}) { totalCount nodes { name slug kind revision
     requirements { totalCount nodes { importance role { title } } } } } }`,
  'tools and measures': `{ tools(first: 80, ${origins}) { nodes { name uses { nodes { purpose role { slug } } } } }
     kpis(first: 80, ${origins}) { nodes { name measurements { nodes { target role { slug } } } } } }`,
  'a search': `{ search(text: "senior scien", first: 30, ${origins}) { totalCount edges { cursor node {
     score matchedName matchedScheme noun { id slug name revision } } } } }`,
  paths: `{ careerPaths(from: { title: "Associate CV Scientist" }, to: { title: "Head Gardener" }, k: 20, constraints: { maxMoves: 8 }, ${origins}) {
     __typename ... on Error { message } ... on CareerPaths { proven paths { moves roles { slug } steps { moves { kind ${claims} } } } } } }`,
  'a map': `{ collaborationMap(roles: [${senior}], limit: 20, ${origins}) { ... on CollaborationMap {
     title nodes { key kind label group } edges { source target group label } omitted { group count }
     rendered(format: MERMAID) } } }`,
  'what is not there': `{ role(ref: { title: "Computer Vision Wizard" }, ${origins}) { ... on NotFound { message suggestions } }
     node(id: "Um9sZTp4", ${origins}) { id } roles(filter: { text: "zzz" }) { totalCount nodes { slug } pageInfo { endCursor } } }`,
  'names in other scripts': `{ skills(text: "", first: 200, origins: [COMPANY]) { edges { cursor node { slug name names { text } } } } }`,
  'an error': `{ roles(first: 201) { totalCount } }`,
};

describe.skipIf(!onNeo4j.available)('the two engines', () => {
  const clients: Client[] = [];
  const opened: GraphEngine[] = [];
  beforeAll(async () => {
    for (const from of [embedded, onNeo4j]) {
      const engine = await from.open();
      opened.push(engine);
      await loadSeed(engine);
      const names = [
        'Ångström',
        'ångström II',
        'Zürich',
        'zebra',
        '日本語',
        'ß',
        'ǆ',
        '🦄 care',
        'C++',
        'C#',
        '.NET',
        'Ａ',
      ];
      const sections = {
        technicalSkills: names.map((name, i) => ({ name: `${name} x`, importance: i % 2 ? 'Critical' : null })),
        careerPath: { nextRoles: [{ raw: 'Head Gardener', roles: ['Head Gardener'] }] },
      };
      await loadDocuments(engine, [document('doc:ours', 'Senior CV Scientist', sections)], company);
      clients.push(clientOf(engine));
    }
  });
  afterAll(() => Promise.all(opened.map((engine) => engine.close())));

  test.each(Object.entries(questions))('answer the question for %s byte by byte alike', async (name, question) => {
    const [ours, theirs] = await Promise.all(clients.map((client) => client.text(question)));
    expect(ours?.length).toBeGreaterThan(60);
    expect(theirs).toBe(ours);
    if (name !== 'an error') expect(JSON.parse(ours ?? '')).not.toHaveProperty('errors');
  });
});
