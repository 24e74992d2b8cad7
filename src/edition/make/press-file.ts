/** The files of a press page: finished for the plate, read back, with what the plant wants beside them. */
import path from 'node:path';
import { languageOfTag } from '../../lib/languages.ts';
import type { PageFormat } from '../../design/format.ts';
import { sha256 } from '../../lib/hash.ts';
import type { Problem } from '../../lib/problem.ts';
import type { OutputFile } from '../../press/output/output.ts';
import type { PressCondition } from '../../press/condition.ts';
import { readRules } from '../../press/preflight/rules.ts';
import type { PressResult } from '../../press/press.ts';
import type { Finding } from '../../press/preflight/finding.ts';
import { formatPreflight, preflightJson } from '../../press/preflight/text-report.ts';
import { pageName } from '../../view/page-name.ts';
import type { Accounted, Edition, MadeFile } from '../edition.ts';
import { stampOf } from '../prepare/release.ts';
import { version } from '../version.ts';
import { standingOf } from '../write/standing.ts';
import { readBack } from './account.ts';
import type { PageFile } from './page-files.ts';
import { pressCondition, type PressOptions } from './press-options.ts';

/** A finding as a problem of the product. */
export const findingProblem = (
  { rule, severity, page, box, object, message, remedy, zh, count }: Finding,
  product: string,
): Problem => ({
  code: `preflight-${rule}`,
  severity,
  message: `${message}${count > 1 ? ` (${count} places)` : ''}`,
  remedy,
  ...(zh && { zh: { ...zh, message: `${zh.message}${count > 1 ? `（${count} 处）` : ''}` } }),
  page: {
    product,
    ...(page === undefined ? {} : { page }),
    block: object,
    ...(box ? { box: { ...box, unit: 'mm' as const } } : {}),
  },
});

/** What the design decides and no report: fine rules and small type in several inks, what the fold meets. */
const ofDesign = new Set<Finding['rule']>([
  'fold',
  'reversed-small',
  'rule-reversed',
  'rule-several-inks',
  'type-several-inks',
]);

/** Does all that is drawn come from Tuban: no styles or templates of the newsroom's, no art or chart of the report's? */
const isOwnDesign = ({ view, workshop: { search } }: Pick<Edition, 'view' | 'workshop'>): boolean =>
  search.styles.length < 2 &&
  search.templates.length < 2 &&
  !view.masthead.art &&
  !view.masthead.logo &&
  view.review.sections.every(({ figures }) => figures.every(({ kind }) => kind !== 'custom'));

/**
 * Findings that are told as problems of the product; the preflight report beside the file has them all. What stands
 * open is told once, with its place in the report; of warnings on Tuban's own design an editor can mend nothing.
 */
export const toldFindings = (
  edition: Pick<Edition, 'view' | 'workshop'>,
  findings: readonly Finding[],
): Finding[] =>
  findings.filter(
    ({ rule, severity }) =>
      rule !== 'standing' && !(severity !== 'error' && ofDesign.has(rule) && isOwnDesign(edition)),
  );

/** What stands on one page, as if it were the only one. */
function pageOf({ account, collected }: Accounted, page: number | undefined): Accounted {
  if (page === undefined) return { account, collected };
  const pieces = new Map(
    collected.pieces
      .filter((piece) => piece.page === page + 1)
      .map((piece) => [piece, { ...piece, page: 1 }] as const),
  );
  const known = account.known.flatMap(({ piece, ats }) => {
    const own = pieces.get(piece);
    return own ? [{ piece: own, ats }] : [];
  });
  return { account: { ...account, known }, collected: { ...collected, pieces: [...pieces.values()] } };
}

/** A format's page as Chromium printed it, and what stood on it. */
export interface Printing {
  pdf: Uint8Array;
  pages: number;
  accounted: Accounted;
  /** Its files, which are being finished. */
  files: BegunFile[];
}

interface BegunFile {
  file: PageFile;
  finished: Promise<PressResult & { condition: PressCondition }>;
}

/** A file of a print with what goes beside it; the PDF is the first. */
export interface Finished {
  files: MadeFile[];
  outputs: OutputFile[];
}

const standingIn = ({ view, loaded }: Edition, { release }: PressOptions): string[] =>
  release ? [] : standingOf(view, loaded.problems);

interface Begun {
  file: PageFile;
  pdf: Uint8Array;
  options: PressOptions;
  finishPress: typeof import('../../press/press.ts').finishPress;
}

/** Begins to finish one file of a print; what goes wrong is told when it is taken up. */
export function beginFile(edition: Edition, format: PageFormat, begun: Begun): BegunFile {
  const finished = edition.clock.time('press', () => finishPrint(edition, format, begun));
  finished.catch(() => undefined);
  return { file: begun.file, finished };
}

async function finishPrint(
  edition: Edition,
  format: PageFormat,
  { file, pdf, options, finishPress }: Begun,
): Promise<PressResult & { condition: PressCondition }> {
  const { view, theme, workshop } = edition;
  const [width, height] = format.trim;
  const { standard, release, plant } = options;
  const condition = await pressCondition(options, workshop.search);
  return {
    condition,
    ...(await finishPress({
      pdf,
      trim: { width, height },
      bleed: format.bleed,
      ...(plant.bleed === undefined ? {} : { keptBleed: Math.min(plant.bleed, format.bleed) }),
      ...(file.page === undefined ? {} : { page: file.page }),
      safe: format.safe,
      ...(format.fold === undefined ? {} : { fold: format.fold }),
      theme,
      faces: edition.faces.map(({ bytes }) => bytes),
      condition,
      standard,
      marks: plant.marks,
      inks: plant.inks,
      keepsRgb: plant.pictures === 'rgb',
      originals: edition.originals,
      rules: await readRules(plant.rules, workshop.search),
      standing: standingIn(edition, options),
      release,
      version,
      title: [view.masthead.kicker, view.masthead.title.text].filter(Boolean).join(' '),
      report: view.id,
      language: view.language,
      ...(edition.date ? { date: edition.date } : {}),
    })),
  };
}

/** One file of a print when it is finished, read back, with what goes beside it. */
export async function finishFile(
  edition: Edition,
  format: PageFormat,
  { file, finished, printed, options }: BegunFile & { printed: Printing; options: PressOptions },
): Promise<Finished> {
  const { view, clock } = edition;
  const base = `press/${file.name}`;
  const [width, height] = format.trim;
  const { standard, release, plant } = options;
  const standing = standingIn(edition, options);
  const { pdf, preflight, problems, condition } = await finished;
  await readBack(edition, pdf, {
    product: `${base}.pdf`,
    ...pageOf(printed.accounted, file.page),
    trim: { width, height },
    bleed: format.bleed,
  });
  const told = toldFindings(edition, preflight.findings);
  edition.problems.push(...problems, ...told.map((finding) => findingProblem(finding, `${base}.pdf`)));
  const outputs = await clock.time('press', async () =>
    (await import('../../press/output/output.ts')).outputsOf(pdf, plant, {
      name: file.name,
      date: edition.date,
      version,
    }),
  );
  const files: MadeFile[] = [
    {
      path: `${base}.pdf`,
      bytes: pdf,
      product: {
        kind: 'press',
        format: format.name,
        width,
        height,
        unit: 'mm',
        pages: file.page === undefined ? printed.pages : 1,
        ...stampOf({ condition, standard, release, standing, preflight, plant: plant.name }),
      },
    },
    { path: `${base}.preflight.json`, bytes: preflightJson(preflight) },
    {
      path: `${base}.preflight.txt`,
      bytes: formatPreflight(preflight, path.basename(`${base}.pdf`), languageOfTag(view.language) ?? 'en'),
    },
    ...outputs.map(({ suffix, bytes }) => ({ path: `${base}${suffix}`, bytes })),
  ];
  return { files, outputs };
}

/** The ticket of a format's pages, beside them. */
export async function makeTicket(
  edition: Edition,
  format: PageFormat,
  { finished, options }: { finished: { file: PageFile; pages: Finished }[]; options: PressOptions },
): Promise<MadeFile[]> {
  const { view, date, workshop } = edition;
  const { plant, standard, release } = options;
  if (!plant.ticket) return [];
  const { ticket } = await import('../../press/output/ticket.ts');
  const [width, height] = format.trim;
  const text = ticket({
    id: `${view.id}-${format.name}`,
    title: view.masthead.title.text,
    date,
    version,
    trim: { width, height },
    bleed: Math.min(plant.bleed ?? format.bleed, format.bleed),
    inks: plant.inks,
    condition: await pressCondition(options, workshop.search),
    standard,
    release,
    pages: finished.map(({ file, pages: { files, outputs } }) => {
      const [pdf] = files;
      const named = outputs.map((output) => ({ ...output, file: `${file.name}${output.suffix}` }));
      const preset = named.find(({ suffix }) => suffix.endsWith('.ppf'));
      return {
        file: `${file.name}.pdf`,
        sha256: sha256(Buffer.from(pdf!.bytes)),
        pages: pdf!.product!.pages,
        name: pageName(view.masthead.page, file.page ?? 0),
        plates: named.flatMap(({ plate, file: tiff }) => (plate ? [{ plate, file: tiff }] : [])),
        ...(preset ? { presetting: preset.file } : {}),
      };
    }),
  });
  return [{ path: `press/${view.id}-${format.name}.xjdf`, bytes: text }];
}
