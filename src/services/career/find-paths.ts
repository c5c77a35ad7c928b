import { NoPath, WorkBudgetSpent } from '../../errors.ts';
import type { LeadsToKind } from '../../model/role.ts';
import { careerPaths } from '../../paths/career-paths.ts';
import type { Moves } from '../../paths/moves.ts';
import { type NoPathReasons, whyNoPath } from '../../paths/no-path.ts';
import type { Objective, PathAnswer, PathConstraints, PathQuestion } from '../../paths/path-question.ts';
import type { CareerPicture } from './career-picture.ts';
import type { Start } from './start.ts';

/** Which moves count: those that documents declare, those inferred from likeness, or all. */
export type MovesUsed = 'declared' | 'inferred' | 'all';

export interface PathAsk {
  start: Start;
  /** Role id. */
  to: string;
  k: number;
  objective: Objective;
  /** `moveKinds` speaks of declared moves only. */
  constraints: Omit<PathConstraints, 'moveKinds'> & { moveKinds?: readonly LeadsToKind[] | undefined };
  moves: MovesUsed;
}

/** Moves and skills looked at before a search stops, and before the search for what would open a path does. */
const WORK_BUDGET = { paths: 50_000_000, reasons: 20_000_000 } as const;

/** The moves that a question may use, as a table and as kinds of that table. */
export async function movesUsed(
  picture: CareerPicture,
  { moves, constraints }: Pick<PathAsk, 'moves' | 'constraints'>,
): Promise<{ table: Moves; kinds: PathConstraints['moveKinds'] }> {
  const declared = constraints.moveKinds ?? (['next', 'adjacent'] as const);
  if (moves === 'declared') return { table: picture.graph.declared, kinds: declared };
  const kinds = moves === 'inferred' ? (['inferred'] as const) : [...declared, 'inferred' as const];
  return { table: await picture.moves(), kinds };
}

/** Where the search starts: a profile goes on from all of its roles. */
export function searchStart({ from, profile }: Start): PathQuestion['from'] {
  if (profile) return { profile: from === null ? profile : { ...profile, roles: [from, ...profile.roles] } };
  return { role: from ?? '' };
}

/**
 * The best paths from a start to a role.
 * @throws NoPath where there is none; WorkBudgetSpent where none was found before the search was stopped; InvalidInput where
 * the question contradicts itself; Cancelled where the request was called off.
 */
export async function findPaths(picture: CareerPicture, ask: PathAsk, signal: AbortSignal): Promise<PathAnswer> {
  const { start, to, k, objective, constraints } = ask;
  const { table, kinds } = await movesUsed(picture, ask);
  const question: PathQuestion = {
    from: searchStart(start),
    to,
    k,
    objective,
    constraints: { ...constraints, moveKinds: kinds },
    workBudget: WORK_BUDGET.paths,
  };
  const answer = await careerPaths(picture.graph, table, question, signal);
  if (answer.paths.length > 0) return answer;
  if (answer.bound) {
    throw new WorkBudgetSpent(
      `The search looked at ${answer.work} moves and skills and was stopped before it found a path to ${to}. Lower ` +
        'maxMoves, or say more narrowly which roles may be passed.',
      answer.bound.cost,
    );
  }
  const reasons = await whyNoPath(picture.graph, table, { ...question, workBudget: WORK_BUDGET.reasons }, signal);
  throw new NoPath(messageOf(ask, reasons), reasons);
}

function messageOf({ start, to, constraints, moves }: PathAsk, { disconnected, blame }: NoPathReasons): string {
  const { maxMoves } = constraints;
  const most = maxMoves === undefined ? '' : ` of at most ${maxMoves} move${maxMoves === 1 ? '' : 's'}`;
  const where = start.from === null ? '' : `from ${start.from} `;
  if (disconnected) {
    const inferred =
      moves === 'declared' ? ' Moves inferred from likeness, which no document declares, were not used.' : '';
    return `No path leads ${where}to ${to}, whatever the constraints: no moves connect them.${inferred}`;
  }
  const hint = blame.length > 0 ? ` In the way: ${blame.join(', ')}.` : '';
  return `No path${most} leads ${where}to ${to} under the constraints.${hint}`;
}
