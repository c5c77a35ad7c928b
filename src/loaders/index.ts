import type { Origin } from '../model/claim.ts';
import { createDecisionLoaders } from './decision.ts';
import { createDocumentLoaders } from './document.ts';
import { createFamilyLoaders } from './family.ts';
import { createKpiLoaders } from './kpi.ts';
import { createLinkLoaders } from './link.ts';
import { createNameLoaders } from './name.ts';
import { createRelationLoaders } from './relation.ts';
import { createRoleLoaders } from './role.ts';
import { createSkillLoaders } from './skill.ts';
import type { Snapshot } from './snapshot.ts';
import { createStakeholderLoaders } from './stakeholder.ts';
import { createStatementLoaders } from './statement.ts';
import { createTermLoaders } from './term.ts';
import { createToolLoaders } from './tool.ts';

/** The loaders of one request for one set of origins: the graph as those documents draw it. */
export const createLoaders = (snapshot: Snapshot, origins: readonly Origin[]) => ({
  snapshot,
  origins,
  decision: createDecisionLoaders(snapshot, origins),
  document: createDocumentLoaders(snapshot),
  family: createFamilyLoaders(snapshot, origins),
  kpi: createKpiLoaders(snapshot, origins),
  link: createLinkLoaders(snapshot, origins),
  name: createNameLoaders(snapshot, origins),
  relation: createRelationLoaders(snapshot, origins),
  role: createRoleLoaders(snapshot, origins),
  skill: createSkillLoaders(snapshot, origins),
  stakeholder: createStakeholderLoaders(snapshot, origins),
  statement: createStatementLoaders(snapshot, origins),
  term: createTermLoaders(snapshot, origins),
  tool: createToolLoaders(snapshot, origins),
});

export type Loaders = ReturnType<typeof createLoaders>;
