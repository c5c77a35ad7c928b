/** How the levels of a role are put in order: by words in their titles, or one by one. */
export interface LadderRules {
  /** Words of level, a rung each, the lowest first; the rung without words is that of titles that have none of them. */
  words: readonly (readonly string[])[];
  /** Marks in the titles of people managers, as they are written: "- management". */
  management: readonly string[];
}

interface Level {
  title: string;
  rung: number;
  manager: boolean;
}

const has = (title: string, word: string) =>
  ` ${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(
    ` ${word
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `,
  );

/** Whether a title is one of those that lead people. */
export const isManager = (title: string, { management }: LadderRules) =>
  management.some((mark) => title.toLowerCase().includes(mark.toLowerCase()));

/** The rung a title stands on: the highest of which it has a word. */
export function rungOf(title: string, { words }: Pick<LadderRules, 'words'>): number {
  const found = words.findLastIndex((rung) => rung.some((word) => has(title, word)));
  return found >= 0 ? found : words.findIndex((rung) => rung.length === 0);
}

/**
 * The steps up a ladder, as pairs of titles: each level leads to those of the next rung that is taken. Where people managers
 * have a ladder of their own beside the others, it begins on the rung where its first level stands.
 * @param order titles by rung where words do not tell; then the rules decide nothing but who is a manager.
 */
export function stepsOf(
  titles: readonly string[],
  rules: LadderRules,
  order?: readonly (readonly string[])[],
): { from: string; to: string }[] {
  const levels = titles.map(
    (title): Level => ({
      title,
      rung: order ? order.findIndex((rung) => rung.includes(title)) : rungOf(title, rules),
      manager: isManager(title, rules),
    }),
  );
  const ics = levels.filter(({ manager }) => !manager);
  const managers = levels.filter(({ manager }) => manager);
  const first = Math.min(...managers.map(({ rung }) => rung));
  const entrance = Math.max(...ics.filter(({ rung }) => rung < first).map(({ rung }) => rung));
  return levels.flatMap((level) => {
    const next = nextOf(level, level.manager ? managers : ics);
    if (!level.manager && level.rung === entrance) next.push(...managers.filter(({ rung }) => rung === first));
    return next.map(({ title }) => ({ from: level.title, to: title }));
  });
}

function nextOf({ rung }: Level, levels: readonly Level[]): Level[] {
  const above = Math.min(...levels.filter((level) => level.rung > rung).map((level) => level.rung));
  return levels.filter((level) => level.rung === above);
}
