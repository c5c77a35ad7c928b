import type { Blueprint } from '../model/blueprint.ts';
import type { BlueprintDraft } from './blueprint-draft.ts';
import type { Headings } from './headings.ts';
import { labelReader } from './labels.ts';
import type { Messages } from './messages.ts';
import type { Part, Section } from './outline.ts';
import { saidIn, whole } from './said.ts';
import { splitProducts } from './split-products.ts';
import { type TableRow, tableRows } from './table-rows.ts';

/** Measures, from a table or from items such as "Cycle time: hours from order to delivery". */
export function readKpis(section: Section, headings: Headings, draft: BlueprintDraft, messages: Messages): void {
  for (const part of section.parts) {
    const usual = ['name', 'measures', 'why', 'target', 'frequency'];
    const { rows, rest } = tableRows(part.blocks, headings.columns['kpis'] ?? {}, usual, messages);
    for (const { cells, others, line, asWritten } of rows) {
      const name = cells['name'] ?? asWritten;
      const [measures, why, target, frequency] = usual.slice(1).map((key) => cells[key] ?? null);
      const kpi = {
        name,
        measures: measures ?? null,
        why: why ?? null,
        target: target ?? null,
        frequency: frequency ?? null,
      };
      draft.add('kpis', kpi, { line, asWritten });
      stateOthers('kpis', name, others, line, draft);
    }
    const isIntro = part.title !== null && rows.length === 0 && /\b(notes?|measurement|caveats?)\b/i.test(part.title);
    for (const said of saidIn(rest, messages)) {
      if (!said.listed || isIntro || rows.length > 0) draft.state('kpis', part.title, whole(said), said.line);
      else draft.add('kpis', listedKpi(whole(said), headings), { line: said.line, asWritten: said.text });
    }
  }
}

/** "Cycle time: hours from order to delivery. Target: 48 hours." */
function listedKpi(text: string, headings: Headings): Blueprint['kpis'][number] {
  const { head, fields } = labelReader(headings.labels, ['target', 'frequency', 'why'])(text);
  const divided = /^([^:–]{2,80}?)(?::|\s+[–—])\s+(.+)$/s.exec(head);
  const said = (key: string) => fields.find((field) => field.key === key)?.text.replace(/\.$/, '') || null;
  return {
    name: divided?.[1]?.trim() ?? head,
    measures: divided?.[2] ?? null,
    why: said('why'),
    target: said('target'),
    frequency: said('frequency'),
  };
}

/** Tools, one product each, from a table or from items such as "Ledger: SAP, Oracle". */
export function readTools(section: Section, headings: Headings, draft: BlueprintDraft, messages: Messages): void {
  for (const part of section.parts) {
    const usual = ['category', 'name', 'purpose', 'commonality'];
    const { rows, rest } = tableRows(part.blocks, headings.columns['tools'] ?? {}, usual, messages);
    for (const { cells, others, line, asWritten } of rows) {
      const category = cells['category'] ?? part.title;
      const use = { category, purpose: cells['purpose'] ?? null, commonality: cells['commonality'] ?? null };
      const products = splitProducts(cells['name'] ?? cells['category'] ?? asWritten);
      for (const name of products) draft.add('tools', { ...use, name }, { line, asWritten });
      stateOthers('tools', category, others, line, draft);
    }
    for (const said of saidIn(rest, messages)) {
      if (said.listed) addListed(part, whole(said), said.line, draft);
      else draft.state('tools', part.title, said.text, said.line);
    }
  }
}

/** "Category: A, B – purpose (Common)" or, under a heading that is the category, "A, B – purpose". */
function addListed(part: Part, text: string, line: number, draft: BlueprintDraft): void {
  const label = /^([^:(]{2,50}):\s+(.+)$/s.exec(text);
  const category = label?.[1] ?? part.title;
  const [first = '', ...more] = (label?.[2] ?? text).split(/\s+[–—]\s+/);
  const named = withoutCommonality(first);
  const about = withoutCommonality(more.join(' – '));
  const commonality = named.commonality ?? about.commonality;
  const purpose = about.text || null;
  for (const name of splitProducts(named.text)) {
    draft.add('tools', { category, name, purpose, commonality }, { line, asWritten: text });
  }
}

/** "Excel (common)": how common a tool is may stand in a parenthesis at the end. */
function withoutCommonality(text: string): { text: string; commonality: string | null } {
  const note = /\s*\(((?:common|optional|context[- ]specific|required|core)[^()]*)\)[.\s]*$/i.exec(text);
  return note ? { text: text.slice(0, note.index), commonality: note[1]?.trim() ?? null } : { text, commonality: null };
}

function stateOthers(
  section: string,
  category: string | null,
  others: TableRow['others'],
  line: number,
  draft: BlueprintDraft,
): void {
  for (const [head, text] of others) draft.state(section, category, head ? `${head}: ${text}` : text, line);
}

/** The dimensions of the interview scorecard; what a table says of each is kept as statements. */
export function readHiringScorecard(part: Part, headings: Headings, draft: BlueprintDraft, messages: Messages): void {
  const columns = headings.columns['hiring'] ?? {};
  const { rows, rest } = tableRows(part.blocks, columns, ['name'], messages);
  const { scorecard } = draft.content.hiring;
  const pointer = '/hiring/scorecard';
  for (const { cells, others, line, asWritten } of rows) {
    const name = cells['name'] ?? asWritten;
    draft.append(pointer, scorecard, name, { line, asWritten });
    for (const key of ['meets', 'exceeds']) draft.state('hiring-scorecard', name, cells[key] ?? '', line);
    stateOthers('hiring-scorecard', name, others, line, draft);
  }
  for (const said of saidIn(rest, messages)) {
    if (said.listed) draft.append(pointer, scorecard, whole(said), { line: said.line });
    else draft.state('hiring', part.title, said.text, said.line);
  }
}
