/**
 * Press: Chromium's print becomes a page for the plate.
 *
 *   read the print → find what stands where → convert pictures → rewrite colours into inks
 *   → set boxes, marks and slug → declare the standard → write → judge the written file
 */
import { PDFPage } from '@cantoo/pdf-lib';
import { languageOfTag } from '../lib/languages.ts';
import { isTraditional } from '../model/language.ts';
import type { Theme } from '../design/theme.ts';
import { fixedDate } from '../lib/fixed-date.ts';
import { sha256 } from '../lib/hash.ts';
import { ProblemError, type Problem } from '../lib/problem.ts';
import { mmToPt } from '../lib/units.ts';
import { checkStandard, type PressCondition } from './condition.ts';
import { isSpot, spotSpaceName, type InkSet } from './ink/ink-set.ts';
import { createPalette } from './ink/palette.ts';
import {
  arrayOf,
  deflated,
  dictAt,
  dictOf,
  latin1Bytes,
  name,
  numbersAt,
  openPdf,
  PDFDocument,
  PDFNumber,
  type PDFContext,
  type PDFDict,
  type PDFRef,
} from '../pdf/objects.ts';
import type { Content } from '../pdf/tokens.ts';
import type { Preflight } from './preflight/finding.ts';
import { postScriptName } from './preflight/face-name.ts';
import { preflight, type PreflightOptions } from './preflight/preflight.ts';
import type { RuleSet } from './preflight/rules.ts';
import { DocumentRewriter } from './rewrite/document.ts';
import { convertPictures } from './rewrite/pictures.ts';
import { survey } from './rewrite/survey.ts';
import { cleanDocument, dropUnreachable } from './sheet/clean.ts';
import { declare, stampIds, standardLabel } from './sheet/declare.ts';
import { deriveGeometry, type Geometry, type SheetSize } from './sheet/geometry.ts';
import { allPlates, drawColourBar, drawMarks } from './sheet/marks.ts';
import { drawSlug, slugCharacters, slugFontName, slugLines, type SlugText } from './sheet/slug.ts';
import { readSlugFont, type SlugFont } from './sheet/slug-font.ts';

export interface PressJob {
  /** Chromium's print: pages of trim and bleed on all sides, untagged. */
  pdf: Uint8Array;
  /** mm */
  trim: { width: number; height: number };
  /** mm, already part of the printed sheet. */
  bleed: number;
  /** mm of it that the file keeps; all when left out. */
  keptBleed?: number;
  /** The one page that is finished, from 0; all when left out. */
  page?: number;
  /** mm inside the trim where nothing important may stand. */
  safe?: number;
  /** The design's font files; any other face in the print is a fallback. Undefined: not known. */
  faces?: readonly Uint8Array[];
  /** mm from the trim's top; undefined: no fold. */
  fold?: number;
  theme: Theme;
  condition: PressCondition;
  standard: 'x-4' | 'x-1a';
  title: string;
  report: string;
  /** BCP 47 */
  language: string;
  /** YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ; undefined: a fixed date. */
  date?: string;
  /** Tuban's. */
  version: string;
  /** What stands open, one short sentence each; printed on the slug of a proof. */
  standing: string[];
  /** false: a proof, and the slug says so. */
  release: boolean;
  /** A drawing to be placed on somebody’s page: its box is an ArtBox, and no knife comes near it. */
  isArtwork?: boolean;
  /** false: no marks and no slug, and the paper ends with the bleed. */
  marks?: boolean;
  /** Default: process. */
  inks?: InkSet;
  /** Photos in RGB stay so, with their profile; of PDF/X-4 only. */
  keepsRgb?: boolean;
  /** CMYK originals of photos, by the SHA-256 of the JPEG that stands in the print. */
  originals?: ReadonlyMap<string, Uint8Array>;
  /** Which rules of the preflight count how much. */
  rules?: RuleSet;
  /** For demonstrations only: false lets black text knock out. */
  overprint?: boolean;
}

/** The job, with the sheet as the file has it. */
type Job = PressJob & { sheet: SheetSize };

export interface PressResult {
  pdf: Uint8Array;
  preflight: Preflight;
  /** What the conversion itself met: undeclared colours, pictures that cannot be read. */
  problems: Problem[];
}

/**
 * @throws ProblemError when the page cannot be finished: transparency in X-1a, a profile of the wrong
 * version.
 */
export async function finishPress(given: PressJob): Promise<PressResult> {
  checkStandard(given.condition, given.standard);
  const document = await openPdf(given.pdf);
  const count = document.getPageCount();
  const job = { ...given, sheet: { ...given, bleed: given.keptBleed ?? given.bleed } };
  if (job.page !== undefined) keepPage(document, job.page);
  const geometry = deriveGeometry(job.sheet);
  const inks = job.inks ?? 'process';
  const palette = createPalette({
    theme: job.theme,
    separator: job.condition.separator,
    limit: job.condition.ink.target,
    set: inks,
  });
  const found = survey(document, { job, palette });
  if (job.standard === 'x-1a' && found.transparent.length > 0) throw new ProblemError(found.transparent);
  const problems = [...found.undeclared, ...found.sampled];
  const pictures = await convertPictures(document, job, { found, problems });
  const rewriter = new DocumentRewriter({
    document,
    palette,
    pictures,
    inks,
    overprint: job.overprint ?? true,
    groups: job.standard === 'x-1a' ? 'drop' : 'keep',
  });
  const furniture = await readFurniture(document, job, count);
  cleanDocument(document);
  document.getPages().forEach((page, index) =>
    finishPage({
      page,
      content: found.contents.get(page.node)!,
      index: job.page ?? index,
      geometry,
      rewriter,
      furniture,
      isTransparent: found.transparentPages.has(index + 1),
    }),
  );
  await declare(document, { ...job, date: job.date ?? fixedDate });
  dropUnreachable(document);
  const pdf = await document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  stampIds(pdf, sha256(pdf));
  return { pdf, problems, preflight: await preflight(pdf, preflightOptions(job, furniture.font.name)) };
}

function keepPage(document: PDFDocument, page: number): void {
  for (let index = document.getPageCount() - 1; index >= 0; index--)
    if (index !== page) document.removePage(index);
}

const preflightOptions = (
  { condition, sheet, safe, fold, faces, standing, release, rules, inks, keepsRgb }: Job,
  slugFace: string,
): PreflightOptions => ({
  condition,
  ...(rules ? { rules } : {}),
  ...(inks && isSpot(inks) ? { spots: [inks.spot] } : {}),
  ...(keepsRgb ? { keepsRgb } : {}),
  ...(faces ? { fonts: [slugFace, ...faces.flatMap((face) => postScriptName(face) ?? [])] } : {}),
  expected: { trim: sheet.trim, bleed: sheet.bleed },
  ...(safe === undefined ? {} : { safe }),
  ...(fold === undefined ? {} : { fold }),
  standing: release ? [] : standing,
});

/** What is the same on every page: the slug's font and the marks. */
interface Furniture {
  job: Job;
  slug: SlugText;
  font: SlugFont;
  fontRef: PDFRef;
  allSpace: PDFRef;
  count: number;
}

async function readFurniture(document: PDFDocument, job: Job, count: number): Promise<Furniture> {
  const { context } = document;
  const slug: SlugText = {
    title: job.title,
    report: job.report,
    date: (job.date ?? '').slice(0, 10),
    // A profile of the job’s own is another condition than the one whose limits it is held to.
    condition: job.condition.profile.own ? '' : job.condition.name,
    profile: job.condition.profile.head.description,
    standard: standardLabel(job.standard),
    version: job.version,
    release: job.release,
    standing: job.standing,
    language: isTraditional(job.language) ? 'zh-Hant' : (languageOfTag(job.language) ?? 'en'),
    ...(job.inks && isSpot(job.inks) ? { plates: job.inks.spot } : {}),
  };
  const font = await readSlugFont(slugCharacters(slug, count));
  return { job, slug, font, fontRef: font.embed(context), allSpace: allPlatesSpace(context), count };
}

const allPlatesSpace = (context: PDFContext): PDFRef =>
  context.register(
    arrayOf(context, [
      name('Separation'),
      name('All'),
      name('DeviceCMYK'),
      dictOf(context, {
        FunctionType: PDFNumber.of(2),
        Domain: arrayOf(context, [0, 1]),
        N: PDFNumber.of(1),
        C0: arrayOf(context, [0, 0, 0, 0]),
        C1: arrayOf(context, [1, 1, 1, 1]),
      }),
    ]),
  );

interface PageTask {
  page: PDFPage;
  content: Content;
  index: number;
  geometry: Geometry;
  rewriter: DocumentRewriter;
  furniture: Furniture;
  isTransparent: boolean;
}

const n = (value: number): string => String(Math.round(value * 1e4) / 1e4);

function finishPage({
  page,
  content: source,
  index,
  geometry,
  rewriter,
  furniture,
  isTransparent,
}: PageTask): void {
  const { node } = page;
  const { context } = node;
  const { job } = furniture;
  // Chromium rounds the page's height up, and its content hangs from the top edge.
  const media = numbersAt(node, 'MediaBox') ?? [0, 0, 0, 0];
  const cut = mmToPt(job.bleed - job.sheet.bleed);
  const shift = { x: geometry.bleed.x0 - media[0]! - cut, y: geometry.bleed.y1 - media[3]! + cut };
  const { content, resources } = rewriter.page(node, source, shift);
  if (job.marks !== false) addFurniture(resources, furniture, rewriter.spotSpace);
  const { x0, y0, x1, y1 } = geometry.bleed;
  const text = [
    'q',
    `${n(x0)} ${n(y0)} ${n(x1 - x0)} ${n(y1 - y0)} re W n`,
    `1 0 0 1 ${n(shift.x)} ${n(shift.y)} cm`,
    content,
    'Q',
    ...(job.marks === false ? [] : drawFurniture(furniture, geometry, index)),
  ].join('\n');
  node.set(name('Resources'), resources);
  node.set(name('Contents'), context.register(deflated(context, latin1Bytes(text))));
  for (const [key, box] of [
    ['MediaBox', geometry.media],
    ['BleedBox', geometry.bleed],
    [job.isArtwork ? 'ArtBox' : 'TrimBox', geometry.trim],
  ] as const) {
    node.set(
      name(key),
      arrayOf(
        context,
        [box.x0, box.y0, box.x1, box.y1].map((value) => Math.round(value * 1e4) / 1e4),
      ),
    );
  }
  if (isTransparent)
    node.set(
      name('Group'),
      dictOf(context, { Type: name('Group'), S: name('Transparency'), CS: name('DeviceCMYK') }),
    );
  else node.delete(name('Group'));
}

const drawFurniture = (
  { job, slug, font, count }: Furniture,
  geometry: Geometry,
  index: number,
): string[] => [
  drawMarks(geometry, job.sheet),
  drawColourBar(geometry, job.sheet, job.inks),
  drawSlug(slugLines(slug, index + 1, count), {
    geometry,
    sheet: job.sheet,
    font,
    ...(job.inks ? { set: job.inks } : {}),
  }),
];

function addFurniture(resources: PDFDict, { fontRef, allSpace }: Furniture, spot: PDFRef | undefined): void {
  const put = (category: string, entry: string, value: PDFRef) => {
    const dict = dictAt(resources, category) ?? dictOf(resources.context, {});
    dict.set(name(entry), value);
    resources.set(name(category), dict);
  };
  put('Font', slugFontName, fontRef);
  put('ColorSpace', allPlates, allSpace);
  if (spot) put('ColorSpace', spotSpaceName, spot);
}
