import type { CareerGraph } from './career-graph.ts';
import { UNIT } from './gap.ts';
import { MOVE, type Moves } from './moves.ts';
import type { PathConstraints } from './path-question.ts';
import { TRAITS, type Trait } from './role-traits.ts';
import { ENTRY, type FirstMove, type Start } from './start.ts';

/** Whether the constraints leave out roles that are only named. */
export const leavesOutUnknown = ({ maxStepGap, maxLearning, allowUnknown }: PathConstraints): boolean =>
  allowUnknown !== true && (maxStepGap !== undefined || maxLearning !== undefined);

/** Which roles and moves the constraints leave, each judged for itself. */
export class Allowed {
  /** By role number: 1 where a path may enter it. A path never comes back to its start. */
  readonly roles: Uint8Array;
  readonly firstMoves: readonly FirstMove[];
  readonly #moves: Moves;
  readonly #kinds: number;
  readonly #forbidden: number;
  readonly #maxGap: number;

  /** `knownOnly` also leaves out roles that are only named; `maxGap` is a limit beside that of the constraints, in billionths. */
  constructor(
    graph: CareerGraph,
    moves: Moves,
    start: Start,
    target: number,
    constraints: PathConstraints,
    { knownOnly, maxGap }: { knownOnly: boolean; maxGap: number | undefined },
  ) {
    const { avoid, moveKinds, neverStepDown, maxStepGap } = constraints;
    this.#moves = moves;
    this.#kinds = (moveKinds ?? ['next', 'adjacent', 'inferred']).reduce((bits, kind) => bits | MOVE[kind], 0);
    this.#forbidden = neverStepDown ? MOVE.down : 0;
    const most = maxStepGap === undefined ? Number.POSITIVE_INFINITY : Math.round(maxStepGap * UNIT);
    this.#maxGap = Math.min(most, maxGap ?? most);
    this.roles = knownOnly ? graph.skills.described.slice() : new Uint8Array(graph.roles.length).fill(1);
    for (const { keeps } of traitJudges(graph, constraints)) {
      for (let role = 0; role < this.roles.length; role += 1) {
        if (role !== target && !(keeps(role) ?? constraints.allowUnknown === true)) this.roles[role] = 0;
      }
    }
    for (const id of avoid ?? []) {
      const role = graph.numberOf.get(id);
      if (role !== undefined) this.roles[role] = 0;
    }
    const startsNowhere =
      (knownOnly && !start.coverage.known) || start.roles.some((role) => avoids(graph, avoid, role));
    for (const role of start.roles) this.roles[role] = 0;
    this.firstMoves = startsNowhere ? [] : this.#firstMoves(start);
  }

  move(move: number): boolean {
    const bits = this.#moves.bits[move] ?? 0;
    return (
      (bits & this.#kinds) !== 0 && (bits & this.#forbidden) === 0 && (this.#moves.gaps[move] ?? 0) <= this.#maxGap
    );
  }

  /** One first move per role entered; the start's gap to it is the same from whichever of its roles. */
  #firstMoves({ firstMoves }: Start): FirstMove[] {
    const byHead = new Map<number, FirstMove>();
    for (const first of firstMoves) {
      const { head, bits, gap, move } = first;
      const isKind = move === ENTRY || (bits & this.#kinds) !== 0;
      const isAllowed = isKind && (bits & this.#forbidden) === 0 && gap <= this.#maxGap && this.roles[head] === 1;
      // Of several, one that does not lead down.
      const before = byHead.get(head);
      if (isAllowed && (!before || (before.bits & ~bits & MOVE.down) !== 0)) byHead.set(head, first);
    }
    return [...byHead.values()];
  }
}

const avoids = ({ roles }: CareerGraph, avoid: readonly string[] | undefined, role: number) =>
  avoid?.includes(roles[role] ?? '') === true;

/** Tells, for each constraint on what a role belongs to, whether a role keeps to it; null where it has no such label at all. */
export const traitJudges = (
  { traits }: CareerGraph,
  constraints: PathConstraints,
): { trait: Trait; keeps: (role: number) => boolean | null }[] =>
  TRAITS.flatMap((trait) => {
    const wanted = constraints[trait];
    return wanted ? [{ trait, keeps: traits[trait].among(wanted) }] : [];
  });
