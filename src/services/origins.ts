import { documentOrigins } from '../cypher/document.ts';
import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';

/**
 * The origins that count when nothing is asked for: people and the company always, the seed until there is a company
 * document, catalogues only when asked for.
 */
export async function defaultOrigins(engine: Runner): Promise<Origin[]> {
  const present = await engine.run(documentOrigins, {});
  const company = present.some(({ origin }) => origin === 'company');
  return company ? ['person', 'company'] : ['person', 'company', 'seed'];
}
