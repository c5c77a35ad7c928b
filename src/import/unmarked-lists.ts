import { headingForm } from './heading-form.ts';

/** What sub-headings of role documents end in. */
const subHeading =
  /\b(responsibilities|duties|activities|meetings|rituals|goals|objectives|milestones|skills|stakeholders|roles|dependencies|consumers|authority|points|approval|independently|expectations|definition|environment|deliverables|artifacts|challenges|bottlenecks|patterns|underperformance|ineffective|signals|flags|dimensions|exercises|studies|interviews|context|model|topology|paths?|promotion|collaboration|experience|certifications|education|size|industry|geography|looks like|over time|automated|critical|years|work|shifts|changes|role)$/;

const mark = /^\s*(?:[-*+•◦▪‣●○·∙]|\d{1,3}[.)])\s+\S/;
const FEWEST_LINES = 20;

/**
 * Chromium copies the items of a list without any marks, each on its line, where a paragraph has a blank line behind it.
 * For a text like that: says of a line whether it is such an item. Null for any other text.
 */
export function unmarkedItems(
  lines: readonly string[],
  isHeading: (line: string) => boolean,
  isPart: (line: string) => boolean,
): ((at: number) => boolean) | null {
  const isBlank = (at: number) => (lines[at] ?? '').trim() === '';
  const marked = lines.filter((line) => mark.test(line) && !isHeading(line)).length;
  const close = lines.filter((line, at) => line.trim() !== '' && !isBlank(at + 1)).length;
  const blank = lines.filter((line) => line.trim() === '').length;
  if (marked > 2 || close < FEWEST_LINES || blank === 0) return null;
  const heads = (at: number) => {
    const line = (lines[at] ?? '').trim();
    if (isHeading(line) || isPart(line)) return true;
    if (line.length > 120 || /[.;,!?:]$/.test(line)) return false;
    if (subHeading.test(headingForm(line))) return true;
    // Among sentences a short line without a full stop heads those below it.
    return (
      line.split(/\s+/).length <= 8 &&
      endsSentence(lines[at + 1]) &&
      (endsSentence(lines[at - 1]) || isHeading(lines[at - 1] ?? ''))
    );
  };
  return (at) => !isBlank(at) && !isBlank(at + 1) && !heads(at);
}

const endsSentence = (line: string | undefined) => /[.;]\s*$/.test(line ?? '');
