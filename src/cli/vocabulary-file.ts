import { writeFile } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import { type ReviewedRow, type ReviewedTie, reviewedRows, reviewFile } from '../services/vocabulary/review-file.ts';
import { withGraph } from './ask.ts';
import { inputFile } from './input-file.ts';
import { count, print } from './print.ts';
import { Refusal } from './refusal.ts';
import { applyDecisions, placeOf, type Side, type Suggestion, suggestionsPage, Undecided } from './suggestions.ts';

const PAGE = 100;

/** What one request decides at most; `schema/vocabulary.ts` refuses more. */
const MOST_DECISIONS = 500;

/** Writes what waits for a decision as CSV, to a file or standard output. */
export async function exportReview({
  kind,
  output,
  limit,
}: {
  kind?: string;
  output?: string;
  limit: number;
}): Promise<void> {
  await withGraph(async (connection) => {
    const rows: Suggestion[] = [];
    let total = 0;
    for (let after: string | null = null; rows.length < limit; ) {
      const page = await suggestionsPage(connection, kind, Math.min(PAGE, limit - rows.length), after);
      rows.push(...page.nodes);
      total = page.totalCount;
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    const text = reviewFile(rows.map(rowOf));
    if (output === undefined) process.stdout.write(text);
    else await writeFile(output, text);
    const left = total > rows.length ? `; ${total - rows.length} left out (--limit)` : '';
    console.error(
      `${count(rows.length, 'suggestion')}${left}. In the column "decision" write confirm, refuse, merge into from or merge into to.`,
    );
  });
}

const rowOf = ({ type, strength, from, to }: Suggestion): ReviewedTie => ({
  type,
  strength,
  fromKind: from.kind,
  toKind: to.kind,
  from: from.noun.slug,
  to: to.noun.slug,
  fromName: from.noun.name,
  toName: to.noun.name,
  fromSaid: saidOf(from),
  toSaid: saidOf(to),
});

const saidOf = ({ said }: Side) => said.map((each) => [placeOf(each), each.text].filter(Boolean).join(': ')).join('\n');

/** Carries out what a CSV file decides, all rows or none. @throws Refusal after one line for each row that does not do. */
export async function importReview(
  file: string,
  { by, why, dryRun, json }: { by: string; why?: string; dryRun?: boolean; json?: boolean },
): Promise<void> {
  const rows = await rowsOf(file);
  if (rows.length > MOST_DECISIONS) {
    throw new Refusal(
      'LIMIT_EXCEEDED',
      `${file} has ${count(rows.length, 'decision')}; one import takes ${MOST_DECISIONS}. Import it in parts.`,
    );
  }
  await withGraph(async (connection) => {
    try {
      const changes = await applyDecisions(connection, rows.map(decisionOf), { by, why, dryRun });
      print(changes, json, () => [
        ...changes.map(({ id, summary }) => (dryRun ? summary : `${id}: ${summary}`)),
        `${count(changes.length, 'decision')}${dryRun ? ' would be made (dry run, nothing was written)' : ' made'}.`,
      ]);
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      for (const { index, message } of error.problems) console.error(`${file}:${rows[index]?.line}: ${message}`);
      const place = rows.length === 1 ? `${file}:${rows[0]?.line}: ` : '';
      throw new Refusal(error.code, place + error.message);
    }
  });
}

async function rowsOf(file: string): Promise<ReviewedRow[]> {
  try {
    return await reviewedRows(file, await inputFile(file));
  } catch (error) {
    if (!(error instanceof AppError) || error.problems.length < 2) throw error;
    for (const { path, message } of error.problems) console.error(`${path}: ${message}`);
    throw error;
  }
}

function decisionOf({ type, fromKind, from, to, verdict }: ReviewedRow): object {
  const tie = { type, kind: fromKind, from: { slug: from }, to: { slug: to } };
  if (verdict === 'confirm') return { confirmTie: tie };
  if (verdict === 'refuse') return { refuseTie: tie };
  const [noun, into] = verdict === 'merge into to' ? [from, to] : [to, from];
  return { mergeNouns: { kind: fromKind, noun: { slug: noun }, into: { slug: into } } };
}
