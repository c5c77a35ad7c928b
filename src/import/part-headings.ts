import { oneOf } from './phrases.ts';

/** What heads the parts of each section, by the key of the part. */
export const partHeadings = {
  mission: {
    mission: oneOf('core mission | mission | mission statement | role mission'),
    importance: oneOf(
      'strategic importance to the company | strategic importance | why it matters | why this role matters',
    ),
    outcomes: oneOf(
      'primary business outcomes expected | primary business outcomes | business outcomes | expected outcomes',
    ),
  },
  goals: {
    '30-day': oneOf('30 day | 30 days | after 30 days | first 30 days | day 30 | first month | days 1 30 | month 1'),
    '60-day': oneOf('60 day | 60 days | after 60 days | first 60 days | day 60 | days 31 60 | month 2'),
    '90-day': oneOf('90 day | 90 days | after 90 days | first 90 days | day 90 | first quarter | days 61 90 | month 3'),
    '6-month': oneOf(
      '6 month | 6 months | first 6 months | after 6 months | after six months | six month | six months | first six months | half year',
    ),
    '12-month': oneOf(
      '12 month | 12 months | first 12 months | after 12 months | after one year | after a year | twelve month | twelve months | first year | one year | year 1 | year one',
    ),
    'long-term': oneOf('long term | long term impact | beyond 12 months | beyond year 1 | longer term'),
    success: oneOf('role success definition | success definition | definition of success'),
    performance: oneOf(
      'what high performance looks like | high performance | what great looks like | what good looks like',
    ),
  },
  kpis: {},
  'technical-skills': {
    'must-have': oneOf(
      'must have | must haves | must | musts | indispensable | required | essential | mandatory | core technical | core skills | non negotiable',
    ),
    'good-to-have': oneOf(
      'good to have | nice to have | plus | a plus | bonus | advantage | an advantage | preferred | desirable | helpful | secondary | beneficial',
    ),
    advanced: oneOf('advanced | expert level | advanced or expert level | specialist | differentiating'),
    emerging: oneOf('emerging | future skills | emerging future | next 2 5 years | on the horizon'),
  },
  stakeholders: {
    internal: oneOf(
      'internal stakeholders | colleagues inside | internal | inside | within the company | in the company | in house | inside the company | inside the organization | internal partners',
    ),
    external: oneOf(
      'external stakeholders | external | outside | beyond the company | outside the company | outside the organization | external partners',
    ),
    peer: oneOf('peer roles | peers | peer | same level | alongside | peer functions | colleagues'),
    upstream: oneOf(
      'upstream dependencies | upstream | depends on | who you depend on | who this role depends on | inputs from | dependencies | relies on | receives from | receives work from | suppliers of input',
    ),
    downstream: oneOf(
      'downstream consumers | downstream | consumers | outputs to | consumers of the work | who depends on this role | who depends on you | delivers to | delivers work to | hands over to | served by this role',
    ),
    'authority-and-escalation': oneOf(
      'decision making authority and escalation | authority and escalation | decisions and escalation',
    ),
    authority: oneOf('typical decision making authority | decision making authority'),
    escalation: oneOf(
      'escalation points | escalation rules | escalation route | escalation matrix | when things go wrong | escalate to | escalation | escalations | escalation paths | escalation path | when to escalate | when to call for help | escalates to',
    ),
    nature: oneOf('nature of collaboration | collaboration style | how collaboration works | ways of working'),
  },
  'decision-rights': {
    authority: oneOf(
      'budget architecture vendor | authority | budget | typical authority | spending authority | scope of authority | limits of authority | budget and other authority',
    ),
    executive: oneOf(
      'manager director executive approval | manager director approval | requires manager | requiring manager | executive approval | director approval | manager approval | leadership approval | management approval | needs approval | requires approval | requiring approval | require approval | approval of | approval by | senior approval | reserved for | reserved to | reserved | escalated approval | needs executive | requires director | requires executive | needs manager | needs director | approval from a manager | approval | approvals | sign off | must be approved | approves | recommends | proposes | cannot decide | may not decide | beyond own authority | the manager | the director | executive | with the director | with the manager',
    ),
    team: oneOf(
      'team approval | requires team | requiring team | needs team | peer approval | team agreement | team alignment | approval from the team | with the team | team consensus | decides with the team | requires agreement | needs agreement | agreement with | team decisions | agreement of the team | approval of the team | decided together | joint decisions | agreed with peers | peer consent | must agree with | agrees with | team consent | consent of the team | consent of peers',
    ),
    independent: oneOf(
      'can decide independently | decide independently | make independently | can decide | independent decisions | decisions this role can make | what this role can decide | decides alone | decides independently | independently | own decisions | without approval | autonomous decisions | may decide | you decide | on your own | on own authority | decides | full authority | decides on its own | alone',
    ),
  },
  experience: {
    years: oneOf(
      'typical years of experience | years of experience | years | experience | work experience | professional experience | typical experience | length of experience | experience level | minimum experience',
    ),
    education: oneOf(
      'education expectations | education | degrees | degree | academic background | qualification | education and training | educational requirements',
    ),
    certifications: oneOf(
      'certificates | certificate | certifications | certification | licenses | licences | licences and certifications | licenses and certifications | registrations | registration | credentials | professional registration',
    ),
    prior: oneOf(
      'previously | earlier roles | prior role backgrounds commonly seen | prior role backgrounds | prior roles | prior experience | former roles | earlier roles | roles people held before | roles held before | held before | typical backgrounds | previous roles | backgrounds commonly seen | typical prior roles | commonly seen backgrounds | where people come from',
    ),
    domain: oneOf('domain knowledge expectations | domain knowledge | industry knowledge'),
    leadership: oneOf('leadership experience expectations | leadership experience | management experience'),
  },
  'career-path': {
    feeder: oneOf(
      'common feeder roles into this role | feeder roles | common feeder roles | previous steps | where you may come from | you may come from | come from | before this role | preceding roles | entry points | before | from | roles leading here | roles that lead to this role | where people come from | comes from | coming from | lead here | leads here | leading here | entry paths | entry routes | previous roles',
    ),
    next: oneOf(
      'next likely roles after this role | next career steps | career steps | goes to | going to | to | next likely roles | next roles | likely next roles | next steps | roles after this one | where people go next | promotion paths | possible next roles | next role | leads to | where you can go | you can go | can go | go next | where it leads | after this role | following roles | after | onward | promotion to | moves up to',
    ),
    adjacent: oneOf(
      'adjacent career paths | adjacent roles | lateral moves | lateral paths | adjacent paths | related roles | sideways moves | lateral roles | lateral | sideways | adjacent | horizontal moves | alternative paths',
    ),
    promotion: oneOf(
      'skills needed for promotion | promotion requirements | promotion criteria | what promotion takes | promotion requires | needed for promotion | promotion skills | skills for promotion | promotion | readiness for promotion | what it takes',
    ),
    evolution: oneOf(
      'how this role evolves over time | how the role evolves | role evolution | evolution of the role | how this role evolves | growth over time',
    ),
  },
  risks: {
    challenge: oneOf(
      'common role challenges | common challenges | role challenges | challenges | key challenges | difficulties | difficulty | what makes it hard | typical problems | pressures',
    ),
    bottleneck: oneOf('bottlenecks | common bottlenecks | bottleneck'),
    'anti-pattern': oneOf(
      'failure patterns | patterns of failure | anti patterns | antipatterns | common anti patterns | bad habits | failure modes | pitfalls | traps | mistakes | common mistakes | what to avoid',
    ),
    underperformance: oneOf(
      'common reasons for underperformance | reasons for underperformance | signs of poor performance | poor performance | underperformance | underperform | why people fail | why people struggle',
    ),
    'business-risk': oneOf(
      'business risks if this role is ineffective | business risks | risks to the business | risk if ineffective | if this role is ineffective | business risk | consequences | consequences of underperformance | impact of failure | impact of underperformance | risk to the business | risk to the organization | risk to the organisation | risk to the company | cost of failure',
    ),
  },
  variants: {
    'company size': oneOf('by company size | company size | by organization size | by organisation size | by size'),
    industry: oneOf('by industry | industry | by sector | sector'),
    geography: oneOf('by geography | geography | by region | by country | region | country'),
    delivery: oneOf(
      'product led vs service led company | product led vs service led | product led and service led | delivery model | by delivery model | product vs service',
    ),
    maturity: oneOf('startup vs enterprise | maturity | by maturity | by company stage | company stage'),
    regulation: oneOf(
      'regulated vs non regulated environment | regulated vs non regulated | regulated and non regulated | regulated vs unregulated | by regulation | regulation',
    ),
  },
  'ai-impact': {
    automatable: oneOf(
      'tasks that can be automated | likely to be automated | will be automated | automated | machines take over | machines will take over | what machines will take over | machines | what ai can take over | ai can take over | ai takes over | automated tasks | handed to machines | can be automated | automatable tasks | what can be automated | tasks ai can take over | automatable',
    ),
    humanCritical: oneOf(
      'tasks that remain human critical | stay with people | human | stay human | will stay human | tasks that stay with people | remains with people | remains human | remain with people | stays with people | human judgement | human judgment | judgement needed | needs people | human tasks | human critical | remain human | tasks that remain human | what stays human | stays human',
    ),
    changes: oneOf(
      'how ai changes the role | how the role changes | changes over the next | how ai will change | next 2 5 years',
    ),
    newExpectations: oneOf(
      'new expectations caused by ai | new expectations | what will be expected | emerging expectations',
    ),
  },
  hiring: {
    assess: oneOf(
      'what to assess in interviews | what to test | questions to ask | ask about | interview focus areas | what to assess | interview focus | assessment areas | assess in interviews | interview topics | what we look for | look for | assessment criteria | what to look for | questions | interview questions',
    ),
    exercises: oneOf(
      'practical exercises or case studies | practical exercises | exercises | case studies | work samples | work sample | practical assessments | practical tasks | tasks | case study',
    ),
    strongSignals: oneOf(
      'strong candidate signals | strong signals | signs of a strong candidate | positive signals | green flags | good signs',
    ),
    weakSignals: oneOf(
      'weak candidate signals | weak signals | signs of a weak candidate | negative signals | bad signs',
    ),
    redFlags: oneOf('red flags | red flag | disqualifiers | warning signs'),
    scorecard: oneOf(
      'scorecard dimensions | scorecard | interview scorecard | evaluation scorecard | rating dimensions',
    ),
  },
} as const;
