import type { z } from 'zod';
import { family } from '../cypher/family.ts';
import { kpi } from '../cypher/kpi.ts';
import { FIRST, LAST, type nounQueries } from '../cypher/noun.ts';
import { type RoleFilter, role } from '../cypher/role.ts';
import { skill } from '../cypher/skill.ts';
import { stakeholder } from '../cypher/stakeholder.ts';
import { tool } from '../cypher/tool.ts';
import type { Runner } from '../engine/port.ts';
import { normalForm } from '../identity/normal-form.ts';
import type { Origin } from '../model/claim.ts';
import type { NounLabel } from '../model/graph.ts';

interface Filters {
  Role: z.input<typeof RoleFilter>;
  Skill: { text: string | null; kind: string | null };
  Tool: { text: string | null };
  Stakeholder: { text: string | null };
  Family: { text: string | null };
  Kpi: { text: string | null };
}

/** Where a page of nouns is read: by key, in list order or against it. */
export interface NounWindow {
  /** Whether the list is ordered Z to A. */
  descending: boolean;
  /** Whether the page is read from its end. */
  backward: boolean;
  /** Position [sort key, id] the page is read from, not included; null for the end of the list it starts at. */
  beyond: readonly [string, string] | null;
  limit: number;
}

/** Texts are looked for in the normal form of names. */
const normalized = (filter: { text: string | null }): Record<string, unknown> => ({
  ...filter,
  text: filter.text === null ? null : normalForm(filter.text),
});

/** The pages of a noun; `Filters` says which filter goes with which label. */
type Pages = ReturnType<typeof nounQueries>;

/** The queries of each noun. */
export const queriesOf = {
  Role: role,
  Skill: skill,
  Tool: tool,
  Stakeholder: stakeholder,
  Family: family,
  Kpi: kpi,
} as unknown as Record<NounLabel, Pages>;

const listOf = (label: NounLabel, filter: object) =>
  Object.values(filter).every((value) => value === null) ? queriesOf[label].all : queriesOf[label].filtered;

/** Ids and sort keys of nouns next to a position, in list order. One statement. */
export async function nounPage<L extends NounLabel>(
  runner: Runner,
  label: L,
  filter: Filters[L],
  origins: readonly Origin[],
  { descending, backward, beyond, limit }: NounWindow,
): Promise<{ id: string; sortKey: string }[]> {
  const down = descending !== backward;
  const start = beyond ? { key: beyond[0], id: beyond[1] } : down ? LAST : FIRST;
  const list = listOf(label, filter);
  const query = down ? list.backward : list.forward;
  const rows = await runner.run(query, { ...normalized(filter), ...start, origins: [...origins], limit });
  return backward ? rows.toReversed() : rows;
}

/** How many nouns there are under a filter. */
export async function countNouns<L extends NounLabel>(
  runner: Runner,
  label: L,
  filter: Filters[L],
  origins: readonly Origin[],
): Promise<number> {
  const [count] = await runner.run(listOf(label, filter).count, { ...normalized(filter), origins: [...origins] });
  return count?.total ?? 0;
}
