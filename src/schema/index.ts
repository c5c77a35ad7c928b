import { builder } from './builder.ts';
import { rejectErrors } from './reject-errors.ts';
import './career.ts';
import './catalogue.ts';
import './career-lattice.ts';
import './compare-roles.ts';
import './similar-roles.ts';
import './skill-gap.ts';
import './collaboration-map.ts';
import './connection.ts';
import './shared-stakeholders.ts';
import './change.ts';
import './document.ts';
import './escalation-path.ts';
import './errors.ts';
import './history.ts';
import './import.ts';
import './import-table.ts';
import './node.ts';
import './insights.ts';
import './role.ts';
import './roles.ts';
import './search.ts';
import './seed.ts';
import './vocabulary.ts';
import './who-decides.ts';

/** The GraphQL schema of Rolegraph. */
export const schema = rejectErrors(builder.toSchema());
