import { Blueprint } from '../model/blueprint.ts';
import type { SectionKey } from './headings.ts';

/** Where something was said: the line, and the words where the fields do not hold them as they were. */
export interface Place {
  line: number;
  asWritten?: string | null;
}

type Lists = {
  [K in keyof Blueprint as Blueprint[K] extends readonly unknown[] ? K : never]: Blueprint[K];
};

/** A blueprint in the making: each value is put in with the place where it was said. */
export class BlueprintDraft {
  readonly content: Blueprint = Blueprint.parse({ role: { title: 'untitled' } });

  /** Appends to one of the lists at the top of a blueprint. */
  add<K extends Exclude<keyof Lists, 'messages'>>(list: K, item: Lists[K][number], place: Place): void {
    this.append(`/${list}`, this.content[list] as Lists[K][number][], item, place);
  }

  /** Appends to a list further in; `pointer` is that of the list. */
  append<T>(pointer: string, list: T[], item: T, place: Place): void {
    list.push(item);
    this.at(`${pointer}/${list.length - 1}`, place);
  }

  /** Keeps text that no field holds. */
  state(section: SectionKey | 'hiring-scorecard' | string, category: string | null, text: string, line: number): void {
    if (text !== '') this.add('statements', { section, category, text }, { line });
  }

  at(pointer: string, { line, asWritten = null }: Place): void {
    this.content.positions[pointer] = { line, asWritten };
  }
}
