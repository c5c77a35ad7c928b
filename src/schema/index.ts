import { builder } from './builder.ts';
import './career.ts';
import './collaboration.ts';
import './document.ts';
import './errors.ts';
import './history.ts';
import './import.ts';
import './node.ts';
import './role.ts';
import './roles.ts';
import './search.ts';
import './seed.ts';

/** The GraphQL schema of Rolegraph. */
export const schema = builder.toSchema();
