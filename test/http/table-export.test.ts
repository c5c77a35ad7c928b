import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { address, graphql, seededApp } from './memory-app.ts';

test('the graph comes as a workbook, and goes back in by the mutation', async () => {
  const { handle } = await seededApp();
  const response = await handle(new Request(address('/export/table.xlsx')));
  expect(response.headers.get('content-disposition')).toContain('roles.xlsx');
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { sheets } = await readXlsx(bytes);
  expect(sheets.find(({ name }) => name === 'Roles')?.rows).toHaveLength(4);
  const mutation = `mutation ($input: ImportTableInput!) {
    importTable(input: $input, dryRun: true) { ... on TableReport { outcome messages { text } } ... on InvalidInput { problems { path } } } }`;
  const input = { source: 'x', files: [{ name: 'x.xlsx', content: Buffer.from(bytes).toString('base64') }] };
  const answer = await (await handle(graphql(mutation, { input }))).json();
  expect(answer).toEqual({ data: { importTable: { outcome: 'UNCHANGED', messages: [] } } });
  const unfit = await (await handle(graphql(mutation, { input: { ...input, map: '{"sheets": []}' } }))).json();
  expect(unfit).toEqual({ data: { importTable: { problems: [{ path: 'map.sheets' }] } } });
});

test('an origin there is not is refused', async () => {
  const { handle } = await seededApp();
  const response = await handle(new Request(address('/export/table.json?origins=company,moon')));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'INVALID_INPUT', problems: [{ path: 'origins' }] } }],
  });
});
