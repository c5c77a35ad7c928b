import type { EnumRef } from '@pothos/core';
import type { z } from 'zod';
import { Origin, TieStatus } from '../model/claim.ts';
import { ApprovalFrom } from '../model/decision.ts';
import { DecisionKind } from '../model/history.ts';
import { LinkKind } from '../model/link.ts';
import { CorrespondenceStatus, LeadsToKind, MoveSide, RoleKind, Track } from '../model/role.ts';
import { SkillKind, SkillTier } from '../model/skill.ts';
import { StakeholderGroup } from '../model/stakeholder.ts';
import { builder } from './builder.ts';

type Types = (typeof builder)['$inferSchemaTypes'];
type AnyEnum = EnumRef<Types, string>;

const byModel = new Map<z.core.$ZodType, AnyEnum>();

/** The GraphQL enum of a model enum: "must-have" is MUST_HAVE. Every value has a description. */
function enumOf<T extends string>(
  name: string,
  model: z.ZodEnum<{ [K in T]: K }>,
  about: string,
  values: Record<T, string>,
): EnumRef<Types, T> {
  const ref = builder.enumType(name, {
    description: about,
    values: Object.fromEntries(
      model.options.map((value) => [
        value.toUpperCase().replaceAll('-', '_'),
        { value, description: values[value as T] },
      ]),
    ),
  });
  byModel.set(model, ref as unknown as AnyEnum);
  return ref as unknown as EnumRef<Types, T>;
}

/** The GraphQL enum made for a model enum. */
export function enumFor(model: z.core.$ZodType): AnyEnum {
  const ref = byModel.get(model);
  if (!ref) throw new Error('A model enum without a GraphQL enum: add it to schema/enums.ts.');
  return ref;
}

export const OriginEnum = enumOf('Origin', Origin, 'Where a document comes from.', {
  person: 'A decision of a person. Always counts.',
  company: 'A document of the company. Always counts, and makes the seed step back.',
  seed: 'The graph that ships with Rolegraph. Counts until there is a company document.',
  catalogue: 'A public catalogue of occupations. Counts only when asked for.',
});

enumOf('TieStatus', TieStatus, 'How far a tie between two names or nouns is settled.', {
  suggested: 'By similar wording; no probability.',
  automatic: 'By equal normal forms.',
  confirmed: 'By a person.',
  refused: 'Refused by a person.',
});

export const ChangeKindEnum = enumOf('ChangeKind', DecisionKind, 'What people decide about the vocabulary.', {
  confirm: 'That two nouns stand to each other as said.',
  refuse: 'That they do not.',
  merge: 'That two nouns are one.',
  split: 'That one noun is two.',
  rename: 'By which name a noun is shown.',
  'add-name': 'That a noun answers to a name too.',
  'remove-name': 'That a name which people gave it is none of its names.',
});

export const CorrespondenceStatusEnum = enumOf(
  'CorrespondenceStatus',
  CorrespondenceStatus,
  'How far it is settled that a role corresponds to an occupation of a public catalogue.',
  {
    suggested: 'By similar wording; no probability.',
    confirmed: 'By a person, or by a published crosswalk between two catalogues.',
    refused: 'Refused by a person.',
  },
);

export const RoleKindEnum = enumOf('RoleKind', RoleKind, 'Whether a role is a job.', {
  role: 'A job.',
  background: 'A place people come from that is no job, e.g. "PhD graduate".',
});

export const TrackEnum = enumOf('Track', Track, 'Career track of a role.', {
  ic: 'Individual contributor.',
  manager: 'Leads people.',
});

export const MoveKindEnum = enumOf('MoveKind', LeadsToKind, 'Kind of a career move.', {
  next: 'A step on the career path.',
  adjacent: 'A related path to the side.',
});

enumOf('MoveSide', MoveSide, 'Which side of a move says so.', {
  origin: 'The document of the role moved from names it as a next or adjacent role.',
  target: 'The document of the role moved to names it as a feeder or prior role.',
});

export const SkillKindEnum = enumOf('SkillKind', SkillKind, 'Kind of a skill.', {
  technical: 'A craft.',
  soft: 'A behaviour.',
  knowledge: 'A body of knowledge.',
});

export const SkillTierEnum = enumOf('SkillTier', SkillTier, 'The list of a document a skill stands in.', {
  'must-have': 'Required.',
  'good-to-have': 'Welcome.',
  advanced: 'Advanced or expert level.',
  emerging: 'Expected to matter in the coming years.',
});

export const StakeholderGroupEnum = enumOf('StakeholderGroup', StakeholderGroup, 'How a party stands to a role.', {
  internal: 'Inside the organisation.',
  external: 'Outside the organisation.',
  peer: 'A peer.',
  upstream: 'Something the role depends on.',
  downstream: 'Something that depends on the role.',
});

enumOf('ApprovalFrom', ApprovalFrom, 'Where approval comes from, as the list says it; who exactly is not stated.', {
  team: 'The team.',
  executive: 'A manager, director or executive.',
});

enumOf('LinkKind', LinkKind, 'What a link leads to.', {
  learning: 'Something to learn from.',
  openings: 'Open positions.',
  contact: 'Somebody to ask.',
  policy: 'A policy.',
});
