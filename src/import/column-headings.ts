import { oneOf } from './phrases.ts';

/** What heads the columns of tables, by table and key of the column. */
export const columnHeadings = {
  kpis: {
    name: oneOf('metric name | metric | kpi | kpi name | measure | indicator | name | metric kpi | kpi metric'),
    measures: oneOf(
      'what it measures | what it tells | what it shows | definition | description | measures | what is measured | meaning',
    ),
    why: oneOf('why it matters | why we care | why | rationale | reason | importance | purpose'),
    target: oneOf(
      'example target benchmark | example target | target | benchmark | target benchmark | goal | targets | typical target | target value | goal value | example targets | example benchmark',
    ),
    frequency: oneOf(
      'frequency | measurement frequency | cadence | review cadence | review frequency | reported | how often | reporting frequency | measured',
    ),
  },
  tools: {
    category: oneOf('category | area | type | tool category | group'),
    name: oneOf(
      'tool platform software | what | tool | tools | tool platform | platform | software | tools platforms | examples | product | products | system | systems | tool system | tools platforms software | example tools',
    ),
    purpose: oneOf(
      'primary use | primary purpose | main use | for what | what for | use | purpose | used for | usage | how it is used | typical use | why',
    ),
    commonality: oneOf(
      'commonality | common optional context specific | common optional | commonality common optional | usage level | status | prevalence | frequency | how common | required or optional | relevance',
    ),
  },
  skills: {
    name: oneOf('skill | skills | name | competency | capability | technical skill | soft skill'),
    tier: oneOf('tier | level | skill tier'),
    importance: oneOf('importance | priority | criticality | weight'),
    description: oneOf('description | definition | what it covers | details'),
    use: oneOf('use | typical use | how it is used | usage | application | used for'),
    why: oneOf('why it matters | why | rationale'),
    showsUp: oneOf('shows up as | how it shows up | how it shows | behaviours | behaviors | observable behavior'),
    strong: oneOf(
      'strong performance | what strong looks like | strong performance looks like | what good looks like | excellence',
    ),
  },
  stakeholders: {
    name: oneOf('stakeholder | party | team | who | stakeholder group | name | role'),
    interaction: oneOf(
      'interaction | nature of interaction | what for | collaboration | how they work together | how we work together | about what | purpose | how | relationship | nature of collaboration',
    ),
    group: oneOf(
      'group | type | internal external | inside outside | internal or external | stakeholder type | relation',
    ),
    why: oneOf('why | why it matters | what they need | expectations'),
  },
  escalations: {
    reason: oneOf('trigger | reason | situation | issue | when | case | topic | event'),
    to: oneOf('escalate to | escalated to | to | to whom | who | party | contact | escalation point | goes to'),
  },
  hiring: {
    name: oneOf('dimension | criterion | area | competency | scorecard dimension'),
    meets: oneOf(
      'what meets bar looks like | what meets the bar looks like | meets bar | meets the bar | meets | what meets looks like | what good looks like | good',
    ),
    exceeds: oneOf(
      'what exceeds looks like | what exceeds bar looks like | what exceeds the bar looks like | exceeds bar | exceeds the bar | exceeds | what great looks like | great',
    ),
  },
  scorecard: {
    name: oneOf('category | item | field | element | area'),
    text: oneOf('summary | executive summary | details | description'),
  },
} as const;

/** What stands before the fields of an item and before what a document says of itself, by the key of the field. */
export const fieldLabels = {
  description: oneOf('description | what it is | definition | covers'),
  use: oneOf('use | typical use | how it is used | used for | typical uses | application'),
  importance: oneOf('importance | priority | criticality'),
  why: oneOf('why it matters | why | why this matters'),
  showsUp: oneOf('shows up as | how it shows up | shows up in | how this shows up | in practice | looks like'),
  strong: oneOf(
    'strong performance | what great looks like | what good looks like | strong performance looks like | strong performance indicators | what strong looks like | strong looks like | strong',
  ),
  target: oneOf('target | targets | example target | benchmark'),
  frequency: oneOf('frequency | cadence | reviewed | measured | reported'),
  reportsTo: oneOf('reports to | reporting line | line manager | reporting to | reports into | manager'),
  jobCode: oneOf('job code | role id | job id | position id | role code | position code | job number'),
  externalId: oneOf('external id | external ids | external role id'),
  family: oneOf('job family | role family | family | job function | department family | discipline'),
  seniority: oneOf('seniority | seniority level | job level | career level | role level'),
  title: oneOf('role title | job title | position title | title | position | role'),
  horizon: oneOf('role horizon | horizon'),
  roleType: oneOf('role type | track | career track | type of role'),
  purpose: oneOf('role purpose | purpose | job purpose'),
} as const;
