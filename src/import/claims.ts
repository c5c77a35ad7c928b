import type { Blueprint } from '../model/blueprint.ts';
import type { DocumentDraft, NamedEnd } from './draft.ts';
import { Drafter } from './drafter.ts';
import { importanceOf } from './importance.ts';
import { decisionOf, partyTies, roleNamed } from './shared-claims.ts';

/** Raised with each change of what claims a blueprint gives, so that documents loaded before are compared anew. */
export const CLAIMS_VERSION = '1';

/** What a blueprint says about the role it describes, as claims. Pure: the same input gives the same claims. */
export function claimsOf(roleId: string, documentId: string, lang: string, blueprint: Blueprint): DocumentDraft {
  const draft = new Drafter(roleId, lang, blueprint.positions);
  describe(draft, documentId, blueprint);
  career(draft, blueprint);
  work(draft, blueprint);
  collaboration(draft, blueprint);
  statements(draft, blueprint);
  return draft.finish();
}

function describe(draft: Drafter, documentId: string, { role, experience }: Blueprint): void {
  const { title, seniority, horizon, summary, mission } = role;
  draft.knownAs({ title }, '/role/title');
  role.externalIds.forEach((externalId, i) => draft.knownAs({ externalId }, `/role/externalIds/${i}`));
  draft.says('DESCRIBED_BY', { label: 'Document', id: documentId }, '/role', {
    title,
    seniority,
    horizon,
    summary,
    mission,
    track: role.roleType === null ? null : role.roleType === 'IC' ? 'ic' : 'manager',
    minYears: experience.minYears,
    maxYears: experience.maxYears,
    yearsAsWritten: experience.years,
  });
  if (role.family) draft.says('IN_FAMILY', { label: 'Family', name: role.family }, '/role/family');
  role.reportsTo.forEach((boss, i) => draft.says('REPORTS_TO', roleNamed(boss), `/role/reportsTo/${i}`));
}

function career(draft: Drafter, { careerPath, experience }: Blueprint): void {
  const move = (
    said: 'origin' | 'target',
    kind: 'next' | 'adjacent',
    tier: string | null,
    condition: string | null,
  ) => ({
    kind,
    tier,
    rank: null,
    said,
    condition,
  });
  const lines = [
    { field: 'feederRoles', section: 'feeder-area', kind: 'next', said: 'target' },
    { field: 'nextRoles', section: 'next-area', kind: 'next', said: 'origin' },
    { field: 'adjacentRoles', section: 'adjacent-area', kind: 'adjacent', said: 'origin' },
  ] as const;
  for (const { field, section, kind, said } of lines) {
    careerPath[field].forEach((line, i) => {
      const pointer = `/careerPath/${field}/${i}`;
      const properties = move(said, kind, null, line.qualifier);
      for (const title of line.roles) {
        if (said === 'target') draft.hears('LEADS_TO', roleNamed(title), pointer, properties, line.raw);
        else draft.says('LEADS_TO', roleNamed(title), pointer, properties, line.raw);
      }
      // A line without a role names an area only; one with both keeps the area beside its roles.
      if (line.area || line.roles.length === 0) draft.states(section, line.area, line.raw, pointer);
    });
  }
  experience.priorRoles.forEach((line, i) => {
    const pointer = `/experience/priorRoles/${i}`;
    for (const title of line.roles) {
      draft.hears(
        'LEADS_TO',
        roleNamed(title),
        pointer,
        move('target', 'next', 'prior-experience', line.qualifier),
        line.raw,
      );
    }
    if (line.roles.length === 0) draft.states('prior-experience', null, line.raw, pointer);
  });
  const { from, to, skills } = careerPath.promotion;
  const step = from || to.length > 0 ? `${from ?? '?'} → ${to.join('/') || '?'}` : null;
  skills.forEach((skill, i) => draft.states('promotion', step, skill, `/careerPath/promotion/skills/${i}`));
}

function work(draft: Drafter, { technicalSkills, softSkills, tools, kpis }: Blueprint): void {
  const unstated = {
    tier: null,
    importance: null,
    importanceAsWritten: null,
    level: null,
    scale: null,
    levelAsWritten: null,
    description: null,
    use: null,
    why: null,
    showsUp: null,
    strong: null,
  };
  technicalSkills.forEach(({ name, tier, importance, description, use }, i) =>
    draft.says('REQUIRES', { label: 'Skill', name, properties: { kind: 'technical' } }, `/technicalSkills/${i}`, {
      ...unstated,
      tier,
      importance: importanceOf(importance),
      importanceAsWritten: importance,
      description,
      use,
    }),
  );
  softSkills.forEach(({ name, why, showsUp, strong }, i) =>
    draft.says('REQUIRES', { label: 'Skill', name, properties: { kind: 'soft' } }, `/softSkills/${i}`, {
      ...unstated,
      why,
      showsUp,
      strong,
    }),
  );
  tools.forEach(({ name, ...use }, i) => draft.says('USES', { label: 'Tool', name }, `/tools/${i}`, use));
  kpis.forEach(({ name, ...measure }, i) => draft.says('MEASURED_BY', { label: 'Kpi', name }, `/kpis/${i}`, measure));
}

function collaboration(draft: Drafter, { stakeholders, escalations, decisionRights }: Blueprint): void {
  const tie = partyTies(draft);
  stakeholders.forEach(({ name, ...work }, i) => {
    const party: NamedEnd = { label: 'Stakeholder', name };
    draft.says('WORKS_WITH', party, `/stakeholders/${i}`, work);
    tie(party, `/stakeholders/${i}`, work.group);
  });
  escalations.forEach(({ to, reason }, i) => {
    const party: NamedEnd = { label: 'Stakeholder', name: to };
    draft.says('ESCALATES_TO', party, `/escalations/${i}`, { reason });
    tie(party, `/escalations/${i}`);
  });
  decisionRights.forEach(({ level, area, text }, i) => {
    const decision = decisionOf(draft, area, text);
    const pointer = `/decisionRights/${i}`;
    if (level === 'independent') draft.says('DECIDES', decision, pointer);
    else if (level === 'authority') draft.says('HAS_AUTHORITY', decision, pointer, { area });
    else draft.says('NEEDS_APPROVAL', decision, pointer, { from: level });
  });
}

function statements(draft: Drafter, blueprint: Blueprint): void {
  const list = (section: string, category: string | null, items: readonly string[], pointer: string) =>
    items.forEach((text, i) => draft.states(section, category, text, `${pointer}/${i}`));

  blueprint.responsibilities.forEach(({ category, text }, i) =>
    draft.states('responsibility', category, text, `/responsibilities/${i}`),
  );
  list('deliverable', null, blueprint.deliverables, '/deliverables');
  blueprint.milestones.forEach(({ horizon, items }, i) => list('milestone', horizon, items, `/milestones/${i}/items`));
  list('education', null, blueprint.experience.education, '/experience/education');
  list('certification', null, blueprint.experience.certifications, '/experience/certifications');
  list('evolution', null, blueprint.careerPath.evolution, '/careerPath/evolution');
  blueprint.risks.forEach(({ kind, text }, i) => draft.states('risk', kind, text, `/risks/${i}`));
  blueprint.variants.forEach(({ dimension, name, text }, i) =>
    draft.states('variant', dimension, text, `/variants/${i}`, name),
  );
  for (const [field, items] of Object.entries(blueprint.aiImpact))
    list('ai-impact', field, items, `/aiImpact/${field}`);
  for (const [field, items] of Object.entries(blueprint.hiring)) list('hiring', field, items, `/hiring/${field}`);
  blueprint.statements.forEach(({ section, category, text }, i) =>
    draft.states(section, category, text, `/statements/${i}`),
  );
}
