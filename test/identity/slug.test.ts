import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAST } from '../../src/cypher/noun.ts';
import { mintId, slugOf, sortKeyOf } from '../../src/identity/slug.ts';
import { Role } from '../../src/model/role.ts';

const isId = (id: string) => Role.shape.id.safeParse(id).success;
const anyName = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string({ maxLength: 300 }));

describe('a slug', () => {
  test.each([
    ['Senior Data Scientist', 'senior-data-scientist'],
    ['Café-Besitzer (m/w)', 'cafe-besitzer-m-w'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['R&D Lead', 'r-and-d-lead'],
    ['パン', 'u-30d1-30f3'],
    ['', 'u-0'],
  ])('of "%s" is %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test('is a valid id of at most 80 characters, whatever the name', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const slug = slugOf(name);
        expect(isId(slug)).toBe(true);
        expect(slug.length).toBeLessThanOrEqual(80);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a minted id', () => {
  test('is the slug, else the slug with the first free number', () => {
    expect(mintId('Baker', new Set())).toBe('baker');
    expect(mintId('Baker', new Set(['baker']))).toBe('baker-2');
    expect(mintId('Baker', new Set(['baker', 'baker-2', 'baker-4']))).toBe('baker-3');
  });

  test('is valid and never taken', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Baker', 'Baker 2', 'baker-2', 'パン', 'A'.repeat(100))), (all) => {
        const taken = new Set<string>();
        for (const name of all) {
          const id = mintId(name, taken);
          expect(taken.has(id)).toBe(false);
          expect(isId(id)).toBe(true);
          taken.add(id);
        }
      }),
    );
  });
});

describe('a sort key', () => {
  test('is printable ASCII of bounded length, whatever the name', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(sortKeyOf(name)).toMatch(/^[ -~]{0,200}$/);
      }),
      { numRuns: 2_000 },
    );
  });

  test('orders by letters, not by case or accents, and other scripts behind', () => {
    const names = ['éclair', 'Zebra', 'apple', 'Eagle', 'パン', 'Ärger', 'egg'];
    const order = [...names].sort((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1));
    expect(order).toEqual(['apple', 'Ärger', 'Eagle', 'éclair', 'egg', 'Zebra', 'パン']);
  });

  test('of equal names but for case and accents is equal', () => {
    expect(sortKeyOf('  Éclair   Chef')).toBe(sortKeyOf('eclair chef'));
  });

  test('stays below the key that ends a page backward', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(sortKeyOf(name) < LAST.key).toBe(true);
      }),
    );
  });
});
