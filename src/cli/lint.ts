import { readFile, writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { accepted, ask, withGraph } from './ask.ts';
import { count, print } from './print.ts';
import { Refusal } from './refusal.ts';

interface Insight {
  key: string;
  rule: string;
  severity: 'WARNING' | 'NOTE';
  message: string;
  why: string;
  said: { document: string; line: number | null }[];
}

interface Options {
  baseline?: string;
  updateBaseline?: boolean;
  severity?: string;
  json?: boolean;
}

const query = `
  query Lint($severity: InsightSeverity) {
    insights(severity: $severity, limit: 10000) {
      ... on Insights { omitted findings { key rule severity message why said { document line } } }
      ... on Error { code message }
    }
  }`;

export function addLint(program: Command): void {
  program
    .command('lint')
    .description('print where the design contradicts itself; fails on findings that are not in the baseline')
    .option('--baseline <file>', 'findings that are known and accepted')
    .option('--update-baseline', 'write the findings of now to the baseline instead of failing on them')
    .addOption(new Option('--severity <severity>', 'only these').choices(['warning', 'note']))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nA baseline is a text file with the key of one accepted finding on a line; # begins a comment.\n\nExamples:\n' +
        '  $ rolegraph lint --severity warning\n' +
        '  $ rolegraph lint --baseline known.txt --update-baseline\n' +
        '  $ rolegraph lint --baseline known.txt',
    )
    .action(({ baseline, updateBaseline = false, severity, json }: Options) =>
      withGraph(async (connection) => {
        if (updateBaseline && baseline === undefined)
          throw new Refusal('USAGE', 'Say which baseline: --baseline <file>.');
        const variables = { severity: severity?.toUpperCase() };
        const { insights } = await ask<{ insights: { findings: Insight[] } }>(connection, query, variables);
        const { findings } = accepted(insights);
        if (updateBaseline && baseline !== undefined) return update(baseline, findings);
        const known = baseline === undefined ? new Set<string>() : await read(baseline);
        const fresh = findings.filter(({ key }) => !known.has(key));
        print({ findings: fresh, known: findings.length - fresh.length }, json, () => fresh.flatMap(lines));
        const accepting = baseline === undefined ? '' : ` new, ${findings.length - fresh.length} known`;
        if (fresh.length > 0) throw new Refusal('FINDINGS', `${count(fresh.length, 'finding')}${accepting}.`);
      }),
    );
}

/** As compilers print: place, severity, what, rule; then why. */
function lines({ rule, severity, message, why, said }: Insight): string[] {
  const [first, ...others] = said.map(({ document, line }) => (line === null ? document : `${document}:${line}`));
  const also = others.length > 0 ? [`  also said: ${[...new Set(others)].slice(0, 5).join(', ')}`] : [];
  const place = first === undefined ? '' : `${first}: `;
  return [
    `${place}${severity.toLowerCase()}: ${message} [${rule.toLowerCase().replaceAll('_', '-')}]`,
    `  ${why}`,
    ...also,
  ];
}

async function read(file: string): Promise<Set<string>> {
  const all = (await readFile(file, 'utf8')).split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, '').trim());
  return new Set(all.filter(Boolean));
}

async function update(file: string, findings: readonly Insight[]): Promise<void> {
  const keys = findings.map(({ key }) => key).sort();
  await writeFile(
    file,
    `# Findings of \`rolegraph lint\` that are known and accepted.\n${keys.map((key) => `${key}\n`).join('')}`,
  );
  console.log(`${file} now holds ${count(keys.length, 'finding')}.`);
}
