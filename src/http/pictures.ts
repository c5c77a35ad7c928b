import { createHash } from 'node:crypto';
import type { GraphEngine } from '../engine/port.ts';
import { AppError, type ErrorCode } from '../errors.ts';
import { HttpError } from './http-error.ts';

/** How a format is asked for in GraphQL, and what its file is called in HTTP. */
const formats: Readonly<Record<string, { format: string; type: string }>> = {
  svg: { format: 'SVG', type: 'image/svg+xml; charset=utf-8' },
  png: { format: 'PNG', type: 'image/png' },
  mmd: { format: 'MERMAID', type: 'text/vnd.mermaid; charset=utf-8' },
  dot: { format: 'DOT', type: 'text/vnd.graphviz; charset=utf-8' },
  graphml: { format: 'GRAPHML', type: 'application/graphml+xml; charset=utf-8' },
  csv: { format: 'CSV', type: 'text/csv; charset=utf-8; header=present' },
  'nodes.csv': { format: 'NODES_CSV', type: 'text/csv; charset=utf-8; header=present' },
  json: { format: 'JSON', type: 'application/json; charset=utf-8' },
};

const PATH = /^\/(maps|lattices|lattices\/families)\/([^/]+?)\.(svg|png|mmd|dot|graphml|nodes\.csv|csv|json)$/;

/** Parameters that a picture takes beside `theme`, with their types in GraphQL. */
const takes = {
  maps: {
    depth: 'Int',
    limit: 'Int',
    includeRoles: 'Boolean',
    joinAlike: 'Boolean',
    layers: '[CollaborationLayer!]',
    origins: '[Origin!]',
  },
  lattices: { to: 'RoleRef!', depth: 'Int', limit: 'Int', origins: '[Origin!]' },
  'lattices/families': { limit: 'Int', origins: '[Origin!]' },
} as const;

type Kind = keyof typeof takes;

type Ask = (request: Request) => Promise<Response>;

/** Whether a path asks for a picture. */
export const isPicture = (path: string): boolean => PATH.test(path);

/**
 * Pictures as files: `/maps/{role}.svg`, several roles joined by commas; `/lattices/{role}.svg`, with `?to={role}` of the
 * paths between the two; `/lattices/families/{family}.svg`. Each is asked for through GraphQL, so that the same limits hold. The ETag names the version of the graph: an unchanged one is not drawn.
 */
export function createPictures(engine: GraphEngine, ask: Ask): Ask {
  return async (request) => {
    const url = new URL(request.url);
    const [, kind, subject = '', extension = ''] = PATH.exec(url.pathname) ?? [];
    const { format = '', type = '' } = formats[extension] ?? {};
    const variables = { ...variablesOf(kind as Kind, url), ...subjectOf(kind as Kind, subject), format };
    const { revision, mark } = await engine.version();
    const etag = `W/"${fingerprint([revision, mark, url.pathname, url.search])}"`;
    const headers = { etag, 'cache-control': 'private, no-cache', vary: 'authorization' };
    if (isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
    const text = await rendered(request, ask, kind as Kind, variables);
    const body = format === 'PNG' ? Buffer.from(text, 'base64') : text;
    return new Response(body, {
      headers: {
        ...headers,
        'content-type': type,
        'x-content-type-options': 'nosniff',
        // A picture that is opened by itself runs nothing and loads nothing.
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      },
    });
  };
}

const fingerprint = (parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27);

const isKnown = (known: string | null, etag: string) =>
  known !== null && (known.trim() === '*' || known.split(',').some((one) => one.trim() === etag));

/** What a picture shows, as the variable that asks for it. */
function subjectOf(kind: Kind, written: string): { subject: object } {
  const names = decoded(written).split(',');
  if (kind === 'maps') return { subject: names.map(roleRef) };
  const [name = ''] = names;
  if (names.length === 1) return { subject: kind === 'lattices' ? roleRef(name) : { slug: name } };
  const hint = kind === 'lattices' ? ' The other end of a lattice between two roles is the parameter "to".' : '';
  throw new HttpError(400, 'BAD_REQUEST', `Name one, not ${names.length}.${hint}`);
}

/** Roles are named by their slugs, or as "scheme:code". */
const roleRef = (role: string): object => (role.includes(':') ? { externalId: role } : { slug: role });

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    throw new HttpError(400, 'BAD_REQUEST', 'The name in the address is not encoded as addresses are.');
  }
}

function variablesOf(kind: Kind, url: URL): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  const types: Readonly<Record<string, string>> = { theme: 'DiagramTheme', ...takes[kind] };
  for (const [name, value] of url.searchParams) {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (!type) {
      throw new HttpError(
        400,
        'BAD_REQUEST',
        `There is no parameter "${name}". There are ${Object.keys(types).join(', ')}.`,
      );
    }
    variables[name] = read(type, value);
  }
  return variables;
}

/** A parameter as GraphQL takes it; what does not fit is refused there, with the reason. */
function read(type: string, value: string): unknown {
  if (type === 'Int') return /^-?\d{1,9}$/.test(value) ? Number(value) : value;
  if (type === 'RoleRef!') return roleRef(value);
  if (type === 'Boolean') return value === 'true' ? true : value === 'false' ? false : value;
  if (type.startsWith('[')) return value.split(',').map((one) => one.toUpperCase());
  return value.toUpperCase();
}

/** How each picture is asked for; a lattice with `to` lies between two roles. */
const questions: Readonly<Record<Kind, { field: string; subject: string; argument: string }>> = {
  maps: { field: 'collaborationMap', subject: '[RoleRef!]!', argument: 'roles: $subject' },
  lattices: { field: 'careerLattice', subject: 'RoleRef!', argument: 'around: $subject' },
  'lattices/families': { field: 'careerLattice', subject: 'NounRef!', argument: 'family: $subject' },
};

function queryOf(kind: Kind, variables: Readonly<Record<string, unknown>>): string {
  const { field, subject, argument } = questions[kind];
  const given = Object.entries(takes[kind]).filter(([name]) => name in variables);
  const declared = given.map(([name, type]) => `, $${name}: ${type}`).join('');
  const shown = 'to' in variables ? 'between: { from: $subject, to: $to }' : argument;
  const others = given.filter(([name]) => name !== 'to').map(([name]) => `${name}: $${name}`);
  return `query Picture($subject: ${subject}, $format: DiagramFormat!, $theme: DiagramTheme${declared}) {
    answer: ${field}(${[shown, ...others].join(', ')}) {
      ... on Diagram { rendered(format: $format, theme: $theme) }
      ... on Error { code message }
    }
  }`;
}

async function rendered(
  request: Request,
  ask: Ask,
  kind: Kind,
  variables: Readonly<Record<string, unknown>>,
): Promise<string> {
  const headers = new Headers({ 'content-type': 'application/json' });
  const authorization = request.headers.get('authorization');
  if (authorization !== null) headers.set('authorization', authorization);
  const body = JSON.stringify({ query: queryOf(kind, variables), variables });
  const response = await ask(
    new Request(new URL('/graphql', request.url), { method: 'POST', headers, body, signal: request.signal }),
  );
  return textOf((await response.json()) as Answer, response.status);
}

interface Answer {
  data?: { answer: { rendered: string } | { code: ErrorCode; message: string } };
  errors?: { message: string; extensions?: { code?: string } }[];
}

function textOf({ data, errors }: Answer, status: number): string {
  const [error] = errors ?? [];
  if (error || !data) {
    const { message = 'The picture could not be drawn.', extensions = {} } = error ?? {};
    throw new HttpError(status === 200 ? 400 : status, extensions.code ?? 'BAD_REQUEST', message);
  }
  if ('rendered' in data.answer) return data.answer.rendered;
  throw new AppError(data.answer.code, data.answer.message);
}
