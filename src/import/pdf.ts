import type { DocumentTree } from './block.ts';
import type { Messages } from './messages.ts';
import { laidOutBlocks } from './pdf-layout.ts';
import { contentOf, type PageContent, taggedBlocks } from './pdf-tagged.ts';

const MOST_PAGES = 200;
/** Fewer characters a page than this, and the pages are pictures. */
const FEWEST_PER_PAGE = 40;
/** A document whose tags hold less of its text is tagged in name only; headers and footers have none. */
const FEWEST_TAGGED = 0.6;

/**
 * The blocks of a PDF: by its tags where it has them, as what browsers, Word and LibreOffice write does, else by size
 * and place of its text. A scan has none, and is named as one. Lines count its blocks.
 */
export async function pdfTree(bytes: Uint8Array, messages: Messages): Promise<DocumentTree | null> {
  // Loaded here: it is large, and most documents are no PDF.
  const { getDocumentProxy } = await import('unpdf');
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    if (pdf.numPages > MOST_PAGES) {
      messages.error('pdf', null, `The PDF has ${pdf.numPages} pages; a role document has few.`);
      return null;
    }
    const pages: PageContent[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      pages.push(contentOf(items, await page.getStructTree()));
      page.cleanup();
    }
    await pdf.destroy();
    const length = pages.reduce((sum, { characters }) => sum + characters, 0);
    if (length < FEWEST_PER_PAGE * pages.length) {
      const about = 'The PDF has no text: it is a scan. Run text recognition (OCR) on it first.';
      messages.error('scan', null, about);
      return null;
    }
    const tagged = pages.reduce((sum, page) => sum + page.tagged, 0);
    if (tagged >= length * FEWEST_TAGGED) return { blocks: taggedBlocks(pages), title: null, url: null };
    const about =
      'The PDF has no tags: its headings, lists and tables are a best reading of where its text lies. Check the items, ' +
      'or save it as a tagged PDF.';
    messages.warning('untagged-pdf', null, about);
    return { blocks: laidOutBlocks(pages), title: null, url: null };
  } catch (error) {
    messages.error('pdf', null, `The PDF cannot be read: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}
