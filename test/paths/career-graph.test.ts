import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CareerGraph, withInferredMoves } from '../../src/paths/career-graph.ts';
import { coverageOfProfile, coverageOfRole } from '../../src/paths/coverage.ts';
import { gapOf, UNIT, UNKNOWN_GAP } from '../../src/paths/gap.ts';
import { kindsOf, MOVE, MoveColumns, type Moves } from '../../src/paths/moves.ts';
import { Pace } from '../../src/paths/pace.ts';
import { type CareerRows, careerGraphOf } from './career-graph-of.ts';
import { NaiveGraph } from './naive.ts';
import { careerRows, profiles } from './sample.ts';

const nothing: CareerRows = { roles: [], moves: [], requirements: [], relatedSkills: [] };
const units = (value: number | null) => (value === null ? null : Math.round(value * UNIT));

/** The moves of a table as plain rows. */
const listed = ({ roles }: CareerGraph, { tails, heads, bits, gaps }: Moves) =>
  [...heads].map((head, move) => ({
    tail: roles[tails[move] ?? 0] ?? '',
    head: roles[head] ?? '',
    kinds: kindsOf(bits[move] ?? 0),
    gap: gaps[move] === UNKNOWN_GAP ? null : gaps[move],
    down: ((bits[move] ?? 0) & MOVE.down) !== 0,
    ranked: ((bits[move] ?? 0) & (MOVE.up | MOVE.lateral | MOVE.down)) !== 0,
  }));

describe('a career graph', () => {
  test('holds each move once, with its kinds, gap and change of level, as its definitions say', async () => {
    await fc.assert(
      fc.asyncProperty(careerRows, async (rows) => {
        const graph = await careerGraphOf(rows);
        const naive = new NaiveGraph(rows);
        const pairs = naive.roles.flatMap((tail) => naive.roles.map((head) => ({ tail, head })));
        const expected = pairs
          .filter(({ tail, head }) => tail !== head && naive.kinds(tail, head).length > 0)
          .map(({ tail, head }) => ({
            tail,
            head,
            kinds: (['next', 'adjacent'] as const).filter((kind) => naive.kinds(tail, head).includes(kind)),
            gap: naive.gap({ roles: [tail], skills: [] }, head),
            down: naive.isDown(tail, head),
            ranked: naive.schemes(tail, head).length > 0,
          }));
        expect(graph.roles).toEqual(naive.roles);
        expect(listed(graph, graph.declared)).toEqual(expected);
        const { heads, tails, into } = graph.declared;
        const backwards = [...into.moves].map((move) => [heads[move], tails[move]]);
        expect(backwards).toEqual(
          [...backwards].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)),
        );
        expect(new Set(into.moves).size).toBe(heads.length);
      }),
      { numRuns: 80 },
    );
  });

  test('does not depend on the order of its rows', async () => {
    const backwards = (rows: CareerRows): CareerRows => ({
      roles: [...rows.roles].reverse(),
      moves: [...rows.moves].reverse(),
      requirements: [...rows.requirements].reverse(),
      relatedSkills: [...rows.relatedSkills].reverse(),
    });
    await fc.assert(
      fc.asyncProperty(careerRows, async (rows) => {
        expect(await careerGraphOf(backwards(rows))).toEqual(await careerGraphOf(rows));
      }),
      { numRuns: 60 },
    );
  });

  test('keeps inferred moves apart, and knows of both where they are asked for together', async () => {
    const graph = await careerGraphOf({ ...nothing, moves: [{ tail: 'b', head: 'a', kind: 'next' }] });
    const inferred = new MoveColumns();
    inferred.add(1, 0, 'inferred');
    inferred.add(0, 1, 'inferred');
    const all = await withInferredMoves(graph, await inferred.joined(new Pace()));
    expect(listed(graph, graph.declared).map(({ tail, kinds }) => [tail, kinds])).toEqual([['b', ['next']]]);
    expect(listed(graph, all).map(({ tail, kinds }) => [tail, kinds])).toEqual([
      ['a', ['inferred']],
      ['b', ['next', 'inferred']],
    ]);
  });

  test('of tens of thousands of roles is put in order as sorting would', async () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `role-${(i * 7_919) % 10_007}`);
    const roles = ids.map((id) => ({ id, track: null, families: [], terms: [] }));
    expect((await careerGraphOf({ ...nothing, roles })).roles).toEqual([...ids].sort());
  });
});

describe('the gap', () => {
  test('of a role or a profile to a role is what the formula says, through related skills too', async () => {
    await fc.assert(
      fc.asyncProperty(careerRows, profiles, async (rows, profile) => {
        const graph = await careerGraphOf(rows);
        const naive = new NaiveGraph(rows);
        const have = naive.have(profile);
        const coverage = coverageOfProfile(graph.skills, profile, graph.numberOf);
        for (const [number, id] of graph.roles.entries()) {
          const { value, skills } = gapOf(graph.skills, coverage, number);
          expect(units(value)).toBe(naive.gap(profile, id));
          expect(skills.map(({ skill, need, weight }) => [skill, { need, weight }])).toEqual(
            [...naive.needs(id)].map(([skill, { need, weight }]) => [skill, { need, weight }]),
          );
          for (const { skill, have: held, carried, through } of skills) {
            expect(held).toBe(have.get(skill) ?? 0);
            expect(through === null).toBe(held === 0);
            const need = naive.needs(id).get(skill)?.need ?? 0;
            expect(carried).toBe(held >= need ? 'carried' : held > 0 ? 'partly' : 'new');
          }
          const own = gapOf(graph.skills, coverageOfRole(graph.skills, number), number);
          expect(own.value).toBe(naive.described(id) ? 0 : null);
        }
      }),
      { numRuns: 80 },
    );
  });

  test('names the skill it goes through, how that is tied, and where depth cannot be compared', async () => {
    const graph = await careerGraphOf({
      ...nothing,
      requirements: [
        { role: 'from', skill: 'pytorch', weight: 1, level: null },
        { role: 'from', skill: 'sql', weight: 1, level: 0.4 },
        { role: 'to', skill: 'deep learning', weight: 1, level: null },
        { role: 'to', skill: 'python', weight: 0.5, level: 0.5 },
        { role: 'to', skill: 'sql', weight: 1, level: 0.8 },
        { role: 'to', skill: 'writing', weight: 0.5, level: 0.5 },
      ],
      relatedSkills: [
        { a: 'deep learning', b: 'pytorch', strength: 0.8, confirmed: false },
        { a: 'deep learning', b: 'sql', strength: 1, confirmed: false },
        { a: 'python', b: 'pytorch', strength: 0.9, confirmed: true },
      ],
    });
    const [from = 0, to = 0] = ['from', 'to'].map((id) => graph.numberOf.get(id));
    const { value, skills } = gapOf(graph.skills, coverageOfRole(graph.skills, from), to);
    // (0.2 + 0.4 + 0.5 · 0.5) / (1 + 0.5 · 0.5 + 0.8 + 0.5 · 0.5)
    expect(value).toBeCloseTo(0.85 / 2.3, 9);
    const told = skills.map(({ skill, carried, through, tie, depthCompared }) => [
      skill,
      carried,
      through,
      tie,
      depthCompared,
    ]);
    expect(told).toEqual([
      ['deep learning', 'partly', 'pytorch', 'suggested', false],
      ['python', 'carried', 'pytorch', 'confirmed', false],
      ['sql', 'partly', 'sql', 'itself', true],
      ['writing', 'new', null, null, false],
    ]);
  });
});
