import {
  collaborationMap,
  type Layer,
  layers,
  type MapContent,
  type MapNode,
  type Tie,
} from '../../src/maps/collaboration-map.ts';
import type { Diagram } from '../../src/maps/diagram.ts';
import { randomFrom } from '../random.ts';
import { seedBlueprints } from '../seed-blueprints.ts';

interface Named {
  title: string;
  ties: readonly { name: string; layer: Layer; label: string | null }[];
}

/** The map of some roles, made without a database. */
export function mapOf(roles: readonly Named[], limit = 5_000): Diagram {
  const nodes = new Map<string, MapNode>();
  const ties: Tie[] = [];
  for (const { title, ties: own } of roles) {
    nodes.set(`role:${title}`, { key: `role:${title}`, kind: 'role', name: title, note: null });
    own.forEach(({ name, layer, label }, i) => {
      const id = `stakeholder:${name}`;
      nodes.set(id, { key: id, kind: 'stakeholder', name, note: null });
      const said = [{ document: title, line: i + 1 }];
      ties.push({
        from: `role:${title}`,
        to: id,
        reversed: false,
        group: layer,
        label,
        suggested: false,
        said,
        hop: 1,
      });
    });
  }
  const content: MapContent = { roles: roles.map(({ title }) => `role:${title}`), nodes, ties };
  return collaborationMap(content, layers, limit);
}

export const seedRoles: readonly Named[] = [...seedBlueprints.values()].map(({ role, stakeholders, escalations }) => ({
  title: role.title,
  ties: [
    ...stakeholders.map(({ name, group, interaction }) => ({ name, layer: group, label: interaction })),
    ...escalations.map(({ to, reason }) => ({ name: to, layer: 'escalation' as const, label: reason })),
  ],
}));

/** Roles that draw their parties from those of the seed, so that names are real and many are shared. */
export function manyRoles(count: number, tiesEach: number, seed = 1): Named[] {
  const next = randomFrom(seed);
  const pool = seedRoles.flatMap(({ ties }) => ties);
  return Array.from({ length: count }, (_, i) => ({
    title: `${['Senior', 'Lead', 'Associate', 'Principal'][i % 4]} ${['Data Engineer', 'Research Scientist', 'Product Analyst'][i % 3]} ${i + 1}`,
    ties: Array.from({ length: tiesEach }, () => pool[Math.floor(next() * pool.length)]).filter(
      (tie) => tie !== undefined,
    ),
  }));
}

/** A lattice of roles on levels, each role with moves to the next level and some past it. */
export function latticeOf(levels: number, perLevel: number, seed = 1): Diagram {
  const next = randomFrom(seed);
  const id = (level: number, i: number) => `role:${level}-${i}`;
  const nodes = Array.from({ length: levels * perLevel }, (_, n) => {
    const [level, i] = [Math.floor(n / perLevel), n % perLevel];
    const label = `${['Associate', 'Senior', 'Principal', 'Lead'][n % 4]} Computer Vision Scientist ${n}`;
    return {
      key: id(level, i),
      kind: 'role' as const,
      label,
      group: null,
      focus: n === 0,
      level,
      note: n % 5 === 0 ? 'only named' : null,
    };
  });
  const edges = nodes.flatMap((node) => {
    if (node.level === levels - 1) return [];
    return [1, next() < 0.15 ? 2 : 1].flatMap((step) => {
      const level = Math.min(levels - 1, node.level + step);
      const target = id(level, Math.floor(next() * perLevel));
      const group = next() < 0.8 ? 'next' : 'adjacent';
      return [{ source: node.key, target, group, label: null, suggested: false, said: [] }];
    });
  });
  const groups = [
    { key: 'next', label: 'Next role' },
    { key: 'adjacent', label: 'Adjacent role' },
  ];
  return { shape: 'lattice', title: `A lattice of ${nodes.length} roles`, nodes, edges, groups, omitted: [] };
}
