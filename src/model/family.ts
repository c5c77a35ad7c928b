import { Claim } from './claim.ts';
import { NamedNoun } from './noun.ts';

/** A job family: roles of one profession. */
export const Family = NamedNoun;

export const InFamily = Claim;
