import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collaborationMap, layers, type Tie } from '../../src/maps/collaboration-map.ts';
import { renderMermaid } from '../../src/maps/mermaid.ts';

const hostile = [
  'a "quoted" label',
  "it's",
  '[brackets] (parentheses) {braces}',
  'two\nlines\r\nand a\ttab',
  '🦄 emoji 👩‍🔬',
  'עברית ‮ right to left',
  'end',
  'subgraph x',
  ']]>',
  '```\nmermaid\n```',
  '%%{init: {"theme": "dark"}}%%',
  '%% comment',
  '<script>alert(1)</script>',
  '--> n1',
  'a|b',
  '#quot;',
  '&lt;b&gt;',
  'semi;colon',
  'back\\slash',
  ';click n0 "javascript:alert(1)"',
  '\u0000\u0007\u2028\u2029\u0085',
  '\ud800',
  ' ',
];

const draw = (title: string, ties: readonly Tie[]) =>
  renderMermaid(collaborationMap({ id: 'x', title }, ties, layers, 500));
const tie = (name: string, i = 0, label: string | null = name): Tie => ({
  stakeholder: `party-${i}`,
  name,
  layer: layers[i % layers.length] ?? 'peer',
  label,
});

/** What a label may hold: nothing that Mermaid reads as syntax, and entity codes for all else. */
const label = String.raw`(?:[\p{L}\p{N} ,.:()/+-]|#\d+;)*`;
const lines = [
  String.raw`flowchart LR`,
  String.raw`  accTitle: ${label}`,
  String.raw`  n0\(\["${label}"\]\)`,
  String.raw`  subgraph (?:${layers.join('|')})\["${label}"\]`,
  String.raw`    n\d+\["${label}"\]`,
  String.raw`  end`,
  String.raw`  n0 ---(?:\|"${label}"\|)? n\d+`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'));

/** The text with its entity codes resolved, as Mermaid shows it. */
const read = (text: string) => text.replace(/#(\d+);/g, (_code, point) => String.fromCodePoint(Number(point)));

function check(text: string, ties: number): void {
  const drawn = text.split('\n');
  expect(drawn.pop()).toBe('');
  for (const each of drawn)
    expect(
      lines.some((pattern) => pattern.test(each)),
      JSON.stringify(each),
    ).toBe(true);
  expect(drawn.filter((each) => each.startsWith('  n0 ---'))).toHaveLength(ties);
  expect(drawn.filter((each) => each === '  end').length).toBe(
    drawn.filter((each) => each.startsWith('  subgraph ')).length,
  );
}

describe('a Mermaid flowchart', () => {
  test.each(hostile)('keeps its shape with the label %j, and the label its text', (text) => {
    const drawn = draw(text, [tie(text)]);
    check(drawn, 1);
    const [, quoted] = /^ {4}n1\["(.*)"\]$/mu.exec(drawn) ?? [];
    expect(read(quoted ?? '')).toBe(text);
  });

  test('keeps its shape with any labels', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 8 }), (title, names) => {
        check(
          draw(
            title,
            names.map((name, i) => tie(name, i, i % 3 === 0 ? null : name)),
          ),
          names.length,
        );
      }),
      { numRuns: 500 },
    );
  });

  test('of one role alone is one box', () => {
    expect(draw('Gardener', [])).toBe('flowchart LR\n  accTitle: Collaboration map: Gardener\n  n0(["Gardener"])\n');
  });
});
