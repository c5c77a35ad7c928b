import { fileURLToPath } from 'node:url';
import { careerPathsFields } from '../../src/cli/path-answer.ts';
import { EmbeddedEngine, MEMORY } from '../../src/engine/embedded.ts';
import { importCatalogue } from '../../src/services/catalogue/import.ts';
import { onetIn } from '../../src/services/catalogue/read.ts';
import { prepareStore } from '../../src/services/store.ts';
import { clientOf } from '../../test/ask.ts';
import { ascending, type Pair, percentiles } from './measure.ts';

/** Rounds over all pairs that count: what a pair takes is the median of them, else chance is taken for explanations. */
const ROUNDS = 5;

const ONET = fileURLToPath(new URL('../../../shared/data/onet_29_3/', import.meta.url));

/** What is asked of the paths: nothing, which roles they pass, and everything that explains them. */
const FIELDS: Readonly<Record<string, string>> = {
  'how many there are': 'paths { moves }',
  'their roles and measures': 'paths { moves learning largestStep roles { title slug } }',
  'all explanations, as the command line shows them': careerPathsFields,
};

/** What explanations take on top of the search: the paths of O*NET through everything that answers, warm. */
export async function explained(pairs: readonly Pair[], say: (text: string) => void): Promise<void> {
  const engine = await EmbeddedEngine.open(MEMORY);
  try {
    await prepareStore(engine);
    const { source, occupations } = await onetIn(ONET);
    await importCatalogue(engine, { source, occupations: () => occupations, whole: true }, { dryRun: false });
    const client = clientOf(engine);
    say('\n## Explanations, through GraphQL on O*NET, warm: k = 1 and 5, up to 6 moves, least learning');
    say('| what is asked of the paths | k | p50 / p95 / p99 ms on the clock | on top of the search |');
    say('|---|---|---|---|');
    for (const k of [1, 5]) {
      const questions = Object.entries(FIELDS).map(([name, fields]) => ({ name, query: queryOf(k, fields) }));
      const times = new Map(questions.map(({ name }) => [name, pairs.map((): number[] => [])]));
      for (let round = 0; round <= ROUNDS; round += 1) {
        for (const [i, [from, to]] of pairs.entries()) {
          const variables = { from: { externalId: `onet:${from}` }, to: { externalId: `onet:${to}` } };
          // In turn, so that what else the machine does falls on all of them.
          for (const { name, query } of questions) {
            const started = performance.now();
            await client.text(query, variables);
            if (round > 0) times.get(name)?.[i]?.push(performance.now() - started);
          }
        }
      }
      let search: readonly number[] | undefined;
      for (const [name, ofPairs] of times) {
        const medians = ofPairs.map((ofPair) => ascending(ofPair)[Math.floor(ofPair.length / 2)] ?? 0);
        search ??= medians;
        const above = medians.map((time, i) => time - (search?.[i] ?? 0));
        say(`| ${name} | ${k} | ${percentiles(ascending(medians))} | ${percentiles(ascending(above))} |`);
      }
    }
  } finally {
    await engine.close();
  }
}

const queryOf = (k: number, fields: string) => `query ($from: RoleRef!, $to: RoleRef!) {
  careerPaths(from: $from, to: $to, k: ${k}, objective: LEAST_LEARNING, constraints: { maxMoves: 6 }, origins: [CATALOGUE]) {
    __typename ... on CareerPaths { ${fields} } } }`;
