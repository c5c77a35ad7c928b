import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addBlueprint } from './blueprint.ts';
import { addCatalogue } from './catalogue.ts';
import { addDoctor } from './doctor.ts';
import { addDocument } from './document.ts';
import { addGap } from './gap.ts';
import { addLattice } from './lattice.ts';
import { addLint } from './lint.ts';
import { addMap } from './map.ts';
import { addPath } from './path.ts';
import { exitCodes } from './refusal.ts';
import { addRole } from './role.ts';
import { addRoles } from './roles.ts';
import { addSeed } from './seed.ts';
import { addServe } from './serve.ts';
import { addSimilar } from './similar.ts';
import { addTable } from './table.ts';
import { addExport, addImportGraph } from './transfer.ts';
import { addVocabulary } from './vocabulary.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** The whole command line. It throws instead of ending the process; `run.ts` says how it ended. */
export function createProgram(): Command {
  const program = new Command('rolegraph')
    .description('A GraphQL API over an org-design graph: roles, skills, career paths and collaboration maps.')
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      `
Where the graph is: in Neo4j where NEO4J_URI is set, else in the file ROLEGRAPH_STORE (./.rolegraph/graph.grafeo).
While a server holds that file, the other commands ask the server.

${exitCodes}

Examples:
  $ rolegraph serve
  $ rolegraph role "Senior Computer Vision Scientist"
  $ rolegraph path "Associate Computer Vision Scientist" "Senior Computer Vision Scientist"`,
    );
  const graph = [addServe, addSeed, addBlueprint, addTable, addCatalogue, addDocument, addVocabulary, addExport];
  const asked = [addRoles, addRole, addPath, addGap, addSimilar, addLattice, addMap, addLint, addDoctor];
  for (const add of [...graph, addImportGraph, ...asked]) add(program);
  return program;
}
