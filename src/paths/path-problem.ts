import { InvalidInput } from '../errors.ts';
import { Allowed, leavesOutUnknown } from './allowed.ts';
import type { CareerGraph } from './career-graph.ts';
import { type Cost, costOf } from './cost.ts';
import { UNIT, UNKNOWN_GAP } from './gap.ts';
import { Itinerary } from './itinerary.ts';
import { Learning } from './learning.ts';
import type { Moves } from './moves.ts';
import {
  type CareerPath,
  MAX_VIA,
  type PathAnswer,
  type PathConstraints,
  type PathQuestion,
  type PathStep,
} from './path-question.ts';
import { type Found, type FoundPath, Search } from './search.ts';
import { ENTRY, type Start, startOf } from './start.ts';
import type { Stretches, Work } from './work.ts';

/** Paths over described roles only, whose costs are exact, and paths through others, whose costs are lower bounds. */
export type Class = 'known' | 'unknown';

/** Paths of both classes: those over described roles only, then those through roles that are only named. */
export interface Ranked {
  paths: CareerPath[];
  proven: number;
  bound: PathAnswer['bound'];
}

/** Limits of a search that come on top of the constraints: in moves, and in billionths. */
export interface Limits {
  maxMoves?: number;
  maxGap?: number;
  maxLearning?: number;
}

/** A question put to one graph: from where, to where, and searches under constraints that may differ from one to the next. */
export class PathProblem {
  readonly graph: CareerGraph;
  readonly moves: Moves;
  readonly start: Start;
  readonly target: number;
  readonly work: Work;
  /** Made once for all searches and measures. */
  #learnt: Learning | undefined;

  /** @throws InvalidInput where the question contradicts itself */
  static *posed(graph: CareerGraph, moves: Moves, question: PathQuestion, work: Work): Stretches<PathProblem> {
    return new PathProblem(graph, moves, yield* startOf(graph, moves, question.from), question, work);
  }

  private constructor(
    graph: CareerGraph,
    moves: Moves,
    start: Start,
    { from, to, constraints }: PathQuestion,
    work: Work,
  ) {
    this.graph = graph;
    this.moves = moves;
    this.work = work;
    this.start = start;
    const target = graph.numberOf.get(to);
    if (target === undefined || ('role' in from && this.start.roles.length === 0)) {
      refuse('to', 'Start and target must be roles of the graph.');
    }
    this.target = target ?? 0;
    if (this.start.roles.includes(this.target)) refuse('to', 'The target is where the path starts.');
    const via = constraints.via?.roles ?? [];
    if (via.length > MAX_VIA) refuse('via', `A path can be asked to pass at most ${MAX_VIA} roles.`);
    if (new Set(via).size < via.length) refuse('via', 'A path passes a role once at most; name each once.');
    for (const id of via) {
      const role = graph.numberOf.get(id);
      if (role === this.target) refuse('via', `${id} is the target of the path.`);
      if (role !== undefined && this.start.roles.includes(role)) refuse('via', `${id} is where the path starts.`);
    }
  }

  /** The classes of paths there can be, in their order; a path with an end that is only named is never fully known. */
  classes(constraints: PathConstraints): Class[] {
    if (leavesOutUnknown(constraints)) return ['known'];
    return this.#endsAreKnown ? ['known', 'unknown'] : ['unknown'];
  }

  get #endsAreKnown(): boolean {
    return this.start.coverage.known && this.graph.skills.described[this.target] === 1;
  }

  /** The k best paths under a cost. */
  *search(
    cost: Cost,
    constraints: PathConstraints,
    { k, through, ...limits }: { k: number; through: Class | 'any' } & Limits,
  ): Stretches<Found> {
    const { graph, moves, start, target } = this;
    const { via } = constraints;
    const passed = via?.roles.map((id) => graph.numberOf.get(id) ?? -1) ?? [];
    if (passed.includes(-1)) return { paths: [], proven: 0, bound: Number.POSITIVE_INFINITY, longest: 0 };
    const knownOnly = through === 'known' || leavesOutUnknown(constraints);
    const maxLearning = least(limits.maxLearning, units(constraints.maxLearning));
    const described = through === 'unknown' && this.#endsAreKnown ? graph.skills.described : null;
    // Setting a search up looks at every role, and it may be one of many short ones.
    yield;
    const search = new Search(
      {
        roles: graph.roles.length,
        moves,
        allowed: new Allowed(graph, moves, start, target, constraints, { knownOnly, maxGap: limits.maxGap }),
        itinerary: new Itinerary({ via: passed, inOrder: via?.inOrder === true, described }, graph.roles.length),
        target,
        maxMoves: least(limits.maxMoves, constraints.maxMoves, graph.roles.length),
        cost,
        k,
        learning: cost.learning > 0 || maxLearning < Number.POSITIVE_INFINITY ? this.#learning : null,
        maxLearning,
      },
      this.work,
    );
    yield;
    return yield* search.run();
  }

  /** What a path measures, in billionths. */
  measure({ roles, moves }: FoundPath): { moves: number; learning: number; largestStep: number; stepGaps: number } {
    for (const role of roles) this.#learning.pass(role);
    const learning = this.#learning.total;
    this.#learning.done();
    const gaps = moves.map((move, i) => Math.max(0, this.#gap(i, roles[i] ?? 0, move)));
    return {
      moves: moves.length * UNIT,
      learning,
      largestStep: Math.max(...gaps),
      stepGaps: gaps.reduce((sum, gap) => sum + gap, 0),
    };
  }

  /** What a path costs, in billionths, where nothing is marked and no move down counts. */
  costOf(cost: Cost, path: FoundPath): number {
    const { learning, largestStep } = this.measure(path);
    let sum = 0;
    for (const [i, role] of path.roles.entries()) {
      sum += cost.perMove + Math.round(cost.perGap * Math.max(0, this.#gap(i, role, path.moves[i] ?? ENTRY)));
    }
    return costOf(cost, sum, largestStep, learning);
  }

  /** The path in words of the question: ids and whole units. `cost` is in the unit that is asked for. */
  told(path: FoundPath, cost: number): CareerPath {
    const { graph, start } = this;
    const id = (role: number) => graph.roles[role] ?? '';
    const measures = this.measure(path);
    const steps = path.roles.map((role, i): PathStep => {
      const move = path.moves[i] ?? ENTRY;
      const gap = this.#gap(i, role, move);
      const from = move === ENTRY ? null : (this.moves.tails[move] ?? 0);
      return {
        from: from === null ? null : id(from),
        to: id(role),
        move: move === ENTRY ? null : move,
        gap: gap === UNKNOWN_GAP ? null : gap / UNIT,
        change: from === null ? null : graph.traits.ranks.change(from, role),
      };
    });
    const from = start.isRole ? start.roles : [];
    const passed = [...from, ...path.roles];
    return {
      roles: passed.map(id),
      steps,
      measures: {
        moves: steps.length,
        learning: measures.learning / UNIT,
        largestStep: measures.largestStep / UNIT,
        stepGaps: measures.stepGaps / UNIT,
      },
      cost,
      unknown: passed.filter((role) => graph.skills.described[role] !== 1).map(id),
      startKnown: start.coverage.known,
    };
  }

  get #learning(): Learning {
    this.#learnt ??= new Learning(this.graph.skills, this.start.coverage, this.target);
    return this.#learnt;
  }

  #gap(step: number, role: number, move: number): number {
    if (step > 0) return this.moves.gaps[move] ?? 0;
    return this.start.firstMoves.find(({ head }) => head === role)?.gap ?? UNKNOWN_GAP;
  }
}

const least = (...limits: (number | undefined)[]) => Math.min(...limits.filter((limit) => limit !== undefined));

const units = (whole: number | undefined) => (whole === undefined ? undefined : Math.round(whole * UNIT));

function refuse(path: string, message: string): never {
  throw new InvalidInput(message, [{ path, message }]);
}
