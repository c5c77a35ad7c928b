import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Blueprint } from '../model/blueprint.ts';
import type { DocumentTree } from './block.ts';
import { decode, repaired } from './decode.ts';
import { docxHtml } from './docx.ts';
import { type Format, formatOf } from './format.ts';
import { exactKey, headingForm } from './heading-form.ts';
import { type Headings, shippedHeadings } from './headings.ts';
import { htmlTree } from './html-tree.ts';
import { type Message, Messages } from './messages.ts';
import { numberedBetween } from './numbered-headings.ts';
import { pdfTree } from './pdf.ts';
import { readBlueprint } from './read-blueprint.ts';
import { isExported, readExported } from './read-exported.ts';
import { sectionNamed } from './section-heading.ts';
import { textTree } from './text-tree.ts';
import { isPlainlySigned, withTypography } from './typography.ts';
import { wordPressPosts } from './wordpress.ts';

export interface ParseOptions {
  /** Name of the file, for its ending and for what is noted as the source. */
  file: string;
  headings?: Headings;
}

/** What a file gives for one document in it: a blueprint, or none and messages that say why. */
export interface ParsedDocument {
  blueprint: Blueprint | null;
  messages: Message[];
}

/** A list of posts is one file and many documents; beyond this it is a dump of a site. */
const MOST_POSTS = 1_000;

/**
 * Parses a file into the blueprints it holds: one, or one a post for a list of WordPress posts. Never throws: whatever is
 * wrong with the file is among the messages.
 */
export async function parseDocument(bytes: Uint8Array, options: ParseOptions): Promise<ParsedDocument[]> {
  const messages = new Messages();
  try {
    return await parse(bytes, options, messages);
  } catch (error) {
    messages.error(
      'unexpected',
      null,
      `The document could not be read: ${error instanceof Error ? error.message : error}`,
    );
    return [{ blueprint: null, messages: messages.list() }];
  }
}

async function parse(bytes: Uint8Array, options: ParseOptions, messages: Messages): Promise<ParsedDocument[]> {
  const format = formatOf(bytes, options.file, messages);
  const refused = () => [{ blueprint: null, messages: messages.list() }];
  if (format === null) return refused();
  const { headings = shippedHeadings, file } = options;
  const finish = (tree: DocumentTree, own: Messages, source: Uint8Array | string) =>
    finished(tree, { file, sha256: sha256(source), format, url: tree.url }, headings, own);

  if (format === 'docx' || format === 'pdf') {
    const html = format === 'docx' ? await docxHtml(bytes, messages) : null;
    const tree = format === 'docx' ? (html === null ? null : htmlTree(html)) : await pdfTree(bytes, messages);
    return tree === null ? refused() : [finish(tree, messages, bytes)];
  }
  if (format !== 'wordpress-json') {
    const source = { file, sha256: sha256(bytes), format, url: null };
    if (isExported(new TextDecoder().decode(bytes.subarray(0, 512)))) {
      return [checked(readExported(new TextDecoder().decode(bytes), messages), source, messages)];
    }
    const text = decode(bytes, messages);
    if (text === null) return refused();
    return [finish(format === 'html' ? htmlTree(text) : plainTree(text, format, headings), messages, bytes)];
  }
  const text = new TextDecoder().decode(bytes);
  const json = jsonIn(text, messages);
  if (messages.failed) return refused();
  const said = ownBlueprint(json);
  if (said) return [checked(said, said['source'] as Blueprint['source'], messages, said['messages'])];
  // Damage is undone inside the strings: before, a repaired quote could end one.
  const posts = wordPressPosts(json, text, messages);
  if (posts.length > MOST_POSTS) messages.error('too-many', null, `The file holds ${posts.length} posts.`);
  if (posts.length === 0 || messages.failed) return refused();
  return posts.map((post) => {
    const own = new Messages();
    const tree = htmlTree(repaired(post.html, own));
    const title = htmlTree(repaired(post.title ?? '', own)).blocks[0];
    const named = { ...tree, title: title && title.kind !== 'row' ? title.text : tree.title, url: post.url };
    return finish(named, own, posts.length === 1 ? bytes : post.source);
  });
}

/** The value that a text is in JSON; an error among the messages where it is none. */
function jsonIn(text: string, messages: Messages): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    messages.error('json', null, `The file looks like JSON and cannot be read: ${(error as Error).message}`);
    return null;
  }
}

/** A blueprint in our own JSON, as `blueprint parse` and `blueprint export` write it; null for anything else. */
function ownBlueprint(json: unknown): Record<string, unknown> | null {
  return json !== null && typeof json === 'object' && 'role' in json && !('content' in json) ? { ...json } : null;
}

function plainTree(text: string, format: Format, headings: Headings): DocumentTree {
  const isKnown = (line: string) => {
    if (line.length > 120 || !/^\s?[\p{Lu}\p{N}*_]/u.test(line)) return false;
    return sectionNamed(line.replace(/^[*_]+|[*_:]+$/g, ''), headings) !== null;
  };
  const between = numberedBetween(text.split('\n'), isKnown);
  const isHeading = (line: string) => isKnown(line) || between.has(line);
  const parts = Object.values(headings.parts);
  const isPart = (line: string) => {
    if (line.length > 120 || !/^\p{Lu}\S* \S/u.test(line)) return false;
    const form = headingForm(line);
    return parts.some((table) => exactKey(form, table ?? {}) !== null);
  };
  const tree = textTree(text, { markdown: format === 'markdown', isHeading, isPart });
  const isPlain = format === 'markdown' && isPlainlySigned(text);
  return isPlain ? { ...tree, blocks: withTypography(tree.blocks) } : tree;
}

function finished(
  tree: DocumentTree,
  source: Blueprint['source'],
  headings: Headings,
  messages: Messages,
): ParsedDocument {
  const draft = readBlueprint(tree, headings, messages);
  return draft === null ? { blueprint: null, messages: messages.list() } : checked(draft.content, source, messages);
}

/** @param said what was noticed when the blueprint was parsed, where it comes as JSON. */
function checked(content: object, source: Blueprint['source'], messages: Messages, said: unknown = []): ParsedDocument {
  const noticed = Array.isArray(said) ? [...said, ...messages.list()] : said;
  const parsed = Blueprint.safeParse({ ...content, source, messages: noticed });
  if (parsed.success && !messages.failed) return { blueprint: parsed.data, messages: parsed.data.messages };
  if (parsed.error) messages.error('incomplete', null, z.prettifyError(parsed.error).split('\n').slice(0, 4).join(' '));
  return { blueprint: null, messages: messages.list() };
}

const sha256 = (source: Uint8Array | string) => createHash('sha256').update(source).digest('hex');
