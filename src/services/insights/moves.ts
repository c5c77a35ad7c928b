import { groupBy } from '../group-by.ts';
import { cycles } from './cycles.ts';
import { type Design, describedRoles, isDescribed, listed, titleOf } from './design.ts';
import type { FindingDraft } from './finding.ts';

const places = (claims: readonly { document: string; line: number | null }[]) =>
  claims.map(({ document, line }) => ({ document, line }));

/** Next moves that one side names and the other side, which has a document, does not. */
export function unconfirmedMoves(design: Design): FindingDraft[] {
  const byMove = groupBy(nextMoves(design), ({ tail, head }) => JSON.stringify([tail, head]));
  return [...byMove.values()].flatMap((claims): FindingDraft[] => {
    const [first] = claims;
    const sides = new Set(claims.map(({ said }) => said));
    if (!first || sides.size === 2) return [];
    const [speaker, silent] = first.said === 'origin' ? [first.tail, first.head] : [first.head, first.tail];
    if (!isDescribed(design, silent)) return [];
    const as = first.said === 'origin' ? 'a next role' : 'a feeder';
    const message = `${titleOf(design, speaker)} names ${titleOf(design, silent)} as ${as}, which does not name the move.`;
    return [{ rule: 'unconfirmed-move', message, roles: [first.tail, first.head], parties: [], said: places(claims) }];
  });
}

/** Next moves that lead in a circle. */
export function cyclesOfMoves(design: Design): FindingDraft[] {
  const moves = nextMoves(design);
  return cycles(moves.map(({ tail, head }) => [tail, head])).map((roles) => {
    const names = listed(roles.map((role) => titleOf(design, role)));
    const within = moves.filter(({ tail, head }) => roles.includes(tail) && roles.includes(head));
    return {
      rule: 'cycle-of-moves',
      message: `Next roles lead in a circle: ${names}.`,
      roles,
      parties: [],
      said: places(within),
    };
  });
}

/** Described roles that no next move leaves, or that none reaches. */
export function endsOfMoves(design: Design): FindingDraft[] {
  const left = new Set(nextMoves(design).map(({ tail }) => tail));
  const reached = new Set(nextMoves(design).map(({ head }) => head));
  const about = (rule: 'dead-end' | 'unreachable-role', role: string, message: string): FindingDraft[] => [
    { rule, message, roles: [role], parties: [], said: [] },
  ];
  return describedRoles(design).flatMap((role) => [
    ...(left.has(role) ? [] : about('dead-end', role, `${titleOf(design, role)} leads to no next role.`)),
    ...(reached.has(role) ? [] : about('unreachable-role', role, `No role leads to ${titleOf(design, role)}.`)),
  ]);
}

/** Roles that moves name and no document describes. */
export function onlyNamed(design: Design): FindingDraft[] {
  const claims = groupBy(
    design.moves.flatMap((move) => [
      { role: move.tail, move },
      { role: move.head, move },
    ]),
    ({ role }) => role,
  );
  return [...design.roles.values()].flatMap(({ id, title, kind, described }): FindingDraft[] => {
    if (described || kind !== 'role') return [];
    const said = places((claims.get(id) ?? []).map(({ move }) => move));
    const count = new Set(said.map(({ document }) => document)).size;
    const by = count === 0 ? '' : ` by ${count} ${count === 1 ? 'document' : 'documents'}`;
    return [
      {
        rule: 'only-named-role',
        message: `${title} is named${by} and described by none.`,
        roles: [id],
        parties: [],
        said,
      },
    ];
  });
}

const nextMoves = ({ moves }: Design) => moves.filter(({ kind }) => kind === 'next');
