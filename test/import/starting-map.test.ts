import { expect, test } from 'vitest';
import { startingMap } from '../../src/import/table/starting-map.ts';

const grid = (name: string, rows: string[][]) => ({ name, rows: rows.map((cells, i) => ({ number: i + 1, cells })) });

test('a sheet of positions that lists skills becomes roles and requirements that name them by their code', () => {
  const positions = grid('Positions', [
    ['Position ID', 'Position Title', 'Dept', 'Skills', 'Software', 'Status'],
    ['00042', 'Data Steward', 'Finance', 'SQL, Tact', 'dbt', 'Active'],
    ['00043', 'Registrar', 'HR', 'Archiving', 'Access', 'Active'],
  ]);
  const { map, unplaced } = startingMap([positions]);
  expect(map.sheets).toEqual([
    {
      from: 'Positions',
      to: 'Roles',
      columns: { 'Position ID': ['key', 'job code'], 'Position Title': 'title', Dept: 'unit' },
    },
    {
      from: 'Positions',
      to: 'Requirements',
      columns: { 'Position ID': 'role', Skills: 'skill' },
      split: { skill: ',' },
    },
    { from: 'Positions', to: 'Tools', columns: { 'Position ID': 'role', Software: 'tool' } },
  ]);
  expect(unplaced).toEqual([{ sheet: 'Positions', headings: ['Status'] }]);
});
