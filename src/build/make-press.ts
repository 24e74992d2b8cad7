/** Press pages of an edition: composed, printed, finished. */
import type { PageFormat } from '../design/format.ts';
import { verifyPage } from '../compose/verify.ts';
import { hasErrors, ProblemError, type Problem } from '../lib/problem.ts';
import { readCondition } from '../press/condition.ts';
import type { Finding } from '../press/preflight/finding.ts';
import { finishPress } from '../press/press.ts';
import { renderPdf } from '../render/pdf.ts';
import { composedPage } from './compose.ts';
import { makeProduct, wantedFormats, type Edition, type MadeFile } from './edition.ts';
import { standingOf } from './standing.ts';
import { version } from './version.ts';

const usual = ['broadsheet'];

export function pressFormats(edition: Pick<Edition, 'loaded' | 'workshop'>, asked: string[] | undefined): { formats: PageFormat[]; problems: Edition['problems'] } {
  const { pages } = edition.workshop.formats;
  const { names, problems } = wantedFormats({ report: edition.loaded.report, asked, known: pages.map((page) => page.name), kind: 'press', usual });
  return { formats: pages.filter((page) => names.includes(page.name)), problems };
}

export interface PressOptions {
  /** Name of a press condition, and the plant's own profile in place of its. */
  condition: string;
  profile?: string | undefined;
  standard: 'x-4' | 'x-1a';
  /** false: a proof, whose slug lists what stands open. */
  release: boolean;
}

export const usualPress: PressOptions = { condition: 'newsprint-coldset', standard: 'x-4', release: false };

/** Prints a format's page as Chromium makes it, after looking it over. */
async function printPage(edition: Edition, format: PageFormat, name: string): Promise<{ pdf: Uint8Array; pages: number }> {
  const { document, reasons, pages } = await composedPage(edition, format);
  edition.reasons.push(...reasons.map((reason) => `${format.name}: ${reason}`));
  return edition.withSheet((sheet) => edition.clock.time('render', async () => {
    await sheet.show(document);
    const faults = await verifyPage(sheet, format, name);
    if (hasErrors(faults)) throw new ProblemError(faults);
    edition.problems.push(...faults);
    return { pdf: await renderPdf(sheet, { ...document.size, tagged: false }), pages };
  }));
}

const findingProblem = ({ rule, severity, page, box, object, message, remedy, count }: Finding, product: string): Problem => ({
  code: `preflight-${rule}`, severity, message: `${message}${count > 1 ? ` (${count} places)` : ''}`, remedy,
  page: { product, ...(page === undefined ? {} : { page }), block: object, ...(box ? { box: { ...box, unit: 'mm' as const } } : {}) },
});

async function makePage(edition: Edition, format: PageFormat, options: PressOptions): Promise<MadeFile[]> {
  const { view, clock, theme, workshop, loaded } = edition;
  const base = `press/${view.id}-${format.name}`;
  const printed = await printPage(edition, format, `${base}.pdf`);
  const [width, height] = format.trim;
  const { pdf, preflight, problems } = await clock.time('press', async () => finishPress({
    pdf: printed.pdf, trim: { width, height }, bleed: format.bleed, safe: format.safe, ...(format.fold === undefined ? {} : { fold: format.fold }), theme,
    condition: await readCondition(options.condition, workshop.search, options.profile === undefined ? {} : { profile: options.profile }), standard: options.standard,
    title: [view.masthead.kicker, view.masthead.title.text].filter(Boolean).join(' '), report: view.id, language: view.language, ...(edition.date ? { date: edition.date } : {}),
    version, standing: standingOf(view, loaded.problems), release: options.release,
  }));
  edition.problems.push(...problems, ...preflight.findings.map((finding) => findingProblem(finding, `${base}.pdf`)));
  clock.count('pages', printed.pages);
  return [
    { path: `${base}.pdf`, bytes: pdf, product: { kind: 'press', format: format.name, width, height, unit: 'mm', pages: printed.pages } },
    { path: `${base}.preflight.json`, bytes: `${JSON.stringify(preflight, null, 2)}\n` },
  ];
}

export async function makePress(edition: Edition, formats: PageFormat[], options: PressOptions): Promise<MadeFile[]> {
  const made: MadeFile[] = [];
  for (const format of formats) made.push(...await makeProduct(edition, `press/${edition.view.id}-${format.name}.pdf`, () => makePage(edition, format, options)));
  return made;
}
