import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { schema } from '../../src/schema/index.ts';
import { onetIn } from '../../src/services/catalogue/read.ts';
import { loadDocuments } from '../../src/services/load.ts';
import { type Client, clientOf } from '../ask.ts';
import { onetFolder } from '../catalogue/onet-folder.ts';
import { imported } from '../catalogue/through-handler.ts';
import { onEveryEngine } from '../engines.ts';
import { company, document } from '../graph.ts';

const KEEPERS = '{ externalId: "onet:11-1000.00" }';
const PILOTS = '{ externalId: "onet:11-1001.00" }';
const CLERK = '{ title: "Payroll Clerk" }';

/** Every entry point that takes a reference to a role, asked with one of a catalogue in each place. */
const questions: Readonly<Record<string, readonly string[]>> = {
  role: [`ref: ${KEEPERS}`],
  careerPaths: [
    `from: ${KEEPERS}, to: ${PILOTS}`,
    `from: ${CLERK}, to: ${CLERK}, constraints: { avoid: [${KEEPERS}] }`,
    `from: ${CLERK}, to: ${CLERK}, constraints: { via: [${KEEPERS}] }`,
  ],
  careerLattice: [`around: ${KEEPERS}`, `between: { from: ${KEEPERS}, to: ${PILOTS} }`],
  skillGap: [`from: ${KEEPERS}, to: ${CLERK}`, `from: ${CLERK}, to: ${KEEPERS}`],
  compareRoles: [`a: ${CLERK}, b: ${KEEPERS}`],
  similarRoles: [`role: ${KEEPERS}`],
  suggestedNextRoles: [`role: ${KEEPERS}`],
  reachableRoles: [`from: ${KEEPERS}`],
  bridges: [`from: ${KEEPERS}, to: ${PILOTS}`],
  skillLeverage: [`roles: [${KEEPERS}]`],
  collaborationMap: [`roles: [${KEEPERS}]`],
  sharedStakeholders: [`roles: [${CLERK}, ${KEEPERS}]`],
  stakeholderOverlap: [`roles: [${CLERK}, ${KEEPERS}]`],
  escalationPath: [`role: ${KEEPERS}`],
  connection: [`from: { role: ${KEEPERS} }, to: { role: ${CLERK} }`],
};

const takesRole = (type: unknown, seen = new Set<unknown>()): boolean => {
  if (!isInputObjectType(type) || seen.has(type)) return false;
  seen.add(type);
  return (
    type.name === 'RoleRef' ||
    Object.values(type.getFields()).some((field) => takesRole(getNamedType(field.type), seen))
  );
};

test('the questions below are all there are that take a reference to a role', () => {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const taking = fields.filter(({ args }) => args.some(({ type }) => takesRole(getNamedType(type))));
  expect(taking.map(({ name }) => name).sort()).toEqual(Object.keys(questions).sort());
});

onEveryEngine((from) => {
  let engine: GraphEngine;
  let client: Client;
  const folder = mkdtempSync(join(tmpdir(), 'rolegraph-test-'));
  beforeAll(async () => {
    engine = await from.open();
    await loadDocuments(engine, [document('company:clerk', 'Payroll Clerk')], company);
    await imported(engine, await onetIn(onetFolder(folder)));
    client = clientOf(engine);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await engine.close();
  });

  const ask = async (field: string, args: string) =>
    (await client.ask(`{ answer: ${field}(${args}) { __typename ... on Error { code message } } }`)).answer;

  test.each(Object.keys(questions))(
    '%s knows an occupation by its code; under other origins it says where it is',
    async (field) => {
      for (const args of questions[field] ?? []) {
        expect(await ask(field, args)).not.toMatchObject({ code: 'NOT_FOUND' });
        expect(await ask(field, `${args}, origins: [COMPANY]`)).toMatchObject({
          code: 'NOT_FOUND',
          message: expect.stringContaining('origins: [CATALOGUE]'),
        });
      }
    },
  );

  test('an occupation by its code has what its catalogue says, beside what the company says of its own roles', async () => {
    const { role, toKeepers, toPilots } = await client.ask(`{
      role(ref: ${KEEPERS}) { ... on Role { title described requirements { totalCount } adjacentRoles { totalCount } } }
      toKeepers: skillGap(from: ${CLERK}, to: ${KEEPERS}) { ... on SkillGap { to { title } } }
      toPilots: skillGap(from: ${KEEPERS}, to: ${PILOTS}) { ... on SkillGap { skills { skill { name } } } } }`);
    expect(role).toEqual({
      title: 'Lighthouse Keepers',
      described: true,
      requirements: { totalCount: 4 },
      adjacentRoles: { totalCount: 2 },
    });
    expect(toKeepers).toMatchObject({ to: { title: 'Lighthouse Keepers' } });
    // Of hailing O*NET says that it is not relevant to pilots: it is neither carried nor to be learned.
    expect(toPilots.skills).toEqual([{ skill: { name: 'Reckoning' } }]);
  });

  test('by its title it is still not found, but the answer says where it is', async () => {
    const answer = await ask('role', 'ref: { title: "Lighthouse Keeper" }');
    expect(answer).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('origins: [CATALOGUE]') });
  });
});
