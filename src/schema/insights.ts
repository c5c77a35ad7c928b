import { InvalidInput } from '../errors.ts';
import type { Loaders } from '../loaders/index.ts';
import { type Finding, type Rule, rules, type Severity } from '../services/insights/finding.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { DiagramSourceRef } from './diagram.ts';
import { inRange } from './limits.ts';
import { originsArg } from './noun.ts';
import { RoleRef, StakeholderRef, see } from './refs.ts';

const SeverityEnum = builder.enumType('InsightSeverity', {
  description: 'How much a finding matters.',
  values: {
    WARNING: { value: 'warning', description: 'A contradiction or a trap.' },
    NOTE: { value: 'note', description: 'Worth knowing.' },
  } as const satisfies Record<string, { value: Severity; description: string }>,
});

const about: Readonly<Record<Rule, string>> = {
  'unconfirmed-move': 'A next role or feeder that the other side, which has a document, does not name.',
  'cycle-of-moves': 'Next roles that lead in a circle.',
  'dead-end': 'A described role that leads to no next role.',
  'unreachable-role': 'A described role that no role leads to.',
  'only-named-role': 'A role that documents name and none describes.',
  'escalation-loop': 'Escalations that come back.',
  'escalation-end': 'An escalation to a role that escalates to nobody.',
  'unknown-escalation': 'An escalation to a party behind which no role is known.',
  'depended-on-by-all': 'A party that half of the described roles work with.',
  'sole-connection': 'A role that alone works with some parties.',
  'duplicated-role': 'Two described roles of one title, or that ask for nearly the same skills.',
};

const RuleEnum = builder.enumType('InsightRule', {
  description: 'What is looked for in the design as a whole.',
  values: Object.fromEntries(
    (Object.keys(rules) as Rule[]).map((rule) => [
      rule.toUpperCase().replaceAll('-', '_'),
      { value: rule, description: about[rule] },
    ]),
  ) as Record<string, { value: Rule; description: string }>,
});

const InsightRef = builder.objectRef<Finding & { view: Loaders }>('Insight').implement({
  description: 'Something that stands out in the design as a whole. It judges documents, not people.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Stays the same as long as the finding does; what a baseline lists.' }),
    rule: t.expose('rule', { type: RuleEnum, description: 'What was looked for.' }),
    severity: t.field({
      type: SeverityEnum,
      description: 'How much it matters.',
      resolve: ({ rule }) => rules[rule].severity,
    }),
    message: t.exposeString('message', { description: 'What was found.' }),
    why: t.string({ description: 'Why it matters.', resolve: ({ rule }) => rules[rule].why }),
    roles: t.field({
      type: [RoleRef],
      complexity: { field: 1, multiplier: 2 },
      description: 'The roles it is about.',
      resolve: ({ roles, view }) => Promise.all(roles.map((id) => see(view, 'Role', id))),
    }),
    stakeholders: t.field({
      type: [StakeholderRef],
      complexity: { field: 1, multiplier: 1 },
      description: 'The parties it is about.',
      resolve: ({ parties, view }) => Promise.all(parties.map((id) => see(view, 'Stakeholder', id))),
    }),
    said: t.field({
      type: [DiagramSourceRef],
      complexity: { field: 0, multiplier: 1 },
      description: 'Where it was said; empty where it is something that nobody says.',
      resolve: ({ said }) => [...said],
    }),
  }),
});

const InsightsRef = builder.objectRef<{ findings: Finding[]; limit: number; view: Loaders }>('Insights').implement({
  description: 'What stands out in the design as a whole.',
  fields: (t) => ({
    findings: t.field({
      type: [InsightRef],
      complexity: { field: 1, multiplier: 1 },
      description: 'The findings, in the order of the rules.',
      resolve: ({ findings, limit, view }) => findings.slice(0, limit).map((finding) => ({ ...finding, view })),
    }),
    total: t.int({ description: 'How many there are.', resolve: ({ findings }) => findings.length }),
    omitted: t.int({
      description: 'How many the limit leaves out; raise `limit`, or ask for fewer rules.',
      resolve: ({ findings, limit }) => Math.max(0, findings.length - limit),
    }),
  }),
});

builder.queryField('insights', (t) =>
  t.field({
    type: InsightsRef,
    description:
      'Where the design contradicts itself, ends, or hangs by a thread: what was found, why it matters, where it is said.',
    errors: {
      types: [InvalidInput],
      union: { name: 'InsightsResult', description: 'The findings, or what is wrong with the question.' },
    },
    complexity: ({ limit }) => ({ field: ENTRY_COST + Math.max(1, limit ?? 100), multiplier: 1 }),
    args: {
      rules: t.arg({ type: [RuleEnum], required: false, description: 'Only these rules; all by default.' }),
      severity: t.arg({ type: SeverityEnum, required: false, description: 'Only this severity.' }),
      limit: t.arg.int({ defaultValue: 100, description: 'How many at most, 1 to 10000.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { rules: wanted, severity, limit, origins }, { services, view }) => {
      const most = inRange('limit', limit ?? 100, 10_000);
      const loaders = await view(origins);
      const all = await services.insights.all(loaders.snapshot, loaders.origins);
      const findings = all.filter(
        ({ rule }) => (wanted?.includes(rule) ?? true) && (severity == null || rules[rule].severity === severity),
      );
      return { findings, limit: most, view: loaders };
    },
  }),
);
