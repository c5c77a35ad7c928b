import { inflateRawSync } from 'node:zlib';
import mammoth from 'mammoth';
import type { Messages } from './messages.ts';

const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_ENTRIES = 2_000;
const endOfDirectory = 0x06054b50;
const entryMark = 0x02014b50;
const deflated = 8;

/** The HTML of a Word document. Null, with a message, where it is none or unpacks to more than any document would. */
export async function docxHtml(bytes: Uint8Array, messages: Messages): Promise<string | null> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const problem = zipProblem(buffer);
  if (problem !== null) {
    messages.error('docx', null, problem);
    return null;
  }
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    // The converter writes one line; so each paragraph has a number that a message can name.
    return value.replace(/<\/(?:p|h[1-6]|li|tr)>/g, '$&\n');
  } catch (error) {
    messages.error('docx', null, `The Word document cannot be read: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

/** Unpacks every entry within one budget: what an archive says of its sizes may be a lie. */
function zipProblem(zip: Buffer): string | null {
  const broken = 'The file starts like a Word document and its archive is damaged.';
  let left = MOST_UNPACKED;
  const names: string[] = [];
  try {
    const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (end < 0 || zip.readUInt32LE(end) !== endOfDirectory) return broken;
    const entries = zip.readUInt16LE(end + 10);
    if (entries > MOST_ENTRIES) return `The archive has ${entries} entries; a Word document has few.`;
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
  if (left < 0) return `The archive unpacks to more than ${MOST_UNPACKED >> 20} MB; no role document does.`;
  return names.includes('word/document.xml') ? null : 'The file is a ZIP archive and not a Word document.';
}
