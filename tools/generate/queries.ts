import type { z } from 'zod';
import { catalogue } from '../../src/cypher/index.ts';
import { propertyType } from './property-type.ts';

/** `schema/queries.md`: every stored query, as the database gets it. */
export function queries(): string {
  return [
    '# Stored queries',
    'Made from `src/cypher/` by `npm run generate`: do not edit.',
    `Everything Rolegraph asks a database: ${catalogue.length} queries. The name travels with each as transaction metadata, so that a query log leads here.`,
    ...catalogue.flatMap(({ name, mode, about, params, row, text }) => [
      `## ${name}`,
      `${mode === 'write' ? 'Writes. ' : ''}${about}`,
      `Parameters: ${list(params, '$')}. Columns: ${list(row, '')}.`,
      `\`\`\`cypher\n${text}\n\`\`\``,
    ]),
    '',
  ].join('\n\n');
}

function list(schema: z.ZodObject, prefix: string): string {
  const parts = Object.entries(schema.shape).map(([name, type]) => {
    const { type: kind, nullable } = propertyType(type);
    return `\`${prefix}${name}\` (${kind}${nullable ? ' or null' : ''})`;
  });
  return parts.length > 0 ? parts.join(', ') : 'none';
}
