import { documentOrigins } from '../cypher/document.ts';
import type { Runner } from '../engine/port.ts';
import { Origin } from '../model/claim.ts';

/** Every origin, leading first: where documents disagree, the earlier one is shown. */
export const allOrigins: readonly Origin[] = Origin.options;

/**
 * The origins that count when nothing is asked for: people and the company always, the seed until there is a company
 * document, catalogues only when asked for.
 */
export async function defaultOrigins(engine: Runner): Promise<Origin[]> {
  const present = await engine.run(documentOrigins, {});
  const company = present.some(({ origin }) => origin === 'company');
  return company ? ['person', 'company'] : ['person', 'company', 'seed'];
}

/** Sorts claims so that the leading one comes first: by origin, then document, then position. */
export function byPrecedence(a: LeadingKey, b: LeadingKey): number {
  return (
    allOrigins.indexOf(a.origin) - allOrigins.indexOf(b.origin) ||
    (a.document < b.document ? -1 : a.document > b.document ? 1 : 0) ||
    a.ordinal - b.ordinal
  );
}

interface LeadingKey {
  origin: Origin;
  document: string;
  ordinal: number;
}
