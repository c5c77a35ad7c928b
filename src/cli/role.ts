import type { Command } from 'commander';
import { accepted, ask, onError, ROLE_REFS, roleRef, withGraph } from './ask.ts';
import { originsOption } from './origins.ts';
import { aligned, indented, print } from './print.ts';
import { addRoleHistory } from './role-history.ts';

interface Page<T> {
  totalCount: number;
  nodes: T[];
}

interface Role {
  title: string;
  slug: string;
  described: boolean;
  summary: string | null;
  yearsAsWritten: string | null;
  feederRoles: Page<{ from: { title: string }; condition: string | null; agreement: string }>;
  nextRoles: Page<{ to: { title: string }; condition: string | null; agreement: string }>;
  adjacentRoles: Page<{ to: { title: string }; condition: string | null }>;
  requirements: Page<{
    skill: { name: string; kind: string };
    tier: string | null;
    importanceAsWritten: string | null;
  }>;
  tools: Page<{ tool: { name: string }; category: string | null; commonality: string | null }>;
  stakeholders: Page<{ stakeholder: { name: string }; group: string; interaction: string | null }>;
  escalations: { to: { name: string }; reason: string | null }[];
  decisions: { decision: { area: string | null; text: string } }[];
  correspondsTo: { status: string; occupation: { title: string } }[];
  suggestedLevels: { asked: boolean; levelAsWritten: string | null; scale: string | null; skill: { name: string } }[];
}

const query = `
  query Role($ref: RoleRef!, $origins: [Origin!]) {
    role(ref: $ref, origins: $origins) {
      ... on Role {
        title slug described summary yearsAsWritten
        feederRoles(first: 200) { totalCount nodes { from { title slug } condition agreement } }
        nextRoles(first: 200) { totalCount nodes { to { title slug } condition agreement } }
        adjacentRoles(first: 200) { totalCount nodes { to { title slug } condition } }
        requirements(first: 200) { totalCount nodes { skill { name slug kind } tier importanceAsWritten } }
        tools(first: 200) { totalCount nodes { tool { name slug } category commonality } }
        stakeholders(first: 200) { totalCount nodes { stakeholder { name slug } group interaction } }
        escalations { to { name slug } reason }
        decisions { decision { area text } }
        correspondsTo { status occupation { title slug } }
        suggestedLevels(first: 10) { asked level levelAsWritten scale skill { name slug } occupation { title slug } }
      }
      ${onError}
    }
  }`;

export function addRole(program: Command): void {
  const role = program
    .command('role <title>')
    .description('show one role: where people come from and go to, what it asks for, whom it works with')
    .addOption(originsOption())
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `\n${ROLE_REFS}\n\nExamples:\n` +
        '  $ rolegraph role "Senior Computer Vision Scientist"\n  $ rolegraph role slug:ml-engineer --json',
    )
    .action((title: string, { origins, json }) =>
      withGraph(async (connection) => {
        const { role } = await ask<{ role: Role }>(connection, query, { ref: roleRef(title), origins });
        print(accepted(role), json, described);
      }),
    );
  addRoleHistory(role);
}

function* described(role: Role): Iterable<string> {
  yield `${role.title} (slug:${role.slug})`;
  if (!role.described) yield 'No document describes this role; others name it.';
  if (role.summary) yield role.summary;
  if (role.yearsAsWritten) yield `Experience: ${role.yearsAsWritten}`;
  const moves = (page: Page<{ condition: string | null; agreement?: string }>, titles: string[]) =>
    page.nodes.map(({ condition, agreement }, i) => [titles[i] ?? '', condition, agreements[agreement ?? ''] ?? null]);
  const { feederRoles, nextRoles, adjacentRoles } = role;
  yield* section(
    'Comes from',
    moves(
      feederRoles,
      feederRoles.nodes.map(({ from }) => from.title),
    ),
    feederRoles,
  );
  yield* section(
    'Leads to',
    moves(
      nextRoles,
      nextRoles.nodes.map(({ to }) => to.title),
    ),
    nextRoles,
  );
  yield* section(
    'Beside it',
    moves(
      adjacentRoles,
      adjacentRoles.nodes.map(({ to }) => to.title),
    ),
    adjacentRoles,
  );
  const skills = role.requirements.nodes.map(({ skill, tier, importanceAsWritten }) => [
    skill.name,
    spoken(tier) ?? spoken(skill.kind),
    importanceAsWritten,
  ]);
  yield* section('Asks for', skills, role.requirements);
  const tools = role.tools.nodes.map(({ tool, category, commonality }) => [tool.name, category, commonality]);
  yield* section('Works with tools', tools, role.tools);
  const parties = role.stakeholders.nodes.map(({ stakeholder, group, interaction }) => [
    stakeholder.name,
    spoken(group),
    interaction,
  ]);
  yield* section('Works with', parties, role.stakeholders);
  yield* section(
    'Escalates to',
    role.escalations.map(({ to, reason }) => [to.name, reason]),
  );
  yield* section(
    'Decides alone',
    role.decisions.map(({ decision }) => [decision.text, decision.area]),
  );
  const occupations = role.correspondsTo.filter(({ status }) => status === 'CONFIRMED');
  yield* section(
    'Corresponds to',
    occupations.map(({ occupation }) => [occupation.title]),
  );
  yield* section(
    'Suggested levels, of those occupations; no document of the role states them',
    role.suggestedLevels.map(({ skill, levelAsWritten, scale, asked }) => [
      skill.name,
      [levelAsWritten, scale && `(${scale})`].filter(Boolean).join(' '),
      asked ? 'asked for by the role' : null,
    ]),
  );
}

function* section(title: string, rows: (string | null)[][], page?: Page<unknown>): Iterable<string> {
  if (rows.length === 0) return;
  yield '';
  yield `${title}:`;
  yield* indented(aligned(rows));
  if (page && page.totalCount > page.nodes.length) yield `  … ${page.totalCount - page.nodes.length} more`;
}

/** Said only where both sides are described, and so could agree. */
const agreements: Readonly<Record<string, string>> = {
  BOTH_SIDES: 'both sides say so',
  OTHER_SIDE_SILENT: 'the other side does not say so',
};

/** An enum value in words: MUST_HAVE is "must have". */
const spoken = (value: string | null) => value?.toLowerCase().replaceAll('_', ' ') ?? null;
