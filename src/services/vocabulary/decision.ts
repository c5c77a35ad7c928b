import { z } from 'zod';
import { nounLabels, type RelationshipType } from '../../model/graph.ts';
import type { NounRef } from '../noun-ref.ts';

export const NounKind = z.enum(nounLabels);
export type NounKind = z.infer<typeof NounKind>;

export const TieType = z.enum(['RELATED_TO', 'INCLUDES', 'STANDS_FOR', 'CORRESPONDS_TO']);
export type TieType = z.infer<typeof TieType> & RelationshipType;

/** A noun that is decided about. */
export interface Chosen extends NounRef {
  /** What the noun was when the person saw it; another revision now is a conflict. */
  revision?: number | null | undefined;
}

/** What a person may decide. */
export type Decision =
  | { decision: 'confirm' | 'refuse'; tie: TieType; kind: NounKind; from: Chosen; to: Chosen; strength?: number | null }
  | { decision: 'merge'; kind: NounKind; noun: Chosen; into: Chosen }
  | {
      decision: 'split';
      kind: NounKind;
      noun: Chosen;
      /** What the new noun is called. */
      name: string;
      /** Names that go to it; all where none are given. */
      names: readonly string[];
      /** Documents whose words go to it; all where none are given. */
      documents: readonly string[];
      lang: string;
    }
  | { decision: 'rename' | 'add-name' | 'remove-name'; kind: NounKind; noun: Chosen; name: string; lang: string };

const Noun = z.object({ kind: NounKind, id: z.string(), name: z.string() });

/** What was decided, as `Change.what` holds it: nouns with the ids and names they had. */
export const What = z.object({
  tie: TieType.optional(),
  /** From and to of a tie; merged and surviving; split and new; else the one noun. */
  nouns: z.array(Noun),
  name: z.string().optional(),
  names: z.array(z.string()).optional(),
  documents: z.array(z.string()).optional(),
});
export type What = z.infer<typeof What>;

const verbs: Record<TieType, string> = {
  RELATED_TO: 'is close to',
  INCLUDES: 'includes',
  STANDS_FOR: 'stands for',
  CORRESPONDS_TO: 'corresponds to',
};

/** A decision in one line. */
export function inOneLine(decision: Decision['decision'], { tie, nouns, name }: What): string {
  const [a = '', b = ''] = nouns.map((noun) => `"${noun.name}"`);
  const kind = nouns[0]?.kind.toLowerCase() ?? '';
  switch (decision) {
    case 'confirm':
      return `${kind} ${a} ${verbs[tie ?? 'RELATED_TO']} ${b}`;
    case 'refuse':
      return `not so: ${kind} ${a} ${verbs[tie ?? 'RELATED_TO']} ${b}`;
    case 'merge':
      return `${kind} ${a} merged into ${b}`;
    case 'split':
      return `${kind} ${b} split from ${a}`;
    case 'rename':
      return `${kind} ${a} renamed "${name}"`;
    case 'add-name':
      return `${kind} ${a} is also called "${name}"`;
    case 'remove-name':
      return `${kind} ${a} is not called "${name}"`;
  }
}
