import type { Snapshot } from '../../loaders/snapshot.ts';
import type { Origin } from '../../model/claim.ts';
import { PerVersion } from '../per-version.ts';
import { readDesign } from './design.ts';
import { duplicatedRoles } from './duplicates.ts';
import { type Finding, keyed, type Rule, rules } from './finding.ts';
import { cyclesOfMoves, endsOfMoves, onlyNamed, unconfirmedMoves } from './moves.ts';
import { dependedOnByAll, escalationFindings, soleConnections } from './parties.ts';

const checks = [
  unconfirmedMoves,
  cyclesOfMoves,
  endsOfMoves,
  onlyNamed,
  escalationFindings,
  dependedOnByAll,
  soleConnections,
  duplicatedRoles,
];

const order = Object.keys(rules) as Rule[];

/** What stands out in the design as a whole: found once per version of the graph. */
export class Insights {
  readonly #findings = new PerVersion<readonly Finding[]>(async (snapshot, origins) => {
    const design = await readDesign(snapshot, origins);
    const found = checks.flatMap((check) => check(design)).map(keyed);
    return found.sort((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule) || (a.key < b.key ? -1 : 1));
  });

  /** Every finding, in the order of the rules, then by key. */
  all(snapshot: Snapshot, origins: readonly Origin[]): Promise<readonly Finding[]> {
    return this.#findings.get(snapshot, origins);
  }
}
