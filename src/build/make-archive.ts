/**
 * The archive of an edition: the reading edition and the newspaper page, tagged, with the origin
 * inside; and beside them the catalogue record.
 */
import { finishArchive, type ArchiveJob, type Attachment, type Conformance } from '../archive/archive.ts';
import { dublinCore, factsCsv, jsonLd } from '../archive/catalogue.ts';
import { headingsOf } from '../archive/contents.ts';
import { readingChartSize, readingPage } from '../archive/document.ts';
import { renderReading } from '../archive/reading.ts';
import { verifyPage } from '../compose/verify.ts';
import type { PageFormat } from '../design/format.ts';
import { findIn, readText } from '../design/search.ts';
import { sha256 } from '../lib/hash.ts';
import { hasErrors, ProblemError } from '../lib/problem.ts';
import { describeFile } from '../manifest/manifest.ts';
import { countPages, renderPdf } from '../render/pdf.ts';
import { composedPage } from './compose.ts';
import { makeProduct, wantedFormats, type Edition, type MadeFile } from './edition.ts';
import { cardFormats } from './make-cards.ts';
import { pressFormats } from './make-press.ts';
import { originParts, withManifest, type OriginManifest } from './origin.ts';
import { version } from './version.ts';

/** What an archive format is: which document, and to which standard. */
interface ArchiveFormat {
  document: 'reading' | 'page';
  conformance: Conformance;
}

const formats: Record<string, ArchiveFormat> = {
  reading: { document: 'reading', conformance: '3a' }, page: { document: 'page', conformance: '3a' },
  'reading-2a': { document: 'reading', conformance: '2a' }, 'reading-2u': { document: 'reading', conformance: '2u' },
  'page-2a': { document: 'page', conformance: '2a' }, 'page-2u': { document: 'page', conformance: '2u' },
};
const usual = ['reading', 'page'];

export const archiveNames = Object.keys(formats);

/** Formats with a line about each, for `tuban formats`. */
export const archiveFormats = archiveNames.map((name) => {
  const { document, conformance } = formats[name]!;
  const standard = conformance === '3a' ? 'PDF/A-3a and PDF/UA-1, carries its origin' : `PDF/A-${conformance}, without its origin`;
  return { name, size: document === 'reading' ? '210 × 297 mm' : 'as the page', label: `${document === 'reading' ? 'reading edition, reflowed' : 'newspaper page'}, ${standard}` };
});

export const archiveWanted = (edition: Pick<Edition, 'loaded'>, asked: string[] | undefined): ReturnType<typeof wantedFormats> =>
  wantedFormats({ report: edition.loaded.report, asked, known: archiveNames, kind: 'archive', usual });

/** The first page format that the report names; it need not be among those that this build makes. */
function archivedPage({ loaded, workshop }: Edition): PageFormat {
  const { pages } = workshop.formats;
  const named = (loaded.report.outputs?.press ?? []).map((name) => pages.find((page) => page.name === name)).find(Boolean);
  return named ?? pages.find((page) => page.name === 'broadsheet') ?? pages[0]!;
}

interface Printed {
  pdf: Uint8Array;
  /** mm */
  trim: { width: number; height: number };
  bleed: number;
  headings: string[];
}

async function printReading(edition: Edition, attachments: Attachment[]): Promise<Printed> {
  const { view, theme, templates, clock, faces, workshop } = edition;
  const charts = await edition.drawFigures(readingPage.measure, readingChartSize);
  const css = await readText(findIn(workshop.search.styles, 'archive.css')!);
  const input = {
    view, theme, templates, css, charts, photos: await edition.photos(), version,
    fonts: faces.map(({ name, licence, sha256: hash }) => ({ name, licence, sha256: hash })),
    files: attachments.map(({ name, description, bytes }) => ({ name, description, sha256: sha256(bytes) })),
  };
  const pdf = await edition.withSheet((sheet) => clock.time('render', () => renderReading(sheet, input)));
  const { width, height } = readingPage;
  const titles = headingsOf(view).map(({ number, title }) => [number, title].filter(Boolean).join(' '));
  return { pdf, trim: { width, height }, bleed: 0, headings: [view.masthead.title.text, ...titles] };
}

async function printPage(edition: Edition, name: string): Promise<Printed> {
  const { view, clock } = edition;
  const format = archivedPage(edition);
  const { document } = await composedPage(edition, format);
  const pdf = await edition.withSheet((sheet) => clock.time('render', async () => {
    await sheet.show(document);
    const faults = await verifyPage(sheet, format, name);
    if (hasErrors(faults)) throw new ProblemError(faults);
    edition.problems.push(...faults);
    return renderPdf(sheet, { ...document.size, tagged: true });
  }));
  const [width, height] = format.trim;
  return { pdf, trim: { width, height }, bleed: format.bleed, headings: [view.masthead.title.text, ...headingsOf(view).map(({ title }) => title)] };
}

/** What the files say of themselves. */
function describe({ view, date }: Edition): Omit<ArchiveJob, 'pdf' | 'conformance' | 'attachments'> {
  const { masthead, credits, review, plan } = view;
  const author = [masthead.newspaper, ...credits.flatMap(({ names }) => names)].filter(Boolean).join(view.words.listComma);
  const subject = [masthead.place, masthead.year].filter(Boolean).join(' ');
  return {
    title: [masthead.kicker, masthead.title.text].filter(Boolean).join(' '), ...(author ? { author } : {}), ...(subject ? { subject } : {}),
    keywords: [...review.sections.map(({ title }) => title.text), ...(plan ? [plan.title.text] : [])],
    language: view.language, ...(date ? { date } : {}), report: view.id, version,
  };
}

interface Origin {
  parts: Attachment[];
  outputs: OriginManifest['outputs'];
}

async function makeOne(edition: Edition, name: string, { parts, outputs }: Origin): Promise<MadeFile[]> {
  const { document, conformance } = formats[name]!;
  const path = `archive/${edition.view.id}-${name}.pdf`;
  const carries = conformance === '3a';
  const attachments = carries ? await withManifest(edition, parts, { format: name, outputs }) : parts;
  // PDF/A-2 may carry nothing, which is told when it is finished; its list of embedded files is empty as well.
  const { pdf: print, trim, bleed, headings } = document === 'reading' ? await printReading(edition, carries ? attachments : []) : await printPage(edition, path);
  const { pdf, problems } = await edition.clock.time('archive', () => finishArchive({ ...describe(edition), pdf: print, conformance, trim, bleed, headings, attachments }));
  if (hasErrors(problems)) throw new ProblemError(problems);
  edition.problems.push(...problems);
  edition.clock.count('archives');
  return [{ path, bytes: pdf, product: { kind: 'archive', format: name, ...trim, unit: 'mm', pages: countPages(print) } }];
}

/** A page that the press could not set either has been complained of already. */
async function makeQuietly(edition: Edition, name: string, origin: Origin): Promise<MadeFile[]> {
  const told = new Set(edition.problems.map(({ message }) => message));
  const before = edition.problems.length;
  const made = await makeProduct(edition, `archive/${edition.view.id}-${name}.pdf`, () => makeOne(edition, name, origin));
  edition.problems.push(...edition.problems.splice(before).filter(({ message }) => !told.has(message)));
  return made;
}

/** Dublin Core, JSON-LD and the facts as a table, beside the PDFs that they describe. */
function catalogueOf({ view, date }: Edition, made: MadeFile[]): MadeFile[] {
  const files = made.map(({ path, bytes }) => ({ ...describeFile(path.slice('archive/'.length), bytes), mime: 'application/pdf' }));
  const input = { view, date, version, files };
  return [
    { path: `archive/${view.id}.dc.xml`, bytes: dublinCore(input) }, { path: `archive/${view.id}.jsonld`, bytes: jsonLd(input) },
    { path: `archive/${view.id}-facts.csv`, bytes: factsCsv(view) },
  ];
}

export async function makeArchive(edition: Edition, names: string[]): Promise<MadeFile[]> {
  return makeProduct(edition, 'archive', async () => {
    const outputs = {
      press: pressFormats(edition, undefined).formats.map(({ name }) => name), archive: archiveWanted(edition, undefined).names,
      cards: cardFormats(edition, undefined).formats.map(({ name }) => name),
    };
    const origin = { parts: await originParts(edition), outputs };
    const made: MadeFile[] = [];
    for (const name of names) made.push(...await makeQuietly(edition, name, origin));
    return made.length > 0 ? [...made, ...catalogueOf(edition, made)] : [];
  });
}
