import { describe, expect, test } from 'vitest';
import { normalForm } from '../../src/identity/normal-form.ts';
import { componentsOf } from '../../src/identity/party-name.ts';
import { PARTY_THRESHOLD, partyStrength, partyVector } from '../../src/identity/party-relation.ts';
import { SKILL_THRESHOLD, skillStrength, skillVector } from '../../src/identity/skill-relation.ts';
import { isSameProduct, toolNameOf } from '../../src/identity/tool-name.ts';

/** Roles of a hospital and of a harbour, written for this test after everything was tuned. */
const hospital = {
  skills: [
    ['Medication reconciliation', 'Compare what patients take at admission, transfer and discharge.'],
    ['Aseptic preparation', 'Compound infusions under laminar flow.'],
    ['Antimicrobial stewardship', 'Review antibiotic courses and advise on resistance.'],
    ['Inventory control of medicines', 'Order, store and rotate stock; act on shortages.'],
    ['Patient counselling', 'Explain therapy in plain words.'],
    ['Clinical trials support', 'Randomise and dispense trial medication.'],
  ],
  parties: [
    'Ward nurses',
    'Physicians',
    'Infection control',
    'Procurement / Logistics',
    'Patients and carers',
    'Finance',
  ],
} as const;
const harbour = {
  skills: [
    ['Berth planning', 'Assign berths by draught, tide and crane.'],
    ['Stock control and inventory', 'Count, order and rotate spare parts; act on shortages.'],
    ['Dangerous goods handling', 'Segregate and declare by class.'],
    ['Radio communication', 'Guide vessels in plain words.'],
    ['Crane operation', 'Lift containers safely in wind.'],
    ['Control of infections on board', 'Quarantine and report to the port doctor.'],
  ],
  parties: ['Pilots', 'Customs officers', 'Logistics', 'Port doctor', 'Shipping lines', 'Financial controlling'],
} as const;

const skill = ([name, text]: readonly [string, string]) => skillVector({ names: [name], texts: [text] });
const party = (name: string) => partyVector({ names: [name], qualifiers: [], interactions: [], places: [] });

describe('documents of trades nobody tuned for', () => {
  test('merge nothing: no two of their names mean the same by form', () => {
    for (const kind of ['skills', 'parties'] as const) {
      const names = [...hospital[kind], ...harbour[kind]].map((item) => (typeof item === 'string' ? item : item[0]));
      expect(new Set(names.map((name) => normalForm(name))).size).toBe(names.length);
    }
  });

  test('suggest first the skill that they have in common; a phrase in common brings at most one more', () => {
    const suggested = hospital.skills
      .flatMap((one) =>
        harbour.skills.map((other) => ({
          names: [one[0], other[0]],
          strength: skillStrength(skill(one), skill(other)),
        })),
      )
      .filter(({ strength }) => strength >= SKILL_THRESHOLD)
      .sort((a, b) => b.strength - a.strength);
    expect(suggested[0]?.names).toEqual(['Inventory control of medicines', 'Stock control and inventory']);
    expect(suggested.length).toBeLessThanOrEqual(2);
  });

  test('share a party through the part of a composite', () => {
    expect(componentsOf('Procurement / Logistics').map(({ name }) => name)).toEqual(['Procurement', 'Logistics']);
    const parts = hospital.parties.flatMap((name) => [name, ...componentsOf(name).map((part) => part.name)]);
    const suggested = parts.flatMap((one) =>
      harbour.parties
        .filter((other) => partyStrength(party(one), party(other)) >= PARTY_THRESHOLD)
        .map((other) => [one, other]),
    );
    expect(suggested).toContainEqual(['Logistics', 'Logistics']);
    expect(suggested.every(([one]) => one !== 'Infection control' && one !== 'Patients and carers')).toBe(true);
  });
});

describe('names that look alike and are not the same are never merged', () => {
  test.each([
    ['Canva', 'Canvas'],
    ['Senior Pharmacist', 'Pharmacist'],
    ['Deputy Harbour Master', 'Harbour Master'],
    ['Crane Operator', 'Crane Operations'],
    ['Data Engineers', 'Data Engineering'],
    ['GitHub', 'GitHub Actions'],
    ['Google', 'Google Cloud'],
    ['Nurse', 'Nursing'],
    ['C', 'C#'],
  ])('%s ≠ %s', (a, b) => {
    expect(normalForm(a)).not.toBe(normalForm(b));
  });

  test.each([
    ['Caches', 'cache'],
    ['Biases', 'bias'],
    ['Lenses', 'Lens'],
    ['Sizes', 'size'],
    ['Boxes', 'box'],
    ['Branches', 'Branch'],
    ['Cookies', 'cookie'],
    ['Niches', 'niche'],
  ])('%s = %s', (a, b) => {
    expect(normalForm(a)).toBe(normalForm(b));
  });
});

describe('products', () => {
  test.each([
    ['W&B', 'Weights & Biases', true],
    ['GCP', 'Google Cloud', true],
    ['Amazon S3', 'S3', true],
    ['Microsoft Excel', 'Excel', true],
    ['Google', 'Google Cloud', false],
    ['Azure', 'Azure DevOps', false],
    ['Adobe Connect', 'SAP Connect', false],
    ['Oracle Database', 'Database', false],
    ['SAP Maintenance', 'Maintenance software', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(isSameProduct(toolNameOf(a), toolNameOf(b))).toBe(same);
  });
});
