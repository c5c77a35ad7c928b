import { type Command, Option } from 'commander';
import { accepted, ask, onError, ROLE_REFS, roleRef, withGraph } from './ask.ts';
import { originsOption } from './origins.ts';
import { count, indented, print } from './print.ts';
import {
  countsOf,
  type GapCounts,
  type ProfileOptions,
  profileOf,
  type UnmatchedWord,
  unmatchedFields,
  unmatchedLines,
  withProfile,
} from './profile.ts';
import { number, wholeNumber } from './roles.ts';

interface Move {
  kind: string;
  condition: string | null;
  agreement: string;
  claims: { document: { key: string }; line: number | null; asWritten: string | null }[];
}

interface Step {
  number: number;
  from: { title: string } | null;
  to: { title: string; yearsAsWritten: string | null };
  moves: Move[];
  gap: GapCounts & { skills: { carried: string; skill: { name: string } }[] };
}

interface Path {
  moves: number;
  learning: number;
  largestStep: number;
  lowerBound: boolean;
  gap: GapCounts;
  steps: Step[];
}

interface CareerPaths {
  proven: boolean;
  paths: Path[];
  unmatched: UnmatchedWord[];
}

interface Options extends ProfileOptions {
  k: number;
  objective: string;
  maxMoves: number;
  maxStep?: number;
  avoid?: string[];
  via?: string[];
  kinds?: string[];
  tracks?: string[];
  neverDown?: boolean;
  inferred?: boolean;
  origins?: string[];
  json?: boolean;
}

const objectives = ['fewest-moves', 'least-learning', 'smallest-largest-step'];

const query = `
  query Path(
    $from: RoleRef!, $profile: Profile, $to: RoleRef!, $k: Int!, $objective: PathObjective!, $moves: MovesUsed!
    $constraints: PathConstraints!, $origins: [Origin!]
  ) {
    careerPaths(
      from: $from, profile: $profile, to: $to, k: $k, objective: $objective, moves: $moves, constraints: $constraints,
      origins: $origins
    ) {
      ... on CareerPaths {
        proven
        ${unmatchedFields}
        paths {
          moves learning largestStep lowerBound
          lead { decidedBy cost moves learning largestStep }
          roles { title slug }
          gap { gap carriedCount partlyCount newCount }
          steps {
            number
            from { title slug } to { title slug yearsAsWritten }
            similarity
            gap {
              gap carriedCount partlyCount newCount
              skills(carried: [PARTLY, NEW]) { carried skill { name } through { name } tie }
            }
            moves { kind condition agreement claims { document { key } line asWritten } }
          }
        }
      }
      ${onError}
    }
  }`;

export function addPath(program: Command): void {
  const command = program
    .command('path <from> <to>')
    .description('show how to get from one role to another, and what each step asks for')
    .option('--k <number>', 'how many paths at most', wholeNumber, 3)
    .addOption(
      new Option('--objective <what>', 'what makes a path the best').choices(objectives).default('fewest-moves'),
    )
    .option('--max-moves <number>', 'how many moves a path may have at most', wholeNumber, 4)
    .option('--max-step <number>', 'largest gap of a single move, 0 to 1', number)
    .option('--avoid <roles...>', 'roles never to pass')
    .option('--via <roles...>', 'roles to pass, in any order')
    .addOption(new Option('--kinds <kinds...>', 'kinds of declared move to use').choices(['next', 'adjacent']))
    .addOption(new Option('--tracks <tracks...>', 'tracks of the roles between').choices(['ic', 'manager']))
    .option('--never-down', 'no move to a lower rank by the terms of the company')
    .option('--inferred', 'also use moves inferred from likeness, which no document declares')
    .addOption(originsOption())
    .option('--json', 'print JSON');
  withProfile(command)
    .addHelpText(
      'after',
      `\n${ROLE_REFS}\n\nExamples:\n` +
        '  $ rolegraph path "Associate Computer Vision Scientist" "Senior Computer Vision Scientist" --k 5\n' +
        '  $ rolegraph path "Associate CV Scientist" "Staff Applied Scientist" --objective least-learning --have Python',
    )
    .action((from: string, to: string, options: Options) =>
      withGraph(async (connection) => {
        const asked = await ask<{ careerPaths: CareerPaths }>(connection, query, variablesOf(from, to, options));
        print(accepted(asked.careerPaths), options.json, told);
      }),
    );
}

function variablesOf(from: string, to: string, options: Options): object {
  const { k, objective, maxMoves, maxStep, avoid, via, kinds, tracks, neverDown, inferred, origins } = options;
  const upper = (values: string[] | undefined) => values?.map((value) => value.toUpperCase());
  return {
    from: roleRef(from),
    to: roleRef(to),
    profile: profileOf(options),
    k,
    objective: objective.toUpperCase().replaceAll('-', '_'),
    moves: inferred ? 'ALL' : 'DECLARED',
    origins,
    constraints: {
      maxMoves,
      maxStepGap: maxStep,
      avoid: avoid?.map(roleRef),
      via: via?.map(roleRef),
      moveKinds: upper(kinds),
      tracks: upper(tracks),
      neverStepDown: neverDown,
    },
  };
}

function* told({ proven, paths, unmatched }: CareerPaths): Iterable<string> {
  for (const [i, path] of paths.entries()) {
    if (i > 0) yield '';
    yield `Path ${i + 1}, ${count(path.moves, 'move')}; from start to end ${countsOf(path.gap)}${
      path.lowerBound ? '; passes roles that are only named, so there is more to it' : ''
    }:`;
    yield* indented(path.steps.flatMap((step) => [...stepOf(step)]));
  }
  yield* unmatchedLines(unmatched);
  if (!proven) yield 'The search stopped early: there may be better paths.';
}

function* stepOf({ from, to, moves, gap }: Step): Iterable<string> {
  const [move] = moves;
  const qualities = [
    move?.kind === 'ADJACENT' ? 'to the side' : null,
    move?.condition ?? null,
    to.yearsAsWritten ? `asks for ${to.yearsAsWritten}` : null,
  ].filter((quality) => quality !== null);
  yield `${from?.title ?? 'start'} → ${to.title}${qualities.length > 0 ? ` (${qualities.join('; ')})` : ''}`;
  yield `    ${countsOf(gap)}`;
  const names = (carried: string) => gap.skills.filter((one) => one.carried === carried).map(({ skill }) => skill.name);
  for (const [title, list] of [
    ['to check', names('PARTLY')],
    ['new', names('NEW')],
  ] as const) {
    if (gap.gap !== null && list.length > 0) yield `    ${title}: ${list.join(', ')}`;
  }
  if (moves.length === 0) yield '    no document declares it: inferred from likeness';
  for (const { document, line, asWritten } of moves.flatMap(({ claims }) => claims)) {
    yield `    said by ${document.key}${line === null ? '' : `, line ${line}`}${asWritten ? `: "${asWritten}"` : ''}`;
  }
}
