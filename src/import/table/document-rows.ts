import { normalForm } from '../../identity/normal-form.ts';
import type { TableMessages } from './table-messages.ts';
import { cellOf, type TableRow } from './table-row.ts';

/** All rows that are one document's claims about the one role it describes. */
export interface DocumentRows {
  /** Source key where the rows say whose they are; null for the table's own. */
  given: string | null;
  /** What the role is called within the table. */
  key: string;
  /** Its row in Roles; one made up of the title where the table has no such sheet. */
  role: TableRow;
  rows: TableRow[];
}

/** Divides the rows of a table among documents. Rows that cannot be placed are in the messages. */
export function documentRows(all: readonly TableRow[], messages: TableMessages): DocumentRows[] {
  const roles = new RolesOfTable(
    all.filter(({ sheet }) => sheet === 'roles'),
    messages,
  );
  for (const row of all) {
    if (row.sheet === 'roles' || row.sheet === 'terms' || row.sheet === 'documents') continue;
    roles.of(row)?.rows.push(row);
  }
  return roles.documents;
}

class RolesOfTable {
  readonly documents: DocumentRows[] = [];
  readonly #messages: TableMessages;
  readonly #isImplicit: boolean;
  readonly #given = new Map<string, DocumentRows>();
  /** By key, by title and by normal form of the title, whichever finds it first. */
  readonly #called: readonly Map<string, DocumentRows[]>[] = [new Map(), new Map(), new Map()];

  constructor(rows: readonly TableRow[], messages: TableMessages) {
    this.#messages = messages;
    this.#isImplicit = rows.length === 0;
    for (const row of rows) this.#add(row);
  }

  #add(role: TableRow): DocumentRows | undefined {
    const { title = '', key = title, document: given = null } = role.values;
    const entry: DocumentRows = { given, key, role, rows: [] };
    const other = given === null ? this.#own(key) : this.#given.get(given);
    if (other) {
      const about = `Row ${other.role.place.row} of ${other.role.place.sheet}`;
      if (given === null) {
        this.#messages.error(
          'double-role',
          cellOf(role, 'key'),
          `${about} is called "${key}" too. Give each a key of its own.`,
        );
      } else
        this.#messages.error('double-role', cellOf(role, 'document'), `${about} is of the document "${given}" too.`);
      return undefined;
    }
    this.documents.push(entry);
    if (given !== null) this.#given.set(given, entry);
    for (const [index, name] of [key, title, normalForm(title)].entries()) {
      const entries = this.#called[index];
      entries?.set(name, [...(entries.get(name) ?? []), entry]);
    }
    return entry;
  }

  #own(key: string): DocumentRows | undefined {
    return this.#called[0]?.get(key)?.find(({ given }) => given === null);
  }

  /** The document a row belongs to. */
  of(row: TableRow): DocumentRows | undefined {
    const { role = '', document } = row.values;
    const called = this.#find(role);
    if (document !== undefined) return this.#ofDocument(row, document, called);
    const own = called.filter(({ given }) => given === null);
    const [only, ...others] = own.length > 0 ? own : called;
    if (only && others.length === 0) return only;
    if (only) {
      const text = `${called.length} rows of Roles are called "${role}". Use keys, or fill in "document".`;
      this.#messages.error('ambiguous-role', cellOf(row, 'role'), text);
      return undefined;
    }
    if (role === '') return undefined;
    if (this.#isImplicit) {
      const values = { title: role };
      return this.#add({
        sheet: 'roles',
        place: row.place,
        values,
        ...(row.headings && { headings: { title: row.headings['role'] ?? 'role' } }),
      });
    }
    this.#messages.error('unknown-role', cellOf(row, 'role'), `"${role}" has no row in Roles.`);
    return undefined;
  }

  #ofDocument(row: TableRow, document: string, called: readonly DocumentRows[]): DocumentRows | undefined {
    const entry = this.#given.get(document);
    if (!entry) {
      const text = `The document "${document}" has no row in Roles. Without one it is taken out, and its other rows with it.`;
      this.#messages.error('unknown-document', cellOf(row, 'document'), text);
      return undefined;
    }
    // A title that no row of Roles has any more was changed there, and nobody wants to change it in every sheet.
    if (called.length === 0 || called.includes(entry)) return entry;
    const text =
      `The document "${document}" describes "${entry.key}", not "${row.values['role']}". To say this of the other role, ` +
      'empty the cells "document", "position" and "line".';
    this.#messages.error('role-of-document', cellOf(row, 'role'), text);
    return undefined;
  }

  #find(name: string): readonly DocumentRows[] {
    for (const [index, entries] of this.#called.entries()) {
      const found = entries.get(index === 2 ? normalForm(name) : name);
      if (found) return found;
    }
    return [];
  }
}
