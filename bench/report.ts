import { cpus, loadavg, totalmem } from 'node:os';
import { type Comparison, PEER } from './compare.ts';
import type { Grown } from './growth.ts';
import { CONNECTIONS, median } from './measure.ts';

/** Where the figures come from: they say something only beside each other. */
export const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memory: totalmem(),
  node: process.version,
  /** Of the last 1, 5 and 15 minutes. */
  load: loadavg().map((average) => Number(average.toFixed(2))),
});

export interface Result {
  machine: ReturnType<typeof machine> & { loadAtEnd: readonly number[] };
  seconds: number;
  rounds: number;
  comparison: Comparison;
  growth: readonly Grown[];
}

/** A run as tables of Markdown. */
export function printed({ machine: on, seconds, rounds, comparison, growth }: Result): string {
  const { loaded, questions } = comparison;
  return [
    `${on.cpu}, ${on.cores} cores, ${figure(on.memory / 2 ** 30)} GB, Node ${on.node}`,
    `Load average ${on.load.join(' ')} at the start, ${on.loadAtEnd.join(' ')} at the end.`,
    `${CONNECTIONS} connections from a process of their own, ${seconds} s each, the middle one of ${rounds} rounds; ` +
      'ratio: throughput by that of the peer; CPU: processor time of the server, without the database.',
    'Cold: one connection, an unrelated write before each request, only the request timed.',
    `${comparison.roles} roles, loaded in ${spent(loaded.embedded)} (embedded) and ${spent(loaded.neo4j)} (Neo4j).`,
    ...questions.map(
      ({ name, about }) => `\n(${name}) ${about}: ${lengths(comparison, name)}\n${answered(comparison, name)}`,
    ),
    `\nMemory of the servers after all of it\n${memory(comparison)}`,
    ...(growth.length > 0 ? [`\nGrowth, embedded\n${grown(growth)}`] : []),
  ].join('\n');
}

const spent = (seconds: number | null) => (seconds === null ? 'an earlier run' : `${figure(seconds)} s`);

function lengths({ characters }: Comparison, name: string): string {
  const of = characters.find(({ question }) => question === name);
  return `answers of ${of?.rolegraph.toLocaleString('en')} characters (${PEER}: ${of?.peer.toLocaleString('en')})`;
}

function answered({ measured }: Comparison, name: string): string {
  const results = measured.filter(({ question }) => question === name);
  const [peer] = results.filter(({ variant }) => variant === PEER).map(({ rounds }) => median(rounds));
  const rows = results.map(({ variant, rounds }) => {
    const m = median(rounds);
    const ratio = figure(m.requestsPerSecond / (peer?.requestsPerSecond ?? 1));
    return [
      variant,
      figure(m.requestsPerSecond),
      ratio,
      ...[m.p50, m.p99, m.cpu, m.statements].map(figure),
      megabytes(m.rss),
    ];
  });
  return table(['', 'requests/s', 'ratio', 'p50 ms', 'p99 ms', 'CPU ms/req', 'statements/req', 'MB'], rows);
}

const memory = ({ memory: of }: Comparison) =>
  table(
    ['', 'resident MB', 'at its highest'],
    of.map(({ server, usage }) => [server, megabytes(usage.rss), megabytes(usage.peak)]),
  );

const grown = (growth: readonly Grown[]) =>
  table(
    [
      'times the roles',
      'question',
      'start s',
      'warm requests/s',
      'p99 ms',
      'CPU ms/req',
      'cold p50 ms',
      'cold p99 ms',
      'MB',
    ],
    growth.map(({ size, question, start, warm, cold }) => [
      String(size),
      question,
      ...[start, warm.requestsPerSecond, warm.p99, warm.cpu, cold.p50, cold.p99].map(figure),
      megabytes(cold.rss),
    ]),
  );

/** A table, first column to the left, the others to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, i) => (i === 0 ? (cells[i] ?? '').padEnd(width) : (cells[i] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** With about three digits that count. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);
}

const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20).toLocaleString('en');
