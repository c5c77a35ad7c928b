import { z } from 'zod';
import { Claim, TieStatus } from './claim.ts';
import { NamedNoun } from './noun.ts';

export const StakeholderGroup = z
  .enum(['internal', 'external', 'peer', 'upstream', 'downstream'])
  .describe('How the party stands to the role: inside or outside the organisation, peer, gives to it, takes from it.');
export type StakeholderGroup = z.infer<typeof StakeholderGroup>;

/** A party roles work with: team, function, board, customer group; a composite keeps its written name. */
export const Stakeholder = NamedNoun;

export const WorksWith = Claim.extend({
  group: StakeholderGroup,
  interaction: z.string().nullable().describe('What the two do together.'),
  qualifier: z.string().nullable().describe('Parenthesis behind the name in the document.'),
  contextSpecific: z.boolean().describe('Whether the document says that this depends on the context.'),
});

export const EscalatesTo = Claim.extend({
  reason: z.string().nullable().describe('What is escalated.'),
});

export const StandsFor = Claim.extend({ status: TieStatus });
export const Includes = Claim.extend({ status: TieStatus });
