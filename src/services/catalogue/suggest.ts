import { catalogueState } from '../../cypher/document.ts';
import { allNames } from '../../cypher/name.ts';
import { type OccupationMatch, TitleIndex } from '../../identity/title-index.ts';
import type { Fact } from '../../loaders/fact.ts';
import type { Loaders } from '../../loaders/index.ts';
import type { Snapshot } from '../../loaders/snapshot.ts';
import { Pace } from '../../paths/pace.ts';

/** An occupation of a catalogue that a role may correspond to, with what speaks for it. */
export interface CatalogueSuggestion {
  /** Id of the occupation's role. */
  occupation: string;
  /** 0 to 1, by wording and things in common; no probability. */
  strength: number;
  /** The title of the occupation that is closest; null where its titles do not speak for it. */
  title: Pick<OccupationMatch, 'closest' | 'closeness' | 'shared'> | null;
  /** Ids of the skills and tools that both ask for, the rarest in the catalogues first. */
  skills: readonly string[];
  tools: readonly string[];
}

/** Below this a suggestion is noise. */
const LEAST = 0.3;
/** Skills and tools of a role that are looked up. */
const MOST_LOOKED_UP = 200;

/** Below this titles are only spelled alike by chance. */
const LEAST_BY_TITLE = 0.1;
/** Occupations that are looked at for their titles. */
const MOST_BY_TITLE = 50;
/** Titles that are learned at a stretch. */
const BLOCK = 200;

/** The titles of all catalogues, ready to be asked. */
interface Titles {
  index: TitleIndex;
  occupations: number;
}

async function learn(snapshot: Snapshot): Promise<Titles> {
  const names = await snapshot.source.run(allNames.Role, { origins: ['catalogue'] });
  const known = names
    .filter(({ scheme }) => scheme === 'title')
    .map(({ id, text }) => ({ occupation: id, title: text }));
  const pace = new Pace();
  const index = await TitleIndex.of(known, (count, work) => pace.each(count, work, BLOCK));
  return { index, occupations: new Set(names.map(({ id }) => id)).size };
}

/** Suggests which occupations of the loaded catalogues roles correspond to. */
export class CatalogueSuggestions {
  /** Learning takes seconds with 60,000 titles, so it is kept while the catalogues stay, whatever else is written. */
  #learned: { state: string; titles: Promise<Titles> } | null = null;

  /**
   * Occupations for a role, best first: by its title (`TitleIndex`), then by the skills and tools both ask for, rare ones
   * counting more. strength = t + (1 − t) · s / 2, with t the strength of the title and s the share of the weight of the
   * role's skills and tools (those that catalogues know) that the occupation asks for too. Occupations that people
   * already tied to the role, or refused, are left out.
   * @param view the role as it is asked for; @param catalogues the same graph as catalogues draw it.
   */
  async of(view: Loaders, catalogues: Loaders, role: string): Promise<CatalogueSuggestion[]> {
    const { index, occupations } = await this.#titles(view.snapshot);
    if (occupations === 0) return [];
    const row = await view.role.byId.load(role);
    const decided = new Set((await view.role.correspondsTo.load(role)).map((fact) => fact.head));
    const skills = await shared(await view.skill.ofRole.load(role), (id) => catalogues.skill.roles.load(id));
    const tools = await shared(await view.tool.ofRole.load(role), (id) => catalogues.tool.roles.load(id));
    const weigh = ({ asking }: Common) => Math.log(1 + occupations / (1 + asking.size));
    const known = [...skills, ...tools].filter(({ asking }) => asking.size > 0);
    const total = known.reduce((sum, common) => sum + weigh(common), 0);
    const alike = index.find(row?.title ?? '', MOST_BY_TITLE).filter(({ strength }) => strength >= LEAST_BY_TITLE);
    const titles = new Map(alike.map((match) => [match.occupation, match]));
    const candidates = new Set([...titles.keys(), ...known.flatMap(({ asking }) => [...asking])]);
    const suggestions: CatalogueSuggestion[] = [];
    for (const occupation of candidates) {
      if (decided.has(occupation) || occupation === role) continue;
      const title = titles.get(occupation) ?? null;
      const both = known.filter(({ asking }) => asking.has(occupation)).sort((a, b) => weigh(b) - weigh(a));
      const t = title?.strength ?? 0;
      const s = total === 0 ? 0 : both.reduce((sum, common) => sum + weigh(common), 0) / total;
      const strength = t + ((1 - t) * s) / 2;
      if (strength < LEAST) continue;
      suggestions.push({
        occupation,
        strength,
        title,
        skills: both.filter((common) => skills.includes(common)).map(({ id }) => id),
        tools: both.filter((common) => tools.includes(common)).map(({ id }) => id),
      });
    }
    return suggestions.sort((a, b) => b.strength - a.strength || (a.occupation < b.occupation ? -1 : 1));
  }

  async #titles(snapshot: Snapshot): Promise<Titles> {
    const state = JSON.stringify(await snapshot.run(catalogueState, {}));
    if (this.#learned?.state === state) return this.#learned.titles;
    const learned = { state, titles: learn(snapshot) };
    this.#learned = learned;
    // What failed is not kept: the next request tries again.
    learned.titles.catch(() => {
      if (this.#learned === learned) this.#learned = null;
    });
    return learned.titles;
  }
}

/** A skill or tool of the role, and the occupations that ask for it too. */
interface Common {
  id: string;
  asking: ReadonlySet<string>;
}

async function shared(
  own: readonly Fact<'REQUIRES' | 'USES'>[],
  asking: (
    id: string,
  ) => PromiseLike<readonly Pick<Fact<'REQUIRES'>, 'tail'>[]> | readonly Pick<Fact<'REQUIRES'>, 'tail'>[],
): Promise<Common[]> {
  const ids = own.slice(0, MOST_LOOKED_UP).map((fact) => fact.head);
  const facts = await Promise.all(ids.map(asking));
  return ids.map((id, i) => ({ id, asking: new Set(facts[i]?.map(({ tail }) => tail)) }));
}
