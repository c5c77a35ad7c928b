import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whyNoPath } from '../../src/paths/no-path.ts';
import type { ConstraintName, PathConstraints, PathQuestion } from '../../src/paths/path-question.ts';
import { careerGraphOf } from './career-graph-of.ts';
import { everyPath, leavesOutUnknown, mayPass, type Path, UNIT } from './every-path.ts';
import { NaiveGraph } from './naive.ts';
import { narrowQuestions } from './sample.ts';

const CASES = Number(process.env['ROLEGRAPH_PATH_CASES'] ?? 80);

/** Every loosening given up entirely; limits on gap and learning still say that unknown roles are left out. */
function without(constraints: PathConstraints, names: readonly ConstraintName[]): PathConstraints {
  const fewer = { ...constraints };
  for (const name of names) delete fewer[name];
  if (names.includes('maxStepGap')) fewer.maxStepGap = 1;
  if (names.includes('maxLearning')) fewer.maxLearning = 1e6;
  if (names.includes('allowUnknown')) fewer.allowUnknown = true;
  return fewer;
}

function activeOf(constraints: PathConstraints): ConstraintName[] {
  const { families, terms, tracks, allowUnknown, neverStepDown } = constraints;
  const names = (Object.keys(constraints) as ConstraintName[]).filter(
    (name) => name !== 'allowUnknown' && name !== 'neverStepDown' && constraints[name] !== undefined,
  );
  if (neverStepDown) names.push('neverStepDown');
  if (!allowUnknown && (leavesOutUnknown(constraints) || families || terms || tracks)) names.push('allowUnknown');
  return names;
}

const subsetsOf = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);

const sorted = (names: readonly string[]) => [...names].sort();

describe('why there is no path', () => {
  test('is told by a minimal set to blame and the smallest relaxations, as trying everything finds', {
    timeout: 0,
  }, async () => {
    const seen = { noPath: 0, blamed: 0, relaxed: new Set<string>(), together: 0 };
    await fc.assert(
      fc.asyncProperty(narrowQuestions, async ({ rows, question }) => {
        const naive = new NaiveGraph(rows);
        const { constraints } = question;
        const paths = (given: PathConstraints): Path[] => everyPath(naive, { ...question, constraints: given });
        if (paths(constraints).length > 0) return;
        const graph = await careerGraphOf(rows);
        const why = await whyNoPath(graph, graph.declared, question);
        const active = activeOf(constraints);
        seen.noPath += 1;
        expect(why.complete).toBe(true);
        expect(why.disconnected).toBe(paths(without(constraints, active)).length === 0);
        if (why.disconnected) {
          expect([why.blame, why.relaxations]).toEqual([[], []]);
          return;
        }
        const only = (names: readonly ConstraintName[]) =>
          without(
            constraints,
            active.filter((name) => !names.includes(name)),
          );
        expect(paths(only(why.blame))).toEqual([]);
        for (const name of why.blame) expect(paths(only(why.blame.filter((other) => other !== name)))).not.toEqual([]);
        seen.blamed += why.blame.length > 1 ? 1 : 0;

        const opening = subsetsOf(active).filter((names) => paths(without(constraints, names)).length > 0);
        const size = Math.min(...opening.map(({ length }) => length));
        const sets = why.relaxations.map(({ loosened }) => sorted(loosened.map(({ constraint }) => constraint)).join());
        expect(sorted(sets)).toEqual(
          sorted(opening.filter(({ length }) => length === size).map((set) => sorted(set).join())),
        );
        for (const { loosened, opens } of why.relaxations) {
          const names = loosened.map(({ constraint }) => constraint);
          const opened = paths(without(constraints, names));
          const steps = 'role' in question.from ? opens.slice(1) : opens;
          const path = opened.find(({ roles }) => roles.join() === steps.join());
          expect(path).toBeDefined();
          if (size > 1) seen.together += 1;
          const [one] = loosened;
          if (size > 1 || !one || !path) continue;
          seen.relaxed.add(one.constraint);
          const least = (measure: (path: Path) => number) => Math.min(...opened.map(measure));
          const breaking = (count: (role: string) => boolean) => (path: Path) => path.roles.filter(count).length;
          if (one.constraint === 'maxMoves') expect(one.to).toBe(least(({ moves }) => moves));
          else if (one.constraint === 'maxStepGap')
            expect(one.to * UNIT).toBeCloseTo(
              least(({ largestStep }) => largestStep),
              3,
            );
          else if (one.constraint === 'maxLearning')
            expect(one.to * UNIT).toBeCloseTo(
              least(({ learning }) => learning),
              3,
            );
          else if (one.constraint === 'via')
            expectVia(one, question, (via) => paths({ ...constraints, via }).length > 0);
          else if (one.constraint === 'moveKinds') {
            const kinds = [...(constraints.moveKinds ?? []), ...one.add];
            expect(paths({ ...constraints, moveKinds: kinds })).not.toEqual([]);
            expect(one.add.length).toBe(
              1 +
                Number(
                  !(['next', 'adjacent'] as const).some(
                    (kind) => paths({ ...constraints, moveKinds: [...(constraints.moveKinds ?? []), kind] }).length > 0,
                  ),
                ),
            );
          } else if (one.constraint === 'neverStepDown') {
            const held = 'role' in question.from ? [question.from.role] : question.from.profile.roles;
            const downs = ({ roles }: Path) =>
              roles.filter((head, i) => {
                const tails = i === 0 ? held : [roles[i - 1] ?? ''];
                const kinds = constraints.moveKinds;
                const used = tails.filter((tail) =>
                  naive.kinds(tail, head).some((kind) => kinds?.includes(kind) ?? true),
                );
                return used.length > 0 && used.every((tail) => naive.isDown(tail, head));
              }).length;
            expect(one.moves.length).toBe(least(downs));
            expect(downs(path)).toBe(one.moves.length);
          } else if (one.constraint === 'avoid') {
            const avoided = (role: string) => constraints.avoid?.includes(role) === true;
            const atStart = ('role' in question.from ? [question.from.role] : question.from.profile.roles).filter(
              (role) => avoided(role) && naive.roles.includes(role),
            );
            expect(one.roles.length).toBe(least(breaking(avoided)) + atStart.length);
            expect(
              paths({ ...constraints, avoid: constraints.avoid?.filter((role) => !one.roles.includes(role)) }),
            ).not.toEqual([]);
          } else if ('roles' in one && one.constraint !== 'allowUnknown') {
            const name = one.constraint;
            const outside = (role: string) =>
              role !== question.to && !mayPass(naive, role, { [name]: constraints[name], allowUnknown: true });
            expect(one.roles.length).toBe(least(breaking(outside)));
            expect(path.roles.filter(outside)).toEqual(one.roles);
          }
        }
      }),
      { numRuns: CASES },
    );
    expect(seen.noPath).toBeGreaterThan(CASES / 4);
    expect(seen.blamed).toBeGreaterThan(CASES / 100);
    expect(seen.together).toBeGreaterThan(CASES / 100);
    expect(seen.relaxed.size).toBeGreaterThan(3);
  });
});

function expectVia(
  { drop, anyOrder }: { drop: string[]; anyOrder: boolean },
  { constraints }: PathQuestion,
  opens: (via: NonNullable<PathConstraints['via']>) => boolean,
): void {
  const { roles = [], inOrder = false } = constraints.via ?? {};
  if (anyOrder) {
    expect(drop).toEqual([]);
    expect(opens({ roles, inOrder: false })).toBe(true);
    return;
  }
  if (inOrder) expect(opens({ roles, inOrder: false })).toBe(false);
  const sizes = subsetsOf(roles).filter((kept) => opens({ roles: kept, inOrder }));
  expect(roles.length - drop.length).toBe(Math.max(...sizes.map(({ length }) => length)));
  expect(opens({ roles: roles.filter((role) => !drop.includes(role)), inOrder })).toBe(true);
}
