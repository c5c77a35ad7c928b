import { documentOrigins } from '../cypher/document.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { isExternalId, lookUpNouns } from './noun-ref.ts';

/**
 * The origins that count when nothing is asked for: people and the company always, the seed until there is a company
 * document, catalogues only when asked for.
 */
export async function defaultOrigins(engine: Runner): Promise<Origin[]> {
  const present = await engine.run(documentOrigins, {});
  const company = present.some(({ origin }) => origin === 'company');
  return company ? ['person', 'company'] : ['person', 'company', 'seed'];
}

/** No question may name more roles. */
const MOST_CODES = 500;

/**
 * The origins that count for a question about roles with these external ids: those given, and the catalogues where one of
 * the ids is known to them alone. What is no external id is left to whoever resolves it.
 */
export async function originsForCodes(
  runner: Runner,
  counted: readonly Origin[],
  externalIds: readonly string[],
): Promise<readonly Origin[]> {
  const refs = externalIds
    .slice(0, MOST_CODES)
    .filter(isExternalId)
    .map((externalId) => ({ externalId }));
  const known = await lookUpNouns(runner, 'Role', refs, counted);
  const unknown = refs.filter((_, i) => known[i]?.ids.length === 0);
  const catalogued = await lookUpNouns(runner, 'Role', unknown, ['catalogue']);
  return catalogued.some(({ ids }) => ids.length > 0) ? [...counted, 'catalogue'] : counted;
}
