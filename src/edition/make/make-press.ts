/** Press pages of an edition: composed, printed, finished; as proofs, or for the plate. */
import path from 'node:path';
import type { PageFormat } from '../../design/format.ts';
import type { SearchPath } from '../../design/search.ts';
import type { Collected } from '../../account/collect.ts';
import { verifyPage } from '../../compose/verify.ts';
import { hasErrors, ProblemError, type Problem } from '../../lib/problem.ts';
import { checkStandard, readCondition, type PressCondition } from '../../press/condition.ts';
import type { Finding } from '../../press/preflight/finding.ts';
import { formatPreflight, preflightJson } from '../../press/preflight/text-report.ts';
import { renderPdf } from '../../render/pdf.ts';
import type { Sheet } from '../../render/sheet.ts';
import { accountOfPage, keepPage, readBack, type Accounted } from './account.ts';
import { composedPage } from './compose.ts';
import { draftOfOverset, draftOfSheet } from './draft.ts';
import { makeProduct, wantedFormats, type Edition, type MadeFile } from '../edition.ts';
import { offerFormat } from './offer.ts';
import { tellPages } from './page-count.ts';
import { pressStandards, type BuildOptions, type PressStandard } from '../options.ts';
import { passesRelease, stampOf } from '../prepare/release.ts';
import { standingOf } from '../write/standing.ts';
import { version } from '../version.ts';

/** Page formats of a report that names none. */
export const usualPages = ['broadsheet'];

export function pressFormats(
  edition: Pick<Edition, 'loaded' | 'workshop'>,
  asked: string[] | undefined,
): PageFormat[] {
  const { pages } = edition.workshop.formats;
  const names = wantedFormats({
    report: edition.loaded.report,
    asked,
    known: pages.map((page) => page.name),
    kind: 'press',
    usual: usualPages,
  });
  return pages.filter((page) => names.includes(page.name));
}

export interface PressOptions {
  /** Name of a press condition, and the plant's own profile in place of its. */
  condition: string;
  profile?: string | undefined;
  standard: PressStandard;
  /** false: a proof, whose slug lists what stands open. */
  release: boolean;
}

export const usualPress: PressOptions = { condition: 'newsprint-coldset', standard: 'x-4', release: false };

/**
 * What a build asks for, looked up before anything is made. @throws ProblemError (exit 2) for a condition,
 * profile or standard that cannot be used.
 */
export async function readPressOptions(
  { condition, profile, standard, release }: BuildOptions,
  search: SearchPath,
): Promise<PressOptions> {
  const options: PressOptions = {
    condition: condition ?? usualPress.condition,
    standard: standard ?? usualPress.standard,
    release: release ?? false,
    ...(profile === undefined ? {} : { profile }),
  };
  if (!pressStandards.includes(options.standard)) {
    throw new ProblemError(
      {
        code: 'standard-unknown',
        severity: 'error',
        message: `There is no standard "${options.standard}".`,
        remedy: `Use one of ${pressStandards.join(', ')}.`,
      },
      2,
    );
  }
  if (condition === undefined && profile === undefined) return options;
  await asUsage(pressCondition(options, search).then((known) => checkStandard(known, options.standard)));
  return options;
}

/** What a command line names and there is not is a fault of usage. @throws ProblemError (exit 2) */
export const asUsage = <T>(read: Promise<T>): Promise<T> =>
  read.catch((error: unknown) => {
    throw error instanceof ProblemError ? new ProblemError(error.problems, 2) : error;
  });

export const pressCondition = (
  { condition, profile }: Pick<PressOptions, 'condition' | 'profile'>,
  search: SearchPath,
): Promise<PressCondition> => readCondition(condition, search, profile === undefined ? {} : { profile });

type FinishPress = typeof import('../../press/press.ts').finishPress;

/** Prints a format's page as Chromium makes it, after looking it over. */
async function printPage(
  edition: Edition,
  format: PageFormat,
  name: string,
): Promise<{ pdf: Uint8Array; pages: number; collected: Collected; finishPress: FinishPress }> {
  const composed = await composedPage(edition, format).catch(async (error: unknown) => {
    if (error instanceof ProblemError) await draftOfOverset(edition, format, error.problems);
    throw error;
  });
  const { document, reasons, pages } = composed;
  edition.reasons.push(...reasons.map((reason) => `${format.name}: ${reason}`));
  edition.problems.push(
    ...tellPages(edition.view, format, { pages, before: edition.before.get(name), product: name }),
    ...(await offerFormat(edition, { format, composed, product: name })),
  );
  return edition.withSheet((sheet) =>
    edition.clock.time('render', async () => {
      await sheet.show(document);
      const accounted = await lookOver(edition, sheet, { format, name }).catch(async (error: unknown) => {
        if (error instanceof ProblemError)
          await draftOfSheet(edition, sheet, { format, size: document.size, problems: error.problems });
        throw error;
      });
      const { collected } = accounted;
      await keepPage(edition, sheet, { product: name, ...accounted, size: document.size, pages });
      // Chromium prints while Node loads what finishes the print.
      const [pdf, { finishPress }] = await Promise.all([
        renderPdf(sheet, { ...document.size, tagged: false }),
        import('../../press/press.ts'),
      ]);
      return { pdf, pages, collected, finishPress };
    }),
  );
}

/** @throws ProblemError for what keeps the page that is on the sheet from being printed. */
async function lookOver(
  edition: Edition,
  sheet: Sheet,
  { format, name }: { format: PageFormat; name: string },
): Promise<Accounted> {
  const faults = await verifyPage(sheet, format, name);
  if (hasErrors(faults)) throw new ProblemError(faults);
  edition.problems.push(...faults);
  return accountOfPage(edition, sheet, { product: name, bleed: format.bleed });
}

/** A finding as a problem of the product. */
export const findingProblem = (
  { rule, severity, page, box, object, message, remedy, count }: Finding,
  product: string,
): Problem => ({
  code: `preflight-${rule}`,
  severity,
  message: `${message}${count > 1 ? ` (${count} places)` : ''}`,
  remedy,
  page: {
    product,
    ...(page === undefined ? {} : { page }),
    block: object,
    ...(box ? { box: { ...box, unit: 'mm' as const } } : {}),
  },
});

async function makePage(
  edition: Edition,
  format: PageFormat,
  { options, onPrinted }: { options: PressOptions; onPrinted: (() => void) | undefined },
): Promise<MadeFile[]> {
  const { view, clock, theme, workshop, loaded } = edition;
  const base = `press/${view.id}-${format.name}`;
  const printed = await printPage(edition, format, `${base}.pdf`);
  onPrinted?.();
  const [width, height] = format.trim;
  const { standard, release } = options;
  const condition = await pressCondition(options, workshop.search);
  const standing = release ? [] : standingOf(view, loaded.problems);
  const { pdf, preflight, problems } = await clock.time('press', async () =>
    printed.finishPress({
      pdf: printed.pdf,
      trim: { width, height },
      bleed: format.bleed,
      safe: format.safe,
      ...(format.fold === undefined ? {} : { fold: format.fold }),
      theme,
      faces: edition.faces.map(({ bytes }) => bytes),
      condition,
      standard,
      standing,
      release,
      version,
      title: [view.masthead.kicker, view.masthead.title.text].filter(Boolean).join(' '),
      report: view.id,
      language: view.language,
      ...(edition.date ? { date: edition.date } : {}),
    }),
  );
  await readBack(edition, pdf, {
    product: `${base}.pdf`,
    lines: printed.collected,
    trim: { width, height },
    bleed: format.bleed,
  });
  // What stands open is told once, with its place in the report; the files have it all.
  const told = preflight.findings.filter(({ rule }) => rule !== 'standing');
  edition.problems.push(...problems, ...told.map((finding) => findingProblem(finding, `${base}.pdf`)));
  clock.count('pages', printed.pages);
  return [
    {
      path: `${base}.pdf`,
      bytes: pdf,
      product: {
        kind: 'press',
        format: format.name,
        width,
        height,
        unit: 'mm',
        pages: printed.pages,
        ...stampOf({ condition, standard, release, standing, preflight }),
      },
    },
    { path: `${base}.preflight.json`, bytes: preflightJson(preflight) },
    { path: `${base}.preflight.txt`, bytes: formatPreflight(preflight, path.basename(`${base}.pdf`)) },
  ];
}

/**
 * Of a release that is refused nothing is made, see release.ts. @param onPrinted Called when the last page
 * is printed and the sheet is free.
 */
export async function makePress(
  edition: Edition,
  formats: PageFormat[],
  options: PressOptions,
  onPrinted?: () => void,
): Promise<MadeFile[]> {
  const made: MadeFile[] = [];
  const nameOf = ({ name }: PageFormat) => `press/${edition.view.id}-${name}.pdf`;
  for (const format of formats)
    made.push(
      ...(await makeProduct(edition, nameOf(format), () =>
        makePage(edition, format, { options, onPrinted: format === formats.at(-1) ? onPrinted : undefined }),
      )),
    );
  return !options.release || passesRelease(edition, formats.map(nameOf)) ? made : [];
}
