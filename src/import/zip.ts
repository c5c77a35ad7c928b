import { inflateRawSync } from 'node:zlib';

const MOST_ENTRIES = 2_000;
const endOfDirectory = 0x06054b50;
const entryMark = 0x02014b50;
const deflated = 8;

export interface ZipLimits {
  /** Bytes all entries may unpack to. */
  unpacked: number;
  /** What the archive is expected to be: "Word document". */
  kind: string;
  /** An entry it must have to be one. */
  has: string;
}

/**
 * What is wrong with an archive; null where nothing is. Unpacks every entry within one budget: what an archive says of
 * its sizes may be a lie.
 */
export function zipProblem(zip: Buffer, { unpacked, kind, has }: ZipLimits): string | null {
  const broken = `The file starts like a ${kind} and its archive is damaged.`;
  let left = unpacked;
  const names: string[] = [];
  try {
    const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (end < 0 || zip.readUInt32LE(end) !== endOfDirectory) return broken;
    const entries = zip.readUInt16LE(end + 10);
    if (entries > MOST_ENTRIES) return `The archive has ${entries} entries; a ${kind} has few.`;
    let at = zip.readUInt32LE(end + 16);
    for (let i = 0; i < entries; i += 1) {
      if (zip.readUInt32LE(at) !== entryMark) return broken;
      const method = zip.readUInt16LE(at + 10);
      const size = zip.readUInt32LE(at + 20);
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
      names.push(zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)));
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const data = zip.subarray(start, start + size);
      left -= method === deflated ? inflateRawSync(data, { maxOutputLength: Math.max(left, 1) }).length : data.length;
      at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
    }
  } catch (error) {
    const tooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    if (!tooLarge) return broken;
    left = -1;
  }
  if (left < 0) return `The archive unpacks to more than ${unpacked >> 20} MB; no ${kind} of roles does.`;
  return names.includes(has) ? null : `The file is a ZIP archive and not a ${kind}.`;
}
