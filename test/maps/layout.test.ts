import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagram } from '../../src/maps/diagram.ts';
import { layout } from '../../src/maps/layout/layout.ts';
import { type Box, overlap, type Picture } from '../../src/maps/layout/picture.ts';
import { crossings, neighboursOf, ranked } from '../../src/maps/layout/ranks.ts';
import { wrap } from '../../src/maps/layout/wrap.ts';
import { diagramOf, hostileLabels, label } from './hostile.ts';
import { latticeOf, manyRoles, mapOf, seedRoles } from './sample.ts';

/** Boxes that lie on each other or leave the picture, in words. */
function faults({ nodes, texts, width, height }: Picture): string[] {
  const boxes: (Box & { lines: readonly string[] })[] = [...nodes, ...texts];
  const outside = boxes.filter(
    (box) => box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height,
  );
  // By rows, so that pictures of thousands of boxes are checked in no time.
  const sorted = [...boxes].sort((a, b) => a.y - b.y);
  const clashes: string[] = [];
  sorted.forEach((box, i) => {
    for (let j = i + 1; j < sorted.length; j += 1) {
      const other = sorted[j];
      if (!other || other.y >= box.y + box.height) break;
      if (overlap(box, other, -0.2)) clashes.push(`"${box.lines[0]}" and "${other.lines[0]}"`);
    }
  });
  return [...outside.map((box) => `outside: "${box.lines[0]}"`), ...clashes];
}

const samples: Record<string, Diagram> = {
  'one seed role': mapOf(seedRoles.slice(2)),
  'another seed role': mapOf(seedRoles.slice(0, 1)),
  'all seed roles': mapOf(seedRoles),
  '5 roles': mapOf(manyRoles(5, 12)),
  '30 roles': mapOf(manyRoles(30, 20)),
  'a role without parties': mapOf([{ title: 'Lonely', ties: [] }]),
  'a role with one party': mapOf(seedRoles.slice(0, 1).map((role) => ({ ...role, ties: role.ties.slice(0, 1) }))),
  'a role with 200 parties': mapOf(manyRoles(1, 400)),
  'a small lattice': latticeOf(4, 3),
  'a lattice of 1,000 roles': latticeOf(20, 50),
  'nothing at all': { shape: 'map', title: 'Nothing', nodes: [], edges: [], groups: [], omitted: [] },
};

describe.each(Object.entries(samples))('%s', (_name, diagram) => {
  test('has no text on another and none cut off', () => {
    expect(faults(layout(diagram))).toEqual([]);
  });

  test('shows every node and every edge', () => {
    const picture = layout(diagram);
    expect(picture.nodes.map(({ node }) => node.key).sort()).toEqual(diagram.nodes.map(({ key }) => key).sort());
    expect(picture.edges).toHaveLength(diagram.edges.length);
    for (const { path } of picture.edges) expect(path).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('is laid out the same every time', () => {
    expect(layout(diagram)).toEqual(layout(structuredClone(diagram)));
  });
});

test.each(['map', 'lattice', 'ladder'] as const)('no label overlaps in a %s of any labels', (shape) => {
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 14 }), (labels) => {
      expect(faults(layout(diagramOf(shape, labels)))).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(faults(layout(diagramOf(shape, hostileLabels)))).toEqual([]);
});

test('wrapping keeps every character but white space and breaks words that are wider than a line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
      expect(wrap(text, width, 13).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
  expect(wrap('Labeling throughput and annotation quality', 150, 13)).toEqual([
    'Labeling throughput',
    'and annotation quality',
  ]);
  expect(
    wrap('👩🏽‍🔬'.repeat(30), 100, 13).every((line) =>
      [...new Intl.Segmenter().segment(line)].every(({ segment }) => segment === '👩🏽‍🔬'),
    ),
  ).toBe(true);
});

test('crossings are counted as they are and the sweeps never add any', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 20 }), (pairs) => {
      const items = Array.from({ length: 14 }, (_, i) => ({ level: i < 7 ? 0 : 1, breadth: 10 }));
      const links = pairs.map(([low, high]) => ({ low, high: high + 7 }));
      const near = neighboursOf(items.length, links);
      const given = [0, 1].map((level) => items.flatMap((item, i) => (item.level === level ? [i] : [])));
      let counted = 0;
      links.forEach((a, i) => {
        for (const b of links.slice(i + 1)) if ((a.low - b.low) * (a.high - b.high) < 0) counted += 1;
      });
      expect(crossings(given, near.above)).toBe(counted);
      expect(crossings(ranked(items, near), near.above)).toBeLessThanOrEqual(counted);
    }),
  );
});
