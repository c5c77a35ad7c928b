import { type CareerRoleRow, careerFacts, type RelatedSkillsRow } from '../../cypher/career.ts';
import { allIds } from '../../cypher/transfer.ts';
import type { Reader } from '../../engine/port.ts';
import type { Origin } from '../../model/claim.ts';
import { chunksOf } from '../chunks.ts';

/** Takes what careers are worked out from, row by row. */
export interface CareerSink {
  role(row: CareerRoleRow): void;
  related(row: RelatedSkillsRow): void;
  /** Resolves once all rows so far are worked up: reading must not run ahead. */
  caughtUp(): Promise<unknown>;
}

/** Few enough that what they ask for is freed in a few milliseconds. */
const NODES_PER_STATEMENT = 200;

/**
 * Reads what careers are worked out from, in three statements: the ids of all roles, and for every two hundred roles and
 * skills what is said of them. Nothing of it is kept here: rows in their millions would stop the process for as long as the
 * collector of garbage takes to walk through them.
 */
export async function readCareer(source: Reader, origins: readonly Origin[], sink: CareerSink): Promise<void> {
  const roles: string[] = [];
  await source.each(allIds.Role, {}, ({ id }) => roles.push(id));
  const skills = new Set<string>();
  for (const ids of chunksOf(roles, NODES_PER_STATEMENT)) {
    await source.each(careerFacts.roles, { ids, origins: [...origins] }, (row) => {
      for (const [skill] of row.requirements) skills.add(skill);
      sink.role(row);
    });
    await sink.caughtUp();
  }
  for (const ids of chunksOf([...skills], NODES_PER_STATEMENT)) {
    await source.each(careerFacts.relatedSkills, { ids, origins: [...origins] }, (row) => sink.related(row));
    await sink.caughtUp();
  }
}
