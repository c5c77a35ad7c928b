import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { accepted, ask, withGraph } from './ask.ts';
import { inputFile, readJson } from './input-file.ts';
import { count } from './print.ts';
import { Refusal } from './refusal.ts';

export interface TableOptions {
  dryRun?: boolean;
  map?: string;
  source?: string;
  sameTitle?: boolean;
  resolve?: string;
  lang: string;
  json?: boolean;
}

interface Message {
  rule: string;
  severity: string;
  sheet: string | null;
  row: number | null;
  column: string | null;
  text: string;
}

interface Report {
  source: string;
  outcome: 'IMPORTED' | 'UNCHANGED' | 'REFUSED';
  documents: { key: string; role: string | null; outcome: string }[];
  nodesAdded: { label: string; slug: string }[];
  nodesRemoved: { label: string; slug: string }[];
  nodesChanged: number;
  claims: { type: string; added: number; changed: number; removed: number }[];
  claimsKept: number;
  changes: { line: string }[];
  changesOmitted: number;
  messages: Message[];
}

const mutation = `
  mutation Import($input: ImportTableInput!, $dryRun: Boolean) {
    importTable(input: $input, dryRun: $dryRun) {
      ... on TableReport {
        source outcome nodesChanged claimsKept changesOmitted documents { key role outcome }
        nodesAdded { label slug } nodesRemoved { label slug } claims { type added changed removed } changes { line }
        messages { rule severity sheet row column text }
      }
      ... on Error { code message }
    }
  }`;

/** The file, or the CSV files of the folder, that a user names. */
export async function tableFiles(file: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const about = await stat(file);
  if (!about.isDirectory()) return [{ name: basename(file), bytes: await inputFile(file) }];
  const names = (await readdir(file)).filter((name) => /\.(csv|tsv|txt)$/i.test(name)).sort();
  if (names.length === 0) throw new Refusal('FILE', `${file} holds no CSV file.`);
  if (names.length > 100) throw new Refusal('FILE', `${file} holds ${names.length} CSV files; a table has a few.`);
  const files = [];
  for (const name of names) files.push({ name, bytes: await inputFile(join(file, name)) });
  return files;
}

/** Imports a table and prints what it did. @throws Refusal where it holds errors. */
export async function importTableFile(file: string, options: TableOptions): Promise<void> {
  const files = (await tableFiles(file)).map(({ name, bytes }) => ({
    name,
    content: Buffer.from(bytes).toString('base64'),
  }));
  const map = options.map === undefined ? undefined : JSON.stringify(await readJson(options.map));
  const decided = options.resolve === undefined ? {} : ((await readJson(options.resolve)) as Record<string, string>);
  const resolve = Object.entries(decided).map(([name, means]) => ({ name, means }));
  const source = options.source ?? relative(process.cwd(), file).replaceAll('\\', '/');
  const dryRun = options.dryRun ?? false;
  await withGraph(async (connection) => {
    const input = { source, files, map, lang: options.lang, sameTitle: options.sameTitle ?? false, resolve };
    const answer = await ask<{ importTable: Report }>(connection, mutation, { input, dryRun }).catch(tooLarge);
    const report = accepted(answer.importTable);
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    else for (const line of told(report, dryRun)) console.log(line);
    if (report.outcome !== 'REFUSED') return;
    const errors = report.messages.filter(({ severity }) => severity === 'error').length;
    throw new Refusal('IMPORT_REFUSED', `${source}: ${count(errors, 'error')}, nothing was written.`);
  });
}

function tooLarge(error: unknown): never {
  if (!(error instanceof Refusal && error.code === 'PAYLOAD_TOO_LARGE')) throw error;
  throw new Refusal(
    error.code,
    `${error.message} Start the server with a larger ROLEGRAPH_BODY_LIMIT, or stop it and import without it.`,
  );
}

function* told(report: Report, dryRun: boolean): Iterable<string> {
  const { source, outcome, documents, nodesAdded, nodesRemoved, nodesChanged, claims, claimsKept } = report;
  for (const message of report.messages) yield messageLine(message);
  if (outcome === 'REFUSED') return;
  for (const { line } of report.changes) yield line;
  if (report.changesOmitted > 0) yield `… and ${count(report.changesOmitted, 'change')} more`;
  if (dryRun) for (const { label, slug } of nodesAdded) if (nouns.has(label)) yield `new ${label}: ${slug}`;
  if (dryRun) for (const { label, slug } of nodesRemoved) if (nouns.has(label)) yield `gone ${label}: ${slug}`;
  if (dryRun)
    for (const { type, added, changed, removed } of claims) yield `  ${type} +${added} ~${changed} -${removed}`;
  const sum = (key: 'added' | 'changed' | 'removed') => claims.reduce((total, claim) => total + claim[key], 0);
  const states = ['ADDED', 'CHANGED', 'REMOVED', 'UNCHANGED'];
  const counts = states.map(
    (state) => [state, documents.filter((document) => document.outcome === state).length] as const,
  );
  yield `${source}: ${outcome.toLowerCase()}${dryRun ? ' (dry run, nothing was written)' : ''}`;
  yield `  roles: ${counts.map(([state, number]) => `${number} ${state.toLowerCase()}`).join(', ')}`;
  yield `  nodes +${nodesAdded.length} ~${nodesChanged} -${nodesRemoved.length}, relationships +${sum('added')} ~${sum('changed')} -${sum('removed')}, kept ${claimsKept}`;
}

const nouns = new Set(['Role', 'Skill', 'Tool', 'Stakeholder', 'Family', 'Kpi']);

function messageLine({ severity, sheet, row, column, rule, text }: Message): string {
  const place = [sheet, row === null ? null : `row ${row}`, column === null ? null : `column ${column}`];
  const where = place.filter((part) => part !== null).join(', ');
  return `${severity}${where ? ` ${where}` : ''}: ${text} [${rule}]`;
}
