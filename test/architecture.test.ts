import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');

/** What each part may import; `engine: types` means its types only. Files at the top of src count as parts by name. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  errors: [],
  engine: ['model', 'errors'],
  cypher: ['engine', 'model'],
  identity: ['model'],
  import: ['identity', 'model', 'errors'],
  paths: ['model', 'errors'],
  maps: ['model', 'errors'],
  loaders: ['cypher', 'engine', 'model', 'errors'],
  services: ['cypher', 'engine', 'loaders', 'import', 'identity', 'paths', 'maps', 'model', 'errors'],
  schema: ['services', 'loaders', 'paths: types', 'maps: types', 'model', 'errors'],
  http: ['schema', 'services', 'engine', 'model', 'errors', 'config'],
  cli: ['services', 'http', 'model', 'errors', 'config', 'app', 'serve'],
  config: ['engine: types', 'errors'],
  app: ['config', 'engine', 'services', 'schema', 'http', 'loaders', 'errors'],
  serve: ['config', 'app', 'engine', 'services', 'http', 'errors'],
  main: ['production', 'cli', 'config', 'app', 'serve', 'errors'],
  production: [],
};

interface Import {
  /** Part it leads to; undefined where it leads to a package. */
  part: string | undefined;
  specifier: string;
  typesOnly: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }));

const partOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : basename(file, '.ts'));

/** Every import, export from and import() of a file. */
function importsOf(file: string, text: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const add = (node: ts.Node | undefined, typesOnly: boolean) => {
    if (!node || !ts.isStringLiteral(node)) return;
    const specifier = node.text;
    const target = specifier.startsWith('.') ? relative(src, join(src, dirname(file), specifier)) : undefined;
    imports.push({ specifier, typesOnly, part: target === undefined ? undefined : partOf(target) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      const named = clause?.namedBindings;
      const each = named && ts.isNamedImports(named) ? named.elements : [];
      const onlyTypes = each.length > 0 && !clause?.name && each.every((element) => element.isTypeOnly);
      add(node.moduleSpecifier, Boolean(clause?.isTypeOnly) || onlyTypes);
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

function forbidden(file: string, text: string): string[] {
  const from = partOf(file);
  const allowed = mayImport[from];
  if (!allowed) return [`${file}: there is no row for ${from}`];
  return importsOf(file, text)
    .filter(({ part, typesOnly }) => {
      if (part === undefined || part === from) return false;
      return !allowed.includes(part) && !(typesOnly && allowed.includes(`${part}: types`));
    })
    .map(({ specifier, typesOnly }) => `${file} imports ${typesOnly ? 'types of ' : ''}${specifier}`);
}

describe('the parts of src', () => {
  test('are all read', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap(({ file, text }) => importsOf(file, text)).length).toBeGreaterThan(250);
  });

  test('import only what the table allows', () => {
    expect(files.flatMap(({ file, text }) => forbidden(file, text))).toEqual([]);
  });

  test('that are pure know no database, no network and no file', () => {
    const pure = ['model', 'identity', 'paths', 'maps', 'import'];
    const allowed = [
      'zod',
      'node:crypto',
      'node:stream',
      'node:zlib',
      'parse5',
      'iconv-lite',
      'mammoth',
      'unpdf',
      'csv-parse',
      'csv-parse/sync',
      'csv-stringify/sync',
      'hucre/xlsx',
    ];
    const found = files
      .filter(({ file }) => pure.includes(partOf(file)))
      .flatMap(({ file, text }) =>
        importsOf(file, text)
          .filter(({ part, specifier }) => part === undefined && !allowed.includes(specifier))
          .map(({ specifier }) => `${file} imports ${specifier}`),
      );
    expect(found).toEqual([]);
  });

  test('reach a database driver from engine only', () => {
    const drivers = ['neo4j-driver', '@grafeo-db/js'];
    const found = files
      .filter(({ file, text }) => importsOf(file, text).some(({ specifier }) => drivers.includes(specifier)))
      .map(({ file }) => partOf(file));
    expect([...new Set(found)]).toEqual(['engine']);
  });

  test('the check finds what is forbidden, in every way to import', () => {
    const bad = [
      `import { a } from '../engine/port.ts';`,
      `import type { A } from '../engine/port.ts';`,
      `export * from '../cypher/role.ts';`,
      `const a = await import('../engine/neo4j.ts');`,
      `type A = import('../cypher/role.ts').A;`,
      `import '../engine/neo4j.ts';`,
    ];
    for (const text of bad) expect(forbidden('schema/role.ts', text), text).toHaveLength(1);
    expect(forbidden('schema/role.ts', `import { a } from '../maps/diagram.ts';`)).toHaveLength(1);
    expect(forbidden('schema/role.ts', `import { type A, b } from '../maps/diagram.ts';`)).toHaveLength(1);
    expect(
      forbidden('schema/role.ts', `import { type A } from '../maps/diagram.ts'; import '../model/role.ts';`),
    ).toEqual([]);
    expect(forbidden('nosuch/role.ts', '')).toHaveLength(1);
  });
});

describe('every file of src', () => {
  test('has at most 500 lines', () => {
    expect(files.filter(({ text }) => text.split('\n').length > 501).map(({ file }) => file)).toEqual([]);
  });

  test('has named exports only', () => {
    expect(files.filter(({ text }) => /^export default\b|\bas default\b/m.test(text)).map(({ file }) => file)).toEqual(
      [],
    );
  });

  test('is called after what it is about, in kebab-case', () => {
    const odd = files.filter(({ file }) => /utils?|helpers?|common|misc/.test(file) || !/^[a-z0-9/-]+\.ts$/.test(file));
    expect(odd.map(({ file }) => file)).toEqual([]);
  });

  test('has nothing left to do', () => {
    expect(files.filter(({ text }) => /\b(TODO|FIXME|XXX)\b/.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
