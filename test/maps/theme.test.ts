import { expect, test } from 'vitest';
import { colours, styleOfGroup } from '../../src/maps/render/theme.ts';

type Rgb = [number, number, number];

const rgb = (hex: string): Rgb => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255) as Rgb;
const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

/** Relative luminance and contrast of WCAG 2. */
const luminance = (hex: string) => {
  const [r, g, b] = rgb(hex).map(linear) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** Matrices of Machado, Oliveira and Fernandes (2009) for full severity, on linear light. */
const sights: Record<string, readonly Rgb[]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function lab(hex: string, sight: readonly Rgb[]): Rgb {
  const light = rgb(hex).map(linear) as Rgb;
  const [r, g, b] = sight.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, part, i) => sum + part * (light[i] ?? 0), 0),
      ),
    ),
  ) as Rgb;
  const f = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const groups = ['internal', 'external', 'peer', 'upstream', 'downstream', 'escalation', 'role', 'part'];
const styles = groups.map((group, i) => styleOfGroup(group, i));

test.each(['light', 'dark'] as const)('text and lines stand out from the ground in %s', (theme) => {
  const { ground, box, text, quiet, focus, focusText } = colours[theme];
  for (const [fore, back] of [
    [text, ground],
    [text, box],
    [focusText, focus],
  ] as const)
    expect(contrast(fore, back)).toBeGreaterThan(7);
  for (const back of [ground, box]) expect(contrast(quiet, back)).toBeGreaterThan(4.5);
  for (const style of styles) expect(contrast(style[theme], ground)).toBeGreaterThan(3);
});

test('groups differ by sign and by dashes, without any colour', () => {
  expect(new Set(styles.map(({ sign }) => sign)).size).toBe(groups.length);
  expect(new Set(styles.map(({ dashes }) => dashes)).size).toBe(groups.length);
});

test.each(Object.keys(sights))('the six layers have colours that differ with %s', (name) => {
  for (const theme of ['light', 'dark'] as const) {
    const all = styles.slice(0, 6).map((style) => lab(style[theme], sights[name] ?? []));
    const distances = all.flatMap((a, i) =>
      all.slice(i + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])),
    );
    expect(Math.min(...distances)).toBeGreaterThan(20);
  }
});
