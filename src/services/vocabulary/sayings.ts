import type { Loaders } from '../../loaders/index.ts';
import type { NounKind } from './decision.ts';

/** One document's words about a noun. */
export interface Saying {
  document: string;
  line: number | null;
  asWritten: string | null;
  /** What it says beyond the name; null where it only names it. */
  text: string | null;
}

interface Said {
  document: string;
  line: number | null;
  asWritten: string | null;
}

const saying =
  <C extends Said>(...texts: ((claim: C) => string | null)[]) =>
  (claim: C): Saying => ({
    document: claim.document,
    line: claim.line,
    asWritten: claim.asWritten,
    text:
      texts
        .map((read) => read(claim))
        .filter(Boolean)
        .join(' ') || null,
  });

const claimsOf = <C>(facts: readonly { claims: readonly C[] }[]): C[] => facts.flatMap(({ claims }) => [...claims]);

/** What documents say of a noun, those that say more than its name first, else in the order of the documents. */
export async function sayingsAbout(view: Loaders, kind: NounKind, id: string): Promise<Saying[]> {
  const all = await readers[kind](view, id);
  return [...all.filter(({ text }) => text !== null), ...all.filter(({ text }) => text === null)];
}

const readers: Record<NounKind, (view: Loaders, id: string) => Promise<Saying[]>> = {
  Skill: async (view, id) =>
    claimsOf(await view.skill.roles.load(id)).map(
      saying(
        (c) => c.description,
        (c) => c.use,
        (c) => c.why,
        (c) => c.showsUp,
        (c) => c.strong,
      ),
    ),
  Tool: async (view, id) =>
    claimsOf(await view.tool.roles.load(id)).map(
      saying(
        (c) => c.purpose,
        (c) => c.category,
      ),
    ),
  Stakeholder: async (view, id) => [
    ...claimsOf(await view.stakeholder.roles.load(id)).map(
      saying(
        (c) => c.interaction,
        (c) => c.qualifier,
      ),
    ),
    ...claimsOf(await view.stakeholder.escalatingRoles.load(id)).map(saying((c) => c.reason)),
    // A part of a composite is said where the composite is.
    ...claimsOf(await view.stakeholder.composites.load(id)).map(saying()),
  ],
  Role: async (view, id) =>
    claimsOf(await view.role.descriptions.load(id)).map(
      saying(
        (c) => c.summary,
        (c) => c.mission,
      ),
    ),
  Family: async (view, id) => claimsOf(await view.family.roles.load(id)).map(saying()),
  Kpi: async (view, id) =>
    claimsOf(await view.kpi.roles.load(id)).map(
      saying(
        (c) => c.measures,
        (c) => c.why,
      ),
    ),
};
