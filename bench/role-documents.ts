/** Words enough that no two items are alike; a document of 50 kB has some 400 items of about 120 characters. */
const words =
  'ledger forecast harbour engine patient contract lesson pallet vendor audit sample budget sensor recipe furnace archive'.split(
    ' ',
  );

const sections: readonly (readonly [heading: string, parts: readonly (readonly [title: string, items: number])[]])[] = [
  [
    '3) Core Responsibilities',
    ['Strategic', 'Operational', 'Technical', 'Leadership'].map((p) => [`${p} responsibilities`, 10]),
  ],
  ['4) Day-to-Day Activities', ['Daily', 'Weekly', 'Monthly'].map((part) => [`${part} activities`, 12])],
  ['5) Key Deliverables', [['', 30]]],
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

/** A role document of about 50 kB in Markdown, HTML or plain text; each number gives another one. */
export function roleDocument(number: number, form: 'markdown' | 'html' | 'text' = 'markdown'): string {
  let at = number * 7;
  const word = () => words[(at = (at * 31 + 17) % 9_973) % words.length] ?? '';
  const sentence = () =>
    `Keep the ${word()} and the ${word()} of unit ${at} in step, and tell the ${word()} desk within ${at % 9} days what the ${word()} needs.`;
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
      for (let i = 0; i < items; i += 1) lines.push(`- ${sentence()}`);
      lines.push('');
    }
  }
  lines.push('## 8) Technical Skills Required', '', '### Must-have technical skills', '');
  for (let i = 0; i < 24; i += 1)
    lines.push(`- ${word()} ${word()} handling (Critical)`, `  - Description: ${sentence()}`, `  - Use: ${sentence()}`);
  lines.push(
    '',
    '## 10) Tools, Platforms, and Software',
    '',
    '| Category | Tool | Primary use | Commonality |',
    '|---|---|---|---|',
  );
  for (let i = 0; i < 30; i += 1)
    lines.push(`| ${word()} | ${word()} suite / ${word()} hub | ${sentence()} | Common |`);
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
