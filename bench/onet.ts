import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Drafter } from '../src/import/drafter.ts';
import type { SourceDocument } from '../src/services/source-document.ts';

const FOLDER = new URL('../../shared/data/onet_29_3/', import.meta.url);

type Row = Readonly<Record<string, string>>;

/** Rows of a gzipped tab-separated file of O*NET; quoted fields may hold tabs, breaks and doubled quotes. */
function rowsOf(name: string): Row[] {
  const text = gunzipSync(readFileSync(new URL(`${name}.tsv.gz`, FOLDER))).toString('utf8');
  const records: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/g)) {
    records.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== '\t') records.push([]);
  }
  const [head = [], ...body] = records.filter((record) => record.some((field) => field !== ''));
  return body.map((record) => Object.fromEntries(head.map((column, i) => [column, record[i] ?? ''])));
}

interface Rating {
  name: string;
  kind: 'technical' | 'knowledge';
  importance: number;
  level: number;
}

const CODE = 'O*NET-SOC Code';

function ratings(): Map<string, Rating[]> {
  const byCode = new Map<string, Map<string, Rating>>();
  for (const [file, kind] of [
    ['skills', 'technical'],
    ['knowledge', 'knowledge'],
  ] as const) {
    for (const row of rowsOf(file)) {
      const code = row[CODE] ?? '';
      const element = row['Element Name'] ?? '';
      // A skill and an area of knowledge; under one name they would be one thing with two levels.
      const name = file === 'knowledge' && element === 'Mathematics' ? 'Mathematical knowledge' : element;
      const rated = byCode.get(code) ?? new Map<string, Rating>();
      byCode.set(code, rated);
      const rating = rated.get(`${kind} ${name}`) ?? { name, kind, importance: 0, level: 0 };
      rated.set(`${kind} ${name}`, rating);
      if (row['Scale ID'] === 'IM') rating.importance = (Number(row['Data Value']) - 1) / 4;
      else rating.level = Number(row['Data Value']) / 7;
    }
  }
  return new Map([...byCode].map(([code, rated]) => [code, [...rated.values()]]));
}

const unstated = { tier: null, importanceAsWritten: null, levelAsWritten: null, description: null };
const unsaid = { use: null, why: null, showsUp: null, strong: null };

/** The occupations of O*NET with their requirements and related occupations, as the loader takes them. */
export function onetDocuments(): SourceDocument[] {
  const rated = ratings();
  const related = new Map<string, Row[]>();
  for (const row of rowsOf('related_occupations')) {
    const rows = related.get(row[CODE] ?? '');
    if (rows) rows.push(row);
    else related.set(row[CODE] ?? '', [row]);
  }
  return rowsOf('occupation_data').map((occupation) => {
    const code = occupation[CODE] ?? '';
    const title = occupation['Title'] ?? '';
    const id = `onet:${code}`;
    const role = (name: string, externalId: string) => ({
      label: 'Role' as const,
      name,
      externalId,
      properties: { kind: 'role' },
    });
    return {
      row: {
        id,
        sha256: null,
        parserVersion: null,
        file: 'occupation_data.tsv',
        url: null,
        format: 'onet',
        lang: 'en',
        licence: 'CC BY 4.0',
        attribution: 'O*NET 29.3 Database, U.S. Department of Labor, Employment and Training Administration',
        effectiveFrom: null,
      },
      title,
      externalIds: [id],
      content: JSON.stringify({ code, title }),
      draft: (roleId: string) => {
        const draft = new Drafter(roleId, 'en', {});
        draft.knownAs({ title }, '');
        draft.knownAs({ externalId: id }, '');
        draft.says('DESCRIBED_BY', { label: 'Document', id }, '', {
          title,
          seniority: null,
          track: null,
          horizon: null,
          summary: occupation['Description'] ?? null,
          mission: null,
          minYears: null,
          maxYears: null,
          yearsAsWritten: null,
        });
        for (const { name, kind, importance, level } of rated.get(code) ?? []) {
          const skill = { label: 'Skill' as const, name, properties: { kind } };
          draft.says('REQUIRES', skill, '', { ...unstated, ...unsaid, importance, level, scale: 'onet-lv' });
        }
        for (const row of related.get(code) ?? []) {
          draft.says('LEADS_TO', role(row['Related Title'] ?? '', `onet:${row[`Related ${CODE}`] ?? ''}`), '', {
            kind: 'adjacent',
            tier: row['Relatedness Tier'] ?? null,
            rank: Number(row['Index']),
            said: 'origin',
            condition: null,
          });
        }
        return draft.finish();
      },
    };
  });
}
