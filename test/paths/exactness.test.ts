import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { careerPaths } from '../../src/paths/career-paths.ts';
import { careerGraphOf } from './career-graph-of.ts';
import { asPath, bestPaths, UNIT } from './every-path.ts';
import { NaiveGraph } from './naive.ts';
import { questions } from './sample.ts';

/** `ROLEGRAPH_PATH_CASES=50000` tries more than a normal run has time for. */
const CASES = Number(process.env['ROLEGRAPH_PATH_CASES'] ?? 150);

describe('the best paths', () => {
  test('are exactly those that trying every path finds, in order, with the same costs', { timeout: 0 }, async () => {
    const seen = { paths: 0, none: 0 };
    await fc.assert(
      fc.asyncProperty(questions, async ({ rows, question }) => {
        const graph = await careerGraphOf(rows);
        const expected = bestPaths(new NaiveGraph(rows), question).map((path) => ({
          ...path,
          cost: path.cost / UNIT,
        }));
        const { paths, proven, provenPaths, bound } = await careerPaths(graph, graph.declared, question);
        expect(paths.map(asPath)).toEqual(expected);
        expect([proven, provenPaths, bound]).toEqual([true, paths.length, null]);
        seen.paths += paths.length;
        seen.none += paths.length === 0 ? 1 : 0;
      }),
      { numRuns: CASES },
    );
    console.log(`${CASES} questions, ${seen.paths} paths, ${seen.none} questions without any.`);
    // Far from what they are, so that chance does not decide.
    expect(seen.paths).toBeGreaterThan(CASES);
    expect(seen.none).toBeLessThan(CASES * 0.85);
  });
});
