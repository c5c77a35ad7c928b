import { z } from 'zod';
import { defineQuery } from '../engine/query.ts';
import { Version } from '../model/history.ts';
import { columns, Ids, Nothing } from './columns.ts';

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
    ORDER BY role, number, id`,
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

export const lastBlueprint = defineQuery({
  name: 'version.lastBlueprint',
  mode: 'read',
  about: 'What a document said of a role when it was last applied.',
  params: z.object({ role: z.string(), document: z.string() }),
  row: Version.pick({ id: true, blueprint: true, number: true }),
  text: `
    MATCH (r:Role {id: $role})-[:HAS_VERSION]->(v:Version {document: $document})
    RETURN v.id AS id, v.blueprint AS blueprint, v.number AS number
    ORDER BY number DESC, id
    LIMIT 1`,
});

export const unlinkVersions = defineQuery({
  name: 'version.unlink',
  mode: 'write',
  about: 'Takes versions away from a role, before another gets them.',
  params: z.object({ rows: z.array(z.object({ tail: z.string(), head: z.string() })) }),
  row: Nothing,
  text: `
    UNWIND $rows AS row
    MATCH (r:Role {id: row.tail})-[c:HAS_VERSION]->(v:Version {id: row.head})
    DELETE c`,
});
