import type { Runner } from '../engine/port.ts';
import type { Origin } from '../model/claim.ts';
import { createDecisionLoaders } from './decision.ts';
import { createDocumentLoaders } from './document.ts';
import { createFamilyLoaders } from './family.ts';
import { createKpiLoaders } from './kpi.ts';
import { createLinkLoaders } from './link.ts';
import { createNameLoaders } from './name.ts';
import { createRoleLoaders } from './role.ts';
import { createSkillLoaders } from './skill.ts';
import { createStakeholderLoaders } from './stakeholder.ts';
import { createStatementLoaders } from './statement.ts';
import { createTermLoaders } from './term.ts';
import { createToolLoaders } from './tool.ts';

/** The loaders of one request for one set of origins: the graph as those documents draw it. */
export const createLoaders = (runner: Runner, origins: readonly Origin[]) => ({
  origins,
  decision: createDecisionLoaders(runner, origins),
  document: createDocumentLoaders(runner),
  family: createFamilyLoaders(runner, origins),
  kpi: createKpiLoaders(runner, origins),
  link: createLinkLoaders(runner, origins),
  name: createNameLoaders(runner, origins),
  role: createRoleLoaders(runner, origins),
  skill: createSkillLoaders(runner, origins),
  stakeholder: createStakeholderLoaders(runner, origins),
  statement: createStatementLoaders(runner, origins),
  term: createTermLoaders(runner, origins),
  tool: createToolLoaders(runner, origins),
});

export type Loaders = ReturnType<typeof createLoaders>;
