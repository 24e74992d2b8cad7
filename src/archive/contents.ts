/** The table of contents of the reading edition, and the pages on which its headings came to stand. */
import { saysTargets } from '../view/plan.ts';
import type { ReportView } from '../view/view.ts';
import { pdfArrayAt, dictAt, openPdf, pagesOf, PDFArray, PDFDict } from '../pdf/objects.ts';

export interface ContentsEntry {
  /** Id of the heading; the link's target. */
  id: string;
  number: string;
  title: string;
  /** "major" for h2, "minor" for h3. */
  class: 'major' | 'minor';
  /** Page as printed; "" until it is known. */
  page: string;
}

type Heading = Omit<ContentsEntry, 'page'>;

const part = (id: string, title: string): Heading => ({ id, title, number: '', class: 'major' });
const section = (id: string, title: string, number = ''): Heading => ({ id, title, number, class: 'minor' });

/** Ids of headings are the view's own, prefixed so that they cannot meet those of the program. */
export const sectionId = (id: string): string => `section-${id}`;
export const taskId = (id: string): string => `task-${id}`;

function planHeadings({ plan }: ReportView): Heading[] {
  if (!plan) return [];
  return [
    part('plan', plan.title.text),
    ...(plan.requirement ? [section('requirement', plan.requirement.title.text)] : []),
    ...(plan.targets && !saysTargets(plan) ? [section('targets', plan.targets.title.text)] : []),
    ...plan.tasks.map((task) => section(taskId(task.id), task.title.text, task.number)),
    ...(plan.closing ? [section('closing', plan.closing.title.text)] : []),
  ];
}

/** Every heading that the contents list, in order of the document. */
export function headingsOf(view: ReportView): Heading[] {
  const { words, lead } = view;
  return [
    ...(lead.facts.length > 0 ? [part('lead', lead.title || words.keyFigures!)] : []),
    part('review', view.review.title.text),
    ...view.review.sections.map(({ id, title, number }) => section(sectionId(id), title.text, number)),
    ...(view.article ? [part('article', view.article.title.text)] : []),
    ...planHeadings(view),
    part('facts', words.facts!),
    ...(view.queries.length > 0 ? [part('queries', words.queries!)] : []),
    part('colophon', words.sources!),
  ];
}

/**
 * Pages (from 1) of the headings that are linked to, from the named destinations of Chromium's print:
 * CSS target-counter() is accepted by Chromium but prints nothing.
 */
export async function headingPages(pdf: Uint8Array): Promise<Map<string, number>> {
  const document = await openPdf(pdf);
  const pages = new Map<PDFDict, number>(pagesOf(document).map((page, index) => [page, index + 1]));
  const destinations = dictAt(document.catalog, 'Dests');
  const found = new Map<string, number>();
  for (const key of destinations?.keys() ?? []) {
    const place = destinations!.lookup(key);
    const array =
      place instanceof PDFArray ? place : place instanceof PDFDict ? pdfArrayAt(place, 'D') : undefined;
    const page = array?.lookup(0);
    if (page instanceof PDFDict && pages.has(page)) found.set(key.decodeText(), pages.get(page)!);
  }
  return found;
}
