/** Subjects of work; those of one field of work share some sixty of all their pairs. */
const words = (
  'account advertising agreement aircraft allergy anchor archive assay asset auction audit backup ballast barley battery ' +
  'benefit binding bookkeeping border brake brand bridge budget burner cable calibration campaign canal capital cargo casting ' +
  'catering cement channel charter chemistry claim classroom clinic coating cohort coin collateral column combustion compost ' +
  'compressor concrete conservation contract cooling copper corridor cotton courier court coverage crane credit crew crop ' +
  'curriculum customs dairy dam debt dental depot derivative diagnosis diet dispatch dividend dock dosage drainage drill dye ' +
  'editing elevator emission engine enzyme equity estate exam excavation exhibit export fabric fare farm feed fermentation ' +
  'fertiliser filter fleet flight flood flour forecast forest formula foundry freight frost fuel furnace garment gas gear ' +
  'genetics glass grain grant grid harbour harvest heating herd hygiene imaging import incident infection insulation ' +
  'insurance inventory invoice irrigation jewel kitchen laboratory landing laundry lease leather ledger lens lesson licence ' +
  'lighting loan lock logistics lumber machining magnet mailing maintenance mapping masonry meter milling mineral mining ' +
  'mortgage mould museum navigation nursing nutrition oil optics orchard order packaging painting pallet paper parcel parking ' +
  'parts patent patient payroll pension permit pharmacy piping planting plaster plating plumbing policy pollination polymer ' +
  'port poultry pricing printing prison probate procurement propulsion pruning publishing pump quarry radiology rail ' +
  'receivable recipe refinery refund rehabilitation relay rental rescue reservoir retail roofing rotor routing safety sail ' +
  'salvage sample sampling sanitation satellite scaffold seed sensor settlement sewage shaft shift signal silo soil solvent ' +
  'spinning staffing steel stock storage surgery survey switch tariff tax telemetry tenancy textile therapy ticket timber ' +
  'tooling tourism trading traffic training transit treasury treatment trial tunnel turbine tutoring vaccine valuation valve ' +
  'vessel veterinary vineyard voltage warehouse warranty waste water weather weaving welding wiring wool yard'
).split(' ');

/** How a subject is put: what one document calls by one of these, another calls by another. */
const wordings = [
  (a: string, b: string) => `${a} ${b}`,
  (a: string, b: string) => `${a} ${b} design`,
  (a: string, b: string) => `Applied ${a} ${b}`,
  (a: string, b: string) => `${b} of ${a}`,
  (a: string, b: string) => `${a} and ${b} methods`,
  (a: string, b: string) => `Working knowledge of ${a} ${b}`,
];

const verbs = (
  'Agree Align Analyse Answer Approve Arrange Assess Assign Audit Balance Brief Build Calculate Catalogue Chair Chart Check ' +
  'Clear Coach Collect Compare Compile Confirm Coordinate Correct Decide Define Deliver Document Draft Escalate Estimate ' +
  'Explain Facilitate File Forecast Gather Guide Handle Hire Improve Inspect Install Interview Investigate Issue Keep Label ' +
  'Maintain Measure Mentor Merge Model Monitor Negotiate Observe Order Organise Oversee Plan Prepare Present Prevent Prioritise ' +
  'Prototype Publish Raise Reconcile Record Recover Reduce Refine Reject Release Repair Replace Report Request Resolve Restore ' +
  'Retire Review Revise Sample Schedule Secure Select Ship Simplify Standardise Store Summarise Supervise Survey Test Trace ' +
  'Train Translate Update Validate Verify Withdraw Write'
).split(' ');

const FIELDS = 40;
const SUBJECTS = 60;
const PARTIES = 150;
const PRODUCTS = 400;

const sections: readonly (readonly [heading: string, parts: readonly (readonly [title: string, items: number])[]])[] = [
  [
    '3) Core Responsibilities',
    ['Strategic', 'Operational', 'Technical', 'Leadership'].map((p) => [`${p} responsibilities`, 16]),
  ],
  ['4) Day-to-Day Activities', ['Daily', 'Weekly', 'Monthly'].map((part) => [`${part} activities`, 16])],
  ['5) Key Deliverables', [['', 54]]],
  [
    '6) Goals, Objectives, and Milestones',
    ['30-day', '60-day', '90-day', '6-month', '12-month'].map((p) => [`${p} goals`, 8]),
  ],
  [
    '12) Stakeholders and Collaboration Map',
    ['Internal stakeholders', 'External stakeholders', 'Peer roles'].map((p) => [p, 8]),
  ],
  [
    '13) Decision Rights and Scope of Authority',
    [
      ['Can decide independently', 10],
      ['Requires team approval', 10],
    ],
  ],
  ['15) Career Path and Progression', [['Skills needed for promotion (Mid → Senior)', 12]]],
  [
    '16) Risks, Challenges, and Failure Modes',
    ['Common role challenges', 'Bottlenecks', 'Anti-patterns'].map((p) => [p, 10]),
  ],
  [
    '18) AI / Automation Impact on the Role',
    [
      ['Tasks that can be automated', 12],
      ['Tasks that remain human-critical', 12],
    ],
  ],
  [
    '19) Hiring Evaluation Criteria',
    ['Strong candidate signals', 'Weak candidate signals', 'Red flags'].map((p) => [p, 12]),
  ],
];

/**
 * A role document of about 50 kB in Markdown, HTML or plain text; each number gives another one. Roles stand in forty
 * fields; two of one field share about a third of their subjects, one in six of these by the same name, as real ones do.
 */
export function roleDocument(number: number, form: 'markdown' | 'html' | 'text' = 'markdown'): string {
  let state = number * 2_654_435_761 + 1;
  /** A whole number below `bound` (xorshift). */
  const below = (bound: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
  const word = () => words[below(words.length)] ?? '';
  const field = number % FIELDS;
  const subjectOf = (at: number) =>
    [
      words[(at * 7) % words.length] ?? '',
      words[(at * 13 + 5 + 37 * Math.floor(at / words.length)) % words.length] ?? '',
    ] as const;
  const skill = (at: number) => wordings[below(wordings.length)]?.(...subjectOf(field * SUBJECTS + at)) ?? '';
  const party = () => wordings[below(2)]?.(...subjectOf(3_000 + below(PARTIES))) ?? '';
  const product = () => subjectOf(5_000 + below(PRODUCTS)).join('');
  const verb = () => verbs[below(verbs.length)] ?? '';
  const sentence = () =>
    `${verb()} ${word()} and ${word()} within ${2 + below(90)} of the ${word()}, and ${verb().toLowerCase()} what the ${word()} and its ${word()} are for.`;
  const lines: string[] = [
    `# Role ${number} Manager`,
    '',
    '## 1) Role Summary',
    '',
    sentence(),
    '',
    '## 2) Role Mission',
    '',
    sentence(),
    '',
  ];
  for (const [heading, parts] of sections) {
    lines.push(`## ${heading}`, '');
    for (const [title, items] of parts) {
      if (title !== '') lines.push(`### ${title}`, '');
      for (let i = 0; i < items; i += 1) {
        lines.push(heading.startsWith('12)') ? `- ${party()} team: ${sentence()}` : `- ${sentence()}`);
      }
      lines.push('');
    }
  }
  lines.push('## 8) Technical Skills Required', '', '### Must-have technical skills', '');
  const first = below(SUBJECTS);
  for (let i = 0; i < 24; i += 1)
    lines.push(
      `- ${skill((first + 7 * i) % SUBJECTS)} (Critical)`,
      `  - Description: ${sentence()}`,
      `  - Use: ${sentence()}`,
    );
  lines.push(
    '',
    '## 10) Tools, Platforms, and Software',
    '',
    '| Category | Tool | Primary use | Commonality |',
    '|---|---|---|---|',
  );
  for (let i = 0; i < 30; i += 1)
    lines.push(`| ${word()} | ${product()} / ${product()} Hub | ${sentence()} | Common |`);
  const markdown = `${lines.join('\n')}\n`;
  if (form === 'markdown') return markdown;
  return form === 'html' ? asHtml(lines) : markdown.replace(/^#+ /gm, '').replace(/^( *)- /gm, '$1• ');
}

function asHtml(lines: readonly string[]): string {
  const tags = lines.map((line) => {
    const heading = /^(#+) (.*)$/.exec(line);
    if (heading) return `<h${heading[1]?.length}>${heading[2]}</h${heading[1]?.length}>`;
    if (/^\|[-|]+$/.test(line)) return '';
    if (line.startsWith('|'))
      return `<table><tr>${line
        .split('|')
        .slice(1, -1)
        .map((cell) => `<td>${cell}</td>`)
        .join('')}</tr></table>`;
    const item = /^( *)- (.*)$/.exec(line);
    return item ? `<ul>${item[1] ? '<ul>' : ''}<li>${item[2]}</li>${item[1] ? '</ul>' : ''}</ul>` : `<p>${line}</p>`;
  });
  return `<html><body>${tags.join('\n')}</body></html>`;
}
