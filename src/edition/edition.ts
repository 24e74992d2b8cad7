/**
 * One report's edition: its view, fonts and sheets, and the three families of products made from
 * them. A product that fails leaves its problems; the others are made all the same.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Both } from '../lib/languages.ts';
import { sheetScales } from '../compose/scales.ts';
import type { Account, Entry } from '../account/account.ts';
import type { Collected } from '../account/collect.ts';
import type { ProductRecord } from '../account/record.ts';
import type { LeftOut } from '../account/left-out.ts';
import type { ComposedPage } from '../compose/page.ts';
import { cutForReport, type SubsetFace } from '../design/fonts.ts';
import { textMetrics, type TextMetrics } from '../design/metrics.ts';
import { readTheme, themeForScript, type Theme } from '../design/theme.ts';
import { commonCharacters } from '../html/characters.ts';
import { readArt, readLogo } from '../html/art/own.ts';
import { readPhotos, type Pictures } from '../html/photos.ts';
import type { Templates } from '../html/templates.ts';
import type { Clock } from '../lib/log.ts';
import { readInput } from '../lib/inputs.ts';
import { ProblemError, type Problem } from '../lib/problem.ts';
import { describeFile, type FamilyKind, type Product } from '../manifest/manifest.ts';
import type { LoadedReport } from '../model/load.ts';
import type { Drawing } from '../model/art/shape.ts';
import type { Report } from '../model/report.ts';
import { openFonts, type Fonts } from '../type/fonts.ts';
import { openSheet, type Sheet } from '../render/sheet.ts';
import { deriveView, viewCharacters } from '../view/derive.ts';
import type { FigureView, ReportView } from '../view/view.ts';
import { checkGlyphs } from './prepare/glyphs.ts';
import { defectProblem } from './defect.ts';
import { once, type Workshop } from './prepare/workshop.ts';
import { stopsAll } from './write/stop.ts';

/** A sheet whose process is gone may never close; the browser is closed after it (ms). */
const closePatience = 2000;

/** What stands on a set document, and what it prints of the report. */
export interface Accounted {
  account: Account;
  collected: Collected;
}

/** What a product, or a deck, prints of the report, with a small picture of each page. */
export interface ProductAccount {
  /** Path of the product; of a deck its folder. */
  product: string;
  entries: Entry[];
  left: LeftOut[];
  /** WebP; px of the sheet. */
  pictures: { bytes: Uint8Array; width: number; height: number }[];
}

/** A product or a file that goes with the products, whole in memory. */
export interface MadeFile {
  path: string;
  bytes: Uint8Array | string;
  product?: Omit<Product, 'path' | 'bytes' | 'sha256'>;
}

/** The products among the files, as the manifest lists them. */
export const productsIn = (made: MadeFile[]): Product[] =>
  made.flatMap(({ path, bytes, product }) => (product ? [{ ...product, ...describeFile(path, bytes) }] : []));

export interface Edition {
  loaded: LoadedReport & { report: Report };
  view: ReportView;
  theme: Theme;
  faces: SubsetFace[];
  metrics: TextMetrics;
  /** The faces as HarfBuzz shapes with them. */
  fonts: Fonts;
  templates: Templates;
  workshop: Workshop;
  clock: Clock;
  /** YYYY-MM-DD or "". */
  date: string;
  problems: Problem[];
  reasons: Both[];
  unwritten: string[];
  /** Drafts of pages that were refused; no products. */
  drafts: MadeFile[];
  /** Runs `work` on a sheet of the edition's own; sheets are reused. */
  withSheet: <T>(work: (sheet: Sheet) => Promise<T>) => Promise<T>;
  /** Every sheet open so far plus new ones up to `count`. */
  sheets: (count: number) => Promise<Sheet[]>;
  /** A file that the report names, as it was when it was checked. */
  readPhoto: (file: string) => Promise<Uint8Array>;
  /** CMYK photos as they were given, by the SHA-256 of what stands for them on the sheets. */
  originals: Map<string, Uint8Array>;
  /** What the sheets show by reference. */
  pictures: Pictures;
  /** Sources by photo id, read once. */
  photos: () => Promise<Map<string, string>>;
  /** The report's own hero art, read once. */
  art: () => Promise<Drawing | undefined>;
  /** The newspaper's logo as markup, read once. */
  logo: () => Promise<string>;
  /** Every chart at one width (mm) and label size (pt), by figure id; drawn once. */
  drawFigures: (width: number, size: number) => Promise<Map<string, { svg: string }>>;
  /** Pages of the products that are there from before, by path. */
  before: ReadonlyMap<string, number>;
  /** Newspaper pages by format, composed once for press and archive; see compose.ts. */
  composed: Map<string, Promise<ComposedPage>>;
  /** What each product prints of the report, for the proof; in the order in which they were made. */
  accounts: ProductAccount[];
  /** What was looked at on a set document, by the document. */
  accounted: WeakMap<object, Accounted>;
  /** The accounts in short, kept with the products, by path. */
  records: Map<string, ProductRecord>;
  close: () => Promise<void>;
}

export async function openEdition({
  loaded,
  workshop,
  clock,
  date,
  before = new Map(),
  besides = '',
  opensSheet = true,
}: {
  loaded: LoadedReport & { report: Report };
  workshop: Workshop;
  clock: Clock;
  date: string;
  before?: ReadonlyMap<string, number>;
  /** Words that are printed though the report has them not: the fonts are cut to them, too. */
  besides?: string;
  /** Is a sheet wanted at once? Else it opens when it is asked for. */
  opensSheet?: boolean;
}): Promise<Edition> {
  const report =
    date === '' ? loaded.report : { ...loaded.report, masthead: { ...loaded.report.masthead, date } };
  const view = await clock.time('view', () => deriveView(report, loaded.id));
  const [plainTheme, templates, every] = await Promise.all([
    readTheme(view.theme, workshop.search),
    workshop.templates(),
    workshop.faces(view.language),
  ]);
  const theme = themeForScript(plainTheme, view.script);
  const faces = await clock.time('html', () =>
    cutForReport(every, {
      script: view.script,
      characters: viewCharacters(view) + besides,
      common: commonCharacters,
    }),
  );
  const pictures: Pictures = new Map();
  const originals = new Map<string, Uint8Array>();
  const readPhoto = (file: string) =>
    readInput(loaded.folder, { path: file, sha256: '', ...loaded.photos?.find(({ path }) => path === file) });
  const open: Promise<Sheet>[] = [];
  const sheets = async (count: number) => {
    const browser = await workshop.browser();
    while (open.length < count) open.push(clock.time('render', () => openSheet(browser, faces, pictures)));
    return Promise.all(open.slice(0, count));
  };
  // The browser takes the fonts in while the text is looked at.
  if (opensSheet) sheets(1).catch(() => undefined);
  const metrics = textMetrics(faces);
  const drawn = new Map<string, ReturnType<typeof drawFigures>>();
  return {
    loaded,
    view,
    theme,
    faces,
    metrics,
    fonts: openFonts(faces, view.language),
    templates,
    workshop,
    clock,
    date: report.masthead.date,
    problems: checkGlyphs(view, metrics, loaded.source),
    reasons: [],
    unwritten: [],
    drafts: [],
    withSheet: async (work) => work((await sheets(1))[0]!),
    sheets,
    readPhoto,
    pictures,
    originals,
    photos: once(() => readPhotos(view, { read: readPhoto, pictures, originals })),
    art: once(() => readArt(view, loaded.folder)),
    logo: once(() => readLogo(view, loaded.folder)),
    drawFigures: (width, size) => {
      const key = `${width}/${size}`;
      const known = drawn.get(key) ?? drawFigures({ view, theme, metrics, clock, width, size });
      drawn.set(key, known);
      return known;
    },
    before,
    composed: new Map(),
    accounts: [],
    accounted: new WeakMap(),
    records: new Map(),
    close: async () => {
      const closed = Promise.allSettled(open.map(async (sheet) => (await sheet).close()));
      await Promise.race([closed, wait(closePatience, undefined, { ref: false })]);
    },
  };
}

/** What is drawn as a chart, in the order of the report. */
export const figuresOf = (view: ReportView): FigureView[] =>
  [
    ...view.review.sections.flatMap((section) => section.figures),
    ...(view.plan?.targets?.figure.pairs.length ? [view.plan.targets.figure] : []),
  ].filter((figure) => figure.kind !== 'tiles');

/** Every chart of the report at one width (mm) and label size (pt), those of one unit at one scale, by figure id. */
async function drawFigures({
  view,
  theme,
  metrics,
  clock,
  width,
  size,
}: {
  view: ReportView;
  theme: Theme;
  metrics: TextMetrics;
  clock: Clock;
  width: number;
  size: number;
}): Promise<Map<string, { svg: string }>> {
  const figures = figuresOf(view);
  const scales = sheetScales({ theme, metrics, view });
  const drawAll = async () =>
    new Map(
      await Promise.all(
        figures.map(async (figure) => [figure.id, await scales.draw({ figure, width, size })] as const),
      ),
    );
  clock.count('charts', figures.length);
  return clock.time('charts', async () => {
    const alone = await drawAll();
    return (await scales.share()) ? drawAll() : alone;
  });
}

/**
 * Makes one product; what the editor can mend becomes a problem of the edition, and so does a defect of
 * Tuban: the other products are made. @throws what stops the build: the machine, or the browser.
 */
export async function makeProduct(
  edition: Edition,
  name: string,
  make: () => Promise<MadeFile[]>,
): Promise<MadeFile[]> {
  try {
    return await make();
  } catch (error) {
    if (stopsAll(error)) throw error;
    const problems =
      error instanceof ProblemError
        ? error.problems
        : [defectProblem(error, `${name} of ${edition.view.id}`)];
    edition.problems.push(
      ...problems.map((problem) => ({ ...problem, page: problem.page ?? { product: name } })),
    );
    edition.unwritten.push(name);
    return [];
  }
}

/** Formats of a kind that this build makes: those asked for, else those that the report wants. */
export function wantedFormats({
  report,
  asked,
  known,
  kind,
  usual,
}: {
  report: Report;
  asked: string[] | undefined;
  known: string[];
  kind: FamilyKind;
  usual: string[];
}): string[] {
  const wanted = asked ?? report.outputs?.[kind] ?? usual;
  return known.filter((name) => wanted.includes(name));
}
