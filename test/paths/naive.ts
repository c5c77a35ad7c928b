import type { MoveKind } from '../../src/paths/career-rows.ts';
import { HELD_LEVELS, type Profile } from '../../src/paths/coverage.ts';
import type { CareerRows } from './career-graph-of.ts';

const UNIT = 1e9;

/** A career graph by the letter of its definitions, straight from the rows: slow, and plain enough to be believed. */
export class NaiveGraph {
  readonly roles: string[];
  readonly rows: CareerRows;
  readonly #related = new Map<string, { strength: number; confirmed: boolean }>();
  readonly #needs = new Map<string, Map<string, { weight: number; level: number | null }>>();
  readonly #efforts = new Map<string, number>();
  readonly #gaps = new Map<string, number | null>();

  constructor(rows: CareerRows) {
    this.rows = rows;
    const named = [
      ...rows.roles.map(({ id }) => id),
      ...rows.moves.flatMap(({ tail, head }) => [tail, head]),
      ...rows.requirements.map(({ role }) => role),
    ];
    this.roles = [...new Set(named)].sort();
    for (const { role, skill, weight, level } of rows.requirements) {
      const needs = this.#needs.get(role) ?? new Map();
      this.#needs.set(role, needs);
      const before = needs.get(skill);
      const levels = [before?.level ?? null, level].filter((value) => value !== null);
      needs.set(skill, {
        weight: Math.max(before?.weight ?? 0, weight),
        level: levels.length > 0 ? Math.max(...levels) : null,
      });
    }
    for (const { a, b, strength, confirmed } of rows.relatedSkills) {
      for (const [one, other] of [
        [a, b],
        [b, a],
      ]) {
        if (one === other) continue;
        const before = this.#related.get(`${one} ${other}`);
        const beats = !before || (confirmed && !before.confirmed);
        if (beats || (confirmed === before.confirmed && strength > before.strength)) {
          this.#related.set(`${one} ${other}`, { strength, confirmed });
        }
      }
    }
    const weights = new Map<string, number[]>();
    for (const id of this.roles) {
      for (const [skill, { weight }] of this.needs(id)) weights.set(skill, [...(weights.get(skill) ?? []), weight]);
    }
    for (const [skill, all] of weights) {
      let sum = 0;
      for (const weight of all) sum += weight;
      this.#efforts.set(skill, sum / all.length);
    }
  }

  /** Needed level and weight per skill, ascending by skill; an unstated level is 1. */
  needs(role: string): Map<string, { weight: number; need: number; stated: boolean }> {
    const needs = [...(this.#needs.get(role) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return new Map(
      needs.map(([skill, { weight, level }]) => [skill, { weight, need: level ?? 1, stated: level !== null }]),
    );
  }

  described(role: string): boolean {
    return [...this.needs(role).values()].some(({ weight, need }) => weight * need > 0);
  }

  /** have(s) of a profile; a role is a profile that holds just that role. */
  have({ roles, skills }: Profile): Map<string, number> {
    const stated = new Map(skills.map(({ skill, held }) => [skill, HELD_LEVELS[held]]));
    const held = new Map<string, number>();
    for (const role of roles) {
      for (const [skill, { need }] of this.needs(role)) held.set(skill, Math.max(held.get(skill) ?? 0, need));
    }
    for (const [skill, level] of stated) held.set(skill, level);
    const have = new Map<string, number>();
    const all = new Set([...held.keys(), ...[...this.#related.keys()].flatMap((pair) => pair.split(' '))]);
    for (const skill of all) {
      const covers = [...held].map(([other, level]) =>
        other === skill ? level : level * (this.#related.get(`${other} ${skill}`)?.strength ?? 0),
      );
      have.set(skill, stated.get(skill) ?? Math.max(0, ...covers));
    }
    return have;
  }

  /** Whether anything is known of what the profile holds. */
  known({ roles, skills }: Profile): boolean {
    return skills.length > 0 || roles.some((role) => this.described(role));
  }

  /** In billionths; null where a side is not described. */
  gap(from: Profile, to: string): number | null {
    const key = JSON.stringify([from, to]);
    const gap = this.#gaps.has(key) ? (this.#gaps.get(key) ?? null) : this.#gap(from, to);
    this.#gaps.set(key, gap);
    return gap;
  }

  #gap(from: Profile, to: string): number | null {
    if (!this.known(from) || !this.described(to)) return null;
    const have = this.have(from);
    let [missing, needed] = [0, 0];
    for (const [skill, { weight, need }] of this.needs(to)) {
      needed += weight * need;
      missing += weight * Math.max(0, need - (have.get(skill) ?? 0));
    }
    return Math.round((missing / needed) * UNIT);
  }

  /** Learning of a set of roles from a start, in billionths. */
  learning(from: Profile, roles: readonly string[]): number {
    const have = this.have(from);
    let sum = 0;
    for (const [skill, effort] of this.#efforts) {
      const need = Math.max(0, ...roles.map((role) => this.needs(role).get(skill)?.need ?? 0));
      sum += Math.round(effort * Math.max(0, need - (have.get(skill) ?? 0)) * UNIT);
    }
    return sum;
  }

  kinds(tail: string, head: string): MoveKind[] {
    const kinds = this.rows.moves.filter((move) => move.tail === tail && move.head === head).map(({ kind }) => kind);
    return [...new Set(kinds)];
  }

  traits(role: string): { track: string | null; families: readonly string[]; terms: readonly string[] } {
    const row = this.rows.roles.find(({ id }) => id === role);
    return { track: row?.track ?? null, families: row?.families ?? [], terms: row?.terms.map(({ id }) => id) ?? [] };
  }

  /** Whether some scheme that ranks both roles ranks the second below the first. */
  isDown(tail: string, head: string): boolean {
    return this.schemes(tail, head).some(([before, after]) => after < before);
  }

  /** Highest ranks of both roles, for each scheme that ranks both. */
  schemes(tail: string, head: string): [number, number][] {
    const ranks = (role: string) => {
      const best = new Map<string, number>();
      for (const { scheme, rank } of this.rows.roles.find(({ id }) => id === role)?.terms ?? []) {
        if (rank !== null) best.set(scheme, Math.max(rank, best.get(scheme) ?? 0));
      }
      return best;
    };
    const after = ranks(head);
    return [...ranks(tail)].flatMap(([scheme, rank]) => {
      const other = after.get(scheme);
      return other === undefined ? [] : [[rank, other] as [number, number]];
    });
  }
}
