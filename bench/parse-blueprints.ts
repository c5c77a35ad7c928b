import { parseDocument } from '../src/import/parse-document.ts';
import { roleDocument } from './role-documents.ts';

/**
 * Parses 1,000 blueprints of about 50 kB, a form after the other: how many a second of one core, and whether memory stays
 * flat. Time is that of the processor, all threads of the process together, so that other work on the machine counts
 * little.
 */
const ROUNDS = 1_000;
const heap = () => Math.round(process.memoryUsage().heapUsed / 1e6);

for (const form of ['markdown', 'html', 'text'] as const) {
  const sources = Array.from({ length: 20 }, (_, number) => Buffer.from(roleDocument(number, form)));
  const file = `role.${form === 'markdown' ? 'md' : form === 'html' ? 'html' : 'txt'}`;
  for (const bytes of sources) await parseDocument(bytes, { file });
  const before = heap();
  let peak = before;
  const started = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) {
    await parseDocument(sources[round % sources.length] ?? Buffer.alloc(0), { file });
    if (round % 10 === 0) peak = Math.max(peak, heap());
  }
  const { user, system } = process.cpuUsage(started);
  const size = Math.round(sources.reduce((sum, { length }) => sum + length, 0) / sources.length / 1_000);
  const rate = Math.round(ROUNDS / ((user + system) / 1e6));
  console.log(
    `${form}: ${ROUNDS} documents of ${size} kB, ${rate} a second and core; heap ${before} MB, at most ${peak} MB.`,
  );
}
