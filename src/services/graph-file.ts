import { z } from 'zod';
import { AppError } from '../errors.ts';
import { type Edge, edges, type Label, MODEL_VERSION, nodes, relationships } from '../model/graph.ts';

/**
 * A whole graph as JSON Lines: a header, every node, every relationship, and an end that counts both, so that a file
 * that was cut short is noticed. Properties stand in the order of the model, nulls are left out, lines are sorted by
 * code unit: the same graph gives the same bytes, whichever engine holds it.
 */
const FORMAT = { format: 'rolegraph-graph', formatVersion: 1 } as const;

export type Row = Readonly<Record<string, unknown>>;

/** A node or relationship of a file. */
export type Entry = { label: Label; row: Row } | { edge: Edge; row: Row };

export interface Counts {
  nodes: number;
  relationships: number;
}

export const headerLine = () => write({ ...FORMAT, modelVersion: MODEL_VERSION });
export const endLine = (counts: Counts) => write({ end: counts });
export const nodeLine = (label: Label, row: Row) =>
  write({ node: label, properties: stated(nodes[label].properties, row) });
export const edgeLine = ({ type, from, to }: Edge, row: Row) =>
  write({
    relationship: type,
    from,
    tail: row['tail'],
    to,
    head: row['head'],
    properties: stated(relationships[type].properties, row),
  });

const write = (value: object) => `${JSON.stringify(value)}\n`;

function stated(properties: z.ZodObject, row: Row): Row {
  const given = Object.keys(properties.shape).filter((property) => row[property] !== null);
  return Object.fromEntries(given.map((property) => [property, row[property]]));
}

/** Where an entry stands in a file. */
export type Place = readonly (string | number)[];

export function placeOf(entry: Entry): Place {
  const { row } = entry;
  if ('label' in entry) return ['node', entry.label, String(row['id'])];
  const { type, from, to } = entry.edge;
  const claim = [String(row['document'] ?? ''), Number(row['ordinal'] ?? 0)];
  return ['relationship', type, from, to, String(row['tail']), String(row['head']), ...claim];
}

export function comparePlaces(a: Place, b: Place): number {
  for (const [i, part] of a.entries()) {
    const other = b[i] ?? '';
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

const Header = z.object({ format: z.literal(FORMAT.format), formatVersion: z.int(), modelVersion: z.int() });

/** @throws AppError INVALID_INPUT or STORE_TOO_NEW where this Rolegraph cannot read what follows. */
export function readHeader(text: string | undefined): void {
  const header = Header.safeParse(text === undefined ? undefined : parse(text, 1));
  if (!header.success) {
    throw new AppError('INVALID_INPUT', `Line 1 is not the header of a graph file ("format": "${FORMAT.format}").`);
  }
  const { formatVersion, modelVersion } = header.data;
  if (formatVersion > FORMAT.formatVersion || modelVersion > MODEL_VERSION) {
    throw new AppError(
      'STORE_TOO_NEW',
      `The file has format version ${formatVersion} and model version ${modelVersion}, this Rolegraph reads up to ` +
        `${FORMAT.formatVersion} and ${MODEL_VERSION}. Use the newer Rolegraph.`,
    );
  }
}

/** Takes the properties of a node or relationship, with nulls where the file leaves one out. */
function reader(properties: z.ZodObject): z.ZodType<Row> {
  const nullable = Object.entries(properties.shape).filter(([, type]) => z.safeParse(type, null).success);
  const absent = Object.fromEntries(nullable.map(([property]) => [property, null]));
  return z.preprocess((given) => ({ ...absent, ...(given as object) }), z.strictObject(properties.shape));
}

type Line = Entry | { end: Counts };

const id = z.string().min(1);
const lineReaders = new Map<string, z.ZodType<Line>>([
  ['end', z.strictObject({ end: z.strictObject({ nodes: z.int(), relationships: z.int() }) })],
]);
for (const label of Object.keys(nodes) as Label[]) {
  if (label === 'GraphMeta') continue;
  const line = z.strictObject({ node: z.literal(label), properties: reader(nodes[label].properties) });
  lineReaders.set(
    label,
    line.transform(({ properties }) => ({ label, row: properties })),
  );
}
for (const edge of edges) {
  const line = z.strictObject({
    relationship: z.literal(edge.type),
    from: z.literal(edge.from),
    tail: id,
    to: z.literal(edge.to),
    head: id,
    properties: reader(relationships[edge.type].properties),
  });
  lineReaders.set(
    `${edge.type} ${edge.from} ${edge.to}`,
    line.transform(({ tail, head, properties }) => ({ edge, row: { tail, head, ...properties } })),
  );
}

/** What a line says it is, which finds its reader. */
function kindOf(value: unknown): string {
  const { node, relationship, from, to, end } = Object(value);
  if (end !== undefined) return 'end';
  return node === undefined ? `${relationship} ${from} ${to}` : String(node);
}

/**
 * Reads a line behind the header.
 * @throws AppError INVALID_INPUT that names the line, counted from 1.
 */
export function readLine(text: string, number: number): Line {
  const value = parse(text, number);
  const kind = kindOf(value);
  const line = lineReaders.get(kind);
  if (!line) throw invalidLine(number, `is no node or relationship of the model: "${kind.slice(0, 80)}"`);
  const entry = line.safeParse(value);
  if (entry.success) return entry.data;
  const issues = entry.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw invalidLine(number, issues.join('; '));
}

function parse(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidLine(number, 'is no JSON');
  }
}

export function invalidLine(number: number, problem: string): AppError {
  return new AppError('INVALID_INPUT', `Line ${number} ${problem}. Nothing was imported.`);
}
