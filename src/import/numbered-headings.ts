const numbered = /^\s?(?:[*_]{2})?(\d{1,2})([.)])\s+\S/;

/**
 * Lines that must head a section although their words are not known: "8) Ward skills" between a known section 7 and a
 * known section 9. Of several such lines the last counts; an item of a list may carry the number too.
 */
export function numberedBetween(lines: readonly string[], isKnown: (line: string) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  let last = 0;
  let open: { number: number; line: string }[] = [];
  for (const line of lines) {
    const number = Number(numbered.exec(line)?.[1] ?? 0);
    if (number === 0 || line.length > 120) continue;
    if (isKnown(line)) {
      for (let missing = last + 1; missing < number; missing += 1) {
        const heading = open.findLast((candidate) => candidate.number === missing);
        if (heading) found.add(heading.line);
      }
      last = number;
      open = [];
    } else if (number > last && !/[.;,:]$/.test(line.trimEnd())) open.push({ number, line });
  }
  return found;
}
