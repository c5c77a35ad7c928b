import fc from 'fast-check';
import type { Objective, PathConstraints } from '../../src/paths/path-question.ts';
import type { CareerRows } from './career-graph-of.ts';

const ROLES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
const SKILLS = ['s1', 's2', 's3', 's4', 's5'];
const FAMILIES = ['data', 'design'];
const TERMS = [
  { id: 'grade:1', scheme: 'grade', rank: 1 },
  { id: 'grade:2', scheme: 'grade', rank: 2 },
  { id: 'band:1', scheme: 'band', rank: 1 },
  { id: 'band:2', scheme: 'band', rank: 2 },
  { id: 'site:x', scheme: 'site', rank: null },
];

const role = fc.constantFrom(...ROLES);
const skill = fc.constantFrom(...SKILLS);
/** Few values, so that equal weights and ties come up often; and some that floats cannot hold. */
const share = fc.constantFrom(0.4, 0, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1, 1 / 3, 2 / 3);

const move = fc.record({ tail: role, head: role, kind: fc.constantFrom('next' as const, 'adjacent' as const) });
const requirement = fc.record({
  role,
  skill,
  weight: share,
  level: fc.oneof({ weight: 2, arbitrary: share }, fc.constant(null)),
});

/** Small career graphs of every kind: dense and sparse, with roles nobody describes, doubles, self-loops, zero weights. */
export const careerRows: fc.Arbitrary<CareerRows> = fc.record({
  roles: fc.subarray(ROLES, { minLength: 2 }).chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          track: fc.constantFrom('ic' as const, 'manager' as const, null),
          families: fc.subarray(FAMILIES),
          terms: fc.subarray(TERMS),
        }),
      ),
    ),
  ),
  moves: fc.oneof(
    fc.array(move, { maxLength: 45, size: 'max' }),
    fc.array(move, { minLength: 35, maxLength: 60, size: 'max' }),
  ),
  requirements: fc.oneof(
    fc.array(requirement, { maxLength: 15, size: 'max' }),
    fc.array(requirement, { minLength: 20, maxLength: 40, size: 'max' }),
  ),
  relatedSkills: fc.array(fc.record({ a: skill, b: skill, strength: share, confirmed: fc.boolean() }), {
    maxLength: 4,
  }),
});

/** What somebody holds: none to all of the skills and roles. */
export const profiles = fc.record({
  roles: fc.uniqueArray(role, { maxLength: 2 }),
  skills: fc.uniqueArray(
    fc.record({ skill, held: fc.constantFrom('none' as const, 'some' as const, 'strong' as const) }),
    {
      selector: (stated) => stated.skill,
      maxLength: 4,
    },
  ),
});

/** Constraints of every kind; each is left out `absent` times for one time it is there. */
const constraintsBut = (absent: number): fc.Arbitrary<PathConstraints> => {
  const some = <T>(values: fc.Arbitrary<T>) => fc.oneof({ weight: absent, arbitrary: fc.constant(undefined) }, values);
  return fc.record({
    maxMoves: fc.oneof(fc.constant(undefined), fc.integer({ min: 1, max: 9 })),
    maxStepGap: some(share),
    maxLearning: some(fc.constantFrom(0, 0.3, 0.5, 1, 1.5, 2)),
    avoid: some(fc.subarray(ROLES, { maxLength: 2 })),
    via: some(fc.record({ roles: fc.uniqueArray(role, { minLength: 1, maxLength: 3 }), inOrder: fc.boolean() })),
    moveKinds: some(fc.subarray(['next' as const, 'adjacent' as const])),
    families: some(fc.subarray(FAMILIES)),
    terms: some(fc.subarray(TERMS.map(({ id }) => id))),
    tracks: some(fc.subarray(['ic' as const, 'manager' as const])),
    neverStepDown: some(fc.boolean()),
    allowUnknown: fc.boolean(),
  });
};

const weight = fc.constantFrom(0, 0, 1, 0.5, 0.1);

const objectives: fc.Arbitrary<Objective> = fc.oneof(
  fc
    .constantFrom('FEWEST_MOVES' as const, 'LEAST_LEARNING' as const, 'SMALLEST_LARGEST_STEP' as const)
    .map((kind) => ({ kind })),
  fc
    .record({ moves: weight, stepGaps: weight, largestStep: weight, learning: weight })
    .map((weights) => ({ kind: 'BLEND' as const, weights })),
  fc
    .shuffledSubarray(['moves', 'learning', 'largestStep'] as const, { minLength: 2, maxLength: 2 })
    .map(([a = 'moves', b = 'learning']) => ({ kind: 'PARETO' as const, measures: [a, b] as const })),
);

/** Questions that do not contradict themselves, with a graph to ask them of. */
const questionsUnder = (constraints: fc.Arbitrary<PathConstraints>) =>
  fc
    .record({
      rows: careerRows,
      from: fc.oneof(
        { weight: 2, arbitrary: role.map((id) => ({ role: id })) },
        profiles.map((profile) => ({ profile })),
      ),
      to: role,
      k: fc.constantFrom(1, 2, 3, 5, 20, 100_000),
      objective: objectives,
      constraints,
    })
    .filter(({ rows, from, to, constraints: { via } }) => {
      const named = new Set([
        ...rows.roles.map(({ id }) => id),
        ...rows.moves.flatMap(({ tail, head }) => [tail, head]),
      ]);
      const ends = 'role' in from ? [from.role] : from.profile.roles;
      if (!named.has(to) || ends.includes(to) || ('role' in from && !named.has(from.role))) return false;
      return !via?.roles.some((id) => id === to || ends.includes(id));
    })
    .map(({ rows, ...question }) => ({ rows, question: { ...question, workBudget: 1e9 } }));

export const questions = questionsUnder(constraintsBut(8));

/** Questions with so many constraints that most have no answer. */
export const narrowQuestions = questionsUnder(constraintsBut(1));
