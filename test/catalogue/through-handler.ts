import type { GraphEngine } from '../../src/engine/port.ts';
import { createHandler } from '../../src/http/handler.ts';
import { silentLog } from '../../src/http/log.ts';
import type { CatalogueReport } from '../../src/services/catalogue/import.ts';
import { selected } from '../../src/services/catalogue/read.ts';
import { catalogueLines } from '../../src/services/catalogue/stream.ts';
import { exportGraph } from '../../src/services/export-graph.ts';
import { createServices } from '../../src/services/services.ts';

type Content = Parameters<typeof selected>[0];

interface Sent {
  report?: CatalogueReport;
  progress: { done: number; of: number }[];
  errors?: { message: string; extensions: { code: string } }[];
  status: number;
}

/** Sends lines to the address that imports catalogues, as the command line does. */
export async function send(engine: GraphEngine, lines: Iterable<string>): Promise<Sent> {
  const handle = createHandler(createServices(engine), silentLog(), []);
  const response = await handle(
    new Request('http://rolegraph.test/catalogue', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: [...lines].join(''),
    }),
  );
  const told = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return Object.assign(
    { status: response.status, progress: told.flatMap(({ progress }) => progress ?? []) },
    told.at(-1),
  );
}

interface Options {
  only?: string[];
  dryRun?: boolean;
}

/** Imports what a reader found. @throws where it was refused. */
export async function imported(engine: GraphEngine, content: Content, options: Options = {}): Promise<CatalogueReport> {
  const { only = [], dryRun = false } = options;
  const header = { source: content.source, whole: only.length === 0, dryRun };
  const { report, errors } = await send(engine, catalogueLines(header, selected(content, only)));
  if (report) return report;
  throw new Error(JSON.stringify(errors));
}

/** The whole graph as text. */
export async function exported(engine: GraphEngine): Promise<string> {
  let text = '';
  for await (const line of exportGraph(engine)) text += line;
  return text;
}
