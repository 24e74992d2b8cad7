/** Press pages of an edition: composed, printed, finished; as proofs, or for the plate. */
import type { PageFormat } from '../../design/format.ts';
import { verifyPage } from '../../compose/checks/verify.ts';
import { hasErrors, ProblemError, type Problem, says } from '../../lib/problem.ts';
import type { Plant } from '../../press/plant.ts';
import { renderPdf } from '../../render/pdf.ts';
import type { Sheet } from '../../render/sheet.ts';
import { accountOfPage, keepPage } from './account.ts';
import type { HtmlDocument } from '../../html/document.ts';
import { checkScales, tellScales } from '../../compose/checks/scales.ts';
import { measureProportions, proportionsText } from '../../compose/checks/proportions.ts';
import { composedPage } from './compose.ts';
import { draftOfOverset, draftOfPrinted, draftOfSheet } from './draft.ts';
import { makeProduct, wantedFormats, type Edition, type MadeFile } from '../edition.ts';
import { offerFormat } from './offer.ts';
import { isNamed, pageFiles, type PageFile } from './page-files.ts';
import { tellPages } from './page-count.ts';
import { beginFile, finishFile, makeTicket, type Finished, type Printing } from './press-file.ts';
import type { PressOptions } from './press-options.ts';
import { passesRelease } from '../prepare/release.ts';

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

interface Print extends Pick<Printing, 'pdf' | 'pages'> {
  finishPress: typeof import('../../press/press.ts').finishPress;
}

/** Prints a format's page as Chromium makes it, after looking it over; it is finished while it is accounted for. */
async function printPage(
  edition: Edition,
  format: PageFormat,
  { name, begin }: { name: string; begin: (print: Print) => Printing['files'] },
): Promise<Printing> {
  const composed = await composedPage(edition, format).catch(async (error: unknown) => {
    if (error instanceof ProblemError) await draftOfOverset(edition, format, error.problems);
    throw error;
  });
  const { document, reasons, pages } = composed;
  edition.reasons.push(
    ...[...reasons, ...tellScales(document.body)].map(({ en, zh }) => ({
      en: `${format.name}: ${en}`,
      zh: `${format.name}：${zh}`,
    })),
  );
  edition.problems.push(
    ...tellPages(edition.view, format, { pages, before: edition.before.get(name), product: name }),
    ...(await offerFormat(edition, { format, composed, product: name })),
  );
  return edition.withSheet((sheet) =>
    edition.clock.time('render', async () => {
      await sheet.show(document);
      edition.reasons.push(
        ...(await measureProportions(sheet, format))
          .map(proportionsText)
          .map(({ en, zh }) => ({ en: `${format.name}: ${en}`, zh: `${format.name}：${zh}` })),
      );
      const drafted = async (error: unknown): Promise<never> => {
        if (error instanceof ProblemError)
          await draftOfSheet(edition, sheet, { format, size: document.size, problems: error.problems });
        throw error;
      };
      await lookOver(edition, sheet, { format, name, document }).catch(drafted);
      // Chromium prints while Node loads what finishes the print, and is asked what stands on the page meanwhile.
      const [pdf, { finishPress }] = await Promise.all([
        renderPdf(sheet, { ...document.size, tagged: false }),
        import('../../press/press.ts'),
      ]);
      const files = begin({ pdf, pages, finishPress });
      const accounted = await accountOfPage(edition, sheet, {
        product: name,
        document,
        bleed: format.bleed,
      }).catch(drafted);
      await keepPage(edition, sheet, { product: name, ...accounted, size: document.size, pages });
      return { pdf, pages, accounted, files };
    }),
  );
}

/** @throws ProblemError for what keeps the page that is on the sheet from being printed. */
async function lookOver(
  edition: Edition,
  sheet: Sheet,
  { format, name, document }: { format: PageFormat; name: string; document: HtmlDocument },
): Promise<void> {
  const faults = [...(await verifyPage(sheet, format, name)), ...checkScales(document.body, name)];
  if (hasErrors(faults)) throw new ProblemError(faults);
  edition.problems.push(...faults);
}

/** Files of a page format as the plant calls them. @throws ProblemError when they cannot be named. */
function filesOf(edition: Edition, { name }: PageFormat, plant: Plant, pages: number): PageFile[] {
  const files = pageFiles({ view: edition.view, date: edition.date, format: name, plant }, pages);
  if (!isNamed(files)) throw new ProblemError(files);
  return files;
}

/** What the format is called before it is known how many pages it takes. */
const nameOf = (edition: Edition, { name }: PageFormat, plant: Plant): string => {
  const files = pageFiles({ view: edition.view, date: edition.date, format: name, plant }, 1);
  return `press/${isNamed(files) ? files[0]!.name : `${edition.view.id}-${name}`}.pdf`;
};

async function makePage(
  edition: Edition,
  format: PageFormat,
  { options, onPrinted }: { options: PressOptions; onPrinted: (() => void) | undefined },
): Promise<MadeFile[]> {
  const { plant } = options;
  filesOf(edition, format, plant, 1);
  const printed = await printPage(edition, format, {
    name: nameOf(edition, format, plant),
    begin: ({ pages, ...print }) =>
      filesOf(edition, format, plant, pages).map((file) =>
        beginFile(edition, format, { ...print, file, options }),
      ),
  });
  onPrinted?.();
  const finished: { file: PageFile; pages: Finished }[] = [];
  for (const begun of printed.files)
    finished.push({
      file: begun.file,
      pages: await finishFile(edition, format, { ...begun, printed, options }).catch(
        async (error: unknown) => {
          if (error instanceof ProblemError) await draftOfPrinted(edition, format, error.problems);
          throw error;
        },
      ),
    });
  edition.clock.count('pages', printed.pages);
  return [
    ...finished.flatMap(({ pages }) => pages.files),
    ...(await makeTicket(edition, format, { finished, options })),
  ];
}

/** Of a page that keeps itself from being released there is something to look at. */
async function draftOfRefused(edition: Edition, format: PageFormat, name: string): Promise<void> {
  const own = edition.problems.filter(
    ({ severity, page }) => severity === 'error' && page?.product === name && page.box,
  );
  if (own.length > 0) await draftOfPrinted(edition, format, own);
}

/** Two formats whose files would have the same names. */
function checkNames(edition: Edition, formats: PageFormat[], { naming, name }: Plant): Problem[] {
  const names = formats.map((format) =>
    nameOf(edition, format, { naming, name, pages: 'together' } as Plant),
  );
  return new Set(names).size === names.length
    ? []
    : [
        {
          code: 'plant-naming',
          severity: 'error',
          ...says({
            en: [
              `The plant "${name}" names its files ${naming}, and so ${formats.map((format) => format.name).join(' and ')} would have the same names.`,
              'Make one format at a time with --format, or put {format} into the pattern.',
            ],
            zh: [
              `印厂“${name}”的文件名规则是 ${naming}，${formats.map((format) => format.name).join('、')} 会重名。`,
              '用 --format 一次出一个规格，或在规则里加上 {format}。',
            ],
          }),
        },
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
  const names = formats.map((format) => nameOf(edition, format, options.plant));
  const clash = checkNames(edition, formats, options.plant);
  if (clash.length > 0) {
    edition.problems.push(...clash);
    edition.unwritten.push(...names);
    return [];
  }
  for (const [index, format] of formats.entries())
    made.push(
      ...(await makeProduct(edition, names[index]!, () =>
        makePage(edition, format, { options, onPrinted: format === formats.at(-1) ? onPrinted : undefined }),
      )),
    );
  if (!options.release || passesRelease(edition, names)) return made;
  for (const [index, format] of formats.entries()) await draftOfRefused(edition, format, names[index]!);
  return [];
}
