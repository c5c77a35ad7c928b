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
    summary: ['role summary', 'role overview', 'position summary', 'job summary', 'about the role', 'about this role', 'overview', 'summary', 'role purpose and summary'],
    mission: ['role mission', 'mission', 'role purpose', 'purpose', 'purpose of the role', 'job purpose', 'core mission and purpose'],
    responsibilities: ['core responsibilities', 'key responsibilities', 'main responsibilities', 'responsibilities', 'duties', 'duties and responsibilities', 'roles and responsibilities', 'accountabilities', 'key accountabilities', 'what you will do', 'what this role does'],
    'day-to-day': ['day to day activities', 'day to day', 'typical activities', 'a day in the life', 'typical week', 'daily weekly and monthly activities', 'working rhythm'],
    deliverables: ['key deliverables', 'deliverables', 'main deliverables', 'outputs', 'key outputs', 'outputs and deliverables', 'work products'],
    goals: ['goals objectives and milestones', 'goals and milestones', 'objectives and milestones', 'goals', 'milestones', '30 60 90 day plan', 'first year milestones', 'success milestones', 'objectives'],
    kpis: ['kpis and productivity metrics', 'kpis and metrics', 'kpis', 'key performance indicators', 'metrics', 'performance metrics', 'success metrics', 'measures of success', 'how success is measured', 'productivity metrics'],
    'technical-skills': ['technical skills required', 'technical skills', 'required technical skills', 'hard skills', 'professional skills', 'technical competencies', 'functional skills', 'professional and technical skills', 'technical and professional skills', 'clinical skills', 'clinical and technical skills', 'skills required', 'required skills', 'core skills', 'skills', 'skills and competencies'],
    'soft-skills': ['soft skills and behavioral capabilities', 'soft skills and behavioural capabilities', 'soft skills', 'behavioral capabilities', 'behavioural capabilities', 'behavioral competencies', 'behavioural competencies', 'interpersonal skills', 'behaviors', 'behaviours'],
    tools: ['tools platforms and software', 'tools and platforms', 'tools and software', 'tools', 'tools and technologies', 'tools and systems', 'systems and tools', 'tooling', 'software and tools', 'equipment and systems', 'tools equipment and systems'],
    environment: ['typical tech stack environment', 'typical tech stack and environment', 'tech stack environment', 'tech stack', 'technology environment', 'typical environment', 'working environment', 'work environment', 'operating environment', 'environment', 'care environment', 'business environment'],
    stakeholders: ['stakeholders and collaboration map', 'stakeholders and collaboration', 'stakeholder map', 'stakeholders', 'key stakeholders', 'collaboration map', 'collaboration', 'who this role works with', 'working relationships', 'key relationships'],
    'decision-rights': ['decision rights and scope of authority', 'decision rights and authority', 'decision rights', 'scope of authority', 'decision making', 'decision making authority', 'decisions and authority', 'authority and decision rights', 'authority'],
    experience: ['required experience and qualifications', 'experience and qualifications', 'required experience', 'qualifications', 'qualifications and experience', 'experience', 'requirements', 'background and qualifications', 'education and experience'],
    'career-path': ['career path and progression', 'career path', 'career progression', 'career paths', 'career development', 'progression', 'career path and growth'],
    risks: ['risks challenges and failure modes', 'risks and challenges', 'challenges and risks', 'risks', 'challenges', 'failure modes', 'risks and failure modes'],
    variants: ['role variants', 'variants', 'variations', 'role variations', 'how the role varies', 'context variations'],
    'ai-impact': ['ai automation impact on the role', 'ai and automation impact on the role', 'ai and automation impact', 'impact of ai on the role', 'ai impact', 'automation impact', 'ai automation impact', 'impact of ai and automation', 'how ai changes this role', 'future of the role'],
    hiring: ['hiring evaluation criteria', 'hiring criteria', 'hiring', 'interview guide', 'interview evaluation', 'interview and evaluation', 'hiring and evaluation', 'selection criteria', 'hiring guide', 'candidate evaluation'],
    scorecard: ['final role scorecard summary', 'final role scorecard', 'role scorecard summary', 'role scorecard', 'scorecard summary', 'scorecard', 'final summary', 'role at a glance', 'at a glance'],
  },
  parts: {
    mission: {
      mission: ['core mission', 'mission', 'mission statement', 'role mission'],
      importance: ['strategic importance to the company', 'strategic importance', 'why it matters', 'why this role matters'],
      outcomes: ['primary business outcomes expected', 'primary business outcomes', 'business outcomes', 'expected outcomes'],
    },
    goals: {
      '30-day': ['30 day', '30 days', 'first 30 days', 'day 30', 'first month', 'days 1 30', 'month 1'],
      '60-day': ['60 day', '60 days', 'first 60 days', 'day 60', 'days 31 60', 'month 2'],
      '90-day': ['90 day', '90 days', 'first 90 days', 'day 90', 'first quarter', 'days 61 90', 'month 3'],
      '6-month': ['6 month', '6 months', 'six month', 'six months', 'first six months', 'half year'],
      '12-month': ['12 month', '12 months', 'twelve month', 'twelve months', 'first year', 'one year', 'year 1', 'year one'],
      'long-term': ['long term', 'long term impact', 'beyond 12 months', 'beyond year 1', 'longer term'],
      success: ['role success definition', 'success definition', 'definition of success'],
      performance: ['what high performance looks like', 'high performance', 'what great looks like', 'what good looks like'],
    },
    kpis: {},
    'technical-skills': {
      'must-have': ['must have', 'must haves', 'required', 'essential', 'mandatory', 'core technical', 'core skills', 'non negotiable'],
      'good-to-have': ['good to have', 'nice to have', 'preferred', 'desirable', 'helpful', 'secondary', 'beneficial'],
      advanced: ['advanced', 'expert level', 'advanced or expert level', 'specialist', 'differentiating'],
      emerging: ['emerging', 'future skills', 'emerging future', 'next 2 5 years', 'on the horizon'],
    },
    stakeholders: {
      internal: ['internal stakeholders', 'internal', 'inside the company', 'inside the organization', 'internal partners'],
      external: ['external stakeholders', 'external', 'outside the company', 'outside the organization', 'external partners'],
      peer: ['peer roles', 'peers', 'peer', 'peer functions', 'colleagues'],
      upstream: ['upstream dependencies', 'upstream', 'depends on', 'inputs from', 'dependencies', 'relies on'],
      downstream: ['downstream consumers', 'downstream', 'consumers', 'outputs to', 'consumers of the work', 'who depends on this role'],
      'authority-and-escalation': ['decision making authority and escalation', 'authority and escalation', 'decisions and escalation'],
      authority: ['typical decision making authority', 'decision making authority'],
      escalation: ['escalation points', 'escalation', 'escalations', 'escalation paths', 'escalation path', 'when to escalate', 'escalates to'],
      nature: ['nature of collaboration', 'collaboration style', 'how collaboration works', 'ways of working'],
    },
    'decision-rights': {
      authority: ['budget architecture vendor', 'authority', 'budget', 'typical authority', 'spending authority', 'scope of authority', 'limits of authority', 'budget and other authority'],
      executive: ['manager director executive approval', 'manager director approval', 'requires manager', 'requiring manager', 'executive approval', 'director approval', 'manager approval', 'leadership approval', 'management approval', 'needs approval from leadership', 'senior approval', 'escalated approval', 'needs executive', 'requires director', 'requires executive', 'needs manager', 'needs director', 'approval from a manager'],
      team: ['team approval', 'requires team', 'requiring team', 'needs team', 'peer approval', 'team agreement', 'team alignment', 'approval from the team', 'with the team', 'team consensus', 'decides with the team', 'team decisions'],
      independent: ['can decide independently', 'decide independently', 'make independently', 'can decide', 'independent decisions', 'decisions this role can make', 'what this role can decide', 'decides alone', 'decides independently', 'independently', 'own decisions', 'without approval', 'autonomous decisions', 'may decide'],
    },
    experience: {
      years: ['typical years of experience', 'years of experience', 'years', 'typical experience', 'length of experience', 'experience level', 'minimum experience'],
      education: ['education expectations', 'education', 'degrees', 'academic background', 'educational requirements'],
      certifications: ['certifications', 'certification', 'licenses', 'licences', 'licences and certifications', 'licenses and certifications', 'registrations', 'registration', 'credentials', 'professional registration'],
      prior: ['prior role backgrounds commonly seen', 'prior role backgrounds', 'prior roles', 'previous roles', 'backgrounds commonly seen', 'typical prior roles', 'commonly seen backgrounds', 'where people come from'],
      domain: ['domain knowledge expectations', 'domain knowledge', 'industry knowledge'],
      leadership: ['leadership experience expectations', 'leadership experience', 'management experience'],
    },
    'career-path': {
      feeder: ['common feeder roles into this role', 'feeder roles', 'common feeder roles', 'roles leading here', 'roles that lead to this role', 'where people come from', 'comes from', 'entry paths', 'entry routes', 'previous roles'],
      next: ['next likely roles after this role', 'next likely roles', 'next roles', 'likely next roles', 'next steps', 'roles after this one', 'where people go next', 'promotion paths', 'possible next roles', 'next role'],
      adjacent: ['adjacent career paths', 'adjacent roles', 'lateral moves', 'lateral paths', 'adjacent paths', 'related roles', 'sideways moves', 'lateral roles'],
      promotion: ['skills needed for promotion', 'promotion requirements', 'promotion criteria', 'what promotion takes', 'needed for promotion', 'promotion skills', 'skills for promotion'],
      evolution: ['how this role evolves over time', 'how the role evolves', 'role evolution', 'evolution of the role', 'how this role evolves', 'growth over time'],
    },
    risks: {
      challenge: ['common role challenges', 'common challenges', 'role challenges', 'challenges', 'key challenges'],
      bottleneck: ['bottlenecks', 'common bottlenecks', 'bottleneck'],
      'anti-pattern': ['anti patterns', 'antipatterns', 'common anti patterns', 'bad habits'],
      underperformance: ['common reasons for underperformance', 'reasons for underperformance', 'underperformance', 'why people fail', 'why people struggle'],
      'business-risk': ['business risks if this role is ineffective', 'business risks', 'risks to the business', 'risk if ineffective', 'if this role is ineffective', 'business risk'],
    },
    variants: {
      'company size': ['by company size', 'company size', 'by organization size', 'by organisation size', 'by size'],
      industry: ['by industry', 'industry', 'by sector', 'sector'],
      geography: ['by geography', 'geography', 'by region', 'by country', 'region'],
      delivery: ['product led vs service led company', 'product led vs service led', 'delivery model', 'by delivery model', 'product vs service'],
      maturity: ['startup vs enterprise', 'maturity', 'by maturity', 'by company stage', 'company stage'],
      regulation: ['regulated vs non regulated environment', 'regulated vs non regulated', 'regulated vs unregulated', 'by regulation', 'regulation'],
    },
    'ai-impact': {
      automatable: ['tasks that can be automated', 'can be automated', 'automatable tasks', 'what can be automated', 'tasks ai can take over', 'automatable'],
      humanCritical: ['tasks that remain human critical', 'human critical', 'remain human', 'tasks that remain human', 'what stays human', 'stays human'],
      changes: ['how ai changes the role', 'how the role changes', 'changes over the next', 'how ai will change', 'next 2 5 years'],
      newExpectations: ['new expectations caused by ai', 'new expectations', 'what will be expected', 'emerging expectations'],
    },
    hiring: {
      assess: ['what to assess in interviews', 'what to assess', 'interview focus', 'assessment areas', 'assess in interviews', 'interview topics'],
      exercises: ['practical exercises or case studies', 'practical exercises', 'exercises', 'case studies', 'work samples', 'practical assessments'],
      strongSignals: ['strong candidate signals', 'strong signals', 'signs of a strong candidate', 'positive signals', 'green flags'],
      weakSignals: ['weak candidate signals', 'weak signals', 'signs of a weak candidate', 'negative signals'],
      redFlags: ['red flags', 'red flag', 'disqualifiers', 'warning signs'],
      scorecard: ['scorecard dimensions', 'scorecard', 'interview scorecard', 'evaluation scorecard', 'rating dimensions'],
    },
  },
  columns: {
    kpis: {
      name: ['metric name', 'metric', 'kpi', 'kpi name', 'measure', 'indicator', 'name', 'metric kpi', 'kpi metric'],
      measures: ['what it measures', 'definition', 'description', 'measures', 'what is measured', 'meaning'],
      why: ['why it matters', 'why', 'rationale', 'reason', 'importance', 'purpose'],
      target: ['example target benchmark', 'example target', 'target', 'benchmark', 'target benchmark', 'goal', 'targets', 'typical target', 'example targets', 'example benchmark'],
      frequency: ['frequency', 'measurement frequency', 'cadence', 'review cadence', 'how often', 'reporting frequency', 'measured'],
    },
    tools: {
      category: ['category', 'area', 'type', 'tool category', 'group'],
      name: ['tool platform software', 'tool', 'tools', 'tool platform', 'platform', 'software', 'tools platforms', 'examples', 'product', 'products', 'system', 'systems', 'tool system', 'tools platforms software', 'example tools'],
      purpose: ['primary use', 'use', 'purpose', 'used for', 'usage', 'how it is used', 'typical use', 'why'],
      commonality: ['commonality', 'common optional context specific', 'common optional', 'status', 'prevalence', 'how common', 'required or optional', 'relevance'],
    },
    skills: {
      name: ['skill', 'skills', 'name', 'competency', 'capability', 'technical skill', 'soft skill'],
      tier: ['tier', 'level', 'skill tier'],
      importance: ['importance', 'priority', 'criticality', 'weight'],
      description: ['description', 'definition', 'what it covers', 'details'],
      use: ['use', 'typical use', 'how it is used', 'usage', 'application', 'used for'],
      why: ['why it matters', 'why', 'rationale'],
      showsUp: ['shows up as', 'how it shows up', 'how it shows', 'behaviours', 'behaviors', 'observable behavior'],
      strong: ['strong performance', 'what strong looks like', 'strong performance looks like', 'what good looks like', 'excellence'],
    },
    stakeholders: {
      name: ['stakeholder', 'party', 'team', 'who', 'stakeholder group', 'name', 'role'],
      interaction: ['interaction', 'nature of interaction', 'what for', 'collaboration', 'purpose', 'how', 'relationship', 'nature of collaboration'],
      group: ['group', 'type', 'internal external'],
    },
    hiring: {
      name: ['dimension', 'criterion', 'area', 'competency', 'scorecard dimension'],
      meets: ['what meets bar looks like', 'what meets the bar looks like', 'meets bar', 'meets the bar', 'meets', 'what meets looks like', 'what good looks like', 'good'],
      exceeds: ['what exceeds looks like', 'what exceeds bar looks like', 'what exceeds the bar looks like', 'exceeds bar', 'exceeds the bar', 'exceeds', 'what great looks like', 'great'],
    },
    scorecard: {
      name: ['category', 'item', 'field', 'element', 'area'],
      text: ['summary', 'executive summary', 'details', 'description'],
    },
  },
  labels: {
    description: ['description', 'what it is', 'definition', 'covers'],
    use: ['use', 'typical use', 'how it is used', 'used for', 'typical uses', 'application'],
    importance: ['importance', 'priority', 'criticality'],
    why: ['why it matters', 'why', 'why this matters'],
    showsUp: ['shows up as', 'how it shows up', 'shows up in', 'how this shows up', 'in practice', 'looks like'],
    strong: ['strong performance', 'strong performance looks like', 'strong performance indicators', 'what strong looks like', 'strong looks like', 'strong'],
    reportsTo: ['reports to', 'reporting line', 'line manager', 'reporting to'],
    jobCode: ['job code', 'role id', 'job id', 'position id', 'role code', 'position code', 'job number'],
    family: ['job family', 'role family', 'family', 'job function'],
    title: ['role title', 'job title', 'position title', 'title', 'position', 'role'],
    horizon: ['role horizon', 'horizon'],
    purpose: ['role purpose', 'purpose', 'job purpose'],
  },
};
