import fc from 'fast-check';
import type { Diagram } from '../../src/maps/diagram.ts';

/** Labels that break files which are written without care. */
export const hostileLabels = [
  'He said "yes" & \'no\'',
  '[brackets] {braces} (parens) <angles> |pipes|',
  'line one\nline two\r\nline three',
  'emoji 👩🏽‍🔬 🚀 and flags 🇩🇪',
  'right to left: שלום עולם, مرحبا بالعالم',
  'x'.repeat(500),
  'a long name '.repeat(40),
  '</script><script>alert(1)</script>',
  '</title></svg><!-- --><![CDATA[ ]]>',
  'end',
  'subgraph x; n0 --> n1; %% comment',
  '#quot; &amp; &#38; #35;',
  'back\\slash \\n \\N \\G \\"',
  '=HYPERLINK("http://example.org")',
  '-1+1',
  '@sum',
  'tab\tseparated, comma; semicolon',
  '漢字とかな 한국어',
  'e\u0301 combining, zero\u200bwidth, bell \u0007, half \ud83d pair',
  '${template} `code` {{mustache}} %s',
];

const characters = fc.constantFrom(...'"\'<>&[]{}()|#;:\\/%-=~`@!?*_+,.\n\t \u0000\u0007\u200d\ud83d😀אب漢éab12');

export const label = fc.oneof(
  fc.constantFrom(...hostileLabels),
  fc.array(characters, { minLength: 1, maxLength: 60 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);

/** A diagram whose every text is one of the labels. */
export function diagramOf(shape: Diagram['shape'], labels: readonly string[]): Diagram {
  const at = (i: number) => labels[i % labels.length] ?? '';
  const groups = [
    { key: 'internal', label: at(1) },
    { key: at(2), label: at(3) },
  ];
  const nodes = labels.map((text, i) => ({
    key: `n:${i}:${text}`,
    kind: i % 3 === 0 ? ('role' as const) : ('stakeholder' as const),
    label: text,
    group: i === 0 ? null : (groups[i % 2]?.key ?? null),
    focus: i === 0,
    level: shape === 'map' ? Math.min(i, 1) : i % 4,
    note: i % 5 === 4 ? at(i + 1) : null,
  }));
  const edges = nodes.slice(1).map((node, i) => ({
    source: nodes[shape === 'map' ? 0 : Math.max(0, i - (i % 3))]?.key ?? '',
    target: node.key,
    group: node.group ?? 'internal',
    label: i % 2 === 0 ? at(i) : null,
    suggested: i % 4 === 3,
    said: [{ document: at(i), line: i + 1 }],
  }));
  return { shape, title: at(4), nodes, edges, groups, omitted: [{ group: 'internal', count: 3 }] };
}
