const scale =
  '(?:Critical|Important|Optional|Expert|Advanced|Emerging|Intermediate|Basic|Context[- ]specific|Required|Preferred|Essential|Desirable|Mandatory|Must[- ]have|Nice[- ]to[- ]have|Good[- ]to[- ]have|Core|High|Medium|Low|Moderate)';
const noted = /^(?:importance|priority|criticality)\s*[:=–—-]\s*/i;
const startsWithScale = new RegExp(`^${scale}\\b`, 'i');
const trailing = new RegExp(`\\s+(?:[–—-]|:)\\s*(${scale}(?:[\\s,;/→]+(?:to\\s+)?${scale})*)$`, 'i');

/** "X – Critical – what it covers". */
const middle = new RegExp(`^([^–—]{2,120}?)\\s+[–—]\\s+(${scale})\\s+[–—]\\s+(\\S.*)$`, 'i');

/** A skill's title without its importance, however it is noted: "X (Critical)", "X [Optional]", "X – Important", "X ★★". */
export function importanceIn(title: string): { name: string; importance: string | null; note: string | null } {
  const groups = [...title.matchAll(/\s*[([]([^()[\]]*(?:\([^()]*\)[^()[\]]*)*)[)\]]/g)];
  const group = groups.find((match) => startsWithScale.test((match[1] ?? '').replace(noted, '')));
  if (group) {
    const name = title.slice(0, group.index).trim();
    const note = title
      .slice(group.index + group[0].length)
      .replace(/^\s*(?::|[–—-]\s)/, '')
      .trim();
    if (name !== '')
      return {
        name,
        importance: group[1]?.replace(noted, '').trim() ?? null,
        note: note.replace(/^\((.*)\)$/, '$1') || null,
      };
  }
  const signs = /^(.+?)\s+([★☆●○◆◇]{1,10})$/u.exec(title);
  if (signs) return { name: signs[1] ?? '', importance: signs[2] ?? null, note: null };
  const between = middle.exec(title);
  if (between) return { name: between[1] ?? '', importance: between[2] ?? null, note: between[3] ?? null };
  const end = trailing.exec(title);
  if (end && end.index > 0) return { name: title.slice(0, end.index).trim(), importance: end[1] ?? null, note: null };
  return { name: title.trim(), importance: null, note: null };
}
