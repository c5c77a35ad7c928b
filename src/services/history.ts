import { versionsOfRoles } from '../cypher/history.ts';
import type { Runner } from '../engine/port.ts';
import { type BlueprintChange, blueprintChanges, changeLine } from '../import/blueprint-diff.ts';
import { blueprintMarkdown } from '../import/write-markdown.ts';
import { Blueprint } from '../model/blueprint.ts';

export type BlueprintChangeLine = BlueprintChange;

/** A change in one line. */
export const lineOf = changeLine;

/** What a role's blueprint was when a document was applied, and what that changed. */
export interface RoleVersion {
  number: number;
  at: string;
  by: string;
  document: string;
  /** Null where the document was no blueprint. */
  blueprint: Blueprint | null;
  /** Compared with what the same document said before; empty for its first version. */
  changes: BlueprintChange[];
}

/** The versions of a role, oldest first. */
export async function versionsOf(engine: Runner, role: string): Promise<RoleVersion[]> {
  const rows = await engine.run(versionsOfRoles, { ids: [role] });
  // A role that others were merged into has their versions too, each with the number it had.
  rows.sort((a, b) => (a.at === b.at ? a.number - b.number : a.at < b.at ? -1 : 1));
  const last = new Map<string, Blueprint>();
  return rows.map(({ number, at, by, document, blueprint: content }) => {
    const parsed = Blueprint.safeParse(JSON.parse(content));
    const blueprint = parsed.success ? parsed.data : null;
    const before = last.get(document);
    if (blueprint) last.set(document, blueprint);
    return {
      number,
      at,
      by,
      document,
      blueprint,
      changes: before && blueprint ? blueprintChanges(before, blueprint) : [],
    };
  });
}

/** The blueprint of a role as its leading document says it: JSON or Markdown text; null where none describes it. */
export async function exportedBlueprint(
  engine: Runner,
  role: string,
  documents: readonly string[],
  format: 'json' | 'markdown',
): Promise<string | null> {
  const versions = await versionsOf(engine, role);
  for (const document of documents) {
    const blueprint = versions.findLast((version) => version.document === document)?.blueprint;
    if (blueprint) return format === 'json' ? `${JSON.stringify(blueprint, null, 2)}\n` : blueprintMarkdown(blueprint);
  }
  return null;
}
