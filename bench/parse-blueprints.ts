import { readdirSync, readFileSync } from 'node:fs';
import { parseDocument } from '../src/import/parse-document.ts';

/**
 * Parses 1,000 blueprints of about 50 kB: how many a second of one core, and whether memory stays flat. Time is that of
 * the processor, all threads of the process together, so that other work on the machine does not count.
 */
const folder = new URL('../test/import/cases/', import.meta.url);
const ROUNDS = 1_000;
const SIZE = 50_000;

const sources = readdirSync(folder)
  .flatMap((name) => readdirSync(new URL(`${name}/`, folder)).map((file) => new URL(`${name}/${file}`, folder)))
  .filter(({ pathname }) => /input\.(md|html|txt)$/.test(pathname))
  .map((url) => ({ file: url.pathname, bytes: filled(readFileSync(url)) }));

/** The document again and again in its own middle: long lists, the same structure. */
function filled(bytes: Buffer): Buffer {
  const lines = bytes.toString('utf8').split('\n');
  const item = lines.findIndex((line) => /^\s*(-|•|<li>)/.test(line));
  if (item < 0) return bytes;
  const more = Math.max(0, Math.floor((SIZE - bytes.length) / (lines[item]?.length ?? 1)));
  return Buffer.from([...lines.slice(0, item), ...Array(more).fill(lines[item]), ...lines.slice(item)].join('\n'));
}

const heap = () => Math.round(process.memoryUsage().heapUsed / 1e6);
for (const { file, bytes } of sources) await parseDocument(bytes, { file });
const before = heap();
let peak = before;
const started = process.cpuUsage();
let read = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const source = sources[round % sources.length];
  if (!source) break;
  read += source.bytes.length;
  await parseDocument(source.bytes, { file: source.file });
  peak = Math.max(peak, heap());
}
const { user, system } = process.cpuUsage(started);
const seconds = (user + system) / 1_000_000;
console.log(
  `${ROUNDS} documents of ${Math.round(read / ROUNDS / 1_000)} kB: ${Math.round(ROUNDS / seconds)} a second and core.`,
);
console.log(`Heap ${before} MB before, ${peak} MB at most.`);
