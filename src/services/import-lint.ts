import { named } from '../cypher/name.ts';
import { roleFacts } from '../cypher/role.ts';
import type { Runner } from '../engine/port.ts';
import { normalForm } from '../identity/normal-form.ts';
import { nameId } from '../import/drafter.ts';
import type { Blueprint } from '../model/blueprint.ts';
import { inChunks } from './chunks.ts';

/** Something about an imported blueprint that somebody should look at; it stands in the way of nothing. */
export interface Finding {
  rule:
    | 'next-unconfirmed'
    | 'feeder-unconfirmed'
    | 'dead-end'
    | 'no-entry'
    | 'escalates-to-nobody'
    | 'escalates-to-stranger';
  text: string;
  /** Place in the blueprint, a JSON pointer. */
  path: string;
}

const origins = ['person', 'company', 'seed'];

/** What the rest of the graph does not confirm of a blueprint, and what it leaves open itself. */
export async function importFindings(
  engine: Runner,
  role: string | null,
  blueprint: Blueprint,
  lang: string,
): Promise<Finding[]> {
  return [
    ...(await unconfirmed(engine, role, blueprint, lang, 'nextRoles')),
    ...(await unconfirmed(engine, role, blueprint, lang, 'feederRoles')),
    ...openEnds(blueprint),
  ];
}

/** Moves that a described role at their other end does not know. */
async function unconfirmed(
  engine: Runner,
  role: string | null,
  { careerPath }: Blueprint,
  lang: string,
  field: 'nextRoles' | 'feederRoles',
): Promise<Finding[]> {
  const titles = careerPath[field].flatMap((line, i) => line.roles.map((title) => ({ title, i })));
  const nameOf = (title: string) => nameId('title', lang, normalForm(title, lang));
  const names = await inChunks([...new Set(titles.map(({ title }) => nameOf(title)))], (ids) =>
    engine.run(named.Role, { ids, origins }),
  );
  const others = [...new Set(names.map(({ id }) => id))];
  const described = await inChunks(others, (ids) => engine.run(roleFacts.descriptions, { ids, origins }));
  const moves = await inChunks(others, (ids) =>
    engine.run(field === 'nextRoles' ? roleFacts.movesTo : roleFacts.movesFrom, { ids, origins }),
  );
  const isDescribed = new Set(described.map(({ tail }) => tail));
  const said = field === 'nextRoles' ? 'target' : 'origin';
  const confirmed = new Set(
    moves
      .filter((move) => move.said === said && (field === 'nextRoles' ? move.tail : move.head) === role)
      .map((move) => (field === 'nextRoles' ? move.head : move.tail)),
  );
  return titles.flatMap(({ title, i }): Finding[] => {
    const ids = names.filter(({ name }) => name === nameOf(title)).map(({ id }) => id);
    const silent = ids.filter((id) => isDescribed.has(id) && !confirmed.has(id) && id !== role);
    if (silent.length === 0 || silent.length < ids.length) return [];
    const path = `/careerPath/${field}/${i}`;
    return field === 'nextRoles'
      ? [
          {
            rule: 'next-unconfirmed',
            path,
            text: `"${title}" is a next role here, and does not name this role as a feeder.`,
          },
        ]
      : [
          {
            rule: 'feeder-unconfirmed',
            path,
            text: `"${title}" is a feeder here, and does not name this role as a next one.`,
          },
        ];
  });
}

/** What the blueprint leaves open by itself. */
function openEnds({ careerPath, escalations, stakeholders }: Blueprint): Finding[] {
  const findings: Finding[] = [];
  const has = (lines: Blueprint['careerPath']['nextRoles']) => lines.some((line) => line.roles.length > 0 || line.area);
  if (!has(careerPath.nextRoles))
    findings.push({ rule: 'dead-end', path: '/careerPath/nextRoles', text: 'No next role is named.' });
  if (!has(careerPath.feederRoles))
    findings.push({ rule: 'no-entry', path: '/careerPath/feederRoles', text: 'No feeder role is named.' });
  if (escalations.length === 0) {
    findings.push({ rule: 'escalates-to-nobody', path: '/escalations', text: 'The role escalates to nobody.' });
  }
  const parties = stakeholders.map(({ name }) => new Set(normalForm(name).split(' ')));
  for (const [i, { to }] of escalations.entries()) {
    const words = normalForm(to)
      .split(' ')
      .filter((word) => word.length > 3);
    if (parties.some((party) => words.some((word) => party.has(word)))) continue;
    const text = `Escalates to "${to}", which is none of the stakeholders.`;
    findings.push({ rule: 'escalates-to-stranger', path: `/escalations/${i}`, text });
  }
  return findings;
}
