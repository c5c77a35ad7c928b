import { InvalidInput } from '../errors.ts';
import { importTable, type TableReport } from '../services/table/import-table.ts';
import { type TableChange, tableChangeLine } from '../services/table/table-changes.ts';
import { builder } from './builder.ts';
import { diffFields, json, NameChoiceInput } from './import.ts';

/** Changes listed in an answer; `changesOmitted` counts the rest. */
const MOST_CHANGES = 2_000;

const MessageRef = builder.objectRef<TableReport['messages'][number]>('TableMessage').implement({
  description: 'Something noticed in a table.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'Stable name of the rule, e.g. "unknown-role".' }),
    severity: t.exposeString('severity', {
      description: '"error", "warning" or "info". Errors keep all from being written.',
    }),
    sheet: t.exposeString('sheet', {
      nullable: true,
      description: 'Sheet as the file calls it; null where it is about the file.',
    }),
    row: t.exposeInt('row', { nullable: true, description: 'Row as a spreadsheet counts it, from 1.' }),
    column: t.exposeString('column', { nullable: true, description: 'Heading of the column, or its letter.' }),
    text: t.exposeString('text', { description: 'What was noticed, and what to do.' }),
  }),
});

const ChangeRef = builder.objectRef<TableChange>('TableChange').implement({
  description: 'A row or cell of a table that is not as it was.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: '"added", "removed" or "changed".' }),
    document: t.exposeString('document', { description: 'Source key of the document whose claim it is.' }),
    sheet: t.exposeString('sheet', { description: 'Sheet of the table form, e.g. "Requirements".' }),
    row: t.exposeInt('row', { nullable: true, description: 'Row in the file; null for one that is gone.' }),
    column: t.exposeString('column', {
      nullable: true,
      description: 'Column of a changed cell; null for a whole row.',
    }),
    before: t.exposeString('before', { nullable: true, description: 'What stood there before.' }),
    after: t.exposeString('after', { nullable: true, description: 'What stands there now.' }),
    line: t.string({ description: 'The change in one line.', resolve: tableChangeLine }),
  }),
});

const DocumentOutcomeEnum = builder.enumType('TableDocumentOutcome', {
  description: 'What became of a document of a table.',
  values: {
    ADDED: { value: 'added', description: 'It is new.' },
    CHANGED: { value: 'changed', description: 'It says something else now.' },
    UNCHANGED: { value: 'unchanged', description: 'It says what it said.' },
    REMOVED: { value: 'removed', description: 'It went with everything only it said.' },
  },
} as const);

const DocumentRef = builder.objectRef<TableReport['documents'][number]>('TableDocument').implement({
  description: 'A document of a table: what it says about one role.',
  fields: (t) => ({
    key: t.exposeString('id', { description: 'Source key.' }),
    role: t.exposeString('role', { nullable: true, description: 'Slug of the role it describes; null where it went.' }),
    outcome: t.field({
      type: DocumentOutcomeEnum,
      description: 'What became of it.',
      resolve: ({ outcome }) => outcome,
    }),
  }),
});

const OutcomeEnum = builder.enumType('TableOutcome', {
  description: 'What became of a table.',
  values: {
    IMPORTED: { value: 'imported', description: 'It changed the graph.' },
    UNCHANGED: { value: 'unchanged', description: 'The graph says that already; nothing was written.' },
    REFUSED: { value: 'refused', description: 'There are errors among the messages; nothing was written.' },
  },
} as const);

const ReportRef = builder.objectRef<TableReport>('TableReport').implement({
  description: 'What the import of a table did, or as a dry run would do.',
  fields: (t) => ({
    source: t.exposeString('source', { description: 'Source key of the table.' }),
    outcome: t.field({ type: OutcomeEnum, description: 'What became of it.', resolve: ({ outcome }) => outcome }),
    documents: t.field({
      type: [DocumentRef],
      description: 'Its documents, one a role.',
      resolve: ({ documents }) => documents,
    }),
    ...diffFields(t),
    nodesChanged: t.exposeInt('nodesChanged', {
      description: 'How many terms, links and skills got another label, rank or kind.',
    }),
    claimsKept: t.int({
      description: 'Relationships of the documents that were written which stay as they were.',
      resolve: ({ diff }) => diff?.claimsKept ?? 0,
    }),
    changes: t.field({
      type: [ChangeRef],
      description: `Rows and cells that are not as they were, the first ${MOST_CHANGES}.`,
      resolve: ({ changes }) => changes.slice(0, MOST_CHANGES),
    }),
    changesOmitted: t.int({
      description: 'How many changes are not listed.',
      resolve: ({ changes }) => Math.max(0, changes.length - MOST_CHANGES),
    }),
    messages: t.field({ type: [MessageRef], description: 'What was noticed.', resolve: ({ messages }) => messages }),
  }),
});

const FileInput = builder.inputType('TableFile', {
  description: 'A workbook, or a CSV file whose name is that of the sheet.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name of the file, e.g. "requirements.csv".' }),
    content: t.string({ required: true, description: 'Its bytes in Base64.' }),
  }),
});

const TableInput = builder.inputType('ImportTableInput', {
  description: 'A table of roles: a workbook or CSV files, in our form or with a map.',
  fields: (t) => ({
    source: t.string({ required: true, description: 'Source key: importing it again replaces what it said before.' }),
    files: t.field({ type: [FileInput], required: true, description: 'The files.' }),
    map: t.string({ description: "How another system's columns become ours, as JSON text; see docs/tables.md." }),
    lang: t.string({ description: 'Language of the table, BCP 47; "en" by default.' }),
    sameTitle: t.boolean({ description: 'Rows whose title is that of one described role describe that role.' }),
    resolve: t.field({ type: [NameChoiceInput], description: 'Which nouns ambiguous names mean.' }),
  }),
});

builder.mutationField('importTable', (t) =>
  t.field({
    type: ReportRef,
    description:
      'Imports a table in one transaction. What it says of its own roles replaces what it said before; rows of an export ' +
      'change the documents they came from, exactly where they were edited. Importing it again changes nothing.',
    errors: {
      types: [InvalidInput],
      union: { description: 'What the import did, or what is wrong with the request.' },
    },
    args: {
      input: t.arg({ type: TableInput, required: true, description: 'The table.' }),
      dryRun: t.arg.boolean({ required: false, description: 'Only say what it would do.' }),
    },
    resolve: (_root, { input, dryRun }, { services }) => {
      const { source, map, lang, sameTitle, resolve } = input;
      const files = input.files.map(({ name, content }) => ({ name, bytes: Buffer.from(content, 'base64') }));
      const given = json('map', map);
      return importTable(
        services.engine,
        {
          source,
          files,
          lang: lang ?? 'en',
          sameTitle: sameTitle ?? false,
          resolve: Object.fromEntries((resolve ?? []).map(({ name, means }) => [name, means])),
          ...(given !== undefined && { map: given }),
        },
        { dryRun: dryRun ?? false },
      );
    },
  }),
);
