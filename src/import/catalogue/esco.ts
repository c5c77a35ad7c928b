import { normalForm } from '../../identity/normal-form.ts';
import { bareOccupation, type CatalogueSource, type Occupation } from '../../model/occupation.ts';
import type { SkillTier } from '../../model/skill.ts';
import { damaged } from '../delimited.ts';
import { type CatalogueContent, type CatalogueFiles, CatalogueReading, known, once } from './reading.ts';

const COMMA = { delimiter: ',' } as const;
const SKILL_RELATIONS = ['occupation_skills', 'occupationSkillRelations_en'] as const;
const CROSSWALK = ['esco_to_onet_soc_2019', 'ESCO_to_ONET-SOC', 'crosswalk'] as const;

interface Group {
  code: string;
  label: string;
}

/** What is read of the classification. `nodes` and `parents` go by the keys of its hierarchy. */
interface Classification {
  occupations: Map<string, Occupation>;
  byCode: Map<string, Occupation>;
  groups: Map<string, Group>;
  nodes: Map<string, Group | Occupation>;
  /** Key in the hierarchy → occupation. */
  keys: Map<string, Occupation>;
}

/**
 * Reads the ESCO classification: its CSV files as published, or in the layout of the Tabiya open dataset, gzipped or not;
 * beside the occupations, groups and hierarchy also, where they are there, the relations to skills and the crosswalk to O*NET.
 * @throws InvalidInput with file and line for anything damaged.
 */
export async function readEsco(files: CatalogueFiles): Promise<CatalogueContent> {
  const reading = new CatalogueReading(files);
  const groups = await readGroups(reading);
  const classification = await readOccupations(reading, groups);
  await readHierarchy(reading, classification);
  if (reading.has(...SKILL_RELATIONS)) await readSkills(reading, classification);
  const linked = reading.has(...CROSSWALK);
  if (linked) await readCrosswalk(reading, classification);
  return reading.finish(sourceOf(files.folder, linked), [...classification.occupations.values()]);
}

function sourceOf(folder: string, linked: boolean): CatalogueSource {
  const release = /(\d)[._](\d)(?:[._](\d))?/.exec(folder)?.slice(1).filter(Boolean).join('.');
  const crosswalk =
    ' The crosswalk from ESCO to O*NET is by the O*NET Resource Center, National Center for O*NET Development, CC BY 4.0.';
  return {
    id: 'esco',
    name: release ? `ESCO v${release}` : 'ESCO',
    lang: 'en',
    licence: 'Reuse authorised under Commission Decision 2011/833/EU',
    attribution: `This uses the ESCO classification of the European Commission.${linked ? crosswalk : ''}`,
  };
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ').trim();

async function readGroups(reading: CatalogueReading): Promise<Map<string, Group>> {
  const columns = { key: ['ID', 'conceptUri'], code: ['CODE', 'code'], label: ['PREFERREDLABEL', 'preferredLabel'] };
  const groups = new Map<string, Group>();
  const codes = new Map<string, true>();
  for await (const row of reading.rows(['isco_groups', 'ISCOGroups_en'], columns, COMMA)) {
    const { key, code, label } = row.at;
    once(codes, code, true, 'group code', row);
    once(groups, key, { code, label: plain(label) }, 'key', row);
    if (normalForm(label) === '') throw damaged(row.file, row.line, `The group ${code} has no label.`);
  }
  return groups;
}

async function readOccupations(reading: CatalogueReading, groups: Map<string, Group>): Promise<Classification> {
  const columns = {
    uri: ['ORIGINURI', 'conceptUri'],
    key: ['ID', 'conceptUri'],
    code: ['CODE', 'code'],
    group: ['ISCOGROUPCODE', 'iscoGroup'],
    label: ['PREFERREDLABEL', 'preferredLabel'],
    others: ['ALTLABELS', 'altLabels'],
    description: ['DESCRIPTION', 'description'],
  };
  const labels = new Map([...groups.values()].map(({ code, label }) => [code, label]));
  const classification: Classification = {
    occupations: new Map(),
    byCode: new Map(),
    groups,
    nodes: new Map(groups),
    keys: new Map(),
  };
  for await (const row of reading.rows(['occupations', 'occupations_en'], columns, COMMA)) {
    const { uri, key, code, group, label, others, description } = row.at;
    const title = plain(label);
    if (!/^\d[\d.]*$/.test(code)) throw damaged(row.file, row.line, `"${code}" is no code of an occupation.`);
    if (normalForm(title) === '') throw damaged(row.file, row.line, `The occupation ${code} has no label.`);
    const groupLabel = known(labels, group, 'ISCO group', row);
    const aliases = new Set(others.split('\n').map(plain));
    const occupation = bareOccupation({
      id: `esco:${uri}`,
      title,
      externalIds: [`esco:${code}`, `esco:${uri}`],
      aliases: [...aliases].filter((alias) => alias !== title && normalForm(alias) !== ''),
      summary: description.trim() || null,
      url: uri,
      terms: [{ scheme: 'isco-08', code: group, label: groupLabel, rank: null }],
    });
    once(classification.occupations, uri, occupation, 'address', row);
    once(classification.byCode, code, occupation, 'code', row);
    once(classification.keys, key, occupation, 'key', row);
    once(classification.nodes, key, occupation, 'key', row);
  }
  return classification;
}

/** Every group above an occupation becomes a family of it, the nearest first; a broader occupation is noted. */
async function readHierarchy(reading: CatalogueReading, classification: Classification): Promise<void> {
  const { nodes, keys } = classification;
  const columns = { parent: ['PARENTID', 'broaderUri'], child: ['CHILDID', 'conceptUri'] };
  const parents = new Map<string, string>();
  let file = '';
  for await (const row of reading.rows(['occupations_hierarchy', 'broaderRelationsOccPillar_en'], columns, COMMA)) {
    const { parent, child } = row.at;
    file = row.file;
    known(nodes, parent, 'group or occupation', row);
    known(nodes, child, 'group or occupation', row);
    once(parents, child, parent, 'place in the hierarchy of', row);
  }
  for (const [key, occupation] of keys) {
    const passed = new Set([key]);
    for (let above = parents.get(key); above !== undefined; above = parents.get(above)) {
      if (passed.has(above)) throw damaged(file, null, `The hierarchy above "${occupation.title}" runs in a circle.`);
      passed.add(above);
      const node = nodes.get(above);
      if (node && 'label' in node) {
        if (!occupation.families.includes(node.label)) occupation.families.push(node.label);
      } else if (node) occupation.statements.push({ section: 'broader-occupation', category: null, text: node.title });
    }
  }
}

const TIERS = new Map<string, SkillTier>([
  ['essential', 'must-have'],
  ['optional', 'good-to-have'],
]);

async function readSkills(reading: CatalogueReading, { occupations }: Classification): Promise<void> {
  const columns = {
    occupation: ['occupation_uri', 'occupationUri'],
    skill: ['skill_uri', 'skillUri'],
    title: ['skill_title'],
    relation: ['relation_type', 'relationType'],
    type: ['skillType'],
  };
  const labels = await skillLabels(reading);
  const pairs = new Map<string, true>();
  const names = new Map<string, string>();
  const options = { ...COMMA, optional: ['title', 'type'] as const };
  for await (const row of reading.rows(SKILL_RELATIONS, columns, options)) {
    const { occupation: uri, skill, title, relation, type } = row.at;
    const occupation = known(occupations, uri, 'occupation', row);
    once(pairs, `${uri} ${skill}`, true, 'pair of occupation and skill', row);
    const tier = known(TIERS, relation, 'kind of relation', row);
    const label = plain(title || known(labels, skill, 'skill', row));
    if (normalForm(label) === '') throw damaged(row.file, row.line, `The skill ${skill} has no label.`);
    const taken = names.get(normalForm(label)) ?? skill;
    const kind = type === 'knowledge' ? 'knowledge' : 'technical';
    // Two skills of one label are two: identity goes by name.
    const name = taken === skill ? label : `${label} (${kind === 'knowledge' ? kind : 'skill'})`;
    names.set(normalForm(label), taken);
    occupation.requirements.push({
      skill: name,
      asWritten: name === label ? null : label,
      kind,
      tier,
      importance: null,
      importanceAsWritten: relation,
      level: null,
      scale: null,
      levelAsWritten: null,
      description: null,
      showsUp: null,
    });
  }
}

/** Labels of skills by address, where they stand in a file of their own. */
async function skillLabels(reading: CatalogueReading): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  if (!reading.has('skills_en')) return labels;
  const columns = { uri: ['conceptUri'], label: ['preferredLabel'] };
  for await (const row of reading.rows(['skills_en'], columns, COMMA))
    once(labels, row.at.uri, row.at.label, 'address', row);
  return labels;
}

async function readCrosswalk(reading: CatalogueReading, { byCode, groups }: Classification): Promise<void> {
  const columns = {
    code: ['ESCO/ISCO Code', 'ESCO or ISCO Code'],
    onet: ['O*NET-SOC 2019 Code'],
    title: ['O*NET-SOC 2019 Title'],
  };
  const groupCodes = new Set([...groups.values()].map(({ code }) => code));
  const pairs = new Map<string, true>();
  for await (const row of reading.rows(CROSSWALK, columns, COMMA)) {
    const { code, onet, title } = row.at;
    const occupation = byCode.get(code);
    if (code === '' || onet === '') reading.leaveOut(row, 'a correspondence that names one side only');
    else if (groupCodes.has(code)) reading.leaveOut(row, 'a correspondence of an ISCO group, which is no occupation');
    else if (!occupation) reading.leaveOut(row, 'a correspondence of a code that this release of ESCO does not have');
    else {
      once(pairs, `${code} ${onet}`, true, 'pair of codes', row);
      occupation.correspondsTo.push({ title: plain(title), externalId: `onet:${onet}` });
    }
  }
}
