import { fileURLToPath } from 'node:url';
import { careerPathsFields } from '../../src/cli/path-answer.ts';
import { EmbeddedEngine, MEMORY } from '../../src/engine/embedded.ts';
import { importCatalogue } from '../../src/services/catalogue/import.ts';
import { onetIn } from '../../src/services/catalogue/read.ts';
import { prepareStore } from '../../src/services/store.ts';
import { clientOf } from '../../test/ask.ts';
import { ascending, type Pair, percentiles } from './measure.ts';

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
    say('| what is asked of the paths | k | p50 / p95 / p99 ms of processor time | on top of the search |');
    say('|---|---|---|---|');
    for (const k of [1, 5]) {
      let search: readonly number[] = [];
      for (const [name, fields] of Object.entries(FIELDS)) {
        const query = `query ($from: RoleRef!, $to: RoleRef!) {
          careerPaths(from: $from, to: $to, k: ${k}, objective: LEAST_LEARNING, constraints: { maxMoves: 6 }, origins: [CATALOGUE]) {
            __typename ... on CareerPaths { ${fields} } } }`;
        const times: number[] = [];
        for (const measured of [false, true]) {
          for (const [from, to] of pairs) {
            const variables = { from: { externalId: `onet:${from}` }, to: { externalId: `onet:${to}` } };
            const used = process.cpuUsage().user;
            await client.text(query, variables);
            if (measured) times.push((process.cpuUsage().user - used) / 1_000);
          }
        }
        if (search.length === 0) search = times;
        const above = times.map((time, i) => Math.max(0, time - (search[i] ?? 0)));
        say(`| ${name} | ${k} | ${percentiles(ascending(times))} | ${percentiles(ascending(above))} |`);
      }
    }
  } finally {
    await engine.close();
  }
}
