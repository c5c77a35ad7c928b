import { InvalidArgumentError, Option } from 'commander';
import { ask } from './ask.ts';
import type { Connection } from './connection.ts';
import { Refusal } from './refusal.ts';

/** One of the two nouns of a suggestion. */
export interface Side {
  kind: string;
  noun: { slug: string; name: string; revision: number };
  said: { document: string; line: number | null; asWritten: string | null; text: string | null }[];
  saidCount: number;
}

export interface Suggestion {
  type: string;
  strength: number | null;
  sharedWords: { word: string; share: number }[];
  from: Side;
  to: Side;
}

interface Page {
  totalCount: number;
  nodes: Suggestion[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const side = 'kind noun { slug name revision } said { document line asWritten text } saidCount';
const query = `
  query Suggestions($kind: NounType, $first: Int!, $after: String) {
    suggestions(kind: $kind, first: $first, after: $after) {
      totalCount nodes { type strength sharedWords { word share } from { ${side} } to { ${side} } } pageInfo { hasNextPage endCursor }
    }
  }`;

/** A page of what waits for a decision, the closest wording first. */
export async function suggestionsPage(
  connection: Connection,
  kind: string | undefined,
  first: number,
  after: string | null,
): Promise<Page> {
  return (await ask<{ suggestions: Page }>(connection, query, { kind: kind ?? null, first, after })).suggestions;
}

/** Where documents say something of a side: "roles/baker.md:12". */
export const placeOf = ({ document, line }: Side['said'][number]) => (line === null ? document : `${document}:${line}`);

export interface Decided {
  id: string;
  summary: string;
}

const mutation = `
  mutation Decide($decisions: [DecisionInput!]!, $by: String, $why: String, $dryRun: Boolean) {
    applyDecisions(decisions: $decisions, by: $by, why: $why, dryRun: $dryRun) {
      ... on DecidedChanges { changes { id summary } }
      ... on Error { code message }
      ... on InvalidInput { problems { path message } }
    }
  }`;

type Answer =
  | { changes: Decided[] }
  | { code: string; message: string; problems?: { path: string; message: string }[] };

/** What stands in the way of a list of decisions: one line each, by its place in the list. */
export class Undecided extends Refusal {
  readonly problems: readonly { index: number; message: string }[];

  constructor(code: string, message: string, problems: readonly { index: number; message: string }[]) {
    super(code, message);
    this.problems = problems;
  }
}

/** Carries decisions out, all or none. @throws Undecided. */
export async function applyDecisions(
  connection: Connection,
  decisions: readonly object[],
  options: { by: string; why?: string | undefined; dryRun?: boolean | undefined },
): Promise<Decided[]> {
  const { applyDecisions: answer } = await ask<{ applyDecisions: Answer }>(connection, mutation, {
    decisions,
    ...options,
  });
  if ('changes' in answer) return answer.changes;
  const problems = (answer.problems ?? []).flatMap(({ path, message }) => {
    const index = /^decisions\.(\d+)$/.exec(path)?.[1];
    return index === undefined ? [] : [{ index: Number(index), message }];
  });
  throw new Undecided(answer.code, answer.message, problems);
}

const kinds = ['role', 'skill', 'tool', 'stakeholder'];

/** `--kind`, for what lists or reviews suggestions. */
export const kindOption = () =>
  new Option('--kind <kind>', `only ${kinds.join(', ')}`).argParser((value: string) => {
    if (kinds.includes(value.toLowerCase())) return value.toUpperCase();
    throw new InvalidArgumentError(`It must be one of ${kinds.join(', ')}.`);
  });
