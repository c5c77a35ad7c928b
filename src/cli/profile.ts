import { type Command, InvalidArgumentError } from 'commander';
import { roleRef } from './ask.ts';

/** What a person says of a skill on the command line: "Kubernetes", "Kubernetes=some", "Kubernetes=none". */
interface SaidSkill {
  skill: string;
  held: string;
}

export interface ProfileOptions {
  have?: SaidSkill[];
  held?: string[];
}

function saidSkill(text: string, before: SaidSkill[] | undefined): SaidSkill[] {
  const [, skill = text, held = 'strong'] = /^(.*)=(none|some|strong)$/.exec(text) ?? [];
  if (skill.includes('=')) throw new InvalidArgumentError('Write a skill alone or with "=none", "=some" or "=strong".');
  return [...(before ?? []), { skill, held: held.toUpperCase() }];
}

const heldRole = (text: string, before: string[] | undefined): string[] => [...(before ?? []), text];

/** Adds the options by which somebody says what he brings along. */
export const withProfile = (command: Command): Command =>
  command
    .option(
      '--have <skill>',
      'a skill you bring along, as "name" or "name=some" or "name=none"; may be repeated',
      saidSkill,
    )
    .option('--held <role>', 'another role you have held; may be repeated', heldRole);

/** The profile of the options, undefined where they say nothing. */
function profileOf({ have, held }: ProfileOptions): object | undefined {
  return have || held ? { skills: have ?? [], roles: held ?? [] } : undefined;
}

/** What follows the references to roles in the help of such a command. */
export const TARGET_ALONE = 'With --held or --have,\n<to> alone will do.';

/** Start and target of a command with `<from> [to]` and a profile, as variables: a single role is the target. */
export function wayOf(first: string, second: string | undefined, options: ProfileOptions): object {
  const [from, to] = second === undefined ? [undefined, first] : [first, second];
  return { from: from && roleRef(from), to: roleRef(to), profile: profileOf(options) };
}

export interface UnmatchedWord {
  kind: string;
  text: string;
  close: string[];
  candidates: { slug: string }[];
}

/** The fields of a profile's words that did not count. */
export const unmatchedFields = 'unmatched { kind text close candidates { slug } }';

export function* unmatchedLines(words: readonly UnmatchedWord[]): Iterable<string> {
  for (const { kind, text, close, candidates } of words) {
    const names = candidates.length > 0 ? candidates.map(({ slug }) => slug) : close;
    const hint = names.length > 0 ? ` (${candidates.length > 0 ? 'say which' : 'close'}: ${names.join(', ')})` : '';
    yield `Did not count: no single ${kind.toLowerCase()} is called "${text}"${hint}.`;
  }
}

export interface GapCounts {
  gap: number | null;
  carriedCount: number;
  partlyCount: number;
  newCount: number;
}

/** "7 carried, 5 to check, 7 new". */
export const countsOf = ({ gap, carriedCount, partlyCount, newCount }: GapCounts): string =>
  gap === null
    ? 'skills not comparable: a role is only named'
    : `${carriedCount} carried, ${partlyCount} to check, ${newCount} new`;
