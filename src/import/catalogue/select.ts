import { normalForm } from '../../identity/normal-form.ts';
import type { Occupation } from '../../model/occupation.ts';

/**
 * Whether a selection takes an occupation in: by the beginning of one of its codes ("15-12"), by the name of a group it
 * belongs to, or by words of its title. Of several selections one is enough; none takes all.
 */
export function isSelected(occupation: Occupation, only: readonly string[]): boolean {
  if (only.length === 0) return true;
  const codes = occupation.externalIds.map((externalId) => externalId.slice(externalId.indexOf(':') + 1));
  const families = occupation.families.map((family) => normalForm(family));
  const title = ` ${normalForm(occupation.title)} `;
  return only.some((text) => {
    const normal = normalForm(text);
    if (normal === '') return false;
    const code = /\d/.test(text) && codes.some((known) => known.startsWith(text.trim()));
    return code || families.includes(normal) || title.includes(` ${normal} `);
  });
}
