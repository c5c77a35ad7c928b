import type { CatalogueQuery } from '../engine/query.ts';
import * as career from './career.ts';
import * as change from './change.ts';
import * as collaboration from './collaboration.ts';
import * as count from './count.ts';
import * as decision from './decision.ts';
import * as document from './document.ts';
import * as family from './family.ts';
import * as history from './history.ts';
import * as insight from './insight.ts';
import * as kpi from './kpi.ts';
import * as link from './link.ts';
import * as meta from './meta.ts';
import * as name from './name.ts';
import * as relation from './relation.ts';
import * as role from './role.ts';
import * as skill from './skill.ts';
import * as stakeholder from './stakeholder.ts';
import * as statement from './statement.ts';
import * as suggestion from './suggestion.ts';
import * as term from './term.ts';
import * as tool from './tool.ts';
import * as transfer from './transfer.ts';
import * as write from './write.ts';

/** Every stored query, sorted by name: what is linted, explained and written to `schema/queries.md`. */
export const catalogue: readonly CatalogueQuery[] = [
  ...collect([
    career,
    change,
    collaboration,
    count,
    decision,
    document,
    family,
    history,
    insight,
    kpi,
    link,
    meta,
    name,
    relation,
    role,
    skill,
    stakeholder,
    statement,
    suggestion,
    term,
    tool,
    transfer,
    write,
  ]),
].sort((a, b) => (a.name < b.name ? -1 : 1));

/** Finds queries in what modules export: themselves, or in plain objects and maps of them. */
function* collect(value: unknown): Iterable<CatalogueQuery> {
  if (value === null || typeof value !== 'object') return;
  if (isQuery(value)) yield value;
  else if (value instanceof Map) for (const item of value.values()) yield* collect(item);
  else if (Array.isArray(value) || isNamespace(value)) for (const item of Object.values(value)) yield* collect(item);
}

function isQuery(value: object): value is CatalogueQuery {
  return 'text' in value && 'params' in value && 'row' in value;
}

/** A module namespace or a plain object: zod schemas and other instances hold no queries. */
function isNamespace(value: object): boolean {
  return [Object.prototype, null].includes(Object.getPrototypeOf(value));
}
