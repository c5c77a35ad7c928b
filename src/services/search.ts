import MiniSearch from 'minisearch';
import { allNames } from '../cypher/name.ts';
import type { GraphEngine } from '../engine/port.ts';
import { InvalidInput } from '../errors.ts';
import { normalForm } from '../identity/normal-form.ts';
import type { Origin } from '../model/claim.ts';
import { type NounLabel, nounLabels } from '../model/graph.ts';
import { PerVersion } from './per-version.ts';

/** A noun that answers to a text. */
export interface SearchHit {
  label: NounLabel;
  id: string;
  /** Relevance (BM25+ over the names, MiniSearch); comparable within one answer only. */
  score: number;
  /** The name that matched best, and its scheme. */
  matched: { text: string; scheme: string };
}

interface Entry {
  key: string;
  label: NounLabel;
  id: string;
  text: string;
  normal: string;
  scheme: string;
}

/** Longer texts are no names; comparing them letter by letter would cost their length squared. */
const LONGEST_TEXT = 200;

/** Search over every name of every noun: our own index, so that both engines give the same hits in the same order. */
export class Search {
  readonly #indexes: PerVersion<MiniSearch<Entry>>;

  constructor(engine: GraphEngine) {
    this.#indexes = new PerVersion(engine, (origins) => buildIndex(engine, origins));
  }

  /**
   * Nouns that answer to every word of a text, ranked by their best matching name; ties in the order of label and id.
   * @throws InvalidInput for a text that is too long.
   */
  async find(text: string, labels: readonly NounLabel[], origins: readonly Origin[]): Promise<SearchHit[]> {
    if (text.length <= LONGEST_TEXT) return this.#ranked(text, 'AND', labels, origins);
    const message = `text has ${text.length} characters; there may be at most ${LONGEST_TEXT}.`;
    throw new InvalidInput(message, [{ path: 'text', message }]);
  }

  /** Up to three names close to a text that nothing answers to, for "did you mean". */
  async closest(label: NounLabel, text: string, origins: readonly Origin[]): Promise<string[]> {
    const words = text.slice(0, LONGEST_TEXT).replaceAll('-', ' ');
    const hits = await this.#ranked(words, 'OR', [label], origins);
    return [...new Set(hits.map((hit) => hit.matched.text))].slice(0, 3);
  }

  async #ranked(
    text: string,
    combineWith: 'AND' | 'OR',
    labels: readonly NounLabel[],
    origins: readonly Origin[],
  ): Promise<SearchHit[]> {
    const index = await this.#indexes.get(origins);
    const best = new Map<string, SearchHit>();
    // As typed too: the beginning of a word may be an abbreviation of another ("eng", "dev").
    const readings = [...new Set([text, normalForm(text)])].map((words) => ({ combineWith, queries: [words] }));
    for (const { score, label, id, text: matched, scheme } of index.search(
      { combineWith: 'OR', queries: readings },
      { filter: (result) => labels.includes(result.label) },
    )) {
      const key = `${label} ${id}`;
      const hit = best.get(key);
      // Several names of one noun that match alike: the shorter one, then the first in order, is shown.
      if (!hit || score > hit.score || (score === hit.score && isBetter(matched, hit.matched.text))) {
        best.set(key, { label, id, score, matched: { text: matched, scheme } });
      }
    }
    return [...best.values()].sort(
      (a, b) => b.score - a.score || nounLabels.indexOf(a.label) - nounLabels.indexOf(b.label) || compare(a.id, b.id),
    );
  }
}

const isBetter = (a: string, b: string) => a.length < b.length || (a.length === b.length && a < b);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function buildIndex(engine: GraphEngine, origins: readonly Origin[]): Promise<MiniSearch<Entry>> {
  const index = new MiniSearch<Entry>({
    idField: 'key',
    fields: ['normal', 'text'],
    storeFields: ['label', 'id', 'text', 'scheme'],
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      boost: { normal: 2 },
    },
  });
  for (const label of nounLabels) {
    const names = await engine.run(allNames[label], { origins: [...origins] });
    await index.addAllAsync(
      names.map(({ id, text, scheme, name }) => ({
        key: `${label} ${id} ${name}`,
        label,
        id,
        text,
        normal: normalForm(text),
        scheme,
      })),
    );
  }
  return index;
}
