import { Readable } from 'node:stream';
import type { CatalogueReport } from '../services/catalogue/import.ts';
import { selected } from '../services/catalogue/read.ts';
import { catalogueLines } from '../services/catalogue/stream.ts';
import { answerOf, withGraph } from './ask.ts';
import { count, print } from './print.ts';
import { Progress } from './progress.ts';
import { Refusal } from './refusal.ts';

export interface ImportOptions {
  only: string[];
  dryRun?: boolean;
  json?: boolean;
}

/** What a reader found in the files of a catalogue. */
type Content = Parameters<typeof selected>[0];

type Told = { progress: { done: number; of: number } } | { report: CatalogueReport } | { errors: unknown[] };

/** Sends what was read to the graph, shows how far it is, and says what came of it. */
export async function importContent(content: Content, { only, dryRun = false, json }: ImportOptions): Promise<void> {
  const occupations = selected(content, only);
  if (occupations.length === 0) {
    throw new Refusal('NOT_FOUND', `None of ${count(content.occupations.length, 'occupation')} is selected by --only.`);
  }
  const header = { source: content.source, whole: only.length === 0, dryRun };
  const report = await withGraph(async (connection) => {
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: Readable.toWeb(Readable.from(encoded(catalogueLines(header, occupations)))) as BodyInit,
      duplex: 'half',
    };
    const response = await connection.fetch('/catalogue', request as RequestInit);
    if (!response.ok || !response.body) return answerOf<CatalogueReport>(response);
    return followed(response.body as AsyncIterable<Uint8Array>);
  });
  const { files, leftOut, source } = content;
  print({ source, files, leftOut, selected: occupations.length, dryRun, report }, json, () => [
    ...readLines(content, occupations.length),
    ...reportLines(report, dryRun),
    `${source.licence}. ${source.attribution}`,
  ]);
}

function* encoded(lines: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const line of lines) yield encoder.encode(line);
}

/** Reads the answer as it comes. @throws Refusal where it tells of an error, or ends before the report. */
async function followed(body: AsyncIterable<Uint8Array>): Promise<CatalogueReport> {
  const decoder = new TextDecoder();
  let progress: Progress | undefined;
  let rest = '';
  try {
    for await (const chunk of body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const told: Told = JSON.parse(line);
        if ('report' in told) return told.report;
        if ('errors' in told) return await answerOf<never>(Response.json(told));
        progress ??= new Progress(told.progress.of);
        progress.reach(told.progress.done, 'occupations');
      }
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  } finally {
    progress?.end();
  }
  throw new Refusal(
    'SERVER_LOST',
    'The import was broken off. What is in is whole; the same command goes on from there.',
  );
}

function* readLines({ source, occupations, files, leftOut }: Content, chosen: number): Iterable<string> {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const some = chosen === occupations.length ? '' : `, ${chosen} of them selected`;
  yield `${source.name}: ${count(occupations.length, 'occupation')} in ${count(files.length, 'file')} of ${rows} rows${some}.`;
  for (const { file, why, rows: number, line } of leftOut) yield `  ${file}:${line}: ${count(number, 'row')}: ${why}`;
}

function* reportLines(report: CatalogueReport, dryRun: boolean): Iterable<string> {
  const { added, changed, unchanged, notInFiles } = report;
  const told = `${count(added + changed + unchanged, 'document')}: ${added} added, ${changed} changed, ${unchanged} unchanged`;
  yield dryRun ? `${told} (dry run, nothing was written).` : `${told}.`;
  yield* differences('nodes', report.nodesAdded, report.nodesRemoved);
  yield* differences('relationships', report.claimsAdded, report.claimsRemoved);
  if (notInFiles.length === 0) return;
  const some = notInFiles.slice(0, 5).join(', ');
  yield `${count(notInFiles.length, 'document')} of an earlier release not in these files and left as they are: ${some}${notInFiles.length > 5 ? ' …' : ''} (rolegraph document remove).`;
}

function* differences(what: string, added: Record<string, number>, removed: Record<string, number>): Iterable<string> {
  const kinds = [...new Set([...Object.keys(added), ...Object.keys(removed)])].sort();
  if (kinds.length === 0) return;
  const parts = kinds.map((kind) => `${kind} +${added[kind] ?? 0} -${removed[kind] ?? 0}`);
  yield `  ${what}: ${parts.join(', ')}`;
}
