import type { z } from 'zod';
import { AppError } from '../errors.ts';
import { after, type Eventually } from '../loaders/eventually.ts';
import type { Loaders } from '../loaders/index.ts';
import { type Label, type NounLabel, nodes } from '../model/graph.ts';
import { builder } from './builder.ts';

/** A node as one view of the graph shows it. */
export interface Seen<L extends Label> {
  label: L;
  row: z.output<(typeof nodes)[L]['properties']>;
  view: Loaders;
}

/** References to the object types, so that the files of the nouns need not import each other. */
export const RoleRef = builder.objectRef<Seen<'Role'>>('Role');
export const SkillRef = builder.objectRef<Seen<'Skill'>>('Skill');
export const ToolRef = builder.objectRef<Seen<'Tool'>>('Tool');
export const StakeholderRef = builder.objectRef<Seen<'Stakeholder'>>('Stakeholder');
export const FamilyRef = builder.objectRef<Seen<'Family'>>('Family');
export const KpiRef = builder.objectRef<Seen<'Kpi'>>('Kpi');
export const DocumentRef = builder.objectRef<Seen<'Document'>>('Document');

const loaderNames = {
  Role: 'role',
  Skill: 'skill',
  Tool: 'tool',
  Stakeholder: 'stakeholder',
  Family: 'family',
  Kpi: 'kpi',
  Document: 'document',
  Decision: 'decision',
  Statement: 'statement',
  Term: 'term',
  Link: 'link',
  Name: 'name',
} as const;

/** The node with an id, null where the view does not show it. */
export function seeIfVisible<L extends keyof typeof loaderNames>(
  view: Loaders,
  label: L,
  id: string,
): Eventually<Seen<L> | null> {
  const loader = view[loaderNames[label]].byId as { load(id: string): Eventually<Seen<L>['row'] | null> };
  return after(loader.load(id), (row) => (row === null ? null : { label, row, view }));
}

/** The noun with an id, or the one that it was merged into; null where the view shows neither. */
export function seeNounIfVisible<L extends NounLabel>(view: Loaders, label: L, id: string): Eventually<Seen<L> | null> {
  return after(seeIfVisible(view, label, id), (seen) => {
    if (seen) return seen;
    return after(view.name.formerly[label].load(id), (now) => (now === null ? null : seeIfVisible(view, label, now)));
  });
}

/** The node at the end of a claim. @throws AppError CONFLICT where a write took it away between two reads. */
export function see<L extends keyof typeof loaderNames>(view: Loaders, label: L, id: string): Eventually<Seen<L>> {
  return after(seeIfVisible(view, label, id), (seen) => {
    if (seen) return seen;
    throw new AppError('CONFLICT', 'The graph was changed while it was read. Ask again.');
  });
}

export type SeenNoun = { [L in NounLabel]: Seen<L> }[NounLabel];
