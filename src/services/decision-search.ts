import MiniSearch from 'minisearch';
import { allDecisionRights } from '../cypher/decision.ts';
import type { Snapshot } from '../loaders/snapshot.ts';
import type { Origin } from '../model/claim.ts';
import { Pace } from '../paths/pace.ts';
import { PerVersion } from './per-version.ts';
import { meaningful, stems } from './wording.ts';

/** What a document says of a role and a decision. Only `alone` means that the role decides. */
export type Standing = 'alone' | 'team' | 'executive' | 'authority';

interface DecisionRight {
  role: string;
  decision: string;
  area: string | null;
  text: string;
  standing: Standing;
}

export interface DecisionHit {
  right: DecisionRight;
  /** Relevance (BM25+), comparable within one answer only. */
  score: number;
  /** The words of the question that it speaks of. */
  matched: string[];
}

export interface DecisionAnswer {
  hits: DecisionHit[];
  /** Words of the question that none of them speaks of. */
  unspoken: string[];
  /** Words that are answered only by others of a close meaning. */
  onlyClose: string[];
}

interface Index {
  rights: readonly DecisionRight[];
  search: MiniSearch<{ id: number; text: string; area: string }>;
}

/** Search over everything that documents say about deciding, kept as long as the graph does not change. */
export class DecisionSearch {
  readonly #indexes = new PerVersion<Index>(indexOf);

  /** The rights that speak of a text, best first; ties in the order of standing, role and decision. */
  async byText(snapshot: Snapshot, text: string, origins: readonly Origin[]): Promise<DecisionAnswer> {
    const { rights, search } = await this.#indexes.get(snapshot, origins);
    const asked = askedWords(text);
    const found = search.search(text, { combineWith: 'OR', boost: { area: 1.5 }, prefix: (term) => term.length > 4 });
    const hits = found.flatMap(({ id, score, queryTerms }): DecisionHit[] => {
      const right = rights[id];
      const matched = [...asked].filter(([, meaning]) => queryTerms.includes(meaning)).map(([word]) => word);
      return right ? [{ right, score, matched }] : [];
    });
    const spoken = new Set(hits.flatMap(({ matched }) => matched));
    const written = new Set(hits.flatMap(({ right }) => stems(`${right.area ?? ''} ${right.text}`)));
    const words = [...asked.keys()];
    return {
      hits: hits.sort(inOrder),
      unspoken: words.filter((word) => !spoken.has(word)),
      onlyClose: words.filter((word) => spoken.has(word) && !stems(word).some((stem) => written.has(stem))),
    };
  }

  /** The rights whose document names this area. */
  async byArea(snapshot: Snapshot, area: string, origins: readonly Origin[]): Promise<DecisionAnswer> {
    const { rights } = await this.#indexes.get(snapshot, origins);
    const asked = meaningful(area).join(' ');
    const hits = rights
      .filter((right) => right.area !== null && meaningful(right.area).join(' ') === asked)
      .map((right) => ({ right, score: 1, matched: [area] }));
    return { hits: hits.sort(inOrder), unspoken: hits.length > 0 ? [] : [area], onlyClose: [] };
  }
}

/** The words of a question as they were typed, each with what it is looked for as. */
function askedWords(text: string): Map<string, string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Map(words.flatMap((word) => meaningful(word).map((meaning) => [word, meaning] as const)));
}

const order: readonly Standing[] = ['alone', 'team', 'executive', 'authority'];

function inOrder(a: DecisionHit, b: DecisionHit): number {
  return (
    b.score - a.score ||
    order.indexOf(a.right.standing) - order.indexOf(b.right.standing) ||
    compare(a.right.role, b.right.role) ||
    compare(a.right.decision, b.right.decision)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function indexOf(snapshot: Snapshot, origins: readonly Origin[]): Promise<Index> {
  const params = { origins: [...origins] };
  const rows = [
    ...(await snapshot.run(allDecisionRights.decided, params)),
    ...(await snapshot.run(allDecisionRights.approvals, params)),
    ...(await snapshot.run(allDecisionRights.authorities, params)),
  ];
  const rights = rows.map(({ level, ...right }): DecisionRight => ({ ...right, standing: level as Standing }));
  const search = new MiniSearch<{ id: number; text: string; area: string }>({
    fields: ['text', 'area'],
    tokenize: meaningful,
    processTerm: (term) => term,
  });
  const pace = new Pace();
  for (const [id, { text, area }] of rights.entries()) {
    search.add({ id, text, area: area ?? '' });
    await pace.rest();
  }
  return { rights, search };
}
