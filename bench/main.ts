import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { onetIn } from '../src/services/catalogue/read.ts';
import type { Bench } from './bench.ts';
import { compare } from './compare.ts';
import { growth } from './growth.ts';
import { machine, printed, type Result } from './report.ts';
import { Generator, Servers } from './servers.ts';

/** The O*NET Database, which is not ours to copy: it lies beside the repository. */
const ONET = new URL('../../shared/data/onet_29_3/', import.meta.url);

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    growth: { type: 'string', default: '1,10,100' },
    stores: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(`npm run bench -- [--seconds 3] [--rounds 3] [--growth 1,10,100] [--stores <folder>] [--json]

  --seconds  length of one measurement
  --rounds   how often each is measured; the one in the middle counts
  --growth   how many times the roles, for the growth of the embedded engine; '' for none
  --stores   folder to keep the loaded stores in, to be used again by the next run
  --json     JSON with every round instead of tables`);
  process.exit();
}

const undo: Bench['undo'] = [];
async function cleanUp(): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
}
/** The figures, without the questions and answers they belong to. */
function asJson({ comparison, ...result }: Result): string {
  const { questions: _questions, answers: _answers, store: _store, ...figures } = comparison;
  return JSON.stringify({ ...result, comparison: figures }, null, 2);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => cleanUp().then(() => process.exit(1)));

try {
  const atStart = machine();
  const compiled = spawnSync('npx', ['tsc', '-p', 'bench/processes'], { stdio: ['ignore', 2, 2] });
  if (compiled.status !== 0) throw new Error('The processes of the benchmark do not compile.');
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-bench-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  if (values.stores) await mkdir(values.stores, { recursive: true });
  const servers = new Servers(folder);
  undo.push(() => servers.stop());
  const generator = new Generator();
  undo.push(() => generator.stop());

  const bench: Bench = {
    catalogue: await onetIn(fileURLToPath(ONET)),
    folder,
    stores: resolve(values.stores ?? folder),
    servers,
    generator,
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    undo,
    say: (text) => console.error(`bench: ${text}`),
  };
  const comparison = await compare(bench);
  const grown = [];
  for (const size of values.growth.split(',').filter(Boolean)) {
    grown.push(...(await growth(bench, comparison, Number(size))));
  }
  const loads = { ...atStart, loadAtEnd: machine().load };
  const result = { machine: loads, seconds: bench.seconds, rounds: bench.rounds, comparison, growth: grown };
  console.log(values.json ? asJson(result) : printed(result));
} finally {
  await cleanUp();
}
