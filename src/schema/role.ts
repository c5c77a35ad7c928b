import { after, allOf, type Eventually } from '../loaders/eventually.ts';
import type { Fact } from '../loaders/fact.ts';
import { DescribedBy, type LeadsToKind } from '../model/role.ts';
import type { SkillKind, SkillTier } from '../model/skill.ts';
import { builder } from './builder.ts';
import { factsPage, factType, seenFacts } from './claim.ts';
import { ApprovalRef, AuthorityRef, DecisionRightRef } from './decision.ts';
import { RoleKindEnum, SkillKindEnum, SkillTierEnum, StakeholderGroupEnum } from './enums.ts';
import { FamilyMembershipRef } from './family.ts';
import { MeasurementRef } from './kpi.ts';
import { LinkRef } from './link.ts';
import { modelFields } from './model-fields.ts';
import { MoveRef } from './move.ts';
import { nodeOptions } from './node-options.ts';
import { NounInterface } from './noun.ts';
import { pageComplexity } from './page.ts';
import { DocumentRef, RoleRef, type Seen, see } from './refs.ts';
import { relationField } from './relation.ts';
import { RequirementRef } from './skill.ts';
import { EscalationRef, InvolvementRef, inGroup, StandsForRef } from './stakeholder.ts';
import { StatementRef, statementsIn } from './statement.ts';
import { ClassificationRef } from './term.ts';
import { ToolUseRef } from './tool.ts';

const { document: _d, origin: _o, ordinal: _n, line: _l, asWritten: _w, title: _t, ...described } = DescribedBy.shape;

const DescriptionRef = factType(
  'Description',
  'DESCRIBED_BY',
  'What a document says about a role as a whole.',
  (t) => ({
    document: t.field({
      type: DocumentRef,
      description: 'The document.',
      resolve: ({ fact, view }) => see(view, 'Document', fact.head),
    }),
  }),
);

const ReportingLineRef = factType('ReportingLine', 'REPORTS_TO', 'A role that reports to another.', (t) => ({
  role: t.field({
    type: RoleRef,
    description: 'The role that reports.',
    resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
  }),
  to: t.field({
    type: RoleRef,
    description: 'The role reported to.',
    resolve: ({ fact, view }) => see(view, 'Role', fact.head),
  }),
}));

const undescribed = Object.fromEntries(Object.keys(described).map((property) => [property, null]));

/** What the leading document of the view says about the role; all null where none describes it. */
const descriptionOf = ({ row, view }: Seen<'Role'>) =>
  after(view.role.descriptions.load(row.id), ([leading]) => (leading?.claims[0] ?? undescribed) as never);

const related = relationField('Role', RoleRef, 'role');

builder.node(RoleRef, {
  description: 'A job as designed, not a person. Described by documents, or only named by others.',
  interfaces: [NounInterface],
  ...nodeOptions('Role'),
  fields: (t) => ({
    title: t.string({ description: 'Job title.', resolve: ({ row }) => row.title }),
    kind: t.field({
      type: RoleKindEnum,
      description: 'A job, or a place people come from.',
      resolve: ({ row }) => row.kind,
    }),
    described: t.boolean({
      description: 'Whether a document describes the role; else it is only named by others and most is unknown.',
      resolve: ({ row, view }) => after(view.role.descriptions.load(row.id), ({ length }) => length > 0),
    }),
    ...modelFields(t, described, descriptionOf),
    descriptions: t.field({
      type: [DescriptionRef],
      description: 'The documents that describe the role, the leading one first.',
      resolve: ({ row, view }) => seenFacts(view.role.descriptions.load(row.id), view),
    }),
    requirements: t.connection({
      type: RequirementRef,
      description: 'The skills it asks for, in the order of the documents.',
      complexity: pageComplexity,
      args: {
        tier: t.arg({ type: SkillTierEnum, required: false, description: 'Only those of this tier.' }),
        kind: t.arg({ type: SkillKindEnum, required: false, description: 'Only skills of this kind.' }),
      },
      resolve: ({ row, view }, { tier, kind, ...args }, _context, info) =>
        factsPage(requirementsOf({ row, view }, tier, kind), view, args, info),
    }),
    relatedRoles: t.connection({
      type: related.relation,
      description:
        'Roles whose title has the same words in another order, with other endings or abbreviations; refused ones are left ' +
        'out. Level words count: "Senior X" is never "X".',
      complexity: related.complexity,
      resolve: (role, args, _context, info) => related.resolve(role, args, info),
    }),
    tools: t.connection({
      type: ToolUseRef,
      description: 'The tools it works with, in the order of the documents.',
      complexity: pageComplexity,
      resolve: ({ row, view }, args, _context, info) => factsPage(view.tool.ofRole.load(row.id), view, args, info),
    }),
    stakeholders: t.connection({
      type: InvolvementRef,
      description: 'The parties it works with, in the order of the documents.',
      complexity: pageComplexity,
      args: { group: t.arg({ type: StakeholderGroupEnum, required: false, description: 'Only in this group.' }) },
      resolve: ({ row, view }, { group, ...args }, _context, info) =>
        factsPage(inGroup(group, view.stakeholder.ofRole.load(row.id)), view, args, info),
    }),
    asStakeholder: t.field({
      type: [StandsForRef],
      description: 'The parties by which other documents mean the people in this role.',
      resolve: ({ row, view }) => seenFacts(view.stakeholder.ofStandingRole.load(row.id), view),
    }),
    escalations: t.field({
      type: [EscalationRef],
      description: 'Whom it escalates to, and for what.',
      resolve: ({ row, view }) => seenFacts(view.stakeholder.escalationsOfRole.load(row.id), view),
    }),
    nextRoles: t.connection({
      type: MoveRef,
      description: 'Moves to the roles people go to from here.',
      complexity: pageComplexity,
      resolve: ({ row, view }, args, _context, info) =>
        factsPage(ofKind('next', view.role.movesFrom.load(row.id)), view, args, info),
    }),
    feederRoles: t.connection({
      type: MoveRef,
      description: 'Moves from the roles people come from: next moves read backwards.',
      complexity: pageComplexity,
      resolve: ({ row, view }, args, _context, info) =>
        factsPage(ofKind('next', view.role.movesTo.load(row.id)), view, args, info),
    }),
    adjacentRoles: t.connection({
      type: MoveRef,
      description: 'Moves to the side that a document of this role names.',
      complexity: pageComplexity,
      resolve: ({ row, view }, args, _context, info) =>
        factsPage(ofKind('adjacent', view.role.movesFrom.load(row.id)), view, args, info),
    }),
    reportsTo: t.field({
      type: [ReportingLineRef],
      description: 'Whom it reports to.',
      resolve: ({ row, view }) => seenFacts(view.role.reportsTo.load(row.id), view),
    }),
    reports: t.field({
      type: [ReportingLineRef],
      description: 'Who reports to it.',
      resolve: ({ row, view }) => seenFacts(view.role.reports.load(row.id), view),
    }),
    decisions: t.field({
      type: [DecisionRightRef],
      description: 'What it decides alone.',
      resolve: ({ row, view }) => seenFacts(view.decision.decidedByRole.load(row.id), view),
    }),
    approvals: t.field({
      type: [ApprovalRef],
      description: 'What it needs approval for: it does not decide these alone.',
      resolve: ({ row, view }) => seenFacts(view.decision.approvalsOfRole.load(row.id), view),
    }),
    authorities: t.field({
      type: [AuthorityRef],
      description: 'What documents say about its authority, by area, in their own words.',
      resolve: ({ row, view }) => seenFacts(view.decision.authoritiesOfRole.load(row.id), view),
    }),
    kpis: t.connection({
      type: MeasurementRef,
      description: 'The measures it is judged by.',
      complexity: pageComplexity,
      resolve: ({ row, view }, args, _context, info) => factsPage(view.kpi.ofRole.load(row.id), view, args, info),
    }),
    families: t.field({
      type: [FamilyMembershipRef],
      description: 'Its job families.',
      resolve: ({ row, view }) => seenFacts(view.family.ofRole.load(row.id), view),
    }),
    terms: t.field({
      type: [ClassificationRef],
      description: "Its terms in the company's own classifications.",
      resolve: ({ row, view }) => seenFacts(view.term.ofRole.load(row.id), view),
    }),
    links: t.field({
      type: [LinkRef],
      description: 'Pointers to something outside.',
      resolve: ({ row, view }) => seenFacts(view.link.ofRole.load(row.id), view),
    }),
    ...Object.fromEntries(
      Object.entries(statementFields).map(([field, [section, description]]) => [
        field,
        t.connection({
          type: StatementRef,
          description,
          complexity: pageComplexity,
          resolve: (role, args, _context, info) => factsPage(statementsOf(role, section), role.view, args, info),
        }),
      ]),
    ),
    statements: t.connection({
      type: StatementRef,
      description: 'Every item of text about it, in the order of the documents.',
      complexity: pageComplexity,
      args: { section: t.arg.string({ description: 'Only of this section, e.g. "risk" or "hiring".' }) },
      resolve: (role, { section, ...args }, _context, info) =>
        factsPage(statementsOf(role, section ?? null), role.view, args, info),
    }),
  }),
});

const ofKind = (kind: LeadsToKind, moves: Eventually<readonly Fact<'LEADS_TO'>[]>) =>
  after(moves, (all) => all.filter((move) => move.claims[0].kind === kind));

function requirementsOf(
  { row, view }: Pick<Seen<'Role'>, 'row' | 'view'>,
  tier: SkillTier | null | undefined,
  kind: SkillKind | null | undefined,
): Eventually<readonly Fact<'REQUIRES'>[]> {
  const ofTier = after(view.skill.ofRole.load(row.id), (all) =>
    tier == null ? all : all.filter((fact) => fact.claims[0].tier === tier),
  );
  if (kind == null) return ofTier;
  return after(ofTier, (facts) =>
    after(allOf(facts.map((fact) => view.skill.byId.load(fact.head))), (skills) =>
      facts.filter((_fact, i) => skills[i]?.kind === kind),
    ),
  );
}

/** Sections of statements that have a field of their own. */
const statementFields = {
  responsibilities: ['responsibility', 'What it is responsible for; the category is the sub-heading.'],
  deliverables: ['deliverable', 'What it delivers.'],
  milestones: ['milestone', 'What is expected by when; the category is the horizon.'],
  promotionSkills: ['promotion', 'What it takes to be promoted; the category says from where to where.'],
  risks: ['risk', 'Challenges, bottlenecks, anti-patterns and the like; the category says which.'],
  variants: ['variant', 'How the role differs by company size, industry and so on; the category says by what.'],
  aiImpact: ['ai-impact', 'How AI changes the role; the category says in which way.'],
  hiring: ['hiring', 'What to look for when hiring; the category says what kind of sign.'],
} as const;

const statementsOf = ({ row, view }: Seen<'Role'>, section: string | null) =>
  section === null ? view.statement.ofRole.load(row.id) : statementsIn(view, row.id, [section]);
