import { isEmpty } from '../src/cypher/meta.ts';
import { allIds, edgeRows, nodeRows } from '../src/cypher/transfer.ts';
import { createEdges, putNodes } from '../src/cypher/write.ts';
import { EmbeddedEngine } from '../src/engine/embedded.ts';
import { Neo4jEngine } from '../src/engine/neo4j.ts';
import type { GraphEngine } from '../src/engine/port.ts';
import { sortKeyOf } from '../src/identity/slug.ts';
import { edges } from '../src/model/graph.ts';
import { importCatalogue } from '../src/services/catalogue/import.ts';
import type { onetIn } from '../src/services/catalogue/read.ts';
import { groupBy } from '../src/services/group-by.ts';
import { prepareStore } from '../src/services/store.ts';

/** What a catalogue holds. */
export type Catalogue = Awaited<ReturnType<typeof onetIn>>;

/** Imports a catalogue. Returns the seconds it took; null where the store has it. */
async function load(engine: GraphEngine, { source, occupations }: Catalogue): Promise<number | null> {
  try {
    await prepareStore(engine);
    const [stored] = await engine.run(isEmpty, {});
    if (stored?.documents === occupations.length) return null;
    const started = performance.now();
    await importCatalogue(engine, { source, occupations: () => occupations, whole: true }, { dryRun: false });
    return (performance.now() - started) / 1000;
  } finally {
    await engine.close();
  }
}

export async function loadEmbedded(file: string, catalogue: Catalogue): Promise<number | null> {
  return load(await EmbeddedEngine.open(file), catalogue);
}

export async function loadNeo4j(uri: string, catalogue: Catalogue): Promise<number | null> {
  const login = { user: undefined, password: undefined, database: undefined };
  const patience = { statementTimeout: 600_000, connectionTimeout: 30_000, maxConnections: 10 };
  return load(new Neo4jEngine({ uri, ...login, ...patience }), catalogue);
}

type Row = Record<string, unknown>;
type Arc = Row & { tail: string; head: string };

const REQUIRES = edges.find(({ type }) => type === 'REQUIRES')!;
/** As many as the questions ask for of one role among many. */
const REQUIREMENTS_PER_COPY = 10;
const ROLES_PER_TRANSACTION = 1_000;

/**
 * Adds generated copies of roles to an embedded store, each with a title and its first requirements. They come behind
 * the originals in every list, so that answers stay the same. Past the loader, which would take hours for so many.
 */
export async function addCopies(file: string, copies: number): Promise<void> {
  const engine = await EmbeddedEngine.open(file);
  try {
    const ids = (await engine.run(allIds.Role, {})).map(({ id }) => id);
    const nodes: Row[] = await engine.run(nodeRows.Role, { ids });
    const claims = (await engine.run(edgeRows.get(REQUIRES)!, { ids })) as Arc[];
    const requirements = groupBy(claims, (claim) => claim.tail);
    const originals = nodes.map((role) => ({
      role,
      requires: (requirements.get(String(role['id'])) ?? []).slice(0, REQUIREMENTS_PER_COPY),
    }));
    for (let copy = 1; copy <= copies; copy += 1) {
      for (let start = 0; start < originals.length; start += ROLES_PER_TRANSACTION) {
        await writeCopies(engine, originals.slice(start, start + ROLES_PER_TRANSACTION), copy);
      }
    }
  } finally {
    await engine.close();
  }
}

function writeCopies(engine: GraphEngine, originals: readonly { role: Row; requires: readonly Arc[] }[], copy: number) {
  const roles: Row[] = [];
  const names: Row[] = [];
  const naming: Arc[] = [];
  const requires: Arc[] = [];
  for (const original of originals) {
    const id = `copy-${copy}-${original.role['id']}`;
    const title = `Zz ${original.role['title']} ${copy}`;
    const name = `title:en:${title}`;
    const claim = { document: `copy-${copy}`, origin: 'catalogue', ordinal: 0, line: null, asWritten: null };
    roles.push({ ...original.role, id, title, sortKey: sortKeyOf(title) });
    names.push({ id: name, scheme: 'title', lang: 'en', normal: title, text: title });
    naming.push({ tail: name, head: id, ...claim, status: 'automatic', preferred: null });
    for (const claimed of original.requires) requires.push({ ...claimed, tail: id, document: claim.document });
  }
  return engine.write(async (tx) => {
    await tx.run(putNodes.Role, { rows: roles });
    await tx.run(putNodes.Name, { rows: names });
    await tx.run(createEdges.get('NAMES.Name.Role')!, { rows: naming });
    for (let start = 0; start < requires.length; start += 2_000) {
      await tx.run(createEdges.get('REQUIRES.Role.Skill')!, { rows: requires.slice(start, start + 2_000) });
    }
  });
}
