import { z } from 'zod';
import { Decides, Decision, HasAuthority, NeedsApproval } from './decision.ts';
import { Document } from './document.ts';
import { Family, InFamily } from './family.ts';
import { Change, GraphMeta, Version } from './history.ts';
import { Kpi, MeasuredBy } from './kpi.ts';
import { HasLink, Link } from './link.ts';
import { Name, Names } from './name.ts';
import { RelatedTo } from './relation.ts';
import { CorrespondsTo, DescribedBy, LeadsTo, ReportsTo, Role } from './role.ts';
import { Requires, Skill } from './skill.ts';
import { EscalatesTo, Includes, Stakeholder, StandsFor, WorksWith } from './stakeholder.ts';
import { Statement, States } from './statement.ts';
import { ClassifiedAs, Term } from './term.ts';
import { Tool, Uses } from './tool.ts';

/** Version of this model. A store in a newer one is refused; an older one is migrated (`services/store.ts`). */
export const MODEL_VERSION = 2;

export interface NodeModel {
  about: string;
  properties: z.ZodObject;
  /** Properties that are searched by equality or order, beside the key. */
  indexed?: readonly string[];
}

/** Every node label. The key of each is `id`, unique within the label. */
export const nodes = {
  Role: { about: 'A job as designed, not a person.', properties: Role, indexed: ['sortKey'] },
  Skill: { about: 'A competence that roles ask for.', properties: Skill, indexed: ['sortKey'] },
  Tool: { about: 'One product that roles work with.', properties: Tool, indexed: ['sortKey'] },
  Stakeholder: {
    about: 'A party that roles work with: team, function, board, customer group.',
    properties: Stakeholder,
    indexed: ['sortKey'],
  },
  Family: { about: 'A job family: roles of one profession.', properties: Family, indexed: ['sortKey'] },
  Kpi: { about: 'A measure that roles are judged by.', properties: Kpi, indexed: ['sortKey'] },
  Decision: { about: 'Something that is decided.', properties: Decision },
  Statement: { about: 'An item of text that belongs to one role.', properties: Statement },
  Name: { about: 'A name, alias or external id of a noun.', properties: Name, indexed: ['normal'] },
  Term: { about: "A term of a company's own classification.", properties: Term },
  Link: { about: 'A pointer to something outside.', properties: Link },
  Document: { about: 'A source of claims.', properties: Document, indexed: ['origin'] },
  Version: { about: "A role's blueprint as it was applied once.", properties: Version },
  Change: { about: 'A decision of a person, undoable.', properties: Change },
  GraphMeta: { about: 'What is stored, and how often it was written.', properties: GraphMeta },
} as const satisfies Record<string, NodeModel>;

export type Label = keyof typeof nodes;

/** The labels whose nodes are known by names (`(:Name)-[:NAMES]->(noun)`) and have minted ids. */
export const nounLabels = ['Role', 'Skill', 'Tool', 'Stakeholder', 'Family', 'Kpi'] as const;
export type NounLabel = (typeof nounLabels)[number];

interface RelationshipModel {
  about: string;
  /** Which labels it leads from and to. */
  ends: readonly (readonly [Label, Label])[];
  properties: z.ZodObject;
}

const toEachNoun = (from: Label) => nounLabels.map((label) => [from, label] as const);
const amongEach = (...labels: Label[]) => labels.map((label) => [label, label] as const);

/** Every relationship type. All but HAS_VERSION are claims (`model/claim.ts`). */
export const relationships = {
  NAMES: { about: 'The noun is known by this name.', ends: toEachNoun('Name'), properties: Names },
  LEADS_TO: {
    about: 'People move from this role to that one. A feeder role is this edge read backwards.',
    ends: [['Role', 'Role']],
    properties: LeadsTo,
  },
  REQUIRES: { about: 'The role asks for the skill.', ends: [['Role', 'Skill']], properties: Requires },
  USES: { about: 'The role works with the tool.', ends: [['Role', 'Tool']], properties: Uses },
  WORKS_WITH: { about: 'The role works with the party.', ends: [['Role', 'Stakeholder']], properties: WorksWith },
  ESCALATES_TO: { about: 'The role escalates to the party.', ends: [['Role', 'Stakeholder']], properties: EscalatesTo },
  DECIDES: { about: 'The role decides this alone.', ends: [['Role', 'Decision']], properties: Decides },
  NEEDS_APPROVAL: {
    about: 'The role needs approval for this.',
    ends: [['Role', 'Decision']],
    properties: NeedsApproval,
  },
  HAS_AUTHORITY: {
    about: "What a document says about the role's authority in an area.",
    ends: [['Role', 'Decision']],
    properties: HasAuthority,
  },
  REPORTS_TO: { about: 'The role reports to that role.', ends: [['Role', 'Role']], properties: ReportsTo },
  IN_FAMILY: { about: 'The role belongs to the job family.', ends: [['Role', 'Family']], properties: InFamily },
  CLASSIFIED_AS: { about: 'The role carries the term.', ends: [['Role', 'Term']], properties: ClassifiedAs },
  MEASURED_BY: { about: 'The role is judged by the measure.', ends: [['Role', 'Kpi']], properties: MeasuredBy },
  STANDS_FOR: { about: 'The party is people in that role.', ends: [['Stakeholder', 'Role']], properties: StandsFor },
  INCLUDES: {
    about: 'The composite party includes that party.',
    ends: [['Stakeholder', 'Stakeholder']],
    properties: Includes,
  },
  RELATED_TO: {
    about: 'The two mean something close; ids in order.',
    ends: amongEach('Skill', 'Stakeholder', 'Tool', 'Role'),
    properties: RelatedTo,
  },
  CORRESPONDS_TO: {
    about: 'The role corresponds to an occupation of a public catalogue.',
    ends: [['Role', 'Role']],
    properties: CorrespondsTo,
  },
  STATES: { about: 'The role is said to have this statement.', ends: [['Role', 'Statement']], properties: States },
  DESCRIBED_BY: { about: 'The document describes the role.', ends: [['Role', 'Document']], properties: DescribedBy },
  HAS_VERSION: { about: 'A blueprint of the role as applied.', ends: [['Role', 'Version']], properties: z.object({}) },
  HAS_LINK: {
    about: 'The noun points to something outside.',
    ends: nounLabels.map((label) => [label, 'Link'] as const),
    properties: HasLink,
  },
} as const satisfies Record<string, RelationshipModel>;

export type RelationshipType = keyof typeof relationships;

/** Every (type, from, to) the graph may hold, in the order of declaration. */
export const edges = (Object.keys(relationships) as RelationshipType[]).flatMap((type) =>
  relationships[type].ends.map(([from, to]) => ({ type, from, to })),
);
export type Edge = (typeof edges)[number];

/** The (type, from, to) triples that are claims of documents. */
export const claimEdges = edges.filter((edge) => edge.type !== 'HAS_VERSION');
