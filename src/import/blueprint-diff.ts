import type { Blueprint } from '../model/blueprint.ts';

/** One difference between two blueprints of a role. */
export interface BlueprintChange {
  kind: 'added' | 'removed' | 'changed';
  /** Where: "technicalSkills", "careerPath.nextRoles" … */
  path: string;
  before: string | null;
  after: string | null;
}

type Values = Readonly<Record<string, unknown>>;

/** What items of a list are known by; an item of another name is another item. */
const nameKeys = ['name', 'raw', 'text', 'to', 'horizon'];

/** What changed from one blueprint to another, in the order of its fields; an item that only moved did not change. */
export function blueprintChanges(before: Blueprint, after: Blueprint): BlueprintChange[] {
  const { source: _s, positions: _p, messages: _m, ...old } = before;
  const { source: _source, positions: _positions, messages: _messages, ...now } = after;
  return [...changesIn('', old, now)];
}

/** A change as one line of text: "+ tools: Epic". */
export function changeLine({ kind, path, before, after }: BlueprintChange): string {
  if (kind === 'added') return `+ ${path}: ${after}`;
  if (kind === 'removed') return `- ${path}: ${before}`;
  return `~ ${path}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
}

function* changesIn(path: string, before: unknown, after: unknown): Iterable<BlueprintChange> {
  if (Array.isArray(before) && Array.isArray(after)) return yield* listChanges(path, before, after);
  if (isValues(before) && isValues(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* changesIn(path === '' ? key : `${path}.${key}`, before[key], after[key]);
    }
  } else if (before !== after) yield { kind: 'changed', path, before: shown(before), after: shown(after) };
}

/** Items are paired by name; of equal ones the first with the first. */
function* listChanges(path: string, before: readonly unknown[], after: readonly unknown[]): Iterable<BlueprintChange> {
  const open = new Map<string, unknown[]>();
  for (const item of before) open.set(nameOf(item), [...(open.get(nameOf(item)) ?? []), item]);
  for (const item of after) {
    const name = nameOf(item);
    const old = open.get(name)?.shift();
    if (old === undefined) yield { kind: 'added', path, before: null, after: name };
    else if (isValues(item)) yield* changesIn(`${path}[${name}]`, old, item);
  }
  for (const [name, items] of open) {
    for (let i = 0; i < items.length; i += 1) yield { kind: 'removed', path, before: name, after: null };
  }
}

function nameOf(item: unknown): string {
  if (!isValues(item)) return String(item);
  const key = nameKeys.find((name) => typeof item[name] === 'string');
  return key ? String(item[key]) : JSON.stringify(item);
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const shown = (value: unknown) => (value === null || value === undefined ? null : String(value));
