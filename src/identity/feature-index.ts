/** A text as features, by their numbers, each once, with its weight. */
export interface Features {
  numbers: ArrayLike<number>;
  weights: ArrayLike<number>;
}

/** A text of the index and how close it is. */
export interface Near {
  at: number;
  score: number;
}

/** Features in more texts than this tell nothing and cost most of the time. */
const MOST_TEXTS = 8_000;

/**
 * Texts by their features: an inverted index with cosine-like scores, each feature weighted by its inverse document
 * frequency (Salton & Buckley 1988). In typed arrays: 8 bytes for each feature of a text.
 */
export class FeatureIndex {
  readonly #size: number;
  /** Where the texts of each feature begin in the two arrays below, and where the last ends. */
  readonly #starts: Uint32Array;
  readonly #texts: Uint32Array;
  readonly #weights: Float32Array;
  readonly #scores: Float64Array;

  /**
   * @param features how many there are: all numbers are below.
   * @param power of the length by which scores are divided: 1 gives the cosine, less favours texts that say more.
   */
  constructor(texts: readonly Features[], features: number, power: number) {
    this.#size = texts.length;
    this.#scores = new Float64Array(texts.length);
    this.#starts = startsOf(texts, features);
    const total = this.#starts[features] ?? 0;
    this.#texts = new Uint32Array(total);
    this.#weights = new Float32Array(total);
    const next = this.#starts.slice();
    for (const [at, text] of texts.entries()) {
      const length = this.lengthOf(text) ** power;
      for (let i = 0; i < text.numbers.length; i += 1) {
        const feature = text.numbers[i] ?? 0;
        const place = next[feature] ?? 0;
        next[feature] = place + 1;
        this.#texts[place] = at;
        this.#weights[place] = ((text.weights[i] ?? 0) * this.idf(feature)) / length;
      }
    }
  }

  /** Inverse document frequency; of a feature that no text has, that of one in half a text. */
  idf(feature: number): number {
    const found = (this.#starts[feature + 1] ?? 0) - (this.#starts[feature] ?? 0);
    return Math.log(1 + this.#size / (found > 0 ? found : 0.5));
  }

  /** Euclidean length of a text's weighted features. */
  lengthOf({ numbers, weights }: Features): number {
    let squares = 0;
    for (let i = 0; i < numbers.length; i += 1) squares += ((weights[i] ?? 0) * this.idf(numbers[i] ?? 0)) ** 2;
    return Math.sqrt(squares);
  }

  /** Cosine of two texts, 0 to 1, whether they are in the index or not. */
  cosine(a: Features, b: Features): number {
    const weights = new Map(Array.from(a.numbers, (feature, i) => [feature, a.weights[i] ?? 0]));
    let dot = 0;
    for (let i = 0; i < b.numbers.length; i += 1) {
      const feature = b.numbers[i] ?? 0;
      dot += (weights.get(feature) ?? 0) * (b.weights[i] ?? 0) * this.idf(feature) ** 2;
    }
    return dot === 0 ? 0 : Math.min(1, dot / (this.lengthOf(a) * this.lengthOf(b)));
  }

  /** The texts that share anything that tells, with their scores, the best first; equal ones in the order of the index. */
  best(features: Features, count: number): Near[] {
    const { numbers, weights } = features;
    const scores = this.#scores;
    const length = this.lengthOf(features);
    const touched: number[] = [];
    for (let i = 0; i < numbers.length; i += 1) {
      const feature = numbers[i] ?? 0;
      const [from, end] = [this.#starts[feature] ?? 0, this.#starts[feature + 1] ?? 0];
      if (end - from > MOST_TEXTS) continue;
      const own = ((weights[i] ?? 0) * this.idf(feature)) / length;
      for (let place = from; place < end; place += 1) {
        const at = this.#texts[place] ?? 0;
        const score = scores[at] ?? 0;
        if (score === 0) touched.push(at);
        scores[at] = score + own * (this.#weights[place] ?? 0);
      }
    }
    const found = this.#highest(touched, count);
    for (const at of touched) scores[at] = 0;
    return found;
  }

  /** The highest scores among the texts touched, by insertion: a look-up touches thousands and wants few. */
  #highest(touched: readonly number[], count: number): Near[] {
    const found: Near[] = [];
    const before = (a: Near, b: Near) => a.score > b.score || (a.score === b.score && a.at < b.at);
    for (const at of touched) {
      const near = { at, score: this.#scores[at] ?? 0 };
      const last = found.at(-1);
      if (found.length === count && last && !before(near, last)) continue;
      let place = found.length;
      while (place > 0 && before(near, found[place - 1] ?? near)) place -= 1;
      found.splice(place, 0, near);
      if (found.length > count) found.pop();
    }
    return found;
  }
}

function startsOf(texts: readonly Features[], features: number): Uint32Array {
  const starts = new Uint32Array(features + 1);
  for (const { numbers } of texts) {
    for (let i = 0; i < numbers.length; i += 1) {
      const after = (numbers[i] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  }
  for (let feature = 1; feature <= features; feature += 1) {
    starts[feature] = (starts[feature] ?? 0) + (starts[feature - 1] ?? 0);
  }
  return starts;
}
