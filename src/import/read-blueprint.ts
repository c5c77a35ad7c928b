import { type DocumentTree, LONGEST_TEXT, MOST_BLOCKS, textOf } from './block.ts';
import { BlueprintDraft } from './blueprint-draft.ts';
import type { Headings } from './headings.ts';
import type { Messages } from './messages.ts';
import { type Outline, outlineOf, type Section } from './outline.ts';
import { readCareerPath } from './read-career.ts';
import { readDecisions } from './read-decisions.ts';
import { readExperience } from './read-experience.ts';
import {
  readDeliverables,
  readMilestones,
  readResponsibilities,
  readRisks,
  readStatements,
  readTextLists,
  readVariants,
} from './read-lists.ts';
import { readGrade, readMission, readPreamble, readReportingLines, readSummary, titleOf } from './read-role.ts';
import { readScorecard } from './read-scorecard.ts';
import { readSoftSkills, readTechnicalSkills } from './read-skills.ts';
import { readStakeholders } from './read-stakeholders.ts';
import { readHiringScorecard, readKpis, readTools } from './read-tables.ts';

const FEWEST_SECTIONS = 3;

/** The blueprint a document holds. Null, with an error among the messages, where it holds none. */
export function readBlueprint(tree: DocumentTree, headings: Headings, messages: Messages): BlueprintDraft | null {
  if (messages.failed) return null;
  const long = tree.blocks.find((block) => textOf(block).length > LONGEST_TEXT);
  if (long) {
    messages.error(
      'too-long',
      long.line,
      `A paragraph has over ${LONGEST_TEXT} characters: no role document has that.`,
    );
    return null;
  }
  if (tree.blocks.length > MOST_BLOCKS) {
    messages.error(
      'too-many',
      null,
      `The document has over ${MOST_BLOCKS} paragraphs, items and headings; no role document has that.`,
    );
    return null;
  }
  const outline = outlineOf(tree.blocks, headings, messages);
  const known = outline.sections.filter(({ key }) => key !== null).length;
  if (known < FEWEST_SECTIONS) {
    const found =
      outline.found.length > 0 ? `Headings found: ${outline.found.join(' · ')}.` : 'No headings were found.';
    const about = `Only ${known} of the known sections were recognised; a role blueprint has at least ${FEWEST_SECTIONS}.`;
    messages.error('too-few-sections', null, `${about} ${found}`);
    return null;
  }
  const title = titleOf(outline, tree.title, headings);
  if (!title) {
    messages.error('no-title', null, 'The document does not say which role it describes.');
    return null;
  }
  return drafted(outline, title, headings, messages);
}

function drafted(
  outline: Outline,
  title: { text: string; line: number },
  headings: Headings,
  messages: Messages,
): BlueprintDraft {
  const draft = new BlueprintDraft();
  draft.content.role.title = title.text;
  draft.at('/role/title', { line: title.line });
  readPreamble(outline, title, headings, draft, messages);
  for (const section of outline.sections) readSection(section, title.text, headings, draft, messages);
  readReportingLines(outline, draft);
  readGrade(outline, draft);
  return draft;
}

type Reader = (section: Section, draft: BlueprintDraft, messages: Messages, headings: Headings, title: string) => void;

const readers: Readonly<Partial<Record<string, Reader>>> = {
  summary: (section, draft, messages, headings) => readSummary(section, headings, draft, messages),
  mission: readMission,
  responsibilities: readResponsibilities,
  deliverables: readDeliverables,
  goals: (section, draft, messages, headings) => readMilestones(section, headings, draft, messages),
  kpis: (section, draft, messages, headings) => readKpis(section, headings, draft, messages),
  'technical-skills': (section, draft, messages, headings) => readTechnicalSkills(section, headings, draft, messages),
  'soft-skills': (section, draft, messages, headings) => readSoftSkills(section, headings, draft, messages),
  tools: (section, draft, messages, headings) => readTools(section, headings, draft, messages),
  stakeholders: (section, draft, messages, headings) => readStakeholders(section, headings, draft, messages),
  'decision-rights': (section, draft, messages, headings) => readDecisions(section, headings, draft, messages),
  experience: (section, draft, messages, _headings, title) => readExperience(section, title, draft, messages),
  'career-path': (section, draft, messages, _headings, title) => readCareerPath(section, title, draft, messages),
  risks: readRisks,
  variants: readVariants,
  'ai-impact': (section, draft, messages) =>
    readTextLists(section, draft.content.aiImpact, '/aiImpact', draft, messages),
  hiring: (section, draft, messages, headings) => {
    const { scorecard: _table, ...lists } = draft.content.hiring;
    readTextLists(
      { ...section, parts: section.parts.filter(({ key }) => key !== 'scorecard') },
      lists,
      '/hiring',
      draft,
      messages,
    );
    for (const part of section.parts)
      if (part.key === 'scorecard') readHiringScorecard(part, headings, draft, messages);
  },
  scorecard: (section, draft, messages, headings) => readScorecard(section, headings, draft, messages),
};

/** Sections whose lists mean nothing without the heading over them. */
const needsParts: ReadonlySet<string | null> = new Set([
  'goals',
  'decision-rights',
  'career-path',
  'risks',
  'ai-impact',
  'hiring',
]);

function readSection(
  section: Section,
  title: string,
  headings: Headings,
  draft: BlueprintDraft,
  messages: Messages,
): void {
  for (const part of section.parts) {
    const listed = part.blocks.find(({ kind }) => kind !== 'paragraph');
    if (!listed || part.key !== null || !needsParts.has(section.key)) continue;
    const about = 'Nothing says which list of its section this is; its items are kept as statements.';
    messages.info('unknown-part', listed.line, about, textOf(listed));
  }
  const reader = section.key === null ? undefined : readers[section.key];
  if (reader) reader(section, draft, messages, headings, title);
  else readStatements(section, draft, messages);
}
