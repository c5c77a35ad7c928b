import { changes } from '../../cypher/change.ts';
import type { Runner } from '../../engine/port.ts';
import type { Change } from '../../model/history.ts';
import { inOneLine, What } from './decision.ts';

/** A decision as it is shown. */
export interface DecidedChange extends Omit<Change, 'what' | 'inverse'> {
  what: What;
  /** The decision in one line. */
  summary: string;
}

/** Decisions, newest first. @param about label and id of a noun, joined by a space; empty for all. */
export async function listChanges(runner: Runner, about: string, standing: boolean | null): Promise<DecidedChange[]> {
  return (await runner.run(changes.list, { noun: about, standing })).map(shown);
}

export function shown(change: Omit<Change, 'inverse'>): DecidedChange {
  const what = What.parse(JSON.parse(change.what));
  return { ...change, what, summary: inOneLine(change.decision, what) };
}
