/** Cells of a table row whose columns were flattened into single spaces. */

const LONGEST = 1_200;
const MOST_STARTS = 40;

const commonality =
  /^(Common|Optional|Context[- ][Ss]pecific|Context[- ][Dd]ependent|Required|Core|Recommended|Standard|Rare|Essential|Mandatory)\b/;
const frequency =
  /^(Daily|Weekly|Bi-?weekly|Fortnightly|Monthly|Quarterly|Semi-?annual(ly)?|Annual(ly)?|Yearly|Hourly|Continuous(ly)?|Ongoing|Per|Each|Every|Release|Real[- ]time|Twice|Once|As needed|Ad hoc)\b/;
/** Names of categories that nothing but capitals divides from the product behind them. */
const knownCategories = new Set(
  'ide ides ci/cd ehr erp crm bi hris mlops devops qa/testing hr it/ot'.split(' ').concat(['ai / ml', 'ui/ux']),
);

/** "GCP GPU training" within a list: two names and then plain words is seldom one name. */
const mixed = /(^|, )\p{Lu}{2,}(?<!,) \p{Lu}{2}\S*(?<!,) \p{Ll}/u;

/** How well a text fits a column, beside where it begins. */
const fit: Readonly<Record<string, (cell: string, words: number) => number>> = {
  name: (cell, words) => (words > 7 ? -1.5 : 0) - (mixed.test(cell) ? 1.5 : 0),
  category: (cell, words) => {
    if (knownCategories.has(cell.toLowerCase())) return 2;
    const capitals = cell.split(' ').filter((word) => /^\p{Lu}\p{Ll}/u.test(word)).length;
    return -1.5 * Math.max(0, capitals - 1) - (words > 4 ? 2 : 0);
  },
  why: (cell) => (/^\p{Lu}\p{Ll}+s\b/u.test(cell) ? 0.5 : 0) - (/\d/.test(cell) ? 1 : 0),
  target: (cell) => (/\d/.test(cell) ? 0.5 : 0),
  frequency: (cell, words) => (words <= 6 && frequency.test(cell) ? 4 : -2),
  commonality: (cell, words) => (words <= 9 && commonality.test(cell) ? 4 : -2),
};

/** The most that each of these gives. */
const bestFit: Readonly<Record<string, number>> = { category: 2, why: 0.5, target: 0.5, frequency: 4, commonality: 4 };

/**
 * Divides a row into as many cells as it has columns, where words look most like the start of a cell and the cells fit
 * their columns. A best reading, never a certain one. Null where the row has too few words that can start a cell.
 */
export function splitFlattened(row: string, columns: readonly string[]): string[] | null {
  if (row.length > LONGEST) return null;
  const words = row.split(' ');
  const starts = cellStarts(words).slice(0, MOST_STARTS);
  const count = columns.length;
  if (starts.length < count - 1) return null;
  let length = 0;
  const offsets = words.map((word) => {
    length += word.length + 1;
    return length - word.length - 1;
  });
  const cell = (from: number, to: number) => row.slice(offsets[from], (offsets[to] ?? length) - 1);
  const fitOf = (column: number, from: number, to: number) =>
    fit[columns[column] ?? '']?.(cell(from, to), to - from) ?? 0;

  // best[i]: the best division of the words before starts[i] into the columns so far.
  let best: { score: number; cuts: number[] }[] = starts.map(({ at, score }) => ({
    score: score + fitOf(0, 0, at),
    cuts: [at],
  }));
  for (let column = 1; column < count - 1; column += 1) {
    best = starts.map(({ at, score }, i) => {
      let winner = { score: Number.NEGATIVE_INFINITY, cuts: [] as number[] };
      for (let j = column - 1; j < i; j += 1) {
        const before = best[j];
        const from = starts[j]?.at ?? 0;
        if (!before || before.cuts.length < column) continue;
        // What cannot win even where it fits best need not be looked at.
        if (before.score + score + (bestFit[columns[column] ?? ''] ?? 0) <= winner.score) continue;
        const total = before.score + score + fitOf(column, from, at);
        if (total > winner.score) winner = { score: total, cuts: [...before.cuts, at] };
      }
      return winner;
    });
  }
  const ends = best
    .filter(({ cuts }) => cuts.length === count - 1)
    .map(({ score, cuts }) => ({ cuts, score: score + fitOf(count - 1, cuts.at(-1) ?? 0, words.length) }));
  if (ends.length === 0) return null;
  const { cuts } = ends.reduce((a, b) => (b.score > a.score ? b : a));
  return [0, ...cuts].map((from, i) => cell(from, cuts[i] ?? words.length));
}

/** The words that may start a cell, with how much they look like it. */
function cellStarts(words: readonly string[]): { at: number; score: number }[] {
  const starts: { at: number; score: number }[] = [];
  let depth = 0;
  for (const [at, word] of words.entries()) {
    const before = words[at - 1] ?? '';
    const after = words[at + 1] ?? '';
    if (at > 0 && depth === 0 && mayStart(word, before)) {
      const acronym = /^[\p{Lu}/]{2,6}$/u.test(word);
      const lower = /^\p{Ll}/u.test(after);
      const score =
        (/^\p{Ll}/u.test(before) || /[)%]$/.test(before) ? 2 : 0) +
        (lower ? 1 : 0) +
        (word.endsWith(',') ? (lower ? 0.5 : -0.5) : 0) -
        (acronym ? (lower ? (/^\p{Lu}/u.test(before) ? 0 : 1) : 2) : 0);
      starts.push({ at, score });
    }
    depth = Math.max(0, depth + count(word, '(') - count(word, ')'));
  }
  return starts;
}

/** Words that no cell ends in. */
const leadsOn =
  /^(and|or|of|the|a|an|by|with|within|for|from|to|in|into|at|on|over|under|than|between|across|via|vs\.?|per|&|\/)$/;

function mayStart(word: string, before: string): boolean {
  if (!/^[“"‘']?[\p{Lu}\p{N}≥≤<>%+~#$€£±]/u.test(word)) return false;
  return !/[,;:/&–—(-]$/.test(before) && !leadsOn.test(before);
}

const count = (text: string, char: string) => text.split(char).length - 1;
