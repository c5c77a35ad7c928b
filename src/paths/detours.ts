import type { Terrain } from './bounds.ts';
import type { Labels } from './labels.ts';
import type { Work } from './work.ts';

/**
 * Counts, for the beginning of a path that is grown, the shorter ways that its own roles hold.
 *
 * Where learning alone counts, a beginning B is left out if its own roles hold at least k shorter ways to where
 * it ends: beginnings A whose roles are some of B's, in the same order. Proof that no answer is lost: whatever leads from
 * the end of B to the target without touching B's roles also goes on from A, loopless, by moves that are each allowed. A
 * passes a part of B's roles, so it owes no more (learning is monotone in the set of roles) and takes fewer moves, within
 * every limit that B keeps. So each path that begins with B comes after at least k others in the order of the answers.
 * This holds for the paths, whether or not those beginnings are themselves still looked at. It does not hold where roles
 * must be passed (A may miss one) or where single gaps count (A's moves may be larger), and is not used there. That
 * "cheaper, and reaching as much" would do is wrong: the cheaper one may have used the roles that the other still needs.
 */
export class Detours {
  readonly #terrain: Terrain;
  readonly #labels: Labels;
  readonly #startsAt: Uint8Array;
  /** Per role, the ways to it from the start over roles of the path that is grown, in their order. */
  readonly #ways: Uint32Array;

  constructor(terrain: Terrain, labels: Labels) {
    this.#terrain = terrain;
    this.#labels = labels;
    this.#ways = new Uint32Array(terrain.roles);
    this.#startsAt = new Uint8Array(terrain.roles);
    for (const { head } of terrain.allowed.firstMoves) this.#startsAt[head] = 1;
  }

  /** Ways to a role that the label's path leads on to, that path among them. */
  waysTo(role: number): number {
    return (this.#ways[role] ?? 0) + (this.#startsAt[role] ?? 0);
  }

  count(label: number, work: Work): void {
    const { moves, allowed } = this.#terrain;
    for (let at = label; at >= 0; at = this.#labels.parents[at] ?? -1) {
      const role = this.#labels.roles[at] ?? 0;
      const [first = 0, end = 0] = [moves.offsets[role], moves.offsets[role + 1]];
      for (let move = first; move < end; move += 1) {
        const head = moves.heads[move] ?? 0;
        if (allowed.move(move)) this.#ways[head] = (this.#ways[head] ?? 0) + (this.#labels.ways[at] ?? 0);
      }
      work.spent += end - first;
    }
  }

  forget(label: number): void {
    const { offsets, heads } = this.#terrain.moves;
    for (let at = label; at >= 0; at = this.#labels.parents[at] ?? -1) {
      const role = this.#labels.roles[at] ?? 0;
      for (let move = offsets[role] ?? 0; move < (offsets[role + 1] ?? 0); move += 1) this.#ways[heads[move] ?? 0] = 0;
    }
  }
}
