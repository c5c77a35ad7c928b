import type { z } from 'zod';
import { collaboration } from '../../cypher/collaboration.ts';
import { insightFacts } from '../../cypher/insight.ts';
import type { Snapshot } from '../../loaders/snapshot.ts';
import type { Origin } from '../../model/claim.ts';

type Rows<K extends keyof typeof insightFacts> = z.output<(typeof insightFacts)[K]['row']>[];

/** The whole design as the checks look at it. */
export interface Design {
  roles: ReadonlyMap<string, Rows<'roles'>[number]>;
  parties: ReadonlyMap<string, string>;
  moves: Rows<'moves'>;
  work: Rows<'work'>;
  escalations: Rows<'escalations'>;
  /** Party and the role its people are in. */
  standsFor: readonly { tail: string; head: string }[];
  /** Composite parties and what they include, and parties of one meaning, be it by wording only. */
  kin: readonly { tail: string; head: string }[];
  requirements: Rows<'requirements'>;
}

/** Reads the whole design: nine statements. */
export async function readDesign(snapshot: Snapshot, origins: readonly Origin[]): Promise<Design> {
  const params = { origins: [...origins] };
  const roles = await snapshot.run(insightFacts.roles, params);
  const parties = await snapshot.run(insightFacts.parties, params);
  return {
    roles: new Map(roles.map((role) => [role.id, role])),
    parties: new Map(parties.map(({ id, name }) => [id, name])),
    moves: await snapshot.run(insightFacts.moves, params),
    work: await snapshot.run(insightFacts.work, params),
    escalations: await snapshot.run(insightFacts.escalations, params),
    standsFor: (await snapshot.run(collaboration.standsFor, params)).filter(({ status }) => status !== 'suggested'),
    kin: [...(await snapshot.run(collaboration.parts, params)), ...(await snapshot.run(collaboration.related, params))],
    requirements: await snapshot.run(insightFacts.requirements, params),
  };
}

export const titleOf = ({ roles }: Design, id: string) => roles.get(id)?.title ?? id;
export const nameOfParty = ({ parties }: Design, id: string) => parties.get(id) ?? id;
export const isDescribed = ({ roles }: Design, id: string) => roles.get(id)?.described === true;

/** Jobs that documents describe; places people come from are none. */
export const describedRoles = ({ roles }: Design): string[] =>
  [...roles.values()].filter(({ described, kind }) => described && kind === 'role').map(({ id }) => id);

/** "A, B and 3 more". */
export function listed(names: readonly string[], shown = 3): string {
  if (names.length <= shown) return names.join(', ');
  return `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;
}
