import { careerMoves } from '../cypher/career.ts';
import { InvalidInput, NoPath } from '../errors.ts';
import type { Snapshot } from '../loaders/snapshot.ts';
import type { Origin } from '../model/claim.ts';
import { LeadsToKind } from '../model/role.ts';
import { buildMoveGraph, type FewestMovesAnswer, fewestMoves, type MoveGraph } from '../paths/fewest-moves.ts';
import { PerVersion } from './per-version.ts';

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

/** The career graph of the stored moves, kept as long as the graph does not change, and the questions to it. */
export class Career {
  readonly #graphs = new PerVersion(async (snapshot, origins) => {
    const moves = await snapshot.source.run(careerMoves, { origins: [...origins] });
    const graphs = new Map<string, MoveGraph>();
    return (kinds: readonly LeadsToKind[]) => {
      const key = LeadsToKind.options.filter((kind) => kinds.includes(kind)).join(' ');
      const graph = graphs.get(key) ?? buildMoveGraph(moves.filter(({ kind }) => kinds.includes(kind)));
      graphs.set(key, graph);
      return graph;
    };
  });

  /**
   * The paths with the fewest moves between two roles.
   * @throws NoPath where none is within `maxMoves`; InvalidInput where the two are one role.
   */
  async fewestMoves(
    snapshot: Snapshot,
    question: PathQuestion,
    origins: readonly Origin[],
  ): Promise<FewestMovesAnswer> {
    const { from, to, k, maxMoves, moveKinds } = question;
    if (from === to) {
      const message = `${from} is where the path starts and where it ends. Ask for a path to another role.`;
      throw new InvalidInput(message, [{ path: 'to', message }]);
    }
    const graph = (await this.#graphs.get(snapshot, origins))(moveKinds);
    const answer = fewestMoves(graph, from, to, { k, maxMoves, workBudget: WORK_BUDGET });
    if (answer.paths.length > 0) return answer;
    throw new NoPath(
      answer.complete
        ? `No path of at most ${maxMoves} moves leads from ${from} to ${to}.`
        : `The search from ${from} to ${to} was stopped before it found a path. Lower maxMoves.`,
    );
  }
}
