import { type Command, Option } from 'commander';
import { parseFile } from '../services/import-files.ts';
import { accepted, ask, onError, roleRef, withGraph } from './ask.ts';
import { type ImportOptions, importFiles } from './blueprint-import.ts';
import { inputFile, readJson } from './input-file.ts';
import { toldMessages } from './messages.ts';
import { count } from './print.ts';
import { Refusal } from './refusal.ts';

const headingsOption = () => new Option('--headings <map.json>', "a company's own headings, beside the known ones");

export function addBlueprint(program: Command): void {
  const blueprint = program
    .command('blueprint')
    .description('read role documents: parse, import, export')
    .addHelpText(
      'after',
      '\nReads WordPress JSON, HTML, Markdown, plain text, DOCX and PDF with text.\n\nExamples:\n' +
        '  $ rolegraph blueprint parse role.html --json\n  $ rolegraph blueprint import roles/*.docx --dry-run\n' +
        '  $ rolegraph blueprint export "Data Steward" --format markdown',
    );
  blueprint
    .command('parse <file>')
    .description('print the blueprint a document holds, with where each item stands and what was noticed')
    .option('--json', 'print JSON')
    .addOption(headingsOption())
    .action(parse);
  blueprint
    .command('import <files...>')
    .description('load documents, each in a transaction of its own; a changed one replaces what it said before')
    .option('--dry-run', 'only say what it would do')
    .option('--external-id <scheme:code>', 'external id of the role; of a single document', collected, [])
    .option('--same-as <slug>', 'the role it describes, where the title leaves that open; of a single document')
    .option('--new-role', 'it describes a new role, although one of that title is described already')
    .option('--resolve <file>', 'JSON that says what ambiguous names mean: {"name as written": "slug"}')
    .option('--lang <tag>', 'language of the documents, BCP 47', 'en')
    .option('--json', 'print JSON, one report a document')
    .addOption(headingsOption())
    .action((files: string[], options: ImportOptions) => importFiles(files, options));
  blueprint
    .command('export <role>')
    .description('print the blueprint of a role as its leading document says it')
    .addOption(new Option('--format <form>', 'form of the text').choices(['json', 'markdown']).default('json'))
    .action(exportRole);
}

const collected = (value: string, before: string[]) => [...before, value];

async function parse(file: string, { json, headings }: { json?: boolean; headings?: string }): Promise<void> {
  const documents = await parseFile(
    await inputFile(file),
    file,
    headings === undefined ? undefined : await readJson(headings),
  );
  const failed = documents.filter(({ blueprint }) => blueprint === null);
  const printed = documents.map(({ blueprint, messages }) => blueprint ?? { source: { file }, messages });
  if (json) process.stdout.write(`${JSON.stringify(printed.length === 1 ? printed[0] : printed, null, 2)}\n`);
  else {
    for (const { blueprint, messages } of documents) {
      console.log(blueprint ? summary(blueprint) : `${file}: no blueprint`);
      const placed = (severity: string, line: number | null) =>
        `  ${file}${line === null ? '' : `:${line}`} ${severity}`;
      for (const told of toldMessages(messages, placed)) console.log(told);
    }
  }
  if (failed.length > 0) {
    const why = failed.flatMap(({ messages }) => messages.filter(({ severity }) => severity === 'error'));
    throw new Refusal('UNREADABLE_DOCUMENT', `${file}: ${why[0]?.text ?? 'no blueprint was found.'}`);
  }
}

type Parsed = NonNullable<Awaited<ReturnType<typeof parseFile>>[number]['blueprint']>;

function summary({ role, technicalSkills, softSkills, tools, stakeholders, statements, careerPath }: Parsed): string {
  const parts = [
    count(technicalSkills.length + softSkills.length, 'skill'),
    count(tools.length, 'tool'),
    count(stakeholders.length, 'stakeholder'),
    count(careerPath.feederRoles.length + careerPath.nextRoles.length, 'career move'),
    count(statements.length, 'other statement'),
  ];
  return `${role.title}: ${parts.join(', ')}`;
}

const exportQuery = `
  query Export($ref: RoleRef!, $format: BlueprintFormat) {
    role(ref: $ref) { ... on Role { title blueprint(format: $format) } ${onError} }
  }`;

async function exportRole(role: string, { format }: { format: string }): Promise<void> {
  await withGraph(async (connection) => {
    const variables = { ref: roleRef(role), format: format.toUpperCase() };
    const answer = await ask<{ role: { title: string; blueprint: string | null } }>(connection, exportQuery, variables);
    const { title, blueprint } = accepted(answer.role);
    if (blueprint === null) throw new Refusal('NOT_FOUND', `No document describes "${title}"; others only name it.`);
    process.stdout.write(blueprint);
  });
}
