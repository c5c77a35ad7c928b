import { decodeGlobalID } from '@pothos/plugin-relay';
import { InvalidInput } from '../errors.ts';
import { nounLabels } from '../model/graph.ts';

/** The labels whose nodes have global ids. */
export const globalLabels = [...nounLabels, 'Document'] as const;
export type GlobalLabel = (typeof globalLabels)[number];

/** Label and id that a global id stands for. @throws InvalidInput where it is none of these labels. */
export function readGlobalId<L extends GlobalLabel>(
  globalId: string,
  labels: readonly L[],
  path: string,
): { label: L; id: string } {
  try {
    const { typename, id } = decodeGlobalID(globalId);
    const label = labels.find((each) => each === typename);
    if (label) return { label, id };
  } catch {
    // Said below, whichever way it is malformed.
  }
  const message = `"${globalId.slice(0, 60)}" is no global id of a ${labels.join(', ')}.`;
  throw new InvalidInput(message, [{ path, message }]);
}
