import type { Messages } from './messages.ts';

const MOST_PAGES = 200;
/** Fewer characters a page than this, and the pages are pictures. */
const FEWEST_PER_PAGE = 40;

/** The text of a PDF, page by page. A scan has none, and is named as one. */
export async function pdfText(bytes: Uint8Array, messages: Messages): Promise<string | null> {
  // Loaded here: it is large, and most documents are no PDF.
  const { extractText, getDocumentProxy } = await import('unpdf');
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    if (pdf.numPages > MOST_PAGES) {
      messages.error('pdf', null, `The PDF has ${pdf.numPages} pages; a role document has few.`);
      return null;
    }
    const { text } = await extractText(pdf, { mergePages: false });
    const length = text.reduce((sum, page) => sum + page.trim().length, 0);
    if (length < FEWEST_PER_PAGE * pdf.numPages) {
      const about = 'The PDF has no text: it is a scan. Run text recognition (OCR) on it first.';
      messages.error('scan', null, about);
      return null;
    }
    return withoutRunningLines(text).join('\n');
  } catch (error) {
    messages.error('pdf', null, `The PDF cannot be read: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

/** Headers and footers out: first and last lines that most pages share but for their number. */
function withoutRunningLines(pages: readonly string[]): string[] {
  const form = (line: string | undefined) => line?.replace(/\d+/g, '#').trim() ?? '';
  const counts = new Map<string, number>();
  const edges = (lines: readonly string[]) => [form(lines[0]), form(lines.at(-1))];
  for (const page of pages) {
    for (const edge of new Set(edges(page.split('\n')))) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  const runs = (line: string | undefined) => pages.length > 2 && (counts.get(form(line)) ?? 0) > pages.length / 2;
  return pages.map((page) => {
    const lines = page.split('\n');
    return lines.map((line, i) => ((i === 0 || i === lines.length - 1) && runs(line) ? '' : line)).join('\n');
  });
}
