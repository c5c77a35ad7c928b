import { createReadStream } from 'node:fs';
import { type Columns, delimitedRows } from '../../src/import/delimited.ts';
import { type CareerGraph, CareerGraphBuilder } from '../../src/paths/career-graph.ts';
import type { CareerMove, CareerRequirement, CareerRole } from '../../src/paths/career-rows.ts';
import { Pace } from '../../src/paths/pace.ts';
import type { CareerRows } from '../../test/paths/career-graph-of.ts';
import { randomFrom } from '../../test/random.ts';

const FOLDER = new URL('../../../shared/data/onet_29_3/', import.meta.url);

/** Rows of a file of O*NET, of the columns asked for. */
async function read<C extends Columns>(file: string, columns: C): Promise<Record<keyof C & string, string>[]> {
  const name = `${file}.tsv.gz`;
  const rows: Record<keyof C & string, string>[] = [];
  const bytes = createReadStream(new URL(name, FOLDER));
  for await (const { at } of delimitedRows({ name, bytes }, columns, { delimiter: '\t' })) rows.push(at);
  return rows;
}

/** O*NET as a career graph: occupations, rated skills and knowledge, related occupations as adjacent moves. */
export async function onetRows(): Promise<CareerRows> {
  const code = ['O*NET-SOC Code'];
  const requirements = new Map<string, CareerRequirement>();
  for (const file of ['skills', 'knowledge']) {
    const columns = { code, element: ['Element ID'], scale: ['Scale ID'], value: ['Data Value'] };
    for (const { code: role, element, scale, value } of await read(file, columns)) {
      const before = requirements.get(`${role} ${element}`) ?? { role, skill: element, weight: 0, level: 0 };
      const rated = scale === 'IM' ? { weight: (Number(value) - 1) / 4 } : { level: Number(value) / 7 };
      requirements.set(`${role} ${element}`, { ...before, ...rated });
    }
  }
  const related = await read('related_occupations', { tail: code, head: ['Related O*NET-SOC Code'] });
  const occupations = await read('occupation_data', { id: code });
  return {
    roles: occupations.map(({ id }) => ({ id, track: null, families: [], terms: [] })),
    moves: related.map((move) => ({ ...move, kind: 'adjacent' as const })),
    requirements: [...requirements.values()],
    relatedSkills: [],
  };
}

/** A role of a generated graph, with the moves from it and what it asks for. */
export interface GeneratedRole {
  role: CareerRole;
  moves: CareerMove[];
  requirements: CareerRequirement[];
}

/** How much a role of a generated graph has. */
export interface PerRole {
  moves: number;
  skills: number;
}

/**
 * A graph of any size, role by role: roles in trades of a hundred that share most of their skills; moves mostly within a
 * trade and to the next level, some across.
 */
export function* generatedRoles(roles: number, each: PerRole = { moves: 10, skills: 12 }): Iterable<GeneratedRole> {
  const random = randomFrom(7);
  const pick = (count: number) => Math.floor(random() * count);
  const id = (role: number) => `role-${String(role).padStart(6, '0')}`;
  const trades = Math.max(1, Math.floor(roles / 100));
  for (let role = 0; role < roles; role += 1) {
    const trade = role % trades;
    const heads = new Set<number>();
    while (heads.size < each.moves) {
      const head = pick(10) < 7 ? trade + trades * pick(Math.floor(roles / trades)) : pick(roles);
      if (head !== role) heads.add(head);
    }
    const moves = [...heads].map(
      (head): CareerMove => ({ tail: id(role), head: id(head), kind: pick(3) === 0 ? 'adjacent' : 'next' }),
    );
    const skills = new Set<number>();
    while (skills.size < each.skills)
      skills.add(pick(10) < 7 ? (trade * 30 + pick(30)) % (trades * 30) : pick(trades * 30));
    const requirements = [...skills].map((skill) => ({
      role: id(role),
      skill: `skill-${skill}`,
      weight: (1 + pick(3)) / 3,
      level: pick(4) === 0 ? null : (1 + pick(5)) / 5,
    }));
    const track = role % 7 === 0 ? 'manager' : 'ic';
    yield { role: { id: id(role), track, families: [`trade-${trade}`], terms: [] }, moves, requirements };
  }
}

/** A generated graph, built as the product does: row by row, none of them kept. */
export async function generatedGraph(roles: number): Promise<CareerGraph> {
  const builder = new CareerGraphBuilder();
  const pace = new Pace();
  for (const { role, moves, requirements } of generatedRoles(roles)) {
    builder.addRole(role);
    for (const move of moves) builder.addMove(move);
    for (const requirement of requirements) builder.addRequirement(requirement);
    await pace.rest();
  }
  return builder.build();
}
