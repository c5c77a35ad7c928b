import { count, indented } from './print.ts';
import { countsOf, type GapCounts, type UnmatchedWord, unmatchedFields, unmatchedLines } from './profile.ts';

interface Named {
  name: string;
}

/** What changes beside the skills; null where one of the roles is only named. */
interface Change {
  tools: { gained: { tool: Named }[] } | null;
  decisions: { gained: object[]; left: object[] } | null;
  stakeholders: { kept: object[]; gained: Named[] } | null;
  gates: { section: string; text: string }[];
}

interface Move {
  kind: string;
  condition: string | null;
  agreement: string;
  claims: { document: { key: string }; line: number | null; asWritten: string | null }[];
}

interface Step {
  from: { title: string } | null;
  to: { title: string; yearsAsWritten: string | null };
  moves: Move[];
  levelChange: string | null;
  gap: GapCounts & { skills: { carried: string; skill: Named; through: Named | null; tie: string | null }[] };
  change: Change;
}

interface Path {
  moves: number;
  learning: number;
  largestStep: number;
  lowerBound: boolean;
  lead: { decidedBy: string; moves: number; learning: number; largestStep: number } | null;
  gap: GapCounts;
  steps: Step[];
}

export interface CareerPaths {
  proven: boolean;
  bound: { cost: number } | null;
  paths: Path[];
  unmatched: UnmatchedWord[];
}

export const careerPathsFields = `
  proven provenCount bound { cost onlyKnown }
  ${unmatchedFields}
  paths {
    moves learning largestStep stepGaps cost lowerBound unknownRoles { title slug }
    lead { decidedBy cost moves learning largestStep stepGaps }
    roles { title slug }
    gap { gap carriedCount partlyCount newCount }
    steps {
      number
      from { title slug } to { title slug yearsAsWritten }
      similarity levelChange
      gap {
        gap carriedCount partlyCount newCount
        skills(carried: [PARTLY, NEW]) { carried skill { name } through { name } tie }
      }
      change {
        tools { gained { tool { name } } }
        decisions { gained { decision { text } } left { decision { text } } }
        stakeholders { kept { party { name } } gained { name } }
        gates { section text }
      }
      moves { kind condition agreement claims { document { key } line asWritten } }
    }
  }`;

/** Paths as text. */
export function* pathsTold({ proven, bound, paths, unmatched }: CareerPaths): Iterable<string> {
  for (const [i, path] of paths.entries()) {
    if (i > 0) yield '';
    yield `Path ${i + 1}, ${count(path.moves, 'move')}; from start to end ${countsOf(path.gap)}${
      path.lowerBound ? '; passes roles that are only named, so there is more to it' : ''
    }:`;
    yield* indented(path.steps.flatMap((step) => [...stepTold(step)]));
    const least = path.lowerBound ? 'at least ' : '';
    const isStepKnown = path.steps.some(({ gap }) => gap.gap !== null);
    const step = isStepKnown ? `${least}${decimal(path.largestStep)}` : 'not known';
    yield `  To learn over the whole path ${least}${decimal(path.learning)}, largest step ${step}${leadTold(path, i)}.`;
  }
  yield* unmatchedLines(unmatched);
  if (!proven) {
    const best = bound === null ? '' : `, of a cost of ${decimal(bound.cost)} at the least`;
    yield `The search stopped early: there may be better paths${best}.`;
  }
}

const decimal = (value: number) => String(Math.round(value * 1_000) / 1_000);

const deciders: Readonly<Record<string, string>> = {
  COST: 'because it is better in what was asked for',
  KNOWN: 'because more of it is known',
  MOVES: 'because it has fewer moves',
  ORDER: 'only by the order of names: the two are as good',
};

/** Why a path stands before the next one. */
function leadTold({ lead }: Path, at: number): string {
  if (lead === null) return '';
  const differences = [
    lead.moves !== 0 ? signed(lead.moves, count(Math.abs(lead.moves), 'move')) : null,
    lead.learning !== 0 ? signed(lead.learning, `${decimal(Math.abs(lead.learning))} to learn`) : null,
    lead.largestStep !== 0
      ? signed(lead.largestStep, `${decimal(Math.abs(lead.largestStep))} in the largest step`)
      : null,
  ].filter((difference) => difference !== null);
  const beside = differences.length > 0 ? ` (path ${at + 2}: ${differences.join(', ')})` : '';
  return `; before path ${at + 2} ${deciders[lead.decidedBy] ?? lead.decidedBy}${beside}`;
}

const signed = (value: number, text: string) => `${value > 0 ? '+' : '−'}${text}`;

function* stepTold({ from, to, moves, levelChange, gap, change }: Step): Iterable<string> {
  const [move] = moves;
  const qualities = [
    move?.kind === 'ADJACENT' ? 'to the side' : null,
    levelChange === 'DOWN' ? 'to a lower rank' : null,
    move?.condition ?? null,
    to.yearsAsWritten ? `asks for ${to.yearsAsWritten}` : null,
  ].filter((quality) => quality !== null);
  yield `${from?.title ?? 'start'} → ${to.title}${qualities.length > 0 ? ` (${qualities.join('; ')})` : ''}`;
  yield `    ${countsOf(gap)}`;
  if (gap.gap !== null) yield* skillsTold(gap.skills);
  yield* changeTold(change);
  if (moves.length === 0) yield `    ${from === null ? 'an entry' : 'inferred from likeness'}: no document declares it`;
  for (const { document, line, asWritten } of moves.flatMap(({ claims }) => claims)) {
    yield `    said by ${document.key}${line === null ? '' : `, line ${line}`}${asWritten ? `: "${asWritten}"` : ''}`;
  }
  const agreements = moves.map(({ agreement }) => agreement);
  if (agreements.includes('BOTH_SIDES')) yield '    both roles say so';
  else if (agreements.includes('OTHER_SIDE_SILENT')) yield '    the document of the other role does not mention it';
}

function* skillsTold(skills: Step['gap']['skills']): Iterable<string> {
  const partly = skills
    .filter(({ carried }) => carried === 'PARTLY')
    .map(({ skill, through, tie }) => {
      if (through === null || tie === 'ITSELF') return skill.name;
      return `${skill.name} (through ${through.name}${tie === 'SUGGESTED' ? ', suggested' : ''})`;
    });
  const fresh = skills.filter(({ carried }) => carried === 'NEW').map(({ skill }) => skill.name);
  if (partly.length > 0) yield `    to check: ${partly.join(', ')}`;
  if (fresh.length > 0) yield `    new: ${fresh.join(', ')}`;
}

function* changeTold({ tools, decisions, stakeholders, gates }: Change): Iterable<string> {
  if (tools && tools.gained.length > 0) yield `    new tools: ${tools.gained.map(({ tool }) => tool.name).join(', ')}`;
  if (decisions) yield `    decides alone: ${decisions.gained.length} more, ${decisions.left.length} no longer`;
  if (stakeholders) yield `    works with: ${stakeholders.kept.length} as before, ${stakeholders.gained.length} new`;
  for (const { section, text } of gates) yield `    ${section}: ${text}`;
}
