import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A ZIP archive of one entry whose directory lies about its size. */
export const zipOf = (name: string, data: Uint8Array): Buffer => archive([[name, data, 1_000]]);

/** A ZIP archive that says what it holds. */
export const zipped = (entries: Readonly<Record<string, Uint8Array>>): Buffer =>
  archive(Object.entries(entries).map(([name, data]) => [name, data, data.length]));

function archive(files: readonly (readonly [name: string, data: Uint8Array, size: number])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data, size] of files) {
    const packed = deflateRawSync(data, { level: 9 });
    const called = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(data), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(called.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(data), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(called.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, called, packed);
    directory.push(entry, called);
    offset += local.length + called.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** The entries of an archive. */
export function unzipped(zip: Buffer): Record<string, Uint8Array> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries: Record<string, Uint8Array> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < zip.readUInt16LE(end + 10); i += 1) {
    const [nameLength = 0, extraLength = 0] = [28, 30].map((offset) => zip.readUInt16LE(at + offset));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    entries[name] = zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data;
    at += 46 + nameLength + extraLength + zip.readUInt16LE(at + 32);
  }
  return entries;
}
