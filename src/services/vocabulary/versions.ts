import type { Runner } from '../../engine/port.ts';
import type { Found, Going } from './around.ts';
import { rowsOf } from './patch.ts';

export const isVersion = ({ edge }: Found) => edge === 'HAS_VERSION.Role.Version';

/** Of a role's history, what the documents wrote whose descriptions go: it goes with what they describe. */
export async function versionsOf(tx: Runner, histories: readonly Found[], going: readonly Found[]): Promise<Going[]> {
  const describing = new Set(
    going.flatMap(({ edge, row }) => (edge === 'DESCRIBED_BY.Role.Document' ? [row.head] : [])),
  );
  if (describing.size === 0 || histories.length === 0) return [];
  const ids = histories.map(({ row }) => row.head);
  const versions = await rowsOf(tx, 'Version', ids);
  return histories
    .filter(({ row }) => describing.has(String(versions.get(row.head)?.['document'])))
    .map((each) => ({ ...each, ends: ['tail'] }));
}
