import { Reach, type Terrain } from './bounds.ts';
import { type Cost, costOf, markedCost } from './cost.ts';
import { Detours } from './detours.ts';
import { FewFirst } from './few-first.ts';
import { Labels } from './labels.ts';
import type { Learning } from './learning.ts';
import { MOVE } from './moves.ts';
import { Prospects } from './prospects.ts';
import type { FirstMove } from './start.ts';
import { STRETCH_WORK, type Stretches, type Work } from './work.ts';

/** First moves that are taken up between two interruptions. */
const FIRST_MOVES = 512;

export interface SearchTask extends Terrain {
  cost: Cost;
  /** How many paths at most. */
  k: number;
  /** Counts what paths owe; null where neither cost nor limit ask for it. */
  learning: Learning | null;
  /** In billionths. */
  maxLearning: number;
}

/** A path by numbers: its roles after the start, the first move, then the moves. */
export interface FoundPath {
  roles: number[];
  moves: number[];
  cost: number;
}

export interface Found {
  paths: FoundPath[];
  /** How many of the first are proven to be the best. */
  proven: number;
  /** No path that is missing costs less; infinite where none is missing or only worse than all of k. */
  bound: number;
  /** No path takes more moves than this, whatever the limit. */
  longest: number;
}

/**
 * The k best loopless paths, by best-first search under exact bounds of what is left (`prospects.ts`). No path that a
 * constraint forbids is ever grown, and none is dropped for another beginning that looks better: a beginning is left out
 * only where its bound is above a limit, or above the cost of k paths already found, or where it is a detour by proof
 * (`detours.ts`).
 */
export class Search {
  readonly #task: SearchTask;
  readonly #work: Work;
  readonly #labels = new Labels();
  readonly #reach: Reach;
  readonly #prospects: Prospects;
  /** Null where detours must not be left out. */
  readonly #detours: Detours | null;
  readonly #onPath: Uint8Array;
  /** Costs of the best complete paths so far, ascending, k at most. */
  readonly #best: number[] = [];

  constructor(task: SearchTask, work: Work) {
    this.#task = task;
    this.#work = work;
    this.#reach = new Reach(task);
    this.#onPath = new Uint8Array(task.roles);
    const { cost, learning, maxLearning, itinerary } = task;
    this.#prospects = new Prospects(task, cost, learning, maxLearning);
    const learningAlone = cost.learning > 0 && cost.perGap === 0 && cost.perDown === 0 && cost.largest === 0;
    this.#detours = learningAlone && itinerary.states === 1 ? new Detours(task, this.#labels) : null;
  }

  *run(): Stretches<Found> {
    const { k, target } = this.#task;
    const paths: FoundPath[] = [];
    yield* this.#reach.fill(this.#task, this.#work);
    yield* this.#prospects.fill(this.#reach, this.#work);
    const { longest } = this.#reach;
    if (this.#work.isSpent) return { paths, proven: 0, bound: costOf(this.#task.cost, 0, 0, this.#owes()), longest };
    yield* this.#begin();
    const labels = this.#labels;
    let stretch = this.#work.spent + STRETCH_WORK;
    while (labels.waiting > 0 && paths.length < k) {
      const label = labels.pop();
      if (labels.roles[label] === target) {
        paths.push(this.#path(label));
        continue;
      }
      this.#grow(label);
      if (this.#work.isSpent) return this.#stopped(paths);
      if (this.#work.spent >= stretch) {
        if (labels.isTight) yield* labels.makeRoom();
        yield;
        stretch = this.#work.spent + STRETCH_WORK;
      }
    }
    return { paths, proven: paths.length, bound: Number.POSITIVE_INFINITY, longest };
  }

  #owes(): number {
    return this.#task.learning?.ofTarget ?? 0;
  }

  *#begin(): Stretches<void> {
    const { allowed } = this.#task;
    this.#work.spent += allowed.firstMoves.length;
    for (const [i, first] of allowed.firstMoves.entries()) {
      this.#offer(-1, first, 1);
      if (i % FIRST_MOVES === FIRST_MOVES - 1) yield;
    }
  }

  /** Adds every way to go on from a label by one move. */
  #grow(label: number): void {
    const { moves, allowed, learning } = this.#task;
    const { parents, roles } = this.#labels;
    const role = roles[label] ?? 0;
    for (let at = label; at >= 0; at = parents[at] ?? -1) {
      this.#onPath[roles[at] ?? 0] = 1;
      learning?.pass(roles[at] ?? 0);
    }
    const [first = 0, end = 0] = [moves.offsets[role], moves.offsets[role + 1]];
    const looked = learning?.work ?? 0;
    this.#detours?.count(label, this.#work);
    for (let move = first; move < end; move += 1) {
      const head = moves.heads[move] ?? 0;
      if (this.#onPath[head] === 1 || allowed.roles[head] !== 1 || !allowed.move(move)) continue;
      const ways = this.#detours?.waysTo(head) ?? 1;
      // One of the ways is the path itself.
      if (ways <= this.#task.k) {
        const [gap = 0, bits = 0] = [moves.gaps[move], moves.bits[move]];
        this.#offer(label, { head, move, gap, bits }, ways);
      }
    }
    this.#detours?.forget(label);
    this.#work.spent += 1 + end - first + ((learning?.work ?? 0) - looked);
    learning?.done();
    // The arrays may have been replaced by larger ones meanwhile.
    const labels = this.#labels;
    for (let at = label; at >= 0; at = labels.parents[at] ?? -1) this.#onPath[labels.roles[at] ?? 0] = 0;
  }

  /** Takes one move up, unless no path that begins so can be among the answers. */
  #offer(parent: number, { head, move, gap, bits }: FirstMove, ways: number): void {
    const { target, maxMoves, itinerary, cost, learning, k } = this.#task;
    const labels = this.#labels;
    const state = itinerary.after(parent < 0 ? 0 : (labels.states[parent] ?? 0), head);
    if (state < 0 || (head === target && state !== itinerary.done)) return;
    const depth = parent < 0 ? 1 : (labels.depths[parent] ?? 0) + 1;
    const left = maxMoves - depth;
    if (left < 0 || !this.#prospects.isOpen(head, state, left)) return;
    const known = gap > 0 ? gap : 0;
    const before = parent < 0 ? 0 : (labels.sums[parent] ?? 0);
    const sum =
      before +
      cost.perMove +
      (cost.perGap > 0 ? Math.round(cost.perGap * known) : 0) +
      (cost.perDown > 0 && (bits & MOVE.down) !== 0 ? cost.perDown : 0) +
      markedCost(cost, head);
    const largest = Math.max(known, parent < 0 ? 0 : (labels.largest[parent] ?? 0));
    const soFar = parent < 0 ? this.#owes() : (labels.learning[parent] ?? 0);
    const owed = learning ? soFar + learning.addedBy(head) : 0;

    const prospect = this.#prospects.of(head, state, left, { sum, largest, owed });
    if (!prospect || (this.#best.length === k && prospect.cost > (this.#best[k - 1] ?? 0))) return;
    if (head === target) this.#remember(prospect.cost);

    const label = labels.next();
    labels.parents[label] = parent;
    labels.roles[label] = head;
    labels.moves[label] = move;
    labels.depths[label] = depth;
    labels.states[label] = state;
    labels.ways[label] = ways;
    labels.sums[label] = sum;
    labels.largest[label] = largest;
    labels.learning[label] = owed;
    labels.costs[label] = prospect.cost;
    labels.lengths[label] = depth + prospect.rest;
    labels.push();
  }

  #remember(cost: number): void {
    const place = this.#best.findIndex((other) => other > cost);
    this.#best.splice(place < 0 ? this.#best.length : place, 0, cost);
    if (this.#best.length > this.#task.k) this.#best.pop();
  }

  /** The work is spent: what was found so far fills up the answer, in order, but is not proven. */
  #stopped(paths: FoundPath[]): Found {
    const labels = this.#labels;
    const proven = paths.length;
    const complete = new FewFirst<number>(this.#task.k - paths.length, (a, b) => labels.order(a, b));
    const rest = labels.rest();
    for (const label of rest) if (labels.roles[label] === this.#task.target) complete.take(label);
    for (const label of complete.all) paths.push(this.#path(label));
    const taken = new Set(complete.all);
    let bound = Number.POSITIVE_INFINITY;
    for (const label of rest) if (!taken.has(label)) bound = Math.min(bound, labels.costs[label] ?? 0);
    const { longest } = this.#reach;
    if (bound === Number.POSITIVE_INFINITY) return { paths, proven: paths.length, bound, longest };
    // What was left out on the way costs no less than k others: than the worst of these, or than something that waits.
    if (paths.length === this.#task.k) bound = Math.min(bound, paths.at(-1)?.cost ?? 0);
    return { paths, proven, bound, longest };
  }

  #path(label: number): FoundPath {
    const [roles, moves]: [number[], number[]] = [[], []];
    for (let at = label; at >= 0; at = this.#labels.parents[at] ?? -1) {
      roles.unshift(this.#labels.roles[at] ?? 0);
      moves.unshift(this.#labels.moves[at] ?? 0);
    }
    return { roles, moves, cost: this.#labels.costs[label] ?? 0 };
  }
}
