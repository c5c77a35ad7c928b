import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { GraphEngine } from '../engine/port.ts';
import { exportGraph } from '../services/export-graph.ts';
import { importGraph } from '../services/import-graph.ts';
import { linesOf } from '../services/lines.ts';
import { HttpError } from './http-error.ts';

const NDJSON = 'application/x-ndjson';

/** The whole graph as JSON Lines. The connection breaks where the export fails half way. */
export function exported(engine: GraphEngine): Response {
  const encoder = new TextEncoder();
  const lines = exportGraph(engine);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, { headers: { 'content-type': NDJSON } });
}

/**
 * Imports JSON Lines into an empty store. They are put into a file first: a slow sender must not hold the transaction
 * open, and one that meets a conflict starts from the first line again.
 */
export async function imported(engine: GraphEngine, request: Request): Promise<Response> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== NDJSON) throw new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', `Send a graph as "content-type: ${NDJSON}".`);
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-import-'));
  try {
    const file = join(folder, 'graph.jsonl');
    await pipeline((request.body ?? []) as AsyncIterable<Uint8Array>, createWriteStream(file, { mode: 0o600 }));
    const counts = await importGraph(engine, () => linesOf(createReadStream(file)));
    return Response.json(counts);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
