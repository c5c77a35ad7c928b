import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import {
  type AmbiguousName,
  type ImportReport,
  importBlueprint,
  withExternalIds,
} from '../services/import-blueprint.ts';
import { parseFile } from '../services/import-files.ts';
import type { Finding } from '../services/import-lint.ts';
import { removeDocuments } from '../services/remove.ts';
import { builder } from './builder.ts';
import { ChangeRef } from './history.ts';

type Message = NonNullable<Awaited<ReturnType<typeof parseFile>>[number]['blueprint']>['messages'][number];

const MessageRef = builder.objectRef<Message>('ImportMessage').implement({
  description: 'Something the importer noticed in a document.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'Stable name of the rule, e.g. "flattened-row".' }),
    severity: t.exposeString('severity', { description: '"error", "warning" or "info".' }),
    line: t.exposeInt('line', { nullable: true, description: 'Line of the source, from 1.' }),
    text: t.exposeString('text', { description: 'What was noticed.' }),
    excerpt: t.exposeString('excerpt', { nullable: true, description: 'The place in the words of the document.' }),
  }),
});

const AmbiguousNameRef = builder.objectRef<AmbiguousName>('AmbiguousName').implement({
  description: 'A name in a document that several nouns answer to.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'Kind of what it names, e.g. "Role" or "Skill".' }),
    name: t.exposeString('name', { description: 'The name as written.' }),
    candidates: t.stringList({
      description: 'Slugs of the nouns it may mean; `resolve` says which.',
      resolve: ({ candidates }) => [...candidates],
    }),
  }),
});

const FindingRef = builder.objectRef<Finding>('ImportFinding').implement({
  description: 'Something about an imported blueprint that somebody should look at. It stands in the way of nothing.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'Stable name of the rule, e.g. "next-unconfirmed".' }),
    path: t.exposeString('path', { description: 'Place in the blueprint, a JSON pointer.' }),
    text: t.exposeString('text', { description: 'What was found.' }),
  }),
});

const ClaimCountRef = builder
  .objectRef<{ type: string; added: number; changed: number; removed: number }>('ClaimCount')
  .implement({
    description: 'How many relationships of one type an import adds, changes and takes back.',
    fields: (t) => ({
      type: t.exposeString('type', { description: 'Type of the relationship, e.g. "REQUIRES".' }),
      added: t.exposeInt('added', { description: 'Added.' }),
      changed: t.exposeInt('changed', { description: 'Between the same two nodes as before, with other content.' }),
      removed: t.exposeInt('removed', { description: 'Taken back.' }),
    }),
  });

const NodeKeyRef = builder.objectRef<{ label: string; id: string }>('NodeKey').implement({
  description: 'A node by its label and its stable id.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'Label, e.g. "Skill".' }),
    slug: t.exposeString('id', { description: 'Stable id within the label.' }),
  }),
});

const OutcomeEnum = builder.enumType('ImportOutcome', {
  description: 'What became of a document.',
  values: {
    ADDED: { value: 'added', description: 'It is new.' },
    CHANGED: { value: 'changed', description: 'It replaced what it said before.' },
    UNCHANGED: { value: 'unchanged', description: 'It says what it said before; nothing was written.' },
    UNDECIDED: { value: 'undecided', description: 'Names in it may mean several nouns; nothing was written.' },
  },
} as const);

const claimCounts = ({ diff }: Pick<ImportReport, 'diff'>) => {
  const { claimsAdded = {}, claimsChanged = {}, claimsRemoved = {} } = diff ?? {};
  const types = new Set([claimsAdded, claimsChanged, claimsRemoved].flatMap((counts) => Object.keys(counts)));
  return [...types].map((type) => ({
    type,
    added: claimsAdded[type] ?? 0,
    changed: claimsChanged[type] ?? 0,
    removed: claimsRemoved[type] ?? 0,
  }));
};

type FieldBuilder<R> = PothosSchemaTypes.ObjectFieldBuilder<(typeof builder)['$inferSchemaTypes'], R>;

/** What any import did to the graph as a whole. */
export const diffFields = <R extends Pick<ImportReport, 'diff'>>(t: FieldBuilder<R>) => ({
  nodesAdded: t.field({
    type: [NodeKeyRef],
    description: 'Nodes that came in.',
    resolve: ({ diff }) => diff?.nodesAdded ?? [],
  }),
  nodesRemoved: t.field({
    type: [NodeKeyRef],
    description: 'Nodes that went, because nothing names them any more.',
    resolve: ({ diff }) => diff?.nodesRemoved ?? [],
  }),
  claims: t.field({ type: [ClaimCountRef], description: 'Relationships by type.', resolve: claimCounts }),
});

const ImportReportRef = builder.objectRef<ImportReport & { messages: Message[] }>('ImportReport').implement({
  description: 'What an import did, or as a dry run would do.',
  fields: (t) => ({
    document: t.exposeString('document', { description: 'Source key of the document.' }),
    role: t.exposeString('role', {
      nullable: true,
      description: 'Slug of the role it describes; null where undecided.',
    }),
    outcome: t.field({ type: OutcomeEnum, description: 'What became of it.', resolve: ({ outcome }) => outcome }),
    ...diffFields(t),
    claimsKept: t.int({
      description: 'Relationships that stay as they were.',
      resolve: ({ diff }) => diff?.claimsKept ?? 0,
    }),
    changes: t.field({
      type: [ChangeRef],
      description: 'What the document says now and did not say before, and the reverse. Empty for a new one.',
      resolve: ({ changes }) => changes,
    }),
    newNames: t.field({
      type: [NodeKeyRef],
      description: 'Names that the graph did not know: each became a noun of its own.',
      resolve: ({ newNames }) => newNames,
    }),
    ambiguous: t.field({
      type: [AmbiguousNameRef],
      description: 'Names that several nouns answer to and nobody decided.',
      resolve: ({ ambiguous }) => ambiguous,
    }),
    findings: t.field({
      type: [FindingRef],
      description: 'What the rest of the graph does not confirm, and what the document leaves open.',
      resolve: ({ findings }) => findings,
    }),
    messages: t.field({
      type: [MessageRef],
      description: 'What the importer noticed while reading.',
      resolve: ({ messages }) => messages,
    }),
  }),
});

export const NameChoiceInput = builder.inputType('NameChoice', {
  description: 'Which noun a name means.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name as written in the document.' }),
    means: t.string({ required: true, description: 'Slug of the noun.' }),
  }),
});

const ImportInput = builder.inputType('ImportBlueprintInput', {
  description: 'A role document: its text, or the blueprint that was made of it.',
  fields: (t) => ({
    document: t.string({ required: true, description: 'Stable source key: importing it again replaces what it said.' }),
    file: t.string({ description: 'Name of the file; its ending helps to tell the format.' }),
    content: t.string({ description: 'Bytes of the file in Base64.' }),
    blueprint: t.string({ description: 'Instead of `content`: a blueprint as JSON text.' }),
    headings: t.string({ description: "A company's own headings as JSON text, beside the known ones." }),
    lang: t.string({ description: 'Language of the document, BCP 47; "en" by default.' }),
    externalIds: t.stringList({ description: 'External ids of the role, "scheme:code" each, beside those it states.' }),
    sameAs: t.string({ description: 'Slug of the role it describes, where the title leaves that open.' }),
    newRole: t.boolean({ description: 'It describes a new role, although one of that title is described already.' }),
    resolve: t.field({ type: [NameChoiceInput], description: 'Which nouns ambiguous names mean.' }),
  }),
});

type Input = typeof ImportInput.$inferInput;

/** The one blueprint the input holds. @throws InvalidInput with a problem a message where it holds none. */
async function blueprintOf({ document, file, content, blueprint, headings }: Input) {
  if ((content == null) === (blueprint == null)) throw new InvalidInput('Give either content or blueprint.');
  const bytes = content != null ? Buffer.from(content, 'base64') : Buffer.from(blueprint ?? '');
  const parsed = await parseFile(
    bytes,
    file ?? (content != null ? document : 'blueprint.json'),
    json('headings', headings),
  );
  if (parsed.length > 1)
    throw new InvalidInput(`The content holds ${parsed.length} documents; import them one by one.`);
  const [only] = parsed;
  if (only?.blueprint) return only.blueprint;
  const errors = only?.messages.filter(({ severity }) => severity === 'error') ?? [];
  const problems = errors.map(({ line, text }) => ({
    path: line === null ? document : `${document}:${line}`,
    message: text,
  }));
  throw new InvalidInput(errors.map(({ text }) => text).join(' ') || 'The content is no role document.', problems);
}

/** JSON in an argument. @throws InvalidInput with its path. */
export function json(path: string, text: string | null | undefined): unknown {
  if (text == null) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidInput(`${path} is no JSON: ${(error as Error).message}`, [{ path, message: 'no JSON' }]);
  }
}

builder.mutationFields((t) => ({
  importBlueprint: t.field({
    type: ImportReportRef,
    description:
      'Imports one role document as a document of the company, in one transaction. Importing it again changes nothing; ' +
      'a changed one replaces exactly what it said before.',
    errors: {
      types: [InvalidInput, AmbiguousTitle, NotFound],
      union: { description: 'What the import did, or why it did nothing.' },
    },
    args: {
      input: t.arg({ type: ImportInput, required: true, description: 'The document.' }),
      dryRun: t.arg.boolean({ required: false, description: 'Only say what it would do.' }),
    },
    resolve: async (_root, { input, dryRun }, { services }) => {
      const read = await blueprintOf(input);
      const blueprint = withExternalIds(read, input.externalIds ?? []);
      const placement =
        input.sameAs != null ? { sameAs: input.sameAs } : input.newRole ? ('new-role' as const) : undefined;
      const resolve = Object.fromEntries((input.resolve ?? []).map(({ name, means }) => [name, means]));
      const request = {
        id: input.document,
        blueprint,
        lang: input.lang ?? 'en',
        resolve,
        ...(placement && { placement }),
      };
      const report = await importBlueprint(services.engine, request, { by: 'import', dryRun: dryRun ?? false });
      return { ...report, messages: read.messages };
    },
  }),
  removeDocument: t.field({
    type: ImportReportRef,
    description: 'Takes a document out with everything only it claims; what others claim stays.',
    errors: { types: [NotFound], union: { description: 'What went with it, or why nothing did.' } },
    args: { key: t.arg.string({ required: true, description: 'Source key of the document.' }) },
    resolve: async (_root, { key }, { services }) => {
      const diff = await removeDocuments(services.engine, [key]);
      const nothing = { role: null, changes: [], newNames: [], ambiguous: [], findings: [], messages: [] };
      return { document: key, outcome: 'changed' as const, diff, ...nothing };
    },
  }),
}));
