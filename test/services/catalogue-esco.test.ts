import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GraphEngine } from '../../src/engine/port.ts';
import { escoIn, onetIn } from '../../src/services/catalogue/read.ts';
import { clientOf } from '../ask.ts';
import { onetFolder } from '../catalogue/onet-folder.ts';
import { exported, imported } from '../catalogue/through-handler.ts';
import { onEveryEngine } from '../engines.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A small classification of our own in the layout of the Tabiya open dataset. */
const files: Readonly<Record<string, string>> = {
  isco_groups:
    'ORIGINURI,ID,CODE,PREFERREDLABEL\nu:1,k1,8,Sea people\nu:2,k2,83,Harbour people\nu:3,k3,835,Harbour people\n',
  occupations:
    'ORIGINURI,ID,ISCOGROUPCODE,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION\n' +
    'http://esco.test/a,k4,835,835.1,harbour\u00a0pilot,"ship bringer\nharbour pilots, chief",Brings ships in.\n' +
    'http://esco.test/b,k5,835,835.1.1,night pilot,,\n',
  occupations_hierarchy:
    'PARENTOBJECTTYPE,PARENTID,CHILDID,CHILDOBJECTTYPE\n' +
    'iscogroup,k1,k2,iscogroup\niscogroup,k2,k3,iscogroup\niscogroup,k3,k4,escooccupation\nescooccupation,k4,k5,escooccupation\n',
  occupation_skills:
    'occupation_uri,occupation_title,skill_uri,skill_title,relation_type\n' +
    'http://esco.test/a,,http://esco.test/s1,read tides,essential\nhttp://esco.test/a,,http://esco.test/s2,speak Norse,optional\n',
  esco_to_onet_soc_2019:
    'ESCO/ISCO Code,ESCO/ISCO Title,O*NET-SOC 2019 Code,O*NET-SOC 2019 Title\n' +
    '835.1,harbour pilot,11-1001.00,Harbour Pilots\n835.1,harbour pilot,12-2000.00,Net Menders\n' +
    '835,Harbour people,11-1001.00,Harbour Pilots\n999.9,ghost,11-1001.00,Harbour Pilots\n,,11-1001.00,Harbour Pilots\n',
};

/** The same as its publisher lays it out. */
const published: Readonly<Record<string, string>> = {
  ISCOGroups_en:
    'conceptType,conceptUri,code,preferredLabel\nISCOGroup,g1,8,Sea people\nISCOGroup,g2,83,Harbour people\n',
  occupations_en:
    'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description,code\n' +
    'Occupation,http://esco.test/a,83,harbour pilot,"ship bringer\nbringer",Brings ships in.,83.1\n',
  broaderRelationsOccPillar_en:
    'conceptType,conceptUri,broaderType,broaderUri\nISCOGroup,g2,ISCOGroup,g1\nOccupation,http://esco.test/a,ISCOGroup,g2\n',
  occupationSkillRelations_en:
    'occupationUri,relationType,skillType,skillUri\nhttp://esco.test/a,essential,knowledge,s1\nhttp://esco.test/a,optional,skill/competence,s2\n',
  skills_en: 'conceptType,conceptUri,preferredLabel\nKnowledge,s1,tides\nSkill,s2,Tides\n',
};

function folder(content: Readonly<Record<string, string>>): string {
  const path = join(temporaryFolder(), 'esco_9_8_7');
  mkdirSync(path);
  for (const [name, text] of Object.entries(content)) writeFileSync(join(path, `${name}.csv`), text);
  return path;
}

const role = `query ($ref: RoleRef!) { role(ref: $ref, origins: [CATALOGUE]) { ... on Error { message } ... on Role {
  title names { text } families { family { name } } terms { term { scheme code label } }
  statements(section: "broader-occupation") { nodes { text } }
  requirements { nodes { skill { name kind } tier importance level importanceAsWritten } } } } }`;

onEveryEngine((engine) => {
  let graph: GraphEngine;
  beforeEach(async () => {
    graph = await engine.open();
  });
  afterEach(() => graph.close());

  test('an occupation has its labels, every group above it, its skills by tier, and is found by code and address', async () => {
    expect(await imported(graph, await escoIn(folder(files)))).toMatchObject({ added: 2 });
    const client = clientOf(graph);
    const found = async (externalId: string) => (await client.ask(role, { ref: { externalId } })).role;
    const pilot = await found('esco:835.1');
    expect(await found('esco:http://esco.test/a')).toEqual(pilot);
    expect(pilot.title).toBe('harbour pilot');
    expect(pilot.names).toEqual(expect.arrayContaining([{ text: 'ship bringer' }, { text: 'harbour pilots, chief' }]));
    expect(pilot.families).toEqual([{ family: { name: 'Harbour people' } }, { family: { name: 'Sea people' } }]);
    expect(pilot.terms).toEqual([{ term: { scheme: 'isco-08', code: '835', label: 'Harbour people' } }]);
    expect(pilot.requirements.nodes).toMatchObject([
      {
        skill: { name: 'read tides' },
        tier: 'MUST_HAVE',
        importance: null,
        level: null,
        importanceAsWritten: 'essential',
      },
      { skill: { name: 'speak Norse' }, tier: 'GOOD_TO_HAVE', importanceAsWritten: 'optional' },
    ]);
    const night = await found('esco:835.1.1');
    expect(night.families).toHaveLength(2);
    expect(night.statements.nodes).toEqual([{ text: 'harbour pilot' }]);
  });

  test('the crosswalk ties it to O*NET, whichever was loaded first; each goes without the other', async () => {
    const [onet, esco] = [await onetIn(onetFolder(temporaryFolder())), await escoIn(folder(files))];
    const remove = (catalogue: string) =>
      clientOf(graph).ask('mutation ($c: String!) { removeCatalogue(catalogue: $c) { documents } }', { c: catalogue });
    await imported(graph, onet);
    const before = await exported(graph);
    expect(await imported(graph, esco)).toMatchObject({ claimsAdded: { CORRESPONDS_TO: 2 }, nodesAdded: { Role: 2 } });
    const both = await exported(graph);
    await remove('esco');
    expect(await exported(graph)).toBe(before);
    await remove('onet');
    await imported(graph, esco);
    await imported(graph, onet);
    const times = /"importedAt":"[^"]*"|"revision":\d+/g;
    expect((await exported(graph)).split('\n').length).toBe(both.split('\n').length);
    expect((await exported(graph)).match(/CORRESPONDS_TO/g)).toEqual(both.match(/CORRESPONDS_TO/g));
    await remove('onet');
    await remove('esco');
    expect((await exported(graph)).replace(times, '').split('\n')).toHaveLength(3);
  });
});

test('the files as they are published are read, knowledge apart from a skill of the same label', async () => {
  const { occupations, source } = await escoIn(folder(published));
  expect(source).toMatchObject({ name: 'ESCO v9.8.7', attribution: expect.not.stringContaining('crosswalk') });
  expect(occupations).toMatchObject([
    {
      id: 'esco:http://esco.test/a',
      title: 'harbour pilot',
      aliases: ['ship bringer', 'bringer'],
      families: ['Harbour people', 'Sea people'],
      requirements: [
        { skill: 'tides', kind: 'knowledge', tier: 'must-have' },
        { skill: 'Tides (skill)', asWritten: 'Tides', kind: 'technical', tier: 'good-to-have' },
      ],
    },
  ]);
});

test('correspondences of what is no occupation of the release are counted, with the reason', async () => {
  const { leftOut } = await escoIn(folder(files));
  expect(leftOut.map(({ file, line, rows, why }) => [`${file}:${line}`, rows, why])).toEqual([
    ['esco_to_onet_soc_2019.csv:4', 1, 'a correspondence of an ISCO group, which is no occupation'],
    ['esco_to_onet_soc_2019.csv:5', 1, 'a correspondence of a code that this release of ESCO does not have'],
    ['esco_to_onet_soc_2019.csv:6', 1, 'a correspondence that names one side only'],
  ]);
});

describe('damaged files are told with file and line', () => {
  test.each<[string, keyof typeof files, string, string, RegExp]>([
    ['a code twice', 'occupations', '835.1.1', '835.1', /^occupations\.csv:4: The code "835\.1" is there twice/],
    ['a group that is none', 'occupations', 'k5,835,', 'k5,836,', /^occupations\.csv:4: There is no ISCO group "836"/],
    [
      'a parent that is none',
      'occupations_hierarchy',
      'k2,k3',
      'k9,k3',
      /^occupations_hierarchy\.csv:3: There is no group or occupation "k9"/,
    ],
    [
      'two parents',
      'occupations_hierarchy',
      'k2,k3',
      'k2,k2',
      /^occupations_hierarchy\.csv:3: The place in the hierarchy of "k2" is there twice/,
    ],
    ['a circle', 'occupations_hierarchy', 'k1,k2', 'k3,k2', /runs in a circle/],
    [
      'an occupation that is none',
      'occupation_skills',
      'test/a,,http://esco.test/s1',
      'test/x,,s1',
      /^occupation_skills\.csv:2: There is no occupation/,
    ],
    [
      'a relation that is none',
      'occupation_skills',
      'optional',
      'vital',
      /^occupation_skills\.csv:3: There is no kind of relation "vital"/,
    ],
    [
      'semicolons',
      'isco_groups',
      'ORIGINURI,ID,CODE,PREFERREDLABEL',
      'ORIGINURI;ID;CODE;PREFERREDLABEL',
      /separated by semicolons, not by commas/,
    ],
  ])('%s', async (_name, file, from, to, message) => {
    const path = folder({ ...files, [file]: files[file]?.replace(from, to) ?? '' });
    await expect(escoIn(path)).rejects.toThrow(message);
  });
});
