import MiniSearch, { type QueryCombination } from 'minisearch';
import { allNames } from '../cypher/name.ts';
import { InvalidInput } from '../errors.ts';
import { normalForm } from '../identity/normal-form.ts';
import type { Snapshot } from '../loaders/snapshot.ts';
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

/** How much more a name counts that is the whole text: it comes before all that have more words than were asked for. */
const WHOLE_NAME = 10;

/** Search over every name of every noun: our own index, so that both engines give the same hits in the same order. */
export class Search {
  readonly #indexes = new PerVersion(buildIndex);

  /**
   * Nouns that answer to every word of a text, ranked by their best matching name; ties in the order of label and id.
   * @throws InvalidInput for a text that is too long.
   */
  async find(
    snapshot: Snapshot,
    text: string,
    labels: readonly NounLabel[],
    origins: readonly Origin[],
  ): Promise<SearchHit[]> {
    if (text.length <= LONGEST_TEXT) return this.#ranked(snapshot, text, 'AND', labels, origins);
    const message = `text has ${text.length} characters; there may be at most ${LONGEST_TEXT}.`;
    throw new InvalidInput(message, [{ path: 'text', message }]);
  }

  /** Up to three names close to a text that nothing answers to, for "did you mean". */
  async closest(snapshot: Snapshot, label: NounLabel, text: string, origins: readonly Origin[]): Promise<string[]> {
    const words = text.slice(0, LONGEST_TEXT).replaceAll('-', ' ');
    const hits = await this.#ranked(snapshot, words, 'OR', [label], origins);
    return [...new Set(hits.map((hit) => hit.matched.text))].slice(0, 3);
  }

  async #ranked(
    snapshot: Snapshot,
    text: string,
    combineWith: 'AND' | 'OR',
    labels: readonly NounLabel[],
    origins: readonly Origin[],
  ): Promise<SearchHit[]> {
    const index = await this.#indexes.get(snapshot, origins);
    const best = new Map<string, SearchHit>();
    const queries = text
      .split(/\s+/)
      .map(readingsOf)
      .filter((word) => word.queries.length > 0);
    const whole = normalForm(text);
    for (const { score, label, id, text: matched, scheme } of index.search(
      { combineWith, queries },
      {
        filter: (result) => labels.includes(result.label),
        boostDocument: (_key, _word, name) => (name?.['normal'] === whole ? WHOLE_NAME : 1),
      },
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

/** A word as typed or in its normal form: the beginning of one word may be the abbreviation of another ("eng"). */
function readingsOf(word: string): QueryCombination {
  const normal = normalForm(word);
  const readings = normal === '' ? [] : [...new Set([word.toLowerCase(), normal])];
  return { combineWith: 'OR', queries: readings.map((words) => ({ combineWith: 'AND', queries: [words] })) };
}

const isBetter = (a: string, b: string) => a.length < b.length || (a.length === b.length && a < b);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function buildIndex(snapshot: Snapshot, origins: readonly Origin[]): Promise<MiniSearch<Entry>> {
  const index = new MiniSearch<Entry>({
    idField: 'key',
    fields: ['normal', 'text'],
    storeFields: ['label', 'id', 'text', 'scheme', 'normal'],
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      boost: { normal: 2 },
    },
  });
  for (const label of nounLabels) {
    await snapshot.source.each(allNames[label], { origins: [...origins] }, ({ id, text, scheme, name }) =>
      index.add({ key: `${label} ${id} ${name}`, label, id, text, normal: normalForm(text), scheme }),
    );
  }
  return index;
}
