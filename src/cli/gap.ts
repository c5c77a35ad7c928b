import type { Command } from 'commander';
import { accepted, ask, onError, ROLE_REFS, withGraph } from './ask.ts';
import { originsOption } from './origins.ts';
import { print, table } from './print.ts';
import {
  countsOf,
  type GapCounts,
  type ProfileOptions,
  TARGET_ALONE,
  type UnmatchedWord,
  unmatchedFields,
  unmatchedLines,
  wayOf,
  withProfile,
} from './profile.ts';

interface Gap extends GapCounts {
  from: { title: string } | null;
  to: { title: string };
  skills: {
    carried: string;
    tie: string | null;
    depthCompared: boolean;
    skill: { name: string };
    through: { name: string } | null;
    requirement: { tier: string | null; importanceAsWritten: string | null; levelAsWritten: string | null } | null;
  }[];
  change: { gates: { section: string; text: string }[]; promotionSkills: { text: string }[] };
  back: GapCounts | null;
  unmatched: UnmatchedWord[];
}

const query = `
  query Gap($from: RoleRef, $profile: Profile, $to: RoleRef!, $origins: [Origin!]) {
    skillGap(from: $from, profile: $profile, to: $to, origins: $origins) {
      ... on SkillGap {
        from { title slug } to { title slug }
        gap unknownBecause carriedCount partlyCount newCount
        skills {
          carried tie depthCompared skill { name slug } through { name slug }
          requirement { tier importanceAsWritten levelAsWritten }
        }
        change { gates { section text } promotionSkills { text } }
        back { gap carriedCount partlyCount newCount }
        ${unmatchedFields}
      }
      ${onError}
    }
  }`;

interface Options extends ProfileOptions {
  origins?: string[];
  json?: boolean;
}

export function addGap(program: Command): void {
  const command = program
    .command('gap <from> [to]')
    .description('show what a role asks for beside what another role, or you, bring along')
    .addOption(originsOption())
    .option('--json', 'print JSON');
  withProfile(command)
    .addHelpText(
      'after',
      `\n${ROLE_REFS} ${TARGET_ALONE}\n\nExamples:\n` +
        '  $ rolegraph gap "Associate CV Scientist" "Senior CV Scientist"\n' +
        '  $ rolegraph gap "Senior CV Scientist" --held "Associate CV Scientist" --have Kubernetes --have PyTorch=some',
    )
    .action((first: string, second: string | undefined, { json, origins, ...options }: Options) =>
      withGraph(async (connection) => {
        const variables = { ...wayOf(first, second, options), origins };
        const { skillGap } = await ask<{ skillGap: Gap }>(connection, query, variables);
        print(accepted(skillGap), json, told);
      }),
    );
}

const words: Readonly<Record<string, string>> = { CARRIED: 'carried', PARTLY: 'to check', NEW: 'new' };

function* told(gap: Gap): Iterable<string> {
  const way = gap.from ? `${gap.from.title} → ${gap.to.title}` : gap.to.title;
  yield `${way}: ${countsOf(gap)}${gap.back ? `; the way back: ${countsOf(gap.back)}` : ''}`;
  yield '';
  yield* table(
    ['skill', 'is', 'through', 'list', 'importance', 'level'],
    gap.skills.map(({ skill, carried, through, tie, requirement }) => [
      skill.name,
      words[carried] ?? carried,
      tie === null || tie === 'ITSELF' ? null : `${through?.name}${tie === 'SUGGESTED' ? ' (suggested)' : ''}`,
      requirement?.tier?.toLowerCase().replaceAll('_', '-') ?? null,
      requirement?.importanceAsWritten ?? null,
      requirement?.levelAsWritten ?? null,
    ]),
  );
  if (gap.skills.some(({ depthCompared, carried }) => !depthCompared && carried !== 'NEW')) {
    yield 'Depth not compared where no level is stated.';
  }
  for (const { section, text } of gap.change.gates) yield `${section}: ${text}`;
  for (const { text } of gap.change.promotionSkills) yield `to be promoted: ${text}`;
  yield* unmatchedLines(gap.unmatched);
}
