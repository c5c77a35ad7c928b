import { Option } from 'commander';
import { allOrigins, type Origin } from '../model/claim.ts';
import { Refusal } from './refusal.ts';

/** Which documents count, as GraphQL takes it. */
export const originsOption = () =>
  new Option('--origins <list>', 'person, company, seed, catalogue; those that count where left out').argParser(
    originsIn,
  );

function originsIn(list: string): string[] {
  return list.split(',').map((text) => {
    const origin = text.trim().toLowerCase();
    if (allOrigins.includes(origin as Origin)) return origin.toUpperCase();
    throw new Refusal('USAGE', `"${text}" is no origin; there are ${allOrigins.join(', ')}.`);
  });
}
