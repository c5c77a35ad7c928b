/** auto: light, and dark where the reader's system prefers that. */
export type Theme = 'light' | 'dark' | 'auto';

export interface Colours {
  ground: string;
  box: string;
  text: string;
  quiet: string;
  focus: string;
  focusText: string;
}

export const colours: Record<'light' | 'dark', Colours> = {
  light: {
    ground: '#ffffff',
    box: '#ffffff',
    text: '#14181f',
    quiet: '#4d5563',
    focus: '#1b2a41',
    focusText: '#ffffff',
  },
  dark: {
    ground: '#11151c',
    box: '#1a202a',
    text: '#f1f4f8',
    quiet: '#b3bcc9',
    focus: '#e3e9f2',
    focusText: '#11151c',
  },
};

/** How a group is told apart: by its sign and the dashes of its lines as well as by colour. */
export interface GroupStyle {
  light: string;
  dark: string;
  /** Outline of the sign, 12 × 12. */
  sign: string;
  /** Whether the sign is filled. */
  filled: boolean;
  /** SVG dash array; empty for a solid line. */
  dashes: string;
}

/**
 * Hues after Okabe and Ito, moved until each stands out from its ground by 3:1 and any two of the first six differ by at
 * least 20 (CIE 1976) with usual sight and with each of the three colour blindnesses.
 */
const styles = [
  { light: '#0a4f9e', dark: '#5b93d6', sign: 'M1,1H11V11H1Z', filled: true, dashes: '' },
  { light: '#d9730d', dark: '#f7ae06', sign: 'M6,0L12,6L6,12L0,6Z', filled: false, dashes: '9 4' },
  { light: '#1a9e96', dark: '#4af5f6', sign: 'M6,0.5A5.5,5.5 0 1 1 5.99,0.5Z', filled: true, dashes: '2 4' },
  { light: '#9a3ff0', dark: '#b565ff', sign: 'M0,6L11,0V12Z', filled: false, dashes: '12 4 2 4' },
  { light: '#6f6a2e', dark: '#eff5b0', sign: 'M12,6L1,0V12Z', filled: true, dashes: '5 5' },
  { light: '#5c0a33', dark: '#f0556e', sign: 'M6,0L12,7H8V12H4V7H0Z', filled: true, dashes: '14 3' },
  { light: '#3d4757', dark: '#c5cedb', sign: 'M3,0.5H9L12,6L9,11.5H3L0,6Z', filled: false, dashes: '1 3' },
  { light: '#0b6e7d', dark: '#7fe3ee', sign: 'M4,0H8V4H12V8H8V12H4V8H0V4H4Z', filled: false, dashes: '7 2 2 2 2 2' },
] as const satisfies readonly GroupStyle[];

/** The groups whose style is the same in every picture. */
const known = ['internal', 'external', 'peer', 'upstream', 'downstream', 'escalation', 'role', 'part'];
const byName: Readonly<Record<string, number>> = {
  ...Object.fromEntries(known.map((id, i) => [id, i])),
  next: 0,
  adjacent: 1,
};

/** The style of a group; of one that is not known here, by its place among the groups. */
export function styleOfGroup(id: string, place: number): GroupStyle {
  const index = Object.hasOwn(byName, id) ? (byName[id] ?? 0) : place % styles.length;
  return styles[index] ?? styles[0];
}
