import type { z } from 'zod';
import { Claim } from '../../src/model/claim.ts';
import { MODEL_VERSION, type NodeModel, nodes, relationships } from '../../src/model/graph.ts';
import { propertyType } from './property-type.ts';

/** `schema/graph-model.md`: what a reader of the database finds there. */
export function graphModel(): string {
  const claimProperties = new Set(Object.keys(Claim.shape));
  const labels: [string, NodeModel][] = Object.entries(nodes);
  const types = Object.entries(relationships).map(([type, { about, ends, properties }]) => {
    const isClaim = 'document' in properties.shape;
    const own = Object.entries(properties.shape).filter(([name]) => !isClaim || !claimProperties.has(name));
    return [
      `### ${type}`,
      about,
      ends.map(([from, to]) => `- \`(:${from})-[:${type}]->(:${to})\``).join('\n'),
      ...(isClaim ? ['A claim.'] : []),
      ...(own.length > 0 ? [table(own)] : []),
    ];
  });
  return [
    '# The graph model',
    'Made from `src/model/graph.ts` by `npm run generate`: do not edit.',
    `Model version ${MODEL_VERSION}.`,
    '## Nodes',
    'The key of every label is `id`. A property that may be null is missing on the node then.',
    ...labels.flatMap(([label, { about, properties, indexed = [] }]) => [
      `### ${label}`,
      about,
      ...(indexed.length > 0 ? [`Indexed beside the key: ${indexed.map((name) => `\`${name}\``).join(', ')}.`] : []),
      table(Object.entries(properties.shape)),
    ]),
    '## Relationships',
    'Most relationships are claims: what one document says. Several claims of one fact lie side by side.',
    '### Every claim',
    table(Object.entries(Claim.shape)),
    ...types.flat(),
    '',
  ].join('\n\n');
}

function table(properties: readonly [string, z.core.$ZodType][]): string {
  const rows = properties.map(([name, schema]) => {
    const { type, nullable, description } = propertyType(schema);
    return `| \`${name}\` | ${type} | ${nullable ? 'yes' : 'no'} | ${description} |`;
  });
  return ['| property | type | may be null | meaning |', '|---|---|---|---|', ...rows].join('\n');
}
