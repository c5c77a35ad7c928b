import { changes } from '../../cypher/change.ts';
import { documentsByIds } from '../../cypher/document.ts';
import { raiseRevision } from '../../cypher/meta.ts';
import { deleteNodes, putNodes } from '../../cypher/write.ts';
import type { Runner, Transaction } from '../../engine/port.ts';
import { AppError, InvalidInput, NotFound, type Problem } from '../../errors.ts';
import { allOrigins } from '../../model/claim.ts';
import { type Change, DECISIONS } from '../../model/history.ts';
import { defaultOrigins } from '../origins.ts';
import { relateNouns } from '../relate/relate.ts';
import { Touched } from '../replace-claims.ts';
import type { Services } from '../services.ts';
import type { Decision } from './decision.ts';
import { inverseOf } from './inverse.ts';
import { planMerge } from './merge.ts';
import { planName } from './names.ts';
import { applyPatch, noteNamed } from './patch.ts';
import { type Plan, type Planning, UnknownNoun } from './plan.ts';
import { planSplit } from './split.ts';
import { planTie } from './tie.ts';

/** Who decides, and the reason. */
export interface Decider {
  by: string;
  why: string | null;
}

/** Thrown to roll a rehearsal back. */
class Rehearsed extends Error {
  readonly changes: Change[];
  constructor(done: Change[]) {
    super('dry run');
    this.changes = done;
  }
}

/**
 * Carries decisions out, one after the other, in one transaction; each leaves a `Change`.
 * @throws what stands in the way of a single one: NotFound, InvalidInput, Conflict; of several InvalidInput with a
 * problem for each that cannot be carried out. Nothing was written then.
 */
export async function decide(
  services: Services,
  decisions: readonly Decision[],
  decider: Decider,
  dryRun = false,
): Promise<Change[]> {
  try {
    return await services.engine.write(async (tx) => {
      const done = await decideAll(tx, decisions, decider);
      if (dryRun) throw new Rehearsed(done);
      await tx.run(raiseRevision, {});
      return done;
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.changes;
    if (!(error instanceof UnknownNoun)) throw error;
    const snapshot = await services.snapshots.open();
    const close = await services.search.closest(snapshot, error.kind, error.text, allOrigins);
    throw new NotFound(error.message, close);
  }
}

async function decideAll(tx: Transaction, decisions: readonly Decision[], { by, why }: Decider): Promise<Change[]> {
  const origins = await defaultOrigins(tx);
  const at = new Date().toISOString();
  const [last] = await tx.run(changes.last, {});
  await ensureDocument(tx, at);
  const done: Change[] = [];
  const problems: Problem[] = [];
  const named = new Touched();
  for (const [i, decision] of decisions.entries()) {
    const number = (last?.number ?? 0) + done.length + 1;
    try {
      const { patch, what, own = [] } = await plan({ tx, number, origins }, decision);
      const applied = await applyPatch(tx, patch);
      noteNamed(applied, named);
      const inverse = await inverseOf(tx, applied, own);
      const nouns = what.nouns.map(({ kind, id }) => `${kind} ${id}`);
      const [told, undoing] = [JSON.stringify(what), JSON.stringify(inverse)];
      const open = { undoneAt: null, undoneBy: null, undoneWhy: null };
      done.push({
        id: String(number),
        number,
        at,
        by,
        why,
        decision: decision.decision,
        nouns,
        what: told,
        inverse: undoing,
        ...open,
      });
    } catch (error) {
      // A plan reads only: after one that fails, the others are tried all the same, and all is rolled back.
      if (decisions.length === 1 || !(error instanceof AppError) || !isExpected(error)) throw error;
      problems.push({ path: `decisions.${i}`, message: error.message });
    }
  }
  if (problems.length > 0) {
    throw new InvalidInput(
      `${problems.length} of ${decisions.length} decisions cannot be carried out; none was.`,
      problems,
    );
  }
  await relateNouns(tx, (label) => named.of(label));
  await tx.run(putNodes.Change, { rows: done });
  return done;
}

const isExpected = ({ code }: AppError) => ['NOT_FOUND', 'INVALID_INPUT', 'CONFLICT'].includes(code);

function plan(planning: Planning, decision: Decision): Promise<Plan> {
  switch (decision.decision) {
    case 'confirm':
    case 'refuse':
      return planTie(planning, decision);
    case 'merge':
      return planMerge(planning, decision);
    case 'split':
      return planSplit(planning, decision);
    default:
      return planName(planning, decision);
  }
}

/** The document that what people decide is claimed by. */
async function ensureDocument(tx: Runner, at: string): Promise<void> {
  if ((await tx.run(documentsByIds, { ids: [DECISIONS] })).length > 0) return;
  const unknown = { sha256: null, parserVersion: null, file: null, url: null, format: null, licence: null };
  const row = {
    id: DECISIONS,
    ...unknown,
    lang: 'en',
    origin: 'person' as const,
    attribution: null,
    effectiveFrom: null,
  };
  await tx.run(putNodes.Document, { rows: [{ ...row, importedAt: at }] });
}

/** It goes with the last decision that stands. */
export async function dropDocument(tx: Runner): Promise<void> {
  const [standing] = await tx.run(changes.standing, {});
  if (standing?.total === 0) await tx.run(deleteNodes.Document, { ids: [DECISIONS] });
}
