/** What is looked for, with why it matters. warning: a contradiction or a trap; note: worth knowing. */
export const rules = {
  'unconfirmed-move': {
    severity: 'warning',
    why: 'Whoever reads the silent document does not learn of the move: one of the two documents is out of date.',
  },
  'cycle-of-moves': { severity: 'warning', why: 'Next roles that lead back are no way up for anybody.' },
  'dead-end': { severity: 'note', why: 'People in this role cannot see where it leads.' },
  'unreachable-role': { severity: 'note', why: 'Nobody inside can see how to get there: it is filled from outside.' },
  'only-named-role': {
    severity: 'note',
    why: 'What it asks for and decides is unknown, and paths through it are guesses.',
  },
  'escalation-loop': { severity: 'warning', why: 'An escalation comes back to whoever made it and is never settled.' },
  'escalation-end': { severity: 'warning', why: 'What they cannot settle has nowhere to go.' },
  'unknown-escalation': { severity: 'note', why: 'Who in person takes the escalation is left to guess.' },
  'depended-on-by-all': { severity: 'note', why: 'Where it is slow or missing, everything waits.' },
  'sole-connection': { severity: 'note', why: 'The connection goes with the person who leaves.' },
  'duplicated-role': {
    severity: 'warning',
    why: 'Two descriptions of one job drift apart, and people are graded by both.',
  },
} as const satisfies Record<string, { severity: Severity; why: string }>;

export type Severity = 'warning' | 'note';
export type Rule = keyof typeof rules;

export interface Finding {
  rule: Rule;
  /** Stays the same as long as the finding does: rule and subjects. What a baseline lists. */
  key: string;
  message: string;
  /** Ids. */
  roles: readonly string[];
  parties: readonly string[];
  /** Where it was said, the first place first; empty where it is something that nobody says. */
  said: readonly { document: string; line: number | null }[];
}

export type FindingDraft = Omit<Finding, 'key'>;

/** The finding under its key. */
export const keyed = (draft: FindingDraft): Finding => ({
  ...draft,
  key: `${draft.rule} ${[...draft.roles, ...draft.parties.map((party) => `party:${party}`)].join(' ')}`,
});
