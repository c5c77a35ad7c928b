import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../src/paths/coverage.ts';
import { whyNoPath } from '../../src/paths/no-path.ts';
import type { PathQuestion } from '../../src/paths/path-question.ts';
import { careerGraphOf } from './career-graph-of.ts';
import { everyPath, leavesOutUnknown, UNIT } from './every-path.ts';
import { NaiveGraph } from './naive.ts';
import { narrowQuestions } from './sample.ts';

const CASES = Number(process.env['ROLEGRAPH_PATH_CASES'] ?? 100);

/** Roles reached move by move, and what forbids each move that leads out, by the letter of the definitions. */
function naiveBorder(graph: NaiveGraph, { from, to, constraints }: PathQuestion) {
  const profile: Profile = 'role' in from ? { roles: [from.role], skills: [] } : from.profile;
  const held = profile.roles.filter((role) => graph.roles.includes(role)).sort();
  const { maxMoves = Number.POSITIVE_INFINITY, maxStepGap, maxLearning, avoid, moveKinds } = constraints;
  const forbid = (tail: string | null, head: string, depth: number): string[] => {
    const by: string[] = [];
    const isFirst = depth === 1;
    if (tail !== null && moveKinds && !graph.kinds(tail, head).some((kind) => moveKinds.includes(kind)))
      by.push('moveKinds');
    if (tail !== null && constraints.neverStepDown && graph.isDown(tail, head)) by.push('neverStepDown');
    const gap = graph.gap(isFirst || tail === null ? profile : { roles: [tail], skills: [] }, head);
    if (maxStepGap !== undefined && gap !== null && gap > Math.round(maxStepGap * UNIT)) by.push('maxStepGap');
    if ([head, ...held].some((role) => avoid?.includes(role))) by.push('avoid');
    let unjudged = leavesOutUnknown(constraints) && !(graph.described(head) && graph.known(profile));
    const traits = graph.traits(head);
    for (const [name, wanted, has] of [
      ['families', constraints.families, traits.families],
      ['terms', constraints.terms, traits.terms],
      ['tracks', constraints.tracks, traits.track ? [traits.track] : []],
    ] as const) {
      if (!wanted || head === to) continue;
      if (has.length === 0) unjudged ||= constraints.allowUnknown !== true;
      else if (!has.some((value) => (wanted as readonly string[]).includes(value))) by.push(name);
    }
    if (unjudged) by.push('allowUnknown');
    if (maxLearning !== undefined && graph.learning(profile, [head]) > Math.round(maxLearning * UNIT))
      by.push('maxLearning');
    if (depth > maxMoves) by.push('maxMoves');
    return by.sort();
  };
  const hops = new Map(held.map((role) => [role, 0]));
  const cut: { from: string | null; to: string; forbiddenBy: string[] }[] = [];
  let tails: (string | null)[] = held.length > 0 ? held : [null];
  for (let depth = 1; tails.length > 0; depth += 1) {
    const next: string[] = [];
    for (const tail of tails) {
      if (tail === to) continue;
      for (const head of graph.roles) {
        const isMove = tail === null || (tail !== head && graph.kinds(tail, head).length > 0);
        if (!isMove || held.includes(head)) continue;
        const forbiddenBy = forbid(tail, head, depth);
        if (forbiddenBy.length > 0) cut.push({ from: tail, to: head, forbiddenBy });
        else if (!hops.has(head)) {
          hops.set(head, depth);
          next.push(head);
        }
      }
    }
    tails = next;
  }
  const toTarget = new Map([[to, 0]]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const tail of graph.roles) {
      for (const head of graph.roles) {
        const far = toTarget.get(head);
        if (far === undefined || tail === head || graph.kinds(tail, head).length === 0) continue;
        if (far + 1 >= (toTarget.get(tail) ?? Number.POSITIVE_INFINITY)) continue;
        toTarget.set(tail, far + 1);
        grown = true;
      }
    }
  }
  return { profile, held, hops, cut: cut.filter((move) => !hops.has(move.to)), toTarget };
}

describe('how far one gets where there is no path', () => {
  test('is told by the roles reached, the moves that lead out with what forbids each, and the nearest roles', async () => {
    const seen = { cut: 0, reached: 0 };
    await fc.assert(
      fc.asyncProperty(narrowQuestions, async ({ rows, question }) => {
        const naive = new NaiveGraph(rows);
        if (everyPath(naive, question).length > 0) return;
        const graph = await careerGraphOf(rows);
        const { reached, border, borderMoves, nearest } = await whyNoPath(graph, graph.declared, question);
        const { profile, held, hops, cut, toTarget } = naiveBorder(naive, question);
        const far = (role: string) => toTarget.get(role) ?? Number.POSITIVE_INFINITY;
        const orNull = (distance: number) => (Number.isFinite(distance) ? distance : null);
        const apart = (a: number, b: number) => (a === b ? 0 : a - b);
        const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
        expect(reached).toBe(hops.size - held.length);
        expect(borderMoves).toBe(cut.length);
        const expected = cut
          .sort((a, b) => apart(far(a.to), far(b.to)) || byId(a.from ?? '', b.from ?? '') || byId(a.to, b.to))
          .slice(0, 20)
          .map((move) => ({ ...move, movesToTarget: orNull(far(move.to)) }));
        expect(border.map((move) => ({ ...move, forbiddenBy: [...move.forbiddenBy].sort() }))).toEqual(expected);
        const gap = (role: string) =>
          naive.gap(held.includes(role) ? profile : { roles: [role], skills: [] }, question.to);
        const near = [...hops.keys()]
          .sort(
            (a, b) =>
              apart(far(a), far(b)) ||
              apart(gap(a) ?? Number.POSITIVE_INFINITY, gap(b) ?? Number.POSITIVE_INFINITY) ||
              byId(a, b),
          )
          .slice(0, 5);
        expect(nearest.map(({ role }) => role)).toEqual(near);
        for (const { role, movesFromStart, movesToTarget, gapToTarget } of nearest) {
          expect([movesFromStart, movesToTarget]).toEqual([hops.get(role), orNull(far(role))]);
          expect(gapToTarget === null ? null : Math.round(gapToTarget * UNIT)).toBe(gap(role));
        }
        seen.cut += cut.length;
        seen.reached += reached;
      }),
      { numRuns: CASES },
    );
    expect(seen.cut).toBeGreaterThan(CASES / 2);
    expect(seen.reached).toBeGreaterThan(CASES / 4);
  });
});
