import type { Pace } from './pace.ts';
import { normalise } from './skill-vectors.ts';

/** One rating of a skill for a role by a source that measures. */
export interface Rating {
  role: number;
  /** Id of the skill. */
  skill: string;
  /** Name of the scale the level is measured on. */
  scale: string;
  /** 0 to 1; null where the source withholds it. */
  importance: number | null;
  /** 0 to 1; null where the source withholds it. */
  level: number | null;
}

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
export async function ratedPanels(ratings: readonly Rating[], pace: Pace): Promise<RatedPanel[]> {
  const sources = new Map<string, Rating[]>();
  for (const rated of groups(ratings, ({ scale }) => scale)) {
    const roles = rolesOf(rated);
    const skills = skillsOf(rated);
    if (roles.length < LEAST.roles || skills.length < LEAST.skills) continue;
    if (rated.length < roles.length * skills.length * COMPLETE) continue;
    // Scales on which the same roles are rated are of one source: it may measure skills on one and knowledge on another.
    const key = roles.join(' ');
    sources.set(key, [...(sources.get(key) ?? []), ...rated]);
  }
  const panels: RatedPanel[] = [];
  for (const rated of sources.values()) panels.push(await panelOf(rated, pace));
  return panels;
}

function groups<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const byKey = new Map<string, T[]>();
  for (const item of items) {
    const same = byKey.get(keyOf(item));
    if (same) same.push(item);
    else byKey.set(keyOf(item), [item]);
  }
  return [...byKey.values()];
}

const rolesOf = (ratings: readonly Rating[]) => [...new Set(ratings.map(({ role }) => role))].sort((a, b) => a - b);
const skillsOf = (ratings: readonly Rating[]) => [...new Set(ratings.map(({ skill }) => skill))].sort();

async function panelOf(ratings: readonly Rating[], pace: Pace): Promise<RatedPanel> {
  const roles = rolesOf(ratings);
  const skills = skillsOf(ratings);
  const rowOf = new Map(roles.map((role, row) => [role, row]));
  const columnOf = new Map(skills.map((skill, column) => [skill, column]));
  const width = skills.length;
  const size = roles.length * width;
  const measures = [new Float64Array(size), new Float64Array(size), new Float64Array(size)] as const;
  for (const measure of measures) measure.fill(Number.NaN);
  const [both, important, deep] = measures;
  for (const { role, skill, importance, level } of ratings) {
    const at = (rowOf.get(role) ?? 0) * width + (columnOf.get(skill) ?? 0);
    important[at] = importance ?? Number.NaN;
    deep[at] = level ?? Number.NaN;
    both[at] = (importance ?? Number.NaN) * (level ?? Number.NaN);
  }
  for (const measure of measures) await pace.each(width, (column) => standardise(measure, column, width), 8);
  const vectors = both.map((value, at) => firstKnown(value, important[at], deep[at]));
  await pace.each(roles.length, (row) => normalise(vectors.subarray(row * width, (row + 1) * width)));
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
