import { InvalidInput, NoPath } from '../../errors.ts';
import type { Loaders } from '../../loaders/index.ts';
import type { LeadsToKind } from '../../model/role.ts';
import { buildMoveGraph, type FewestMovesAnswer, fewestMoves } from '../../paths/fewest-moves.ts';
import { MOVE } from '../../paths/moves.ts';
import { PerVersion } from '../per-version.ts';
import { CareerPicture } from './career-picture.ts';

export interface PathQuestion {
  /** Role ids. */
  from: string;
  to: string;
  k: number;
  maxMoves: number;
  moveKinds: readonly LeadsToKind[];
}

/** Moves looked at before a search stops: some thirty milliseconds. */
const WORK_BUDGET = 500_000;

/** The career graph of the stored claims, kept as long as the graph does not change, and the questions to it. */
export class Career {
  readonly #pictures = new PerVersion((snapshot, origins) => CareerPicture.build(snapshot, origins));

  /** What careers look like in a view of the graph. */
  in(view: Loaders): Promise<CareerPicture> {
    return this.#pictures.get(view.snapshot, view.origins);
  }

  /**
   * The paths with the fewest moves between two roles.
   * @throws NoPath where none is within `maxMoves`; InvalidInput where the two are one role.
   */
  async fewestMoves(view: Loaders, question: PathQuestion): Promise<FewestMovesAnswer> {
    const { from, to, k, maxMoves, moveKinds } = question;
    if (from === to) {
      const message = `${from} is where the path starts and where it ends. Ask for a path to another role.`;
      throw new InvalidInput(message, [{ path: 'to', message }]);
    }
    const { graph } = await this.in(view);
    const wanted = moveKinds.reduce((bits, kind) => bits | MOVE[kind], 0);
    const { tails, heads, bits } = graph.declared;
    const moves = [...tails].flatMap((tail, i) =>
      ((bits[i] ?? 0) & wanted) === 0
        ? []
        : [{ tail: graph.roles[tail] ?? '', head: graph.roles[heads[i] ?? 0] ?? '' }],
    );
    const answer = fewestMoves(buildMoveGraph(moves), from, to, { k, maxMoves, workBudget: WORK_BUDGET });
    if (answer.paths.length > 0) return answer;
    throw new NoPath(
      answer.complete
        ? `No path of at most ${maxMoves} moves leads from ${from} to ${to}.`
        : `The search from ${from} to ${to} was stopped before it found a path. Lower maxMoves.`,
    );
  }
}
