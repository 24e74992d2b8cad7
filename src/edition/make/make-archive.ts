/**
 * The archive of an edition: the reading edition and the newspaper page, tagged, with the origin
 * inside; and beside them the catalogue record.
 */
import { finishArchive, type ArchiveJob, type Attachment } from '../../archive/archive.ts';
import { dublinCore, factsCsv, jsonLd } from '../../archive/catalogue.ts';
import { headingsOf } from '../../archive/contents.ts';
import { readingChartSize, readingPage } from '../../archive/document.ts';
import { makeSpoken } from '../../archive/spoken.ts';
import { paintInOrder } from '../../archive/reading-order.ts';
import { rehearseReading, renderReading, type HeadingPages } from '../../archive/reading.ts';
import { verifyPage } from '../../compose/checks/verify.ts';
import type { PageFormat } from '../../design/format.ts';
import { findIn, readText } from '../../design/search.ts';
import { sha256 } from '../../lib/hash.ts';
import { hasErrors, ProblemError } from '../../lib/problem.ts';
import { describeFile, type Product } from '../../manifest/manifest.ts';
import { countPages, renderPdf } from '../../render/pdf.ts';
import { archiveFiles, archiveWanted, type ArchiveFile } from './archive-formats.ts';
import { accountOfPage, pageNames, readBack, readFlowBack } from './account.ts';
import { composedPage } from './compose.ts';
import { makeProduct, type Accounted, type Edition, type MadeFile } from '../edition.ts';
import { cardFormats } from './card-formats.ts';
import { pressFormats } from './make-press.ts';
import type { PressOptions } from './press-options.ts';
import { accountPart, originNames, originParts, withManifest, type OriginManifest } from './origin.ts';
import type { Signing } from './signing.ts';
import { version } from '../version.ts';

/** Above and below the text of the reading edition, where running heads and page numbers stand; mm. */
const readingMargin = 25;

interface Printed {
  pdf: Uint8Array;
  /** mm */
  trim: { width: number; height: number };
  bleed: number;
  headings: string[];
  /** What stood on the sheet. */
  accounted: Accounted;
}

/** What is embedded, for the list at the end; the account is made of the text in which the list stands. */
const filesListed = ({ view }: Edition, attachments: Attachment[]) =>
  attachments.length === 0
    ? []
    : [
        ...attachments.map(({ name, description, bytes }) => ({ name, description, sha256: sha256(bytes) })),
        { name: originNames.account, description: view.words.account!, sha256: '—' },
      ];

async function readingInput(
  edition: Edition,
  attachments: Attachment[],
): Promise<Parameters<typeof rehearseReading>[1]> {
  const { view, theme, templates, faces, workshop } = edition;
  const charts = await edition.drawFigures(readingPage.measure, readingChartSize);
  const css = await readText(findIn(workshop.search.styles, 'archive.css')!);
  return {
    view,
    theme,
    templates,
    css,
    charts,
    photos: await edition.photos(),
    version,
    fonts: faces.map(({ name, licence, sha256: hash }) => ({ name, licence, sha256: hash })),
    files: filesListed(edition, attachments),
  };
}

/**
 * Looks where the reading edition's headings will stand, before what it carries is known: Chromium prints
 * it while Node finishes other products.
 */
export async function rehearse(edition: Edition): Promise<HeadingPages> {
  const input = await readingInput(edition, []);
  return edition.withSheet((sheet) => edition.clock.time('render', () => rehearseReading(sheet, input)));
}

async function printReading(
  edition: Edition,
  {
    name,
    attachments,
    rehearsed,
  }: { name: string; attachments: Attachment[]; rehearsed: HeadingPages | undefined },
): Promise<Printed> {
  const { view, clock } = edition;
  const input = await readingInput(edition, attachments);
  const { pdf, accounted } = await edition.withSheet(async (sheet) => ({
    pdf: await clock.time('render', () => renderReading(sheet, input, rehearsed)),
    accounted: await accountOfPage(edition, sheet, { product: name, without: pageNames }),
  }));
  const { width, height } = readingPage;
  const titles = headingsOf(view).map(({ number, title }) => [number, title].filter(Boolean).join(' '));
  return {
    pdf,
    trim: { width, height },
    bleed: 0,
    headings: [view.masthead.title.text, ...titles],
    accounted,
  };
}

async function printPage(edition: Edition, format: PageFormat, name: string): Promise<Printed> {
  const { view, clock } = edition;
  const { document } = await composedPage(edition, format);
  const { pdf, accounted } = await edition.withSheet((sheet) =>
    clock.time('render', async () => {
      await sheet.show(document);
      const faults = await verifyPage(sheet, format, name);
      if (hasErrors(faults)) throw new ProblemError(faults);
      edition.problems.push(...faults);
      const own = await accountOfPage(edition, sheet, { product: name, document, bleed: format.bleed });
      await paintInOrder(sheet);
      await makeSpoken(sheet, view.language);
      return { accounted: own, pdf: await renderPdf(sheet, { ...document.size, tagged: true }) };
    }),
  );
  const [width, height] = format.trim;
  return {
    pdf,
    trim: { width, height },
    bleed: format.bleed,
    headings: [view.masthead.title.text, ...headingsOf(view).map(({ title }) => title)],
    accounted,
  };
}

/** What the files say of themselves. */
function describe({ view, date }: Edition): Omit<ArchiveJob, 'pdf' | 'conformance' | 'attachments'> {
  const { masthead, credits, review, plan, licence } = view;
  const authors = [...new Set(credits.flatMap(({ names }) => names))];
  const { publisher = masthead.newspaper, identifier, ...issue } = view.issue ?? {};
  const subject = [masthead.place, masthead.year].filter(Boolean).join(' ');
  return {
    title: [masthead.kicker, masthead.title.text].filter(Boolean).join(' '),
    ...(authors.length > 0 ? { authors } : {}),
    ...(publisher ? { publisher } : {}),
    ...(identifier ? { identifier } : {}),
    issue: {
      ...issue,
      newspaper: masthead.newspaper,
      page: masthead.page,
      section: masthead.section,
    },
    ...(subject ? { subject } : {}),
    ...(licence ? { rights: licence } : {}),
    keywords: [...review.sections.map(({ title }) => title.text), ...(plan ? [plan.title.text] : [])],
    language: view.language,
    ...(date ? { date } : {}),
    report: view.id,
    version,
  };
}

interface Origin extends Pick<OriginManifest, 'outputs' | 'products'> {
  signing: Signing | undefined;
  parts: Attachment[];
  rehearsed: HeadingPages | undefined;
}

/** After everything else: it is the signature over what was read back. */
async function signed({ clock, date }: Edition, pdf: Uint8Array, signing: Signing): Promise<Uint8Array> {
  const { signArchive } = await import('./signing.ts');
  return clock.time('archive', () => signArchive(pdf, signing, date));
}

async function makeOne(
  edition: Edition,
  { name, conformance, format, path, page }: ArchiveFile,
  { parts, rehearsed, signing, ...lists }: Origin,
): Promise<MadeFile[]> {
  const carries = conformance === '3a';
  const attachments = carries
    ? await withManifest(edition, parts, {
        path,
        format: name,
        ...(page ? { page: page.name } : {}),
        ...lists,
      })
    : parts;
  // PDF/A-2 may carry nothing, which is told when it is finished; its list of embedded files is empty as
  // well.
  const {
    pdf: print,
    trim,
    bleed,
    headings,
    accounted,
  } = page
    ? await printPage(edition, page, path)
    : await printReading(edition, { name: path, attachments: carries ? attachments : [], rehearsed });
  const readAgain = (pdf: Uint8Array): Promise<void> =>
    page
      ? readBack(edition, pdf, { product: path, ...accounted, trim, bleed })
      : readFlowBack(edition, pdf, { product: path, ...accounted, margin: readingMargin });
  const { pdf, problems } = await edition.clock.time('archive', () =>
    finishArchive({
      ...describe(edition),
      pdf: print,
      conformance,
      trim,
      bleed,
      headings,
      attachments,
      afterwards: async (finished) => {
        await readAgain(finished);
        return accountPart(edition, path);
      },
    }),
  );
  if (hasErrors(problems)) throw new ProblemError(problems);
  if (!carries) await readAgain(pdf);
  edition.problems.push(...problems);
  edition.clock.count('archives');
  const bytes = signing ? await signed(edition, pdf, signing) : pdf;
  return [
    { path, bytes, product: { kind: 'archive', format, ...trim, unit: 'mm', pages: countPages(print) } },
  ];
}

/** A page that the press could not set either has been complained of already. */
async function makeQuietly(edition: Edition, file: ArchiveFile, origin: Origin): Promise<MadeFile[]> {
  const told = new Set(edition.problems.map(({ message }) => message));
  const before = edition.problems.length;
  const made = await makeProduct(edition, file.path, () => makeOne(edition, file, origin));
  edition.problems.push(...edition.problems.splice(before).filter(({ message }) => !told.has(message)));
  return made;
}

/** Dublin Core, JSON-LD and the facts as a table, beside the PDFs that they describe. */
function catalogueOf({ view, date }: Edition, made: MadeFile[]): MadeFile[] {
  const files = made.map(({ path, bytes }) => ({
    ...describeFile(path.slice('archive/'.length), bytes),
    mime: 'application/pdf',
  }));
  const input = { view, date, version, files };
  return [
    { path: `archive/${view.id}.dc.xml`, bytes: dublinCore(input) },
    { path: `archive/${view.id}.jsonld`, bytes: jsonLd(input) },
    { path: `archive/${view.id}-facts.csv`, bytes: factsCsv(view) },
  ];
}

export interface ArchiveRequest {
  /** Formats that the build was asked for. */
  asked?: string[] | undefined;
  /** Paths of the files to make. Default: all. */
  paths?: string[] | undefined;
  /** Press pages that the editions record, and how they were made. */
  record?: Product[];
  pressOptions?: PressOptions;
  /** A rehearsal on the edition's sheet that is under way. */
  rehearsed?: Promise<HeadingPages> | undefined;
  signing?: Signing | undefined;
}

export async function makeArchive(
  edition: Edition,
  names: string[],
  { asked, paths, record = [], pressOptions, rehearsed, signing }: ArchiveRequest = {},
): Promise<MadeFile[]> {
  return makeProduct(edition, 'archive', async () => {
    const outputs = {
      press: pressFormats(edition, undefined).map(({ name }) => name),
      archive: archiveWanted(edition, undefined),
      cards: cardFormats(edition, undefined).map(({ name }) => name),
    };
    // What goes wrong in a rehearsal goes wrong again, and is told then.
    const known = await rehearsed?.catch(() => undefined);
    const origin = {
      rehearsed: known,
      signing,
      parts: await originParts(edition, record.length > 0 ? pressOptions?.profile : undefined),
      outputs,
      products: record,
    };
    const made: MadeFile[] = [];
    const files = names.flatMap((name) => archiveFiles(edition, name, asked));
    for (const file of files.filter(({ path }) => paths?.includes(path) ?? true))
      made.push(...(await makeQuietly(edition, file, origin)));
    return made.length > 0 ? [...made, ...catalogueOf(edition, made)] : [];
  });
}
