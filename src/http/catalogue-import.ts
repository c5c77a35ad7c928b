import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { GraphEngine } from '../engine/port.ts';
import { importCatalogue } from '../services/catalogue/import.ts';
import { checkCatalogue, occupationsIn } from '../services/catalogue/stream.ts';
import { linesOf } from '../services/lines.ts';
import { errorResponse, HttpError } from './http-error.ts';
import type { Logger } from './log.ts';

const NDJSON = 'application/x-ndjson';

/**
 * Imports a catalogue sent as JSON Lines (`services/catalogue/stream.ts`). It is put into a file and checked whole before
 * anything is written. Answers with JSON Lines: `{"progress":{"done","of"}}` after each batch, at last `{"report"}`, or
 * `{"errors"}` in the shape of GraphQL. A client that leaves stops it after the batch at hand.
 */
export async function importedCatalogue(engine: GraphEngine, log: Logger, request: Request): Promise<Response> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== NDJSON) {
    throw new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', `Send a catalogue as "content-type: ${NDJSON}".`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-catalogue-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const file = join(folder, 'catalogue.jsonl');
    await pipeline((request.body ?? []) as AsyncIterable<Uint8Array>, createWriteStream(file, { mode: 0o600 }));
    const lines = () => linesOf(createReadStream(file));
    const { header, occupations: of } = await checkCatalogue(lines());
    const left = new AbortController();
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        const tell = (answer: object) => {
          if (!left.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(answer)}\n`));
        };
        try {
          const report = await importCatalogue(
            engine,
            { ...header, occupations: () => occupationsIn(lines()) },
            { dryRun: header.dryRun, progress: (done) => tell({ progress: { done, of } }), signal: left.signal },
          );
          tell({ report });
        } catch (error) {
          if (!left.signal.aborted) tell(await errorResponse(log, error).json());
        } finally {
          await remove();
          if (!left.signal.aborted) controller.close();
        }
      },
      cancel: () => left.abort(),
    });
    return new Response(body, { headers: { 'content-type': NDJSON } });
  } catch (error) {
    await remove();
    throw error;
  }
}
