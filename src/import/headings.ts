import { columnHeadings, fieldLabels } from './column-headings.ts';
import { partHeadings } from './part-headings.ts';
import { oneOf } from './phrases.ts';

/** The sections of a role blueprint. */
export const sectionKeys = [
  'summary',
  'mission',
  'responsibilities',
  'day-to-day',
  'deliverables',
  'goals',
  'kpis',
  'technical-skills',
  'soft-skills',
  'tools',
  'environment',
  'stakeholders',
  'decision-rights',
  'experience',
  'career-path',
  'risks',
  'variants',
  'ai-impact',
  'hiring',
  'scorecard',
] as const;
export type SectionKey = (typeof sectionKeys)[number];

/**
 * How documents head their sections, the parts of them, the columns of their tables and the fields of their items. All
 * of it is data: a company's own template or language adds to it (`heading-map.ts`). Phrases are in the form that
 * `headingForm` makes: lower case, without signs.
 */
export interface Headings {
  sections: Readonly<Record<SectionKey, readonly string[]>>;
  /** By section and key of the part. */
  parts: Readonly<Partial<Record<SectionKey, Readonly<Record<string, readonly string[]>>>>>;
  /** By table and key of the column. */
  columns: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** By section and key of the field. */
  labels: Readonly<Record<string, readonly string[]>>;
}

export const shippedHeadings: Headings = {
  sections: {
    summary: oneOf(
      'role summary | role overview | position summary | job summary | about the role | about this role | overview | summary | about the position | the role | introduction | role description | job description | in brief | what this job is about | what the role is about | in a nutshell | role purpose and summary | executive summary of the role | executive summary | who this person is',
    ),
    mission: oneOf(
      'role mission | mission | core mission | role purpose | why this role exists | why the role is here | purpose | purpose of the role | job purpose | core mission and purpose',
    ),
    responsibilities: oneOf(
      'core responsibilities | key responsibilities | main responsibilities | responsibilities | duties | duties and responsibilities | roles and responsibilities | accountabilities | key accountabilities | what you will do | what youll do | what you do | what this role does | duties and accountabilities | tasks | tasks and responsibilities | main tasks | scope of responsibility | what you will be responsible for | what you are responsible for | what this role is responsible for | responsible for | areas of responsibility',
    ),
    'day-to-day': oneOf(
      'day to day activities | day to day | typical activities | a day in the life | a normal day | a typical day | activities | typical week | daily weekly and monthly activities | working rhythm',
    ),
    deliverables: oneOf(
      'key deliverables | deliverables | main deliverables | outputs | key outputs | outputs and deliverables | work products | results | what you hand over | what you produce | what you will deliver | what the role delivers | what gets delivered | products of the work',
    ),
    goals: oneOf(
      'goals objectives and milestones | onboarding goals | onboarding plan | goals by time | first year | first year plan | your first year | ramp up plan | timeline | first months | first weeks and months | expectations over time | goals and milestones | objectives and milestones | goals | milestones | 30 60 90 day plan | goals over time | onboarding milestones | first year milestones | success milestones | objectives',
    ),
    kpis: oneOf(
      'kpis and productivity metrics | kpis and metrics | kpis | key performance indicators | metrics | performance metrics | success metrics | measures of success | success measures | how success is measured | how performance is measured | performance measures | performance indicators | kpis and targets | kpi scorecard | kpis and performance measures | targets | target figures | measures | success criteria | productivity metrics',
    ),
    'technical-skills': oneOf(
      'technical skills required | technical skills | required technical skills | hard skills | professional skills | technical competencies | functional skills | professional and technical skills | technical and professional skills | clinical skills | clinical and technical skills | skills required | required skills | core skills | skills | skills and competencies | know how | knowledge and skills | expertise | abilities | competencies',
    ),
    'soft-skills': oneOf(
      'soft skills and behavioral capabilities | soft skills and behavioural capabilities | soft skills | behavioral capabilities | behavioural capabilities | behavioral competencies | behavioural competencies | interpersonal skills | behaviors | behaviours | personal qualities | personality | personal profile | mindset | personal skills | personal attributes | people skills | social skills | human skills | character | attributes | competencies and behaviours | competencies and behaviors',
    ),
    tools: oneOf(
      'tools platforms and software | tools and platforms | tools and software | tools | tools and technologies | tools and systems | systems and tools | tooling | software | software and systems | systems | systems used | technology | technologies | tech and tools | toolbox | toolset | it systems | tools you will use | tools you use | systems you will use | applications | instruments | software and tools | equipment and systems | tools equipment and systems | equipment',
    ),
    environment: oneOf(
      'typical tech stack environment | typical tech stack and environment | tech stack environment | tech stack | technology environment | typical environment | working environment | work environment | operating environment | environment | care environment | business environment',
    ),
    stakeholders: oneOf(
      'stakeholders and collaboration map | stakeholders and collaboration | stakeholder map | stakeholders | key stakeholders | collaboration map | collaboration | who this role works with | who you work with | who you will work with | relationships | interfaces | stakeholder management | people you work with | people around you | network | cooperation | partners | working relationships | key relationships',
    ),
    'decision-rights': oneOf(
      'decision rights and scope of authority | decision rights and authority | decision rights | scope of authority | decision making | decision making authority | decisions and authority | authority and decision rights | authority | decision authority | decisions | powers | mandate | delegated authority | what you can decide | what you decide | room for decisions | freedom to decide | decision powers | decision scope',
    ),
    experience: oneOf(
      'required experience and qualifications | experience and qualifications | required experience | qualifications | qualifications and experience | experience | requirements | background and qualifications | education and experience | background | candidate profile | your profile | who you are | what you bring | what you should bring | what you need | profile | entry requirements | qualifications and background | qualifications and requirements',
    ),
    'career-path': oneOf(
      'career path and progression | career path | career progression | career paths | career development | progression | career path and growth | career | career moves | growth | growth path | development path | career options | where it leads | where people come from and where they go | where people come from where they go | where you come from and where you go | where this leads | what comes next | career outlook | career opportunities',
    ),
    risks: oneOf(
      'risks challenges and failure modes | risks and challenges | challenges and risks | risks | challenges | failure modes | risks and failure modes | risks and pitfalls | what makes it hard | what can go wrong | what goes wrong | difficulties | traps | pitfalls',
    ),
    variants: oneOf(
      'role variants | variants | variations | role variations | how the role varies | context variations | differences by context | variations of the role',
    ),
    'ai-impact': oneOf(
      'ai automation impact on the role | ai and automation impact on the role | ai and automation impact | impact of ai on the role | ai impact | automation impact | ai automation impact | impact of ai and automation | how ai changes this role | impact of ai | impact of automation | ai and automation | how ai affects the role | how ai changes the work | role of ai | the role and ai | future of the role',
    ),
    hiring: oneOf(
      'hiring evaluation criteria | hiring criteria | hiring | interview guide | interview | interviews | interview evaluation | interview and evaluation | hiring and evaluation | selection criteria | hiring guide | candidate evaluation | interviewing | recruitment | recruiting | selection | how we hire | interview process | assessment of candidates',
    ),
    scorecard: oneOf(
      'final role scorecard summary | final role scorecard | role scorecard summary | role scorecard | scorecard summary | scorecard | final summary | role at a glance | at a glance',
    ),
  },
  parts: partHeadings,
  columns: columnHeadings,
  labels: fieldLabels,
};
