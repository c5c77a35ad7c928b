import type { Messages } from './messages.ts';

export type Format = 'wordpress-json' | 'html' | 'markdown' | 'text' | 'docx' | 'pdf';

/** Beyond these a file is no role document: the real ones have about 60 kB. */
const MOST_BYTES = 8 * 1024 * 1024;

const kinds: readonly (readonly [signature: string, name: string])[] = [
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['BM', 'a bitmap picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['RIFF', 'a picture, sound or film'],
  ['\x1f\x8b', 'a gzip archive'],
  ['7z\xbc\xaf', 'a 7z archive'],
  ['Rar!', 'a RAR archive'],
  ['\xd0\xcf\x11\xe0', 'an old binary Office document (save it as .docx)'],
  ['\x7fELF', 'a program'],
  ['MZ\x90', 'a program'],
];

/** What a file is by its first bytes, its name only where they leave it open. Null where it is nothing we read. */
export function formatOf(bytes: Uint8Array, file: string, messages: Messages): Format | null {
  if (bytes.length === 0) return refused(messages, 'empty', 'The file is empty.');
  if (bytes.length > MOST_BYTES) {
    const size = `${(bytes.length / 1024 / 1024).toFixed(1)} MB`;
    return refused(messages, 'too-large', `The file has ${size}; a role document has at most ${MOST_BYTES >> 20} MB.`);
  }
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return 'docx';
  const kind = kinds.find(([signature]) => head.startsWith(signature));
  if (kind) return refused(messages, 'not-a-document', `The file is ${kind[1]}, not a document with text.`);
  return textFormat(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)), file);
}

function textFormat(start: string, file: string): Format {
  const text = start.replace(/^(\xef\xbb\xbf)?\s*/, '');
  if (/^[[{]/.test(text) && /"(rendered|content|title|guid)"/.test(text)) return 'wordpress-json';
  if (/^(<!doctype html|<html|<head|<body|<!--|<(div|h[1-6]|p|section|article|main|ul|ol|table)[\s>])/i.test(text)) {
    return 'html';
  }
  if (/\.(html?|xhtml)$/i.test(file)) return 'html';
  if (/\.json$/i.test(file)) return 'wordpress-json';
  return /\.(md|markdown)$/i.test(file) || /^#{1,3} \S/m.test(text) ? 'markdown' : 'text';
}

function refused(messages: Messages, rule: string, text: string): null {
  messages.error(rule, null, text);
  return null;
}
