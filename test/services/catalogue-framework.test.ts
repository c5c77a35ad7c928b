import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { frameworkIn, shippedMap } from '../../src/services/catalogue/read.ts';
import { clientOf } from '../ask.ts';
import { imported } from '../catalogue/through-handler.ts';
import { onEveryEngine } from '../engines.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A small framework of our own under the headers of the map that ships. */
const header =
  'Role Family,Role,Role Description,Role Level,Role Level Description,Skill Name,Skill Description,Skill Level,Skill Level Description';
const rows = [
  'Light,Keeper,Keeps lights.,Senior keeper,Leads a tower.,Trimming,Wicks.,Expert,Trims in a storm.',
  'Light,Keeper,Keeps lights.,Senior keeper - management,,Trimming,Wicks.,Working,',
  'Light,Keeper,Keeps lights.,Keeper,Keeps one light.,Trimming,MISSING,Working,',
  'Light,Keeper,Keeps lights.,Keeper,Keeps one light.,Hailing,,Awareness,',
  'Light,Keeper,Keeps lights.,Keeper,Keeps one light.,Hailing,,Awareness,',
  'Light,Keeper,Keeps lights.,Trainee keeper ,,Trimming,,Awareness,',
  'Light,Keeper,Keeps lights.,Head of keeping,,Trimming,,Practitioner,',
  'Sea,Harbour chief,Rules.,NOT IN USE,NOT IN USE,Hailing,,NOT IN USE,NOT IN USE',
];

function table(lines: readonly string[] = rows, head = header): string {
  const file = join(temporaryFolder(), 'table.csv');
  writeFileSync(file, [head, ...lines, ''].join('\n'));
  return file;
}

/** The map that ships, without the ladders of its own roles. */
const map = async (changes: object = {}) => ({ ...((await shippedMap('uk-gdad')) as object), ladders: {}, ...changes });
const read = async (lines?: readonly string[], changes?: object) => frameworkIn(table(lines), await map(changes));

onEveryEngine((engine) => {
  let graph: GraphEngine;
  beforeEach(async () => {
    graph = await engine.open();
  });
  afterEach(() => graph.close());

  test('levels of a role become roles, skill levels required levels, the ladder next roles', async () => {
    expect(await imported(graph, await read())).toMatchObject({ added: 6 });
    const client = clientOf(graph);
    const { role: keeper } =
      await client.ask(`{ role(ref: { externalId: "gdad:keeper" }, origins: [CATALOGUE]) { ... on Role {
      title summary families { family { name } } nextRoles { nodes { to { title track } } } feederRoles { nodes { from { title } } }
      requirements { nodes { skill { name } level scale levelAsWritten description showsUp } }
      descriptions { document { licence attribution } } } } }`);
    expect(keeper).toEqual({
      title: 'Keeper',
      summary: 'Keeps one light.\n\nKeeps lights.',
      families: [{ family: { name: 'Keeper' } }, { family: { name: 'Light' } }],
      nextRoles: {
        nodes: [
          { to: { title: 'Senior keeper', track: null } },
          { to: { title: 'Senior keeper - management', track: 'MANAGER' } },
        ],
      },
      feederRoles: { nodes: [{ from: { title: 'Trainee keeper' } }] },
      requirements: {
        nodes: [
          {
            skill: { name: 'Trimming' },
            level: 0.5,
            scale: 'GDaD skill level',
            levelAsWritten: 'Working',
            description: null,
            showsUp: null,
          },
          {
            skill: { name: 'Hailing' },
            level: 0.25,
            scale: 'GDaD skill level',
            levelAsWritten: 'Awareness',
            description: null,
            showsUp: null,
          },
        ],
      },
      descriptions: [
        {
          document: { licence: 'Open Government Licence v3.0', attribution: expect.stringMatching(/Crown copyright/) },
        },
      ],
    });
    const paths = `{ careerPaths(from: { title: "Trainee keeper" }, to: { title: "Head of keeping" }, origins: [CATALOGUE]) {
      ... on CareerPaths { paths { roles { title } } } } }`;
    const { careerPaths } = await client.ask(paths);
    expect(careerPaths.paths[0].roles.map(({ title }: { title: string }) => title)).toEqual([
      'Trainee keeper',
      'Keeper',
      'Senior keeper',
      'Head of keeping',
    ]);
  });
});

test('what is not stated stays open, what is there twice is counted', async () => {
  const { occupations, leftOut } = await read();
  expect(occupations.find(({ title }) => title === 'Harbour chief')).toMatchObject({
    summary: 'Rules.',
    requirements: [{ skill: 'Hailing', level: null, scale: null, levelAsWritten: null }],
    moves: [],
  });
  expect(leftOut.map(({ line, rows: number, why }) => [line, number, why])).toEqual([
    [6, 1, 'the same skill of the same level again'],
    [9, 1, 'a level of skill that is not stated; the skill is there without one'],
  ]);
});

test('a map may name rungs one by one, and make titles of level and role', async () => {
  const ladders = {
    Keeper: [['Trainee keeper', 'Keeper'], 'Senior keeper', 'Head of keeping', 'Senior keeper - management'],
  };
  const { occupations } = await read(rows, { ladders });
  const moves = Object.fromEntries(occupations.map(({ title, moves: to }) => [title, to.map((move) => move.title)]));
  expect(moves).toMatchObject({
    'Trainee keeper': ['Senior keeper'],
    Keeper: ['Senior keeper'],
    'Senior keeper': ['Head of keeping'],
  });
  const twice = ['Light,Keeper,,Senior,,Trimming,,Expert,', 'Sea,Pilot,,Senior,,Hailing,,Expert,'];
  await expect(read(twice)).rejects.toThrow(/table\.csv:3: "Senior" is a level of "Keeper" and of "Pilot"/);
  const titled = await read(twice, { title: '{level} {role}' });
  expect(titled.occupations.map(({ title, id }) => [title, id])).toEqual([
    ['Senior Keeper', 'gdad:senior-keeper'],
    ['Senior Pilot', 'gdad:senior-pilot'],
  ]);
});

describe('what does not fit is refused', () => {
  test.each<[string, readonly string[], object, RegExp]>([
    [
      'two levels of one skill',
      [...rows, 'Light,Keeper,,Keeper,,Hailing,,Expert,'],
      {},
      /table\.csv:10: "Keeper" asks for "Hailing" at "Awareness" and at "Expert"/,
    ],
    [
      'a level off the scale',
      ['Light,Keeper,,Keeper,,Hailing,,Godlike,'],
      {},
      /table\.csv:2: "Godlike" is no level of skill; the map has Awareness, /,
    ],
    ['a row without a role', ['Light,,,Keeper,,Hailing,,Expert,'], {}, /table\.csv:2: The row names no role/],
    ['a ladder of another role', rows, { ladders: { Pilot: ['A'] } }, /orders the levels of "Pilot"/],
    ['a ladder that misses a level', rows, { ladders: { Keeper: ['Keeper'] } }, /differ: "Senior keeper"/],
    ['the name of another catalogue', rows, { id: 'onet' }, /another catalogue/],
    ['a map without a scale', rows, { scale: undefined }, /The map does not fit/],
  ])('%s', async (_name, lines, changes, message) => {
    await expect(read(lines, changes)).rejects.toThrow(message);
  });

  test('a missing column and a map that does not ship', async () => {
    const mapping = await map();
    await expect(frameworkIn(table(rows, header.replace('Skill Level,', 'Level of Skill,')), mapping)).rejects.toThrow(
      /table\.csv:1: There is no column "Skill Level"/,
    );
    await expect(shippedMap('nosuch')).rejects.toThrow(/there are uk-gdad/);
  });
});
