/** How an exported blueprint is laid out in Markdown: what is written and read back stands here once. */

/** First line of an exported blueprint: it is read back literally, with no heuristics. */
export const EXPORT_MARK = '<!-- rolegraph blueprint 1 -->';

/** A place in a blueprint: the keys that lead there. */
type Path = readonly [string, ...string[]];

export interface Block {
  /** Third-level heading; none where the section holds nothing else. */
  title?: string;
  path: Path;
  /** A single text, number or list of texts; else a list of objects with `head`. */
  value: 'text' | 'number' | 'texts' | 'objects';
  /** Of objects: the key whose text stands on the item's own line. */
  head?: string;
  /** Of objects: the key that heads items standing together. */
  group?: string;
  /** Of objects: keys of the lines under an item, with their labels. */
  fields?: Readonly<Record<string, { label: string; value: 'text' | 'texts' | 'flag' }>>;
}

const text = (label: string) => ({ label, value: 'text' as const });
const career = {
  roles: { label: 'Role', value: 'texts' as const },
  qualifier: text('Qualifier'),
  area: text('Area'),
};

export const exportLayout: readonly { heading: string; blocks: readonly Block[] }[] = [
  {
    heading: 'Role',
    blocks: [
      { title: 'Seniority', path: ['role', 'seniority'], value: 'text' },
      { title: 'Horizon', path: ['role', 'horizon'], value: 'text' },
      { title: 'Role type', path: ['role', 'roleType'], value: 'text' },
      { title: 'Job family', path: ['role', 'family'], value: 'text' },
      { title: 'Reports to', path: ['role', 'reportsTo'], value: 'texts' },
      { title: 'External ids', path: ['role', 'externalIds'], value: 'texts' },
    ],
  },
  { heading: '1) Role Summary', blocks: [{ path: ['role', 'summary'], value: 'text' }] },
  { heading: '2) Role Mission', blocks: [{ path: ['role', 'mission'], value: 'text' }] },
  {
    heading: '3) Core Responsibilities',
    blocks: [{ path: ['responsibilities'], value: 'objects', head: 'text', group: 'category' }],
  },
  { heading: '5) Key Deliverables', blocks: [{ path: ['deliverables'], value: 'texts' }] },
  {
    heading: '6) Goals, Objectives, and Milestones',
    blocks: [
      {
        path: ['milestones'],
        value: 'objects',
        head: 'horizon',
        fields: { items: { label: 'Goal', value: 'texts' } },
      },
    ],
  },
  {
    heading: '7) KPIs and Productivity Metrics',
    blocks: [
      {
        path: ['kpis'],
        value: 'objects',
        head: 'name',
        fields: {
          measures: text('What it measures'),
          why: text('Why it matters'),
          target: text('Target'),
          frequency: text('Frequency'),
        },
      },
    ],
  },
  {
    heading: '8) Technical Skills Required',
    blocks: [
      {
        path: ['technicalSkills'],
        value: 'objects',
        head: 'name',
        group: 'tier',
        fields: { importance: text('Importance'), description: text('Description'), use: text('Use') },
      },
    ],
  },
  {
    heading: '9) Soft Skills and Behavioral Capabilities',
    blocks: [
      {
        path: ['softSkills'],
        value: 'objects',
        head: 'name',
        fields: { why: text('Why it matters'), showsUp: text('Shows up as'), strong: text('Strong performance') },
      },
    ],
  },
  {
    heading: '10) Tools, Platforms, and Software',
    blocks: [
      {
        path: ['tools'],
        value: 'objects',
        head: 'name',
        group: 'category',
        fields: { purpose: text('Primary use'), commonality: text('Commonality') },
      },
    ],
  },
  {
    heading: '12) Stakeholders and Collaboration Map',
    blocks: [
      {
        title: 'Parties',
        path: ['stakeholders'],
        value: 'objects',
        head: 'name',
        group: 'group',
        fields: {
          qualifier: text('Qualifier'),
          interaction: text('Interaction'),
          contextSpecific: { label: 'Context-specific', value: 'flag' },
        },
      },
      {
        title: 'Escalation points',
        path: ['escalations'],
        value: 'objects',
        head: 'to',
        fields: { reason: text('Reason') },
      },
    ],
  },
  {
    heading: '13) Decision Rights and Scope of Authority',
    blocks: [
      { path: ['decisionRights'], value: 'objects', head: 'text', group: 'level', fields: { area: text('Area') } },
    ],
  },
  {
    heading: '14) Required Experience and Qualifications',
    blocks: [
      { title: 'Typical years of experience', path: ['experience', 'years'], value: 'text' },
      { title: 'Years, at least', path: ['experience', 'minYears'], value: 'number' },
      { title: 'Years, at most', path: ['experience', 'maxYears'], value: 'number' },
      { title: 'Education expectations', path: ['experience', 'education'], value: 'texts' },
      { title: 'Certifications', path: ['experience', 'certifications'], value: 'texts' },
      {
        title: 'Prior role backgrounds commonly seen',
        path: ['experience', 'priorRoles'],
        value: 'objects',
        head: 'raw',
        fields: { roles: career.roles, qualifier: career.qualifier },
      },
    ],
  },
  {
    heading: '15) Career Path and Progression',
    blocks: [
      {
        title: 'Common feeder roles into this role',
        path: ['careerPath', 'feederRoles'],
        value: 'objects',
        head: 'raw',
        fields: career,
      },
      {
        title: 'Next likely roles after this role',
        path: ['careerPath', 'nextRoles'],
        value: 'objects',
        head: 'raw',
        fields: career,
      },
      {
        title: 'Adjacent career paths',
        path: ['careerPath', 'adjacentRoles'],
        value: 'objects',
        head: 'raw',
        fields: career,
      },
      { title: 'Promotion from', path: ['careerPath', 'promotion', 'from'], value: 'text' },
      { title: 'Promotion to', path: ['careerPath', 'promotion', 'to'], value: 'texts' },
      { title: 'Skills needed for promotion', path: ['careerPath', 'promotion', 'skills'], value: 'texts' },
      { title: 'How this role evolves over time', path: ['careerPath', 'evolution'], value: 'texts' },
    ],
  },
  {
    heading: '16) Risks, Challenges, and Failure Modes',
    blocks: [{ path: ['risks'], value: 'objects', head: 'text', group: 'kind' }],
  },
  {
    heading: '17) Role Variants',
    blocks: [
      { path: ['variants'], value: 'objects', head: 'text', group: 'dimension', fields: { name: text('Variant') } },
    ],
  },
  {
    heading: '18) AI / Automation Impact on the Role',
    blocks: [
      { title: 'Tasks that can be automated', path: ['aiImpact', 'automatable'], value: 'texts' },
      { title: 'Tasks that remain human-critical', path: ['aiImpact', 'humanCritical'], value: 'texts' },
      { title: 'How AI changes the role', path: ['aiImpact', 'changes'], value: 'texts' },
      { title: 'New expectations', path: ['aiImpact', 'newExpectations'], value: 'texts' },
    ],
  },
  {
    heading: '19) Hiring Evaluation Criteria',
    blocks: [
      { title: 'What to assess in interviews', path: ['hiring', 'assess'], value: 'texts' },
      { title: 'Practical exercises or case studies', path: ['hiring', 'exercises'], value: 'texts' },
      { title: 'Strong candidate signals', path: ['hiring', 'strongSignals'], value: 'texts' },
      { title: 'Weak candidate signals', path: ['hiring', 'weakSignals'], value: 'texts' },
      { title: 'Red flags', path: ['hiring', 'redFlags'], value: 'texts' },
      { title: 'Scorecard dimensions', path: ['hiring', 'scorecard'], value: 'texts' },
    ],
  },
  {
    heading: 'Everything else',
    blocks: [
      {
        path: ['statements'],
        value: 'objects',
        head: 'text',
        group: 'section',
        fields: { category: text('Under') },
      },
    ],
  },
];
