import { raiseRevision } from '../../src/cypher/meta.ts';
import { createEdges, putNodes } from '../../src/cypher/write.ts';
import type { GraphEngine, Transaction } from '../../src/engine/port.ts';
import { sortKeyOf } from '../../src/identity/slug.ts';
import { type Label, nodes, type RelationshipType, relationships } from '../../src/model/graph.ts';
import { prepareStore } from '../../src/services/store.ts';
import { sampleOf } from '../../test/engine/sample.ts';
import { type GeneratedRole, generatedRoles, type PerRole } from './graphs.ts';

const ROLES_PER_TRANSACTION = 2_000;
const ROWS_PER_STATEMENT = 5_000;

type Row = Record<string, unknown>;
type Arc = Row & { tail: string; head: string };

/** A generated graph in a store, past the loader, which would take hours for so many. */
export async function fillStore(engine: GraphEngine, roles: number, each: PerRole): Promise<void> {
  await prepareStore(engine);
  for (const some of batches(generatedRoles(roles, { moves: 0, skills: 0 }))) {
    await engine.write(async (tx) => {
      await putNouns(
        tx,
        'Role',
        some.map(({ role }) => ({ id: role.id, title: role.id, kind: 'role', described: true })),
      );
      await tx.run(raiseRevision, {});
    });
  }
  const known = new Set<string>();
  for (const some of batches(generatedRoles(roles, each))) {
    await engine.write(async (tx) => {
      const asked = some.flatMap(({ requirements }) => requirements);
      const joined = some.flatMap(({ role }) => role.families.map((family) => ({ tail: role.id, head: family })));
      for (const [label, ids] of [
        ['Skill', asked.map(({ skill }) => skill)],
        ['Family', joined.map(({ head }) => head)],
      ] as const) {
        const added = [...new Set(ids)].filter((id) => !known.has(id));
        for (const id of added) known.add(id);
        await putNouns(
          tx,
          label,
          added.map((id) => ({ id, name: id })),
        );
      }
      await claim(tx, 'IN_FAMILY', 'IN_FAMILY.Role.Family', joined);
      await claim(
        tx,
        'LEADS_TO',
        'LEADS_TO.Role.Role',
        some.flatMap(({ moves }) => moves.map((move) => ({ ...move }))),
      );
      await claim(
        tx,
        'REQUIRES',
        'REQUIRES.Role.Skill',
        asked.map(({ role, skill, weight, level }) => ({ tail: role, head: skill, importance: weight, level })),
      );
      await tx.run(raiseRevision, {});
    });
  }
}

function* batches(roles: Iterable<GeneratedRole>): Iterable<GeneratedRole[]> {
  let batch: GeneratedRole[] = [];
  for (const role of roles) {
    batch.push(role);
    if (batch.length < ROLES_PER_TRANSACTION) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Nouns, each with a name of its own. */
async function putNouns(tx: Transaction, label: 'Role' | 'Skill' | 'Family', given: readonly (Row & { id: string })[]) {
  const sampled = (of: Label, row: Row): Row => ({ ...(sampleOf(nodes[of].properties) as Row), ...row });
  const nameOf = (id: string) => `${label.toLowerCase()}:en:${id}`;
  await put(
    tx,
    label,
    given.map((row) => sampled(label, { ...row, sortKey: sortKeyOf(row.id) })),
  );
  await put(
    tx,
    'Name',
    given.map(({ id }) =>
      sampled('Name', { id: nameOf(id), scheme: label.toLowerCase(), lang: 'en', normal: id, text: id }),
    ),
  );
  await claim(
    tx,
    'NAMES',
    `NAMES.Name.${label}`,
    given.map(({ id }) => ({ tail: nameOf(id), head: id })),
  );
}

async function put(tx: Transaction, label: Label, rows: readonly Row[]): Promise<void> {
  for (const some of parts(rows)) await tx.run(putNodes[label], { rows: some });
}

/** One claim each of a document of the company's. */
async function claim(tx: Transaction, type: RelationshipType, edge: string, rows: readonly Arc[]): Promise<void> {
  const query = createEdges.get(edge);
  if (!query) throw new Error(`There is no ${edge}.`);
  const rest = { ...(sampleOf(relationships[type].properties) as Row), document: 'generated', origin: 'company' };
  for (const some of parts(rows)) await tx.run(query, { rows: some.map((row) => ({ ...rest, ...row })) });
}

function* parts<T>(rows: readonly T[]): Iterable<T[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) yield rows.slice(from, from + ROWS_PER_STATEMENT);
}
