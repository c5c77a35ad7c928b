import { InvalidInput } from '../errors.ts';
import type { Decision } from '../services/vocabulary/decision.ts';
import { builder } from './builder.ts';
import { readGlobalId } from './global-id.ts';
import { NounRefInput } from './noun.ts';
import { NounTypeEnum } from './search.ts';

export const TieTypeEnum = builder.enumType('TieType', {
  description: 'How two nouns may stand to each other.',
  values: {
    RELATED_TO: { description: 'The two mean something close; among skills, stakeholders, tools or roles.' },
    INCLUDES: { description: 'The composite stakeholder includes the other one.' },
    STANDS_FOR: { description: 'The stakeholder is people in the role.' },
    CORRESPONDS_TO: { description: 'The role corresponds to the occupation of a public catalogue.' },
  } as const,
});

const revision = (of: string) => `Revision of ${of} as it was seen; where it changed since, nothing is done.`;

export const TieInput = builder.inputType('TieInput', {
  description: 'Two nouns and how they stand to each other.',
  fields: (t) => ({
    type: t.field({ type: TieTypeEnum, required: true, description: 'How they stand to each other.' }),
    kind: t.field({
      type: NounTypeEnum,
      description: 'Kind of both, for RELATED_TO; the other types say it themselves.',
    }),
    from: t.field({
      type: NounRefInput,
      required: true,
      description: 'The one; of STANDS_FOR and INCLUDES the stakeholder that does.',
    }),
    to: t.field({ type: NounRefInput, required: true, description: 'The other.' }),
    strength: t.float({ description: 'Closeness from 0 to 1, for RELATED_TO; by default as computed, or 1.' }),
    fromRevision: t.int({ description: revision('`from`') }),
    toRevision: t.int({ description: revision('`to`') }),
  }),
});

export const MergeNounsInput = builder.inputType('MergeNounsInput', {
  description: 'Two nouns that are one.',
  fields: (t) => ({
    kind: t.field({ type: NounTypeEnum, required: true, description: 'Kind of both.' }),
    noun: t.field({
      type: NounRefInput,
      required: true,
      description: 'The one that goes into the other; its slug keeps answering.',
    }),
    into: t.field({ type: NounRefInput, required: true, description: 'The one that survives.' }),
    revision: t.int({ description: revision('`noun`') }),
    intoRevision: t.int({ description: revision('`into`') }),
  }),
});

export const SplitNounInput = builder.inputType('SplitNounInput', {
  description: 'What of a noun is another one. Give names, documents, or both: then names in these documents.',
  fields: (t) => ({
    kind: t.field({ type: NounTypeEnum, required: true, description: 'Kind of noun.' }),
    noun: t.field({ type: NounRefInput, required: true, description: 'The noun that is two.' }),
    name: t.string({ required: true, description: 'What the new noun is called.' }),
    names: t.stringList({ description: 'Names under which the new one is meant.' }),
    documents: t.stringList({ description: 'Source keys of the documents that mean the new one.' }),
    lang: t.string({ description: 'Language of the names, BCP 47; "en" by default.' }),
    revision: t.int({ description: revision('`noun`') }),
  }),
});

export const NounNameInput = builder.inputType('NounNameInput', {
  description: 'A noun and a name.',
  fields: (t) => ({
    kind: t.field({ type: NounTypeEnum, required: true, description: 'Kind of noun.' }),
    noun: t.field({ type: NounRefInput, required: true, description: 'The noun.' }),
    name: t.string({ required: true, description: 'The name, spelled as it is to be shown.' }),
    lang: t.string({ description: 'Language of the name, BCP 47; "en" by default.' }),
    revision: t.int({ description: revision('`noun`') }),
  }),
});

export const DecisionInput = builder.inputType('DecisionInput', {
  isOneOf: true,
  description: 'One decision.',
  fields: (t) => ({
    confirmTie: t.field({ type: TieInput, description: 'The tie holds.' }),
    refuseTie: t.field({ type: TieInput, description: 'The tie does not hold.' }),
    mergeNouns: t.field({ type: MergeNounsInput, description: 'The two are one.' }),
    splitNoun: t.field({ type: SplitNounInput, description: 'The one is two.' }),
    renameNoun: t.field({ type: NounNameInput, description: 'The noun is shown by this name.' }),
    addName: t.field({ type: NounNameInput, description: 'The noun answers to this name too.' }),
    removeName: t.field({ type: NounNameInput, description: 'The name, which people gave it, is none of its names.' }),
  }),
});

type Ref = typeof NounRefInput.$inferInput;
type Kind = (typeof MergeNounsInput.$inferInput)['kind'];

const LONGEST_NAME = 500;
const MOST_LISTED = 200;

function chosen(kind: Kind, { id, slug, name, externalId }: Ref, revision: number | null | undefined, path: string) {
  return { slug: id == null ? slug : readGlobalId(id, [kind], path).id, name, externalId, revision };
}

export const tieDecision = (
  decision: 'confirm' | 'refuse',
  { type, kind, from, to, strength, fromRevision, toRevision }: typeof TieInput.$inferInput,
): Decision => {
  if (type === 'RELATED_TO' && kind == null) throw refused('kind', 'RELATED_TO needs the kind of the two nouns.');
  if (strength != null && !(strength >= 0 && strength <= 1))
    throw refused('strength', 'strength must lie between 0 and 1.');
  const tail = type === 'RELATED_TO' ? (kind ?? 'Skill') : type === 'CORRESPONDS_TO' ? 'Role' : 'Stakeholder';
  const head = type === 'RELATED_TO' ? tail : type === 'INCLUDES' ? 'Stakeholder' : 'Role';
  return {
    decision,
    tie: type,
    kind: tail,
    from: chosen(tail, from, fromRevision, 'from'),
    to: chosen(head, to, toRevision, 'to'),
    strength: strength ?? null,
  };
};

export const mergeDecision = ({
  kind,
  noun,
  into,
  revision,
  intoRevision,
}: typeof MergeNounsInput.$inferInput): Decision => ({
  decision: 'merge',
  kind,
  noun: chosen(kind, noun, revision, 'noun'),
  into: chosen(kind, into, intoRevision, 'into'),
});

export function splitDecision(input: typeof SplitNounInput.$inferInput): Decision {
  const { kind, noun, name, names, documents, lang, revision } = input;
  for (const [path, list] of Object.entries({ names, documents })) {
    if ((list?.length ?? 0) > MOST_LISTED) throw refused(path, `${path} may have at most ${MOST_LISTED} entries.`);
  }
  return {
    decision: 'split',
    kind,
    noun: chosen(kind, noun, revision, 'noun'),
    name: short('name', name),
    names: names ?? [],
    documents: documents ?? [],
    lang: lang ?? 'en',
  };
}

export const nameDecision = (
  decision: 'rename' | 'add-name' | 'remove-name',
  { kind, noun, name, lang, revision }: typeof NounNameInput.$inferInput,
): Decision => ({
  decision,
  kind,
  noun: chosen(kind, noun, revision, 'noun'),
  name: short('name', name),
  lang: lang ?? 'en',
});

/** What a decision of a list asks for. */
export function decisionOf(input: typeof DecisionInput.$inferInput): Decision {
  if (input.confirmTie) return tieDecision('confirm', input.confirmTie);
  if (input.refuseTie) return tieDecision('refuse', input.refuseTie);
  if (input.mergeNouns) return mergeDecision(input.mergeNouns);
  if (input.splitNoun) return splitDecision(input.splitNoun);
  if (input.renameNoun) return nameDecision('rename', input.renameNoun);
  if (input.addName) return nameDecision('add-name', input.addName);
  if (input.removeName) return nameDecision('remove-name', input.removeName);
  throw refused('decisions', 'A decision says exactly one thing.');
}

function short(path: string, text: string): string {
  if (text.length <= LONGEST_NAME) return text;
  throw refused(path, `${path} has ${text.length} characters; there may be at most ${LONGEST_NAME}.`);
}

const refused = (path: string, message: string) => new InvalidInput(message, [{ path, message }]);
