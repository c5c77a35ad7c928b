import type { Blueprint } from '../../src/model/blueprint.ts';

/** A blueprint without what depends on the form of the document. */
export function said({ source: _s, positions: _p, messages: _m, ...content }: Blueprint) {
  return content;
}

/** The category of a leaf: "technicalSkills", "careerPath.nextRoles" … */
const categoryOf = (path: string) =>
  path
    .replace(/\/\d+(\/.*)?$/, '')
    .replace(/^\//, '')
    .replaceAll('/', '.');

function* leaves(value: unknown, path = ''): Iterable<{ category: string; text: string }> {
  if (Array.isArray(value))
    for (const item of value) yield { category: categoryOf(`${path}/0`), text: JSON.stringify(item) };
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, `${path}/${key}`);
  } else if (value !== null) yield { category: categoryOf(path), text: JSON.stringify(value) };
}

export interface Score {
  expected: number;
  found: number;
  right: number;
}

/** How many items of each category were found as they should be; an item counts as right if all its fields are. */
export function scores(expected: object, found: object): Map<string, Score> {
  const result = new Map<string, Score>();
  const of = (category: string) => {
    const score = result.get(category) ?? { expected: 0, found: 0, right: 0 };
    result.set(category, score);
    return score;
  };
  const open = new Map<string, number>();
  for (const { category, text } of leaves(expected)) {
    of(category).expected += 1;
    open.set(category + text, (open.get(category + text) ?? 0) + 1);
  }
  for (const { category, text } of leaves(found)) {
    const score = of(category);
    score.found += 1;
    const left = open.get(category + text) ?? 0;
    if (left > 0) score.right += 1;
    open.set(category + text, left - 1);
  }
  return result;
}
