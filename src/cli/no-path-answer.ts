import { count, table } from './print.ts';

interface Titled {
  title: string;
}

interface Loosened {
  constraint: string;
  to: number | null;
  roles: Titled[];
  inOtherWords: string | null;
}

export interface NoPath {
  code: string;
  message: string;
  reasons: {
    disconnected: boolean;
    blame: string[];
    relaxations: { loosened: Loosened[]; opens: Titled[] }[];
    reached: number;
    border: { from: Titled | null; to: Titled; forbiddenBy: string[]; movesToTarget: number | null }[];
    borderMoves: number;
    nearest: { role: Titled; movesFromStart: number; movesToTarget: number | null }[];
    complete: boolean;
  };
}

export const noPathFields = `
  code message
  reasons {
    disconnected blame complete
    relaxations { loosened { constraint to roles { title slug } inOtherWords } opens { title slug } }
    reached borderMoves
    border { from { title slug } to { title slug } forbiddenBy movesToTarget }
    nearest { role { title slug } movesFromStart movesToTarget gapToTarget }
  }`;

const named = (constraint: string) => constraint.toLowerCase().replaceAll('_', '-');

/** What would open a path, and how far one gets, as text. That there is none is for the error line to say. */
export function* noPathTold({ reasons }: NoPath): Iterable<string> {
  for (const { loosened, opens } of reasons.relaxations) {
    yield `It would do to loosen ${loosened.map(loosenedTold).join(' and ')}: ${opens.map(({ title }) => title).join(' → ')}.`;
  }
  yield `${count(reasons.reached, 'role')} can be reached; nearest to the target:`;
  yield '';
  yield* table(
    ['role', 'moves to it', 'moves from there'],
    reasons.nearest.map(({ role, movesFromStart, movesToTarget }) => [
      role.title,
      String(movesFromStart),
      movesToTarget === null ? 'no way' : String(movesToTarget),
    ]),
  );
  if (reasons.border.length > 0) yield '';
  yield* table(
    ['move that is not allowed', 'because of'],
    reasons.border.map(({ from, to, forbiddenBy }) => [
      `${from?.title ?? 'start'} → ${to.title}`,
      forbiddenBy.map(named).join(', '),
    ]),
  );
  const more = reasons.borderMoves - reasons.border.length;
  if (more > 0) yield `… ${more} more`;
  if (!reasons.complete) yield 'The search for reasons stopped early: there may be more to say.';
}

function loosenedTold({ constraint, to, roles, inOtherWords }: Loosened): string {
  if (to !== null) return `${named(constraint)} to ${Math.ceil(to * 1_000) / 1_000}`;
  if (roles.length > 0) return `${named(constraint)} for ${roles.map(({ title }) => title).join(', ')}`;
  return `${named(constraint)}${inOtherWords === null ? '' : ` (${inOtherWords})`}`;
}
