import { Bounds, Reach, type Terrain } from './bounds.ts';
import { type Cost, costOf, markedCost } from './cost.ts';
import { Labels } from './labels.ts';
import type { Learning } from './learning.ts';
import { MOVE } from './moves.ts';
import type { FirstMove } from './start.ts';
import { STRETCH_WORK, type Stretches, type Work } from './work.ts';

export interface SearchTask extends Terrain {
  cost: Cost;
  /** How many paths at most. */
  k: number;
  /** Counts what paths owe; null where neither cost nor limit ask for it. */
  learning: Learning | null;
  /** In billionths. */
  maxLearning: number;
  /** By role number: 1 where it is described. */
  described: Uint8Array;
  /** Whether something of the start is known. */
  startKnown: boolean;
  /** Only paths that pass a role that is only named. */
  throughUnknown: boolean;
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
 * The k best loopless paths, by best-first search under exact bounds of what is left (`bounds.ts`). No path that a
 * constraint forbids is ever grown, and none is dropped for another beginning that looks better: a beginning is left out
 * only where its bound is above a limit, or above the cost of k paths already found.
 *
 * Learning depends on the set of roles passed. Its bound is what is owed for the roles passed and the target or, if that
 * is more, for the target and the dearest two roles in a row of the way on that is least dear in that respect.
 *
 * Detours. Where learning alone counts, a beginning B is left out if its own roles hold at least k shorter ways to where
 * it ends: beginnings A whose roles are some of B's, in the same order. Proof that no answer is lost: whatever leads from
 * the end of B to the target without touching B's roles also goes on from A, loopless, by moves that are each allowed. A
 * passes a part of B's roles, so it owes no more (learning is monotone in the set of roles) and takes fewer moves, within
 * every limit that B keeps. So each path that begins with B comes after at least k others in the order of the answers.
 * This holds for the paths, whether or not those beginnings are themselves still looked at. It does not hold where roles
 * must be passed (A may miss one) or where single gaps count (A's moves may be larger), and is not used there. That
 * "cheaper, and reaching as much" would do is wrong: the cheaper one may have used the roles that the other still needs.
 */
export class Search {
  readonly #task: SearchTask;
  readonly #work: Work;
  readonly #labels = new Labels();
  readonly #reach: Reach;
  /** Bounds of the three parts of the cost; null where the part counts for nothing. */
  #sums: Bounds | null = null;
  #gaps: Bounds | null = null;
  #owed: Bounds | null = null;
  /** The only one of them, if it is: then the moves of a cheapest rest are known exactly. */
  #only: Bounds | null = null;
  #any: Bounds | null = null;
  readonly #onPath: Uint8Array;
  /** Per role, the ways to it within the path that is grown; null where detours must not be left out. */
  readonly #ways: Uint32Array | null;
  readonly #startsAt: Uint8Array;
  /** Costs of the best complete paths so far, ascending, k at most. */
  readonly #best: number[] = [];

  constructor(task: SearchTask, work: Work) {
    this.#task = task;
    this.#work = work;
    this.#reach = new Reach(task.roles);
    this.#onPath = new Uint8Array(task.roles);
    const { cost, itinerary, throughUnknown } = task;
    const learningAlone = cost.learning > 0 && cost.perGap === 0 && cost.perDown === 0 && cost.largest === 0;
    const dropsDetours = learningAlone && itinerary.states === 1 && !throughUnknown;
    this.#ways = dropsDetours ? new Uint32Array(task.roles) : null;
    this.#startsAt = new Uint8Array(dropsDetours ? task.roles : 0);
  }

  *run(): Stretches<Found> {
    const { k, target } = this.#task;
    const paths: FoundPath[] = [];
    yield* this.#prepare();
    const { longest } = this.#reach;
    if (this.#work.isSpent) return { paths, proven: 0, bound: costOf(this.#task.cost, 0, 0, this.#owes()), longest };
    this.#begin();
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
        yield;
        stretch = this.#work.spent + STRETCH_WORK;
      }
    }
    return { paths, proven: paths.length, bound: Number.POSITIVE_INFINITY, longest };
  }

  *#prepare(): Stretches<void> {
    const task = this.#task;
    const { cost, learning } = task;
    yield* this.#reach.fill(task, this.#work);
    const bounds: Bounds[] = [];
    const isSum = cost.perMove > 0 || cost.perGap > 0 || cost.perMarked > 0 || cost.perDown > 0;
    if (isSum || (cost.largest === 0 && !learning)) {
      const ofHead = (role: number) => markedCost(cost, role);
      const roles = cost.unmarked ? { ofHead, addedBy: () => 0, done: () => {} } : null;
      this.#sums = new Bounds(task);
      bounds.push(this.#sums);
      yield* this.#sums.fill({ ...cost, roles }, 'sum', this.#reach, this.#work);
    }
    if (cost.largest > 0) {
      this.#gaps = new Bounds(task);
      bounds.push(this.#gaps);
      yield* this.#gaps.fill({ perMove: 0, perGap: 1, perDown: 0, roles: null }, 'max', this.#reach, this.#work);
    }
    if (learning) {
      this.#owed = new Bounds(task);
      bounds.push(this.#owed);
      const looked = learning.work;
      yield* this.#owed.fill({ perMove: 0, perGap: 0, perDown: 0, roles: learning }, 'max', this.#reach, this.#work);
      this.#work.spent += learning.work - looked;
    }
    this.#any = bounds[0] ?? null;
    this.#only = bounds.length === 1 ? this.#any : null;
  }

  #owes(): number {
    return this.#task.learning?.ofTarget ?? 0;
  }

  #begin(): void {
    const { allowed, startKnown } = this.#task;
    this.#work.spent += allowed.firstMoves.length;
    for (const { head } of allowed.firstMoves) this.#startsAt[head] = 1;
    for (const first of allowed.firstMoves) {
      this.#offer(-1, first, { passedUnknown: startKnown ? 0 : 1, ways: 1 });
    }
  }

  /** Counts the ways from the start to every role that go over roles of the label's path, in their order. */
  #countWays(label: number, ways: Uint32Array): void {
    const { moves, allowed } = this.#task;
    for (let at = label; at >= 0; at = this.#labels.parents[at] ?? -1) {
      const role = this.#labels.roles[at] ?? 0;
      const [first = 0, end = 0] = [moves.offsets[role], moves.offsets[role + 1]];
      for (let move = first; move < end; move += 1) {
        const head = moves.heads[move] ?? 0;
        if (allowed.move(move)) ways[head] = (ways[head] ?? 0) + (this.#labels.ways[at] ?? 0);
      }
      this.#work.spent += end - first;
    }
  }

  #forgetWays(label: number, ways: Uint32Array): void {
    const { offsets, heads } = this.#task.moves;
    for (let at = label; at >= 0; at = this.#labels.parents[at] ?? -1) {
      const role = this.#labels.roles[at] ?? 0;
      for (let move = offsets[role] ?? 0; move < (offsets[role + 1] ?? 0); move += 1) ways[heads[move] ?? 0] = 0;
    }
  }

  /** Adds every way to go on from a label by one move. */
  #grow(label: number): void {
    const { moves, allowed, learning } = this.#task;
    const { parents, roles, unknown } = this.#labels;
    const role = roles[label] ?? 0;
    for (let at = label; at >= 0; at = parents[at] ?? -1) {
      this.#onPath[roles[at] ?? 0] = 1;
      learning?.pass(roles[at] ?? 0);
    }
    const passedUnknown = unknown[label] ?? 0;
    const [first = 0, end = 0] = [moves.offsets[role], moves.offsets[role + 1]];
    const looked = learning?.work ?? 0;
    if (this.#ways) this.#countWays(label, this.#ways);
    for (let move = first; move < end; move += 1) {
      const head = moves.heads[move] ?? 0;
      if (this.#onPath[head] === 1 || allowed.roles[head] !== 1 || !allowed.move(move)) continue;
      const ways = this.#ways ? (this.#ways[head] ?? 0) + (this.#startsAt[head] ?? 0) : 1;
      // One of the ways is the path itself.
      if (ways <= this.#task.k) {
        const [gap = 0, bits = 0] = [moves.gaps[move], moves.bits[move]];
        this.#offer(label, { head, move, gap, bits }, { passedUnknown, ways });
      }
    }
    if (this.#ways) this.#forgetWays(label, this.#ways);
    this.#work.spent += 1 + end - first + ((learning?.work ?? 0) - looked);
    learning?.done();
    // The arrays may have been replaced by larger ones meanwhile.
    const labels = this.#labels;
    for (let at = label; at >= 0; at = labels.parents[at] ?? -1) this.#onPath[labels.roles[at] ?? 0] = 0;
  }

  /** Takes one move up, unless no path that begins so can be among the answers. */
  #offer(
    parent: number,
    { head, move, gap, bits }: FirstMove,
    { passedUnknown, ways }: { passedUnknown: number; ways: number },
  ): void {
    const { target, maxMoves, itinerary, cost, learning, maxLearning, described, k, throughUnknown } = this.#task;
    const labels = this.#labels;
    const state = itinerary.after(parent < 0 ? 0 : (labels.states[parent] ?? 0), head);
    if (state < 0 || (head === target && state !== itinerary.done)) return;
    const depth = parent < 0 ? 1 : (labels.depths[parent] ?? 0) + 1;
    const left = maxMoves - depth;
    if (left < 0 || (this.#any?.cheapest(head, state, left) ?? -1) < 0) return;
    const isUnknown = passedUnknown === 1 || described[head] !== 1 ? 1 : 0;
    if (throughUnknown && head === target && isUnknown === 0) return;
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

    let [sumBound, gapBound, owedBound] = [sum, largest, owed];
    let rest = 0;
    if (this.#sums) {
      const entry = this.#sums.cheapest(head, state, left);
      sumBound += this.#sums.values.all[entry] ?? 0;
      if (this.#only) rest = this.#sums.hops.all[entry] ?? 0;
    }
    if (this.#gaps) {
      const entry = this.#gaps.cheapest(head, state, left);
      gapBound = Math.max(gapBound, this.#gaps.values.all[entry] ?? 0);
      if (this.#only) rest = this.#gaps.hops.all[this.#gaps.shortest(entry, gapBound)] ?? 0;
    }
    if (this.#owed) {
      const entry = this.#owed.cheapest(head, state, left);
      owedBound = Math.max(owedBound, this.#owes() + (this.#owed.values.all[entry] ?? 0));
      if (owedBound > maxLearning) return;
      if (this.#only) {
        rest = this.#owed.hops.all[this.#owed.shortest(entry, owedBound - this.#owes())] ?? 0;
      }
    }
    if (!this.#only && this.#any) {
      const { hops } = this.#any;
      rest = hops.all[this.#any.shortest(this.#any.cheapest(head, state, left), Number.POSITIVE_INFINITY)] ?? 0;
    }
    const bound = costOf(cost, sumBound, gapBound, owedBound);
    if (this.#best.length === k && bound > (this.#best[k - 1] ?? 0)) return;
    if (head === target) this.#remember(bound);

    const label = labels.next();
    labels.parents[label] = parent;
    labels.roles[label] = head;
    labels.moves[label] = move;
    labels.depths[label] = depth;
    labels.states[label] = state;
    labels.unknown[label] = isUnknown;
    labels.ways[label] = ways;
    labels.sums[label] = sum;
    labels.largest[label] = largest;
    labels.learning[label] = owed;
    labels.costs[label] = bound;
    labels.lengths[label] = depth + rest;
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
    const rest = labels.rest().sort((a, b) => labels.order(a, b));
    let bound = Number.POSITIVE_INFINITY;
    for (const label of rest) {
      if (labels.roles[label] === this.#task.target && paths.length < this.#task.k) paths.push(this.#path(label));
      else bound = Math.min(bound, labels.costs[label] ?? 0);
    }
    return {
      paths,
      proven: bound === Number.POSITIVE_INFINITY ? paths.length : proven,
      bound,
      longest: this.#reach.longest,
    };
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
