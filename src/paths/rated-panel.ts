import type { Pace } from './pace.ts';
import type { RatingColumns, Ratings } from './ratings.ts';
import { normalise } from './skill-vectors.ts';
import { offsetsOf, orderBy } from './sparse-rows.ts';

/** Roles that one source rates in the same skills, each as a vector of length 1. */
export interface RatedPanel {
  /** Row of a role in `vectors`. */
  rowOf: ReadonlyMap<number, number>;
  /** Roles in the order of the rows. */
  roles: readonly number[];
  width: number;
  vectors: Float64Array;
}

/** A scale on which fewer roles or skills are rated tells too little of what is usual. */
const LEAST = { roles: 20, skills: 10 } as const;
/** Share of all pairs of role and skill that a source rates if it rates every role in the same skills. */
const COMPLETE = 0.95;

/**
 * The panels of a graph: one per source that rates (nearly) every role in every skill. A rating counts as importance ×
 * level, standardised within its skill (mean 0, deviation 1), because a skill that every role needs much of tells nothing.
 * Where a source withholds one of the two, the other counts, standardised likewise; where both, the skill is taken as
 * usual. Each role's vector is scaled to length 1, so that a product of two is their cosine.
 */
export async function ratedPanels(
  ratings: Ratings,
  numberOf: ReadonlyMap<string, number>,
  pace: Pace,
): Promise<RatedPanel[]> {
  const columns = await ratings.joined(pace);
  const scales = ratings.scaleIds.given.length;
  const order = await orderBy(columns.scales, scales, pace);
  const offsets = await offsetsOf(columns.scales, scales, pace);
  const sources = new Map<string, Source>();
  for (let scale = 0; scale < scales; scale += 1) {
    const entries = order.subarray(offsets[scale], offsets[scale + 1]);
    const roles = await distinct(columns.roles, entries, pace);
    const skills = await distinct(columns.skills, entries, pace);
    if (roles.length < LEAST.roles || skills.length < LEAST.skills) continue;
    if (entries.length < roles.length * skills.length * COMPLETE) continue;
    // Scales on which the same roles are rated are of one source: it may measure skills on one and knowledge on another.
    const key = roles.join(' ');
    const source = sources.get(key) ?? { roles, skills: [], entries: [] };
    source.skills.push(...skills.filter((skill) => !source.skills.includes(skill)));
    source.entries.push(entries);
    sources.set(key, source);
  }
  const panels: RatedPanel[] = [];
  for (const source of sources.values()) panels.push(await panelOf(ratings, columns, source, numberOf, pace));
  return panels;
}

/** Ratings by number of the entry; roles and skills by the numbers they were given. */
interface Source {
  roles: readonly number[];
  skills: number[];
  entries: Uint32Array[];
}

/** The different values of some entries, ascending. */
async function distinct(values: Uint32Array, entries: Uint32Array, pace: Pace): Promise<number[]> {
  const found = new Set<number>();
  await pace.each(entries.length, (i) => found.add(values[entries[i] ?? 0] ?? 0));
  return [...Uint32Array.from(found).sort()];
}

async function panelOf(
  ratings: Ratings,
  columns: RatingColumns,
  source: Source,
  numberOf: ReadonlyMap<string, number>,
  pace: Pace,
): Promise<RatedPanel> {
  const numberOfGiven = (given: number) => numberOf.get(ratings.roleIds.given[given] ?? '') ?? 0;
  const idOf = (skill: number) => ratings.skillIds.given[skill] ?? '';
  const roles = [...Uint32Array.from(source.roles, numberOfGiven).sort()];
  const skills = [...source.skills].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const rowOf = new Map(roles.map((role, row) => [role, row]));
  const columnOf = new Map(skills.map((skill, column) => [skill, column]));
  const width = skills.length;
  const size = roles.length * width;
  const measures = [new Float64Array(size), new Float64Array(size), new Float64Array(size)] as const;
  for (const measure of measures) measure.fill(Number.NaN);
  const [both, important, deep] = measures;
  for (const entries of source.entries) {
    await pace.each(entries.length, (i) => {
      const entry = entries[i] ?? 0;
      const row = rowOf.get(numberOfGiven(columns.roles[entry] ?? 0)) ?? 0;
      const at = row * width + (columnOf.get(columns.skills[entry] ?? 0) ?? 0);
      const [importance = Number.NaN, level = Number.NaN] = [columns.importances[entry], columns.levels[entry]];
      important[at] = importance;
      deep[at] = level;
      both[at] = importance * level;
    });
  }
  for (const measure of measures) await pace.each(width, (column) => standardise(measure, column, width), 1);
  const vectors = both;
  await pace.each(size, (at) => {
    vectors[at] = firstKnown(both[at], important[at], deep[at]);
  });
  await pace.each(roles.length, (row) => normalise(vectors.subarray(row * width, (row + 1) * width)), 256);
  return { rowOf, roles, width, vectors };
}

const firstKnown = (...values: (number | undefined)[]) =>
  values.find((value) => value !== undefined && !Number.isNaN(value)) ?? 0;

/** Standardises a column over the values that are known. */
function standardise(vectors: Float64Array, column: number, width: number): void {
  let [count, sum, squares] = [0, 0, 0];
  const each = (work: (value: number, at: number) => void) => {
    for (let at = column; at < vectors.length; at += width) {
      const value = vectors[at] ?? Number.NaN;
      if (!Number.isNaN(value)) work(value, at);
    }
  };
  each((value) => {
    count += 1;
    sum += value;
  });
  const mean = sum / count;
  each((value) => {
    squares += (value - mean) ** 2;
  });
  const deviation = Math.sqrt(squares / count);
  each((value, at) => {
    vectors[at] = deviation > 0 ? (value - mean) / deviation : 0;
  });
}

/** Cosine of two rows of a panel, −1 to 1. */
export function cosineInPanel({ vectors, width }: RatedPanel, a: number, b: number): number {
  const [first, second] = [a * width, b * width];
  let product = 0;
  for (let i = 0; i < width; i += 1) product += (vectors[first + i] ?? 0) * (vectors[second + i] ?? 0);
  return product;
}
