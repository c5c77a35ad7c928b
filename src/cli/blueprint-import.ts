import { relative } from 'node:path';
import { parseFile } from '../services/import-files.ts';
import { accepted, ask, onError, withGraph } from './ask.ts';
import type { Connection } from './connection.ts';
import { inputFile, readJson } from './input-file.ts';
import { type Noticed, toldMessages } from './messages.ts';
import { count } from './print.ts';
import { Progress } from './progress.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { suggestionsPage } from './suggestions.ts';

export interface ImportOptions {
  dryRun?: boolean;
  externalId: string[];
  sameAs?: string;
  newRole?: boolean;
  resolve?: string;
  headings?: string;
  lang: string;
  json?: boolean;
}

interface Report {
  document: string;
  role: string | null;
  outcome: string;
  nodesAdded: { label: string; slug: string }[];
  nodesRemoved: { label: string; slug: string }[];
  claims: { type: string; added: number; changed: number; removed: number }[];
  claimsKept: number;
  changes: { line: string }[];
  newNames: { label: string; slug: string }[];
  ambiguous: { label: string; name: string; candidates: string[] }[];
  findings: { rule: string; path: string; text: string }[];
  messages: Noticed[];
}

/** The parts of a report that every answer of the kind has. */
const reportFields = `
  document role outcome claimsKept nodesAdded { label slug } nodesRemoved { label slug }
  claims { type added changed removed } changes { line } newNames { label slug } ambiguous { label name candidates }
  findings { rule path text } messages { rule severity line text excerpt }`;

const mutation = `
  mutation Import($input: ImportBlueprintInput!, $dryRun: Boolean) {
    importBlueprint(input: $input, dryRun: $dryRun) { ... on ImportReport { ${reportFields} } ${onError} }
  }`;

/** Imports files one by one: what fails is named at the end, the others are loaded. @throws Refusal if any failed. */
export async function importFiles(files: readonly string[], options: ImportOptions): Promise<void> {
  const single = options.externalId.length > 0 || options.sameAs !== undefined;
  if (single && files.length > 1) {
    throw new Refusal('USAGE', '--external-id and --same-as say something of one document; import that one alone.');
  }
  const headings = options.headings === undefined ? undefined : await readJson(options.headings);
  const decided = options.resolve === undefined ? {} : ((await readJson(options.resolve)) as Record<string, string>);
  const choices = Object.entries(decided).map(([name, means]) => ({ name, means }));
  const reports: Report[] = [];
  const failed: { file: string; refusal: Refusal }[] = [];
  let waiting = 0;
  await withGraph(async (connection) => {
    const progress = new Progress(files.length);
    for (const file of files) {
      try {
        const imported = await importFile(connection, file, headings, choices, options);
        reports.push(...imported);
        progress.step(`${file}: ${imported.map(({ outcome }) => outcome.toLowerCase()).join(', ')}`);
      } catch (error) {
        const refusal = refusalOf(error);
        failed.push({ file, refusal });
        progress.step(`${file}: failed`);
      }
    }
    progress.end();
    if (!options.dryRun && reports.some(({ outcome }) => outcome === 'ADDED' || outcome === 'CHANGED')) {
      waiting = (await suggestionsPage(connection, undefined, 1, null)).totalCount;
    }
  });
  const [only] = files.length === 1 ? failed : [];
  if (only) throw only.refusal;
  if (options.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  else for (const line of told(reports, options.dryRun ?? false)) console.log(line);
  if (waiting > 0) {
    console.error(`${count(waiting, 'pair')} of names may mean the same: rolegraph vocabulary review.`);
  }
  for (const { file, refusal } of failed) console.error(`${file}: [${refusal.code}] ${refusal.message}`);
  const undecided = reports.filter(({ outcome }) => outcome === 'UNDECIDED').length;
  if (failed.length + undecided === 0) return;
  throw new Refusal(
    'IMPORT_INCOMPLETE',
    `${failed.length} of ${count(files.length, 'file')} failed, ${undecided} undecided.`,
  );
}

async function importFile(
  connection: Connection,
  file: string,
  headings: unknown,
  resolve: { name: string; means: string }[],
  { dryRun = false, externalId, sameAs, newRole, lang }: ImportOptions,
): Promise<Report[]> {
  const parsed = await parseFile(await inputFile(file), file, headings);
  const broken = parsed.find(({ blueprint }) => blueprint === null);
  if (broken) {
    const errors = broken.messages.filter(({ severity }) => severity === 'error');
    throw new Refusal(
      'UNREADABLE_DOCUMENT',
      errors.map(({ line, text }) => (line ? `line ${line}: ${text}` : text)).join(' '),
    );
  }
  const reports: Report[] = [];
  for (const { blueprint } of parsed) {
    if (blueprint === null) continue;
    const document = blueprint.source.url ?? relative(process.cwd(), file).replaceAll('\\', '/');
    const chosen = { externalIds: externalId, sameAs, newRole, resolve, lang };
    const input = { document, blueprint: JSON.stringify(blueprint), ...chosen };
    const answer = await ask<{ importBlueprint: Report }>(connection, mutation, { input, dryRun });
    reports.push(accepted(answer.importBlueprint));
  }
  return reports;
}

function* told(reports: readonly Report[], dryRun: boolean): Iterable<string> {
  for (const report of reports) {
    const { document, role, outcome, nodesAdded, nodesRemoved, claims, claimsKept } = report;
    const sum = (key: 'added' | 'changed' | 'removed') => claims.reduce((total, claim) => total + claim[key], 0);
    yield `${document}: ${outcome.toLowerCase()}${dryRun ? ' (dry run, nothing was written)' : ''}${role ? `, role ${role}` : ''}`;
    if (outcome !== 'UNCHANGED' && outcome !== 'UNDECIDED') {
      yield `  nodes +${nodesAdded.length} -${nodesRemoved.length}, relationships +${sum('added')} ~${sum('changed')} -${sum('removed')}, kept ${claimsKept}`;
    }
    if (dryRun)
      for (const { type, added, changed, removed } of claims) yield `    ${type} +${added} ~${changed} -${removed}`;
    for (const { line } of report.changes) yield `  ${line}`;
    for (const { label, name, candidates } of report.ambiguous) {
      yield `  ambiguous ${label} "${name}": ${candidates.join(', ')} (decide with --resolve)`;
    }
    if (dryRun) for (const { label, slug } of report.newNames) yield `  new ${label}: ${slug}`;
    for (const { rule, text } of report.findings) yield `  ${rule}: ${text}`;
    const messages = report.messages.filter(({ severity }) => severity !== 'info' || dryRun);
    yield* toldMessages(messages, (severity, line) => `  ${severity}${line === null ? '' : ` line ${line}`}`);
  }
  const outcomes = ['ADDED', 'CHANGED', 'UNCHANGED', 'UNDECIDED'];
  const counts = outcomes.map((kind) => [kind, reports.filter(({ outcome }) => outcome === kind).length] as const);
  yield `${count(reports.length, 'document')}: ${counts.map(([kind, number]) => `${number} ${kind.toLowerCase()}`).join(', ')}.`;
}
