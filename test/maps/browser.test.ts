import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { render, type TextFormat } from '../../src/maps/render/render.ts';
import type { Theme } from '../../src/maps/render/theme.ts';
import { diagramOf, hostileLabels } from './hostile.ts';
import { latticeOf, mapOf, seedRoles } from './sample.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const folders = (process.env['PATH'] ?? '').split(delimiter);
const browser = [process.env['CHROMIUM'] ?? '', ...folders.flatMap((folder) => names.map((name) => join(folder, name)))]
  .filter(Boolean)
  .find(existsSync);
if (!browser) console.warn('The renderer is not tried in a browser: install Chromium, or name one by CHROMIUM.');

const source = resolve(import.meta.dirname, '../../src');
const formats: TextFormat[] = ['svg', 'mermaid', 'dot', 'graphml', 'csv', 'json'];
const diagrams = [mapOf(seedRoles), latticeOf(4, 6), diagramOf('map', hostileLabels)];

/** The page draws each diagram in each format with the very modules of the server and leaves the files as its text. */
const page = (theme: Theme) => `<!doctype html><meta charset="utf-8"><pre></pre><script type="module">
import { render } from '/maps/render/render.ts';
const diagrams = await (await fetch('/diagrams')).json();
const files = diagrams.map((diagram) => ${JSON.stringify(formats)}.map((format) => render(diagram, format, '${theme}')));
document.querySelector('pre').textContent = encodeURIComponent(JSON.stringify(files));
</script>`;

describe.skipIf(!browser)('in a browser', () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      const [type, body] =
        path === '/diagrams'
          ? ['application/json', JSON.stringify(diagrams)]
          : path.endsWith('.ts')
            ? ['text/javascript', withoutTypes(readFileSync(join(source, path), 'utf8'))]
            : ['text/html', page(path === '/dark' ? 'dark' : 'light')];
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());

  test.each(['light', 'dark'] as const)('every file is the same to the byte as on the server, %s', async (theme) => {
    const expected = diagrams.map((diagram) => formats.map((format) => render(diagram, format, theme)));
    const files = await drawnInBrowser(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${theme}`);
    expect(files).toEqual(expected);
  });
});

const withoutTypes = (text: string) =>
  ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, verbatimModuleSyntax: true },
  }).outputText;

async function drawnInBrowser(url: string): Promise<string[][]> {
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--virtual-time-budget=20000'];
  const { stdout } = await promisify(execFile)(browser ?? '', [...flags, '--dump-dom', url], { maxBuffer: 2 ** 28 });
  const [, text = ''] = /<pre>([^<]*)<\/pre>/.exec(stdout) ?? [];
  return JSON.parse(decodeURIComponent(text));
}
