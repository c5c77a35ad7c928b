import { type Command, InvalidArgumentError, Option } from 'commander';
import { accepted, ask, onError, ROLE_REFS, roleRef, withGraph } from './ask.ts';
import { type NoPath, noPathFields, noPathTold } from './no-path-answer.ts';
import { originsOption } from './origins.ts';
import { type CareerPaths, careerPathsFields, pathsTold } from './path-answer.ts';
import { print } from './print.ts';
import { type ProfileOptions, TARGET_ALONE, wayOf, withProfile } from './profile.ts';
import { Refusal } from './refusal.ts';
import { number, wholeNumber } from './roles.ts';

interface Options extends ProfileOptions {
  k: number;
  objective?: string;
  blend?: Record<string, number>;
  pareto?: string[];
  maxMoves: number;
  maxStep?: number;
  maxLearning?: number;
  avoid?: string[];
  via?: string[];
  viaInOrder?: boolean;
  kinds?: string[];
  families?: string[];
  terms?: string[];
  tracks?: string[];
  neverDown?: boolean;
  allowUnknown?: boolean;
  inferred?: boolean;
  origins?: string[];
  json?: boolean;
}

const objectives = ['fewest-moves', 'least-learning', 'smallest-largest-step', 'blend', 'pareto'];
const measures = ['moves', 'learning', 'largest-step'];
/** Measures of a blend as they are written here and as the API calls them. */
const blended: Readonly<Record<string, string>> = {
  moves: 'moves',
  learning: 'learning',
  'largest-step': 'largestStep',
  'step-gaps': 'stepGaps',
};

const query = `
  query Path(
    $from: RoleRef, $profile: Profile, $to: RoleRef!, $k: Int!, $objective: PathObjective!, $blend: PathBlend
    $pareto: [PathMeasure!], $moves: MovesUsed!, $constraints: PathConstraints!, $origins: [Origin!]
  ) {
    careerPaths(
      from: $from, profile: $profile, to: $to, k: $k, objective: $objective, blend: $blend, pareto: $pareto
      moves: $moves, constraints: $constraints, origins: $origins
    ) {
      __typename
      ... on CareerPaths { ${careerPathsFields} }
      ... on NoPath { ${noPathFields} }
      ${onError}
    }
  }`;

export function addPath(program: Command): void {
  const command = program
    .command('path <from> [to]')
    .description('show how to get from one role to another, and what each step asks for')
    .option('--k <number>', 'how many paths at most', wholeNumber, 3)
    .addOption(
      new Option('--objective <what>', 'what makes a path the best; fewest-moves where not said').choices(objectives),
    )
    .option(
      '--blend <measure=weight>',
      `weight of a measure (${Object.keys(blended).join(', ')}); may be repeated`,
      weighed,
    )
    .addOption(new Option('--pareto <measures...>', 'the two measures to weigh against each other').choices(measures))
    .option('--max-moves <number>', 'how many moves a path may have at most', wholeNumber, 4)
    .option('--max-step <number>', 'largest gap of a single move, 0 to 1', number)
    .option('--max-learning <number>', 'most learning of the whole path', number)
    .option('--avoid <roles...>', 'roles never to pass')
    .option('--via <roles...>', 'roles to pass, in any order')
    .option('--via-in-order', 'pass them in the order given')
    .addOption(new Option('--kinds <kinds...>', 'kinds of declared move to use').choices(['next', 'adjacent']))
    .option('--families <names...>', 'job families of the roles between')
    .option('--terms <terms...>', 'terms of the roles between, "scheme:code" each')
    .addOption(new Option('--tracks <tracks...>', 'tracks of the roles between').choices(['ic', 'manager']))
    .option('--never-down', 'no move to a lower rank by the terms of the company')
    .option('--allow-unknown', 'also pass roles of which a constraint cannot be judged')
    .option('--inferred', 'also use moves inferred from likeness, which no document declares')
    .addOption(originsOption())
    .option('--json', 'print JSON');
  withProfile(command)
    .addHelpText(
      'after',
      `\n${ROLE_REFS} ${TARGET_ALONE}\n\nExamples:\n` +
        '  $ rolegraph path "Associate Computer Vision Scientist" "Senior Computer Vision Scientist" --k 5\n' +
        '  $ rolegraph path "Associate CV Scientist" "Staff Applied Scientist" --objective least-learning --have Python\n' +
        '  $ rolegraph path "Associate CV Scientist" "Staff Applied Scientist" --blend moves=0.2 --blend learning=1',
    )
    .action((from: string, to: string | undefined, options: Options) =>
      withGraph(async (connection) => {
        const asked = await ask<{ careerPaths: CareerPaths | NoPath }>(
          connection,
          query,
          variablesOf(from, to, options),
        );
        const { careerPaths } = asked;
        if (isNoPath(careerPaths)) {
          print(careerPaths, options.json, noPathTold);
          throw new Refusal('NO_PATH', careerPaths.message);
        }
        print(accepted(careerPaths), options.json, pathsTold);
      }),
    );
}

const isNoPath = (answer: CareerPaths | NoPath): answer is NoPath => 'reasons' in answer;

function weighed(text: string, before: Record<string, number> = {}): Record<string, number> {
  const [, name = '', weight = ''] = /^([a-z-]+)=(.+)$/.exec(text) ?? [];
  const measure = Object.hasOwn(blended, name) ? blended[name] : undefined;
  if (measure === undefined) {
    throw new InvalidArgumentError(`Write one of ${Object.keys(blended).join(', ')}, "=" and its weight.`);
  }
  return { ...before, [measure]: number(weight) };
}

function variablesOf(first: string, second: string | undefined, options: Options): object {
  const { k, maxMoves, maxStep, maxLearning, avoid, via, viaInOrder, kinds, families, terms, tracks } = options;
  const { objective, blend, pareto, neverDown, allowUnknown, inferred, origins } = options;
  const upper = (values: string[] | undefined) => values?.map(enumValue);
  const implied = blend ? 'blend' : pareto ? 'pareto' : 'fewest-moves';
  return {
    ...wayOf(first, second, options),
    k,
    objective: enumValue(objective ?? implied),
    blend,
    pareto: upper(pareto),
    moves: inferred ? 'ALL' : 'DECLARED',
    origins,
    constraints: {
      maxMoves,
      maxStepGap: maxStep,
      maxLearning,
      avoid: avoid?.map(roleRef),
      via: via?.map(roleRef),
      viaInOrder,
      moveKinds: upper(kinds),
      families: families?.map((name) => ({ name })),
      terms,
      tracks: upper(tracks),
      neverStepDown: neverDown,
      allowUnknown,
    },
  };
}

const enumValue = (text: string) => text.toUpperCase().replaceAll('-', '_');
