import { emitKeypressEvents } from 'node:readline';
import { accepted, ask } from './ask.ts';
import type { Connection } from './connection.ts';
import { count } from './print.ts';
import { Refusal } from './refusal.ts';
import { applyDecisions, placeOf, type Side, type Suggestion, suggestionsPage } from './suggestions.ts';

const PAGE = 50;

export interface ReviewOptions {
  kind?: string | undefined;
  by: string;
}

const keys: ReadonlyMap<string, string> = new Map([
  ['y', 'yes, it is so'],
  ['n', 'no'],
  ['1', 'the same: keep the first'],
  ['2', 'the same: keep the second'],
  ['s', 'later'],
  ['u', 'undo the last'],
  ['q', 'quit'],
]);

/**
 * Shows one suggestion after the other and carries out what each key decides at once, so that whoever stops goes on
 * where they stopped. Ends with the suggestions, the keys or `q`.
 */
export async function review(
  connection: Connection,
  pressed: AsyncIterable<string>,
  print: (line: string) => void,
  { kind, by }: ReviewOptions,
): Promise<void> {
  const later = new Set<string>();
  const done: string[] = [];
  const answers = pressed[Symbol.asyncIterator]();
  for (;;) {
    const { suggestion, left } = await next(connection, kind, later);
    if (!suggestion) {
      print(later.size > 0 ? `Nothing else waits; ${later.size} left for later.` : 'Nothing waits for a decision.');
      break;
    }
    for (const line of shown(suggestion, left)) print(line);
    const key = await keyFor(answers, suggestion, done.length > 0, print);
    if (key === 'q') break;
    if (key === 's') later.add(nameOf(suggestion));
    else if (key === 'u') print(await undoLast(connection, done, by));
    else await settle(connection, suggestion, key, { by, done, later, print });
  }
  print(`${count(done.length, 'decision')} made.`);
}

async function next(connection: Connection, kind: string | undefined, later: ReadonlySet<string>) {
  for (let after: string | null = null; ; ) {
    const { nodes, totalCount, pageInfo } = await suggestionsPage(connection, kind, PAGE, after);
    const suggestion = nodes.find((each) => !later.has(nameOf(each)));
    if (suggestion || !pageInfo.hasNextPage) return { suggestion, left: totalCount - later.size };
    after = pageInfo.endCursor;
  }
}

const nameOf = ({ type, from, to }: Suggestion) => [type, from.kind, from.noun.slug, to.kind, to.noun.slug].join(' ');

/** The next key that means something here; `q` where no more come. */
async function keyFor(
  answers: AsyncIterator<string>,
  suggestion: Suggestion,
  undoable: boolean,
  print: (line: string) => void,
): Promise<string> {
  const allowed = [...keys.keys()].filter((key) => (isMerge(key) ? canMerge(suggestion) : key !== 'u' || undoable));
  print(
    `   ${[...keys]
      .filter(([key]) => allowed.includes(key))
      .map(([key, text]) => `${key} ${text}`)
      .join(' · ')}`,
  );
  for (;;) {
    const { value, done } = await answers.next();
    if (done) return 'q';
    const key = value.toLowerCase();
    if (allowed.includes(key)) return key;
    print(`   "${value}" means nothing here.`);
  }
}

const isMerge = (key: string) => key === '1' || key === '2';
const canMerge = ({ type }: Suggestion) => type === 'RELATED_TO';

async function settle(
  connection: Connection,
  suggestion: Suggestion,
  key: string,
  { by, done, later, print }: { by: string; done: string[]; later: Set<string>; print: (line: string) => void },
): Promise<void> {
  try {
    const [change] = await applyDecisions(connection, [decisionFor(suggestion, key)], { by });
    if (!change) return;
    done.push(change.id);
    print(`   ${change.id}: ${change.summary}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    later.add(nameOf(suggestion));
    print(`   Not done, left for later: ${error.message}`);
  }
}

function decisionFor({ type, from, to }: Suggestion, key: string): object {
  const [first, second] = [{ slug: from.noun.slug }, { slug: to.noun.slug }];
  const revisions = { fromRevision: from.noun.revision, toRevision: to.noun.revision };
  const tie = { type, kind: from.kind, from: first, to: second, ...revisions };
  if (key === 'y') return { confirmTie: tie };
  if (key === 'n') return { refuseTie: tie };
  const [kept, gone] = key === '1' ? [from, to] : [to, from];
  return {
    mergeNouns: {
      kind: from.kind,
      noun: { slug: gone.noun.slug },
      into: { slug: kept.noun.slug },
      revision: gone.noun.revision,
      intoRevision: kept.noun.revision,
    },
  };
}

const undo = `
  mutation Undo($id: String!, $by: String) {
    undoChange(id: $id, by: $by) { ... on DecidedChanges { changes { summary } } ... on Error { code message } }
  }`;

async function undoLast(connection: Connection, done: string[], by: string): Promise<string> {
  const id = done.pop();
  const { undoChange } = await ask<{ undoChange: { changes: { summary: string }[] } }>(connection, undo, { id, by });
  return `   Undone: ${accepted(undoChange)
    .changes.map(({ summary }) => summary)
    .join('; ')}`;
}

const questions: Readonly<Record<string, string>> = {
  RELATED_TO: 'mean something close',
  INCLUDES: 'the first includes the second',
  STANDS_FOR: 'the first are people in the second',
  CORRESPONDS_TO: 'the first corresponds to the second',
};

function* shown({ type, strength, sharedWords, from, to }: Suggestion, left: number): Iterable<string> {
  const close = strength === null ? '' : ` · wording ${strength.toFixed(2)}, no probability`;
  yield '';
  yield `${left} to go · ${from.kind.toLowerCase()} · ${questions[type] ?? type}?${close}`;
  yield* sideLines('1', from);
  yield* sideLines('2', to);
  if (sharedWords.length > 0)
    yield `   in common: ${sharedWords.map(({ word, share }) => `${word} ${Math.round(share * 100)} %`).join(', ')}`;
}

function* sideLines(number: string, { noun, said, saidCount }: Side): Iterable<string> {
  yield ` ${number} ${noun.name}`;
  for (const each of said.slice(0, 2)) {
    const words = each.text ?? (each.asWritten !== noun.name ? each.asWritten : null);
    yield `     ${placeOf(each)}${words ? `  ${shortened(words)}` : ''}`;
  }
  if (saidCount > 2) yield `     and in ${count(saidCount - 2, 'more place')}`;
}

const shortened = (text: string) => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
};

/** The keys that are pressed at a terminal. @throws Refusal where there is none. */
export function keysPressed(input: NodeJS.ReadStream): AsyncGenerator<string> {
  if (input.isTTY) return keysOf(input);
  throw new Refusal(
    'USAGE',
    'There is no terminal to ask at. `rolegraph vocabulary export` writes a CSV file to decide in, `vocabulary import` reads it.',
  );
}

async function* keysOf(input: NodeJS.ReadStream): AsyncGenerator<string> {
  emitKeypressEvents(input);
  input.setRawMode(true);
  const waiting: string[] = [];
  let wake = () => {};
  const listen = (text: string | undefined, key: { name?: string; ctrl?: boolean }) => {
    waiting.push(key.ctrl && (key.name === 'c' || key.name === 'd') ? 'q' : (text ?? ''));
    wake();
  };
  input.on('keypress', listen);
  input.resume();
  try {
    for (;;) {
      const key = waiting.shift();
      if (key !== undefined) yield key;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    input.off('keypress', listen);
    input.setRawMode(false);
    input.pause();
  }
}
