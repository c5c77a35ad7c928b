import { loadConfig } from '../config.ts';
import type { Status } from '../services/status.ts';
import { type Connection, connect } from './connection.ts';
import { Refusal } from './refusal.ts';

/** Connects, works, disconnects. Says so where nothing was found because nothing is stored. */
export async function withGraph<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect(loadConfig(process.env));
  try {
    return await work(connection);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') await hintIfEmpty(connection);
    throw error;
  } finally {
    await connection.close();
  }
}

export async function hintIfEmpty(connection: Connection): Promise<void> {
  const { documents } = await getStatus(connection);
  if (Object.keys(documents).length > 0) return;
  console.error('The store is empty: `rolegraph seed` loads the graph that ships with Rolegraph.');
}

/** Runs a GraphQL document. @throws Refusal where the answer has errors. */
export async function ask<T>(connection: Connection, query: string, variables: object = {}): Promise<T> {
  const body = JSON.stringify({ query, variables });
  const headers = { 'content-type': 'application/json' };
  return (await answerOf<{ data: T }>(await connection.fetch('/graphql', { method: 'POST', headers, body }))).data;
}

export async function getStatus(connection: Connection): Promise<Status> {
  return answerOf(await connection.fetch('/status'));
}

interface Failed {
  errors?: { message: string; extensions?: { code?: string; reference?: string } }[];
}

/** The JSON of a response. @throws Refusal where it holds errors, in the words of the first. */
export async function answerOf<T>(response: Response): Promise<T> {
  const answer = (await response.json()) as T & Failed;
  const error = answer.errors?.[0];
  if (!error) return answer;
  const { code = 'UNEXPECTED', reference } = error.extensions ?? {};
  const hint = reference ? ` (reference ${reference} in the log; LOG_LEVEL=error shows it here)` : '';
  throw new Refusal(code, error.message + hint);
}

/** What documents ask for of everything that may be refused. */
export const onError = `
  ... on Error { code message }
  ... on AmbiguousTitle { candidates { slug title } }
  ... on NotFound { suggestions }`;

interface Refused {
  code: string;
  message: string;
  candidates?: { slug: string; title: string }[];
  suggestions?: string[];
}

/** The member of a result that answers. @throws Refusal where it is one that refuses. */
export function accepted<T extends object>(result: T | Refused): T {
  if (!('code' in result)) return result;
  const { code, message, candidates = [], suggestions = [] } = result;
  const hints = [
    candidates.length > 0 ? `Say which: ${candidates.map(({ slug }) => `slug:${slug}`).join(', ')}` : '',
    suggestions.length > 0 && !message.includes(suggestions[0] ?? '') ? `Close: ${suggestions.join(', ')}` : '',
  ];
  throw new Refusal(code, [message, ...hints].filter(Boolean).join(' '));
}

/**
 * How a role is named on the command line: its title, or "slug:…", or a code such as "onet:15-2051.00" where titles do not
 * do. A title has a space behind its colon; a code that has spaces is written "external:scheme:code".
 */
export function roleRef(text: string): object {
  if (text.startsWith('slug:')) return { slug: text.slice('slug:'.length) };
  if (text.startsWith('external:')) return { externalId: text.slice('external:'.length) };
  return /^[A-Za-z][\w-]*:\S+$/.test(text) ? { externalId: text } : { title: text };
}

/** The same, for the help of commands. */
export const ROLE_REFS = 'Roles are named by their titles, or by "slug:…" or a code such as "onet:15-2051.00".';
