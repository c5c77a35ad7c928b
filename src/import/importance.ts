const scale: Readonly<Record<string, number>> = { critical: 3, important: 2, optional: 1 };

/**
 * Importance from 0 to 1 of a phrase such as "Optional to Important (context-specific)": the mean of the scale words
 * before any parenthesis, on an even three-step scale. Null where there is none.
 */
export function importanceOf(asWritten: string | null): number | null {
  const words =
    asWritten
      ?.split('(')[0]
      ?.toLowerCase()
      .match(/critical|important|optional/g) ?? [];
  if (words.length === 0) return null;
  const steps = words.map((word) => scale[word] ?? 0);
  return steps.reduce((sum, step) => sum + step, 0) / steps.length / 3;
}
