import { type Block, EXPORT_MARK, exportLayout } from './export-layout.ts';
import type { Messages } from './messages.ts';

type Values = Record<string, unknown>;
type Positions = Record<string, { line: number; asWritten: null }>;

/** Whether a text is a blueprint that was exported (`write-markdown.ts`). */
export const isExported = (text: string) => text.trimStart().startsWith(EXPORT_MARK);

/** The blueprint of an exported text, read literally. Its shape is not checked here. */
export function readExported(text: string, messages: Messages): Values {
  return new ExportReader(messages).read(text);
}

class ExportReader {
  readonly #messages: Messages;
  readonly #result: Values = {};
  readonly #positions: Positions = {};
  #section: (typeof exportLayout)[number] | undefined;
  #block: Block | undefined;
  #group: string | null = null;
  #item: { values: Values; pointer: string } | null = null;

  constructor(messages: Messages) {
    this.#messages = messages;
  }

  read(text: string): Values {
    for (const [index, line] of text.split('\n').entries()) {
      if (line.trim() !== '' && !line.startsWith('<!--')) this.#line(line.trimEnd(), index + 1);
    }
    return { ...this.#result, positions: this.#positions };
  }

  #line(line: string, at: number): void {
    const heading = /^(#{1,4}) (.*)$/s.exec(line);
    if (heading) return this.#heading(heading[1]?.length ?? 1, heading[2] ?? '', at);
    const field = /^ {2}- ([^:]+): (.*)$/s.exec(line);
    const block = this.#block;
    if (!block) return this.#unread(line, at);
    if (field) return this.#field(block, field[1] ?? '', unescaped(field[2] ?? ''), line, at);
    if (line.startsWith('- ')) return this.#listItem(block, unescaped(line.slice(2)), at);
    if (block.value === 'number') return this.#put(block, Number(line), at);
    if (block.value === 'text') return this.#put(block, unescaped(line), at);
    this.#unread(line, at);
  }

  #heading(level: number, text: string, at: number): void {
    this.#item = null;
    if (level === 1) {
      this.#at(['role'])['title'] = unescaped(text.replace(/: Role Blueprint$/, ''));
      this.#positions['/role/title'] = { line: at, asWritten: null };
    } else if (level === 2) {
      this.#section = exportLayout.find(({ heading }) => heading === text);
      this.#block = this.#section?.blocks.find(({ title }) => title === undefined);
      this.#group = null;
      if (!this.#section) this.#unread(text, at);
    } else if (level === 3) {
      this.#block = this.#section?.blocks.find(({ title }) => title === text);
      this.#group = null;
      if (!this.#block) this.#unread(text, at);
    } else this.#group = text === '-' ? null : unescaped(text);
  }

  #listItem(block: Block, text: string, at: number): void {
    const list = this.#list(block);
    const pointer = `/${block.path.join('/')}/${list.length}`;
    this.#positions[pointer] = { line: at, asWritten: null };
    if (block.value === 'texts') list.push(text);
    else {
      const values: Values = { ...(block.group && { [block.group]: this.#group }), [block.head ?? '']: text };
      list.push(values);
      this.#item = { values, pointer };
    }
  }

  #field(block: Block, label: string, text: string, line: string, at: number): void {
    const found = Object.entries(block.fields ?? {}).find(([, field]) => field.label === label);
    if (!found || !this.#item) return this.#unread(line, at);
    const [key, { value }] = found;
    const { values, pointer } = this.#item;
    if (value === 'flag') values[key] = text === 'yes';
    else if (value === 'text') values[key] = text;
    else {
      const texts = (values[key] ??= []) as string[];
      this.#positions[`${pointer}/${key}/${texts.length}`] = { line: at, asWritten: null };
      texts.push(text);
    }
  }

  #put(block: Block, value: unknown, at: number): void {
    this.#at(block.path.slice(0, -1))[block.path.at(-1) ?? ''] = value;
    this.#positions[`/${block.path.join('/')}`] = { line: at, asWritten: null };
  }

  #list(block: Block): unknown[] {
    const parent = this.#at(block.path.slice(0, -1));
    return (parent[block.path.at(-1) ?? ''] ??= []) as unknown[];
  }

  #at(path: readonly string[]): Values {
    return path.reduce<Values>((at, key) => (at[key] ??= {}) as Values, this.#result);
  }

  #unread(line: string, at: number): void {
    this.#messages.error('exported', at, 'This line is not part of an exported blueprint.', line);
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, (_, char: string) => (char === 'n' ? '\n' : char === 'r' ? '\r' : char));
}
