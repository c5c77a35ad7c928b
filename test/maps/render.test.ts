import { type ASTNode, parse } from '@ts-graphviz/ast';
import { instance } from '@viz-js/viz';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Diagram } from '../../src/maps/diagram.ts';
import { renderEdgesCsv, renderNodesCsv } from '../../src/maps/render/csv.ts';
import { renderDot } from '../../src/maps/render/dot.ts';
import { renderGraphml } from '../../src/maps/render/graphml.ts';
import { renderMermaid } from '../../src/maps/render/mermaid.ts';
import { renderSvg } from '../../src/maps/render/svg.ts';
import { diagramOf, hostileLabels, label } from './hostile.ts';

// Parsers of a browser's size, on any machine.
vi.setConfig({ testTimeout: 120_000 });

const { window } = new JSDOM('<!doctype html>');
const parser = new window.DOMParser();

/** An XML document; throws where it is not well-formed. */
function parsedXml(text: string): Document {
  const document = parser.parseFromString(text, 'application/xml');
  const error = document.querySelector('parsererror');
  if (error) throw new Error(error.textContent ?? '');
  return document;
}

/** A text without what formats may change: white space, and what they cannot hold and replace. */
const bare = (text: string) => text.replace(/[\s\p{Cc}\p{Cs}\ufffd\ufffe\uffff]/gu, '');

const shapes = ['map', 'lattice', 'ladder'] as const;
const everyDiagram = fc
  .tuple(fc.constantFrom(...shapes), fc.array(label, { minLength: 1, maxLength: 8 }))
  .map(([shape, labels]) => diagramOf(shape, labels));
const hostileDiagrams = shapes.map((shape) => diagramOf(shape, hostileLabels));

/** Checks a property on any diagram, and on each of the labels known to be hostile. */
function onAnyDiagram(numRuns: number, check: (diagram: Diagram) => void) {
  for (const diagram of hostileDiagrams) check(diagram);
  fc.assert(fc.property(everyDiagram, check), { numRuns });
}

describe('SVG', () => {
  test('is XML that shows every label, whatever it holds', () => {
    onAnyDiagram(25, (diagram) => {
      const svg = parsedXml(renderSvg(diagram));
      const shown = [...svg.querySelectorAll('[role=listitem]')].map((node) =>
        bare([...node.querySelectorAll('text:not(.small)')].map((text) => text.textContent).join('')),
      );
      expect(shown.sort()).toEqual(diagram.nodes.map((node) => bare(node.label)).sort());
    });
  });

  test('needs nothing else and runs nothing', () => {
    onAnyDiagram(20, (diagram) => {
      const svg = parsedXml(renderSvg(diagram));
      expect(svg.querySelectorAll('script, foreignObject, image, a, use')).toHaveLength(0);
      for (const element of svg.querySelectorAll('*')) {
        for (const { name } of element.attributes) expect(name).not.toMatch(/^on|href/i);
      }
      expect(svg.querySelector('style')?.textContent).not.toMatch(/url\(|@import/);
    });
  });

  test('has a title, a description and a list whose items say what is known', () => {
    const svg = parsedXml(renderSvg(diagramOf('map', ['Role', 'Legal', 'Sales'])));
    const root = svg.documentElement;
    expect(svg.getElementById(root.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Legal');
    expect(svg.getElementById(root.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(
      /3 nodes, 2 connections/,
    );
    expect(svg.querySelector('[role=list]')).not.toBeNull();
    expect(svg.querySelector('[role=listitem][aria-label^="Legal"]')?.getAttribute('aria-label')).toContain(
      'Role → Legal',
    );
  });

  test('says dark only where it is asked for, or where the reader prefers it', () => {
    const diagram = diagramOf('map', ['Role', 'Legal']);
    expect(renderSvg(diagram, 'light')).not.toContain('#11151c');
    expect(renderSvg(diagram, 'dark')).not.toContain('.ground{fill:#ffffff}');
    expect(renderSvg(diagram, 'auto')).toMatch(/@media\(prefers-color-scheme:dark\)\{.*#11151c/s);
  });
});

describe('GraphML', () => {
  test('is XML that holds every node, edge and text', () => {
    onAnyDiagram(25, (diagram) => {
      const graphml = parsedXml(renderGraphml(diagram));
      const labels = [...graphml.querySelectorAll('node > data[key=node-label]')].map((data) =>
        bare(data.textContent ?? ''),
      );
      expect(labels).toEqual(diagram.nodes.map((node) => bare(node.label)));
      const ids = new Set([...graphml.querySelectorAll('node')].map((node) => node.id));
      for (const edge of graphml.querySelectorAll('edge')) {
        expect(ids).toContain(edge.getAttribute('source'));
        expect(ids).toContain(edge.getAttribute('target'));
      }
      expect(graphml.querySelectorAll('edge')).toHaveLength(diagram.edges.length);
    });
  });
});

describe('DOT', () => {
  test('is drawn by Graphviz with every node and label', async () => {
    for (const diagram of hostileDiagrams) {
      const { status, output, errors } = (await instance()).render(renderDot(diagram), { format: 'json0' });
      expect({ status, errors: errors.filter(({ level }) => level === 'error') }).toEqual({
        status: 'success',
        errors: [],
      });
      const objects = (JSON.parse(output ?? '{}').objects ?? []) as { name: string; label?: string }[];
      const labels = objects.filter(({ name }) => !name.startsWith('cluster_')).map(({ label }) => label);
      expect(labels.map(unescaped).sort()).toEqual(labelsOf(diagram));
    }
  });

  // A parser of its own: on some inputs with letters beyond ASCII, Graphviz as compiled to WebAssembly (13 and later)
  // crashes or never ends, where a native Graphviz draws them.
  test('is parsed with every node and label, whatever it holds', () => {
    onAnyDiagram(100, (diagram) => {
      const labels: (string | undefined)[] = [];
      const visit = (node: ASTNode) => {
        if (node.type === 'Node') {
          labels.push(
            node.children.flatMap((a) => (a.type === 'Attribute' && a.key.value === 'label' ? a.value.value : []))[0],
          );
        } else if ('children' in node) node.children.forEach(visit);
      };
      visit(parse(renderDot(diagram)));
      expect(labels.map(unescaped).sort()).toEqual(labelsOf(diagram));
    });
  });

  const labelsOf = (diagram: Diagram) => diagram.nodes.map((node) => bare(node.label)).sort();
  const unescaped = (text = '') =>
    bare(text.replace(/\\(.)/gs, (_all, char) => (char === 'n' ? '\n' : char)).replaceAll('&amp;', '&'));
});

describe('Mermaid', () => {
  let labelsIn: (text: string) => Promise<string[]>;
  beforeAll(async () => {
    // Mermaid cleans labels with the document of a browser.
    Object.assign(globalThis, { window, document: window.document });
    const { default: mermaid } = await import('mermaid');
    labelsIn = async (text) => {
      await mermaid.parse(text);
      const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
      const vertices = (db as unknown as { getVertices(): Map<string, { text: string }> }).getVertices();
      return [...vertices.values()].map((vertex) => vertex.text);
    };
  });

  test('is parsed by Mermaid with every label', async () => {
    const check = async (diagram: Diagram) => {
      const shown = (await labelsIn(renderMermaid(diagram))).map(decoded);
      expect(shown.sort()).toEqual(diagram.nodes.map((node) => bare(node.label)).sort());
    };
    for (const diagram of hostileDiagrams) await check(diagram);
    await fc.assert(fc.asyncProperty(everyDiagram, check), { numRuns: 25 });
  });

  /** Mermaid keeps entity codes as placeholders until it draws. */
  const decoded = (text: string) =>
    bare(text.replace(/ﬂ°°(\d+)¶ß|#(\d+);/g, (_all, a, b) => String.fromCodePoint(Number(a ?? b))));
});

describe('CSV', () => {
  test('comes back as it went in, and no cell is a formula', () => {
    onAnyDiagram(40, (diagram) => {
      const rows = parsedCsv(renderNodesCsv(diagram));
      expect(rows).toHaveLength(diagram.nodes.length + 1);
      rows.slice(1).forEach((row, i) => {
        const label = diagram.nodes[i]?.label ?? '';
        expect(row[2]).toBe(/^[=+\-@\t\r]/.test(label) ? `'${label}` : label);
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@]/);
      });
      expect(parsedCsv(renderEdgesCsv(diagram)).every((row) => row.length === 9)).toBe(true);
    });
  });
});

/** A reader of RFC 4180 that knows nothing of our writer. */
function parsedCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, quoted] = ['', false];
  const characters = [...text.split('')];
  for (let i = 0; i < characters.length; i += 1) {
    const char = characters[i] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (characters[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',' || (char === '\r' && characters[i + 1] === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (char === ',') continue;
      i += 1;
      rows.push([]);
    } else cell += char;
  }
  return rows.slice(0, -1);
}
