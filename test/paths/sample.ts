import fc from 'fast-check';
import type { CareerRows } from '../../src/paths/career-rows.ts';

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
const share = fc.constantFrom(0, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1, 1 / 3, 2 / 3);

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
  moves: fc.array(fc.record({ tail: role, head: role, kind: fc.constantFrom('next' as const, 'adjacent' as const) }), {
    maxLength: 45,
    size: 'max',
  }),
  requirements: fc.array(
    fc.record({ role, skill, weight: share, level: fc.oneof({ weight: 2, arbitrary: share }, fc.constant(null)) }),
    { maxLength: 30, size: 'max' },
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
