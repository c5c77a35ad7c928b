import type { Blueprint } from '../model/blueprint.ts';
import { type Block, EXPORT_MARK, exportLayout } from './export-layout.ts';

type Values = Readonly<Record<string, unknown>>;

/** A blueprint as Markdown for people, which parses to the same blueprint again. */
export function blueprintMarkdown(blueprint: Blueprint): string {
  const lines = [EXPORT_MARK, '', `# ${escaped(blueprint.role.title)}: Role Blueprint`, ''];
  for (const { heading, blocks } of exportLayout) {
    const body = blocks.flatMap((block) => blockLines(block, blueprint));
    if (body.length > 0) lines.push(`## ${heading}`, '', ...body);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function blockLines(block: Block, blueprint: Blueprint): string[] {
  const value = block.path.reduce<unknown>((at, key) => (at as Values)[key], blueprint);
  const body = bodyLines(block, value);
  if (body.length === 0) return [];
  return [...(block.title ? [`### ${block.title}`, ''] : []), ...body, ''];
}

function bodyLines(block: Block, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (block.value === 'text' || block.value === 'number') return [escapedStart(String(value))];
  if (block.value === 'texts') return (value as readonly string[]).map((text) => `- ${escaped(text)}`);
  const lines: string[] = [];
  let group: unknown = null;
  for (const item of value as readonly Values[]) {
    const own = block.group ? item[block.group] : null;
    // No group has no name: a dash stands for it behind one that has.
    if (own !== group) lines.push('', `#### ${own === null ? '-' : escapedStart(String(own))}`, '');
    group = own;
    lines.push(`- ${escaped(String(item[block.head ?? '']))}`, ...fieldLines(block, item));
  }
  return lines[0] === '' ? lines.slice(1) : lines;
}

function fieldLines(block: Block, item: Values): string[] {
  return Object.entries(block.fields ?? {}).flatMap(([key, { label, value }]) => {
    const own = item[key];
    if (value === 'flag') return own ? [`  - ${label}: yes`] : [];
    const texts = Array.isArray(own) ? (own as string[]) : own === null ? [] : [String(own)];
    return texts.map((text) => `  - ${label}: ${escaped(text)}`);
  });
}

/** One line, and nothing in it that Markdown or a browser would take for markup. */
function escaped(text: string): string {
  return text
    .replace(/[\\<*_`[\]]/g, '\\$&')
    .replace(/\r/g, '\\r')
    .replace(/\n/g, '\\n');
}

/** The same where a line starts with it: it is no heading and no item. */
const escapedStart = (text: string) => escaped(text).replace(/^[-#]/, '\\$&');
