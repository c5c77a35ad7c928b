import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { Version } from '../model/history.ts';
import { columns, Ids } from './columns.ts';

export const versionsOfRoles = defineQuery({
  name: 'version.ofRoles',
  mode: 'read',
  about: 'The blueprints of roles as they were applied, oldest first.',
  params: Ids,
  row: Version.extend({ role: z.string() }),
  text: `
    UNWIND $ids AS key
    MATCH (r:Role {id: key})-[:HAS_VERSION]->(v:Version)
    RETURN r.id AS role, ${columns('v', Version)}
    ORDER BY role, number`,
});

export const lastVersions = defineQuery({
  name: 'version.last',
  mode: 'read',
  about: 'The number of the last version of roles; no row for a role without one.',
  params: Ids,
  row: z.object({ role: z.string(), number: z.int() }),
  text: `
    UNWIND $ids AS key
    MATCH (r:Role {id: key})-[:HAS_VERSION]->(v:Version)
    RETURN r.id AS role, max(v.number) AS number`,
});
