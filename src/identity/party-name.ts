import { isLevel } from './job-title.ts';
import { wordsOf } from './words.ts';

/** A party that a composite name names. */
export interface Component {
  name: string;
  /** Whether its words stand in the composite as they are; else the head of the last one was shared out. */
  asWritten: boolean;
}

/** Functions that stand alone, so that no head is shared out to them: "QA/Release Engineering" names QA. */
const functions = new Set(
  (
    'accounting analytics audit brand clinical communications community compliance content controlling customer design devops ' +
    'devsecops ethics facilities finance governance growth hitl hr infosec ip it legal logistics manufacturing marketing ' +
    'medical mlops nursing operations people pharmacy planning policy privacy procurement product production purchasing qa quality ' +
    'regulatory research risk safety sales security sourcing sre strategy support tax training treasury ui ux warehouse'
  ).split(' '),
);

/** Words that end the name of a party and say what it is: groups of people, suppliers, customers. */
const heads = new Set(
  (
    'team group department unit function peer office board committee council desk squad guild chapter vendor supplier provider ' +
    'partner customer client user agency contractor regulator auditor engineer engineering scientist science analyst manager ' +
    'management designer developer architect operation specialist staff leadership success support community desk affairs'
  ).split(' '),
);

/** Heads that add nothing where the party is named without them: "Policy teams" is Policy. */
const emptyHead = /\s+(teams?|groups?|departments?|units?|functions?|peers?|partners?)$/i;

/** Names with a separator inside that name one thing. */
const single =
  /^(r&d|l&d|m&a|p&l|d&i|trust (&|and) safety|health (&|and) safety|research (&|and) development|learning (&|and) development|mergers (&|and) acquisitions|diversity (&|and) inclusion|food (&|and) beverage|ci\/cd|a\/b.*|24\/7|and\/or)$/i;

const singular = (word: string) => (word.endsWith('s') && !/(ss|us|is|ics)$/.test(word) ? word.slice(0, -1) : word);

const endsAsParty = (part: string) => {
  const last = wordsOf(part).at(-1) ?? '';
  return functions.has(last) || heads.has(last) || heads.has(singular(last));
};

/** The parts between slashes, and between "&", "," and "and" where each part ends as parties do. */
function partsOf(name: string): string[] {
  const bySlash = name.split('/').map((part) => part.trim());
  return bySlash.flatMap((part) => {
    if (single.test(part)) return [part];
    const listed = part.split(/\s*,\s*(?:and\s+|or\s+)?|\s+(?:&|and|or)\s+/i).filter((item) => item !== '');
    return listed.length > 1 && listed.every(endsAsParty) ? listed : [part];
  });
}

/** What a name lists, as far as it lists: parts whose head is missing get that of the last one. */
function listedIn(name: string): Component[] {
  const parts = partsOf(name);
  const [, ...head] = (parts.at(-1) ?? '').split(/\s+/);
  return parts.map((part, at) => {
    const lacksHead =
      at < parts.length - 1 &&
      head.length > 0 &&
      !/\s/.test(part) &&
      !functions.has(part.toLowerCase()) &&
      !endsAsParty(part);
    const full = lacksHead ? `${part} ${head.join(' ')}` : part;
    return { name: full.replace(emptyHead, ''), asWritten: !lacksHead };
  });
}

/**
 * The parties that a composite name lists: "Security / Privacy / Legal" three. A head that stands once for all is
 * shared out: "Backend/Platform Engineering" gives "Backend Engineering". Empty for a name of one party, for titles
 * with levels ("Director/VP"), and where a part would be no more than a head ("customers or partners").
 */
export function componentsOf(name: string): Component[] {
  if (single.test(name.trim())) return [];
  const components = listedIn(name);
  const isParty = (part: string) => {
    const words = wordsOf(part);
    const [only = ''] = words;
    return words.length > 1 || functions.has(only) || (only.length > 1 && !heads.has(singular(only)));
  };
  if (components.length < 2 || !components.every((component) => isParty(component.name))) return [];
  if (name.split(/[\s/]+/).some(isLevel)) return [];
  const names = new Set(components.map((component) => component.name.toLowerCase()));
  return names.size === components.length ? components : [];
}

/** The texts to compare a party by: whatever its name lists, however loosely, else the name. */
export const partsToCompare = (name: string): string[] =>
  listedIn(name)
    .flatMap((part) => part.name.split(/\s*,\s*|\s+(?:&|and|or)\s+/i))
    .filter((part) => wordsOf(part).length > 0);
