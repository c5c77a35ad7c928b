import mammoth from 'mammoth';
import type { Messages } from './messages.ts';
import { zipProblem } from './zip.ts';

const LIMITS = { unpacked: 64 * 1024 * 1024, kind: 'Word document', has: 'word/document.xml' };

/** The HTML of a Word document. Null, with a message, where it is none or unpacks to more than any document would. */
export async function docxHtml(bytes: Uint8Array, messages: Messages): Promise<string | null> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const problem = zipProblem(buffer, LIMITS);
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
