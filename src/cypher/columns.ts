import { z } from 'zod';

/** `c.tier AS tier, c.level AS level …`: every property of a model type, aliased by its own name. */
export function columns(variable: string, properties: z.ZodObject): string {
  return Object.keys(properties.shape)
    .map((property) => `${variable}.${property} AS ${property}`)
    .join(', ');
}

export const Origins = z.object({ origins: z.array(z.string()) });
export const Ids = z.object({ ids: z.array(z.string()) });
export const IdsAndOrigins = Ids.extend(Origins.shape);
export const Nothing = z.object({});
