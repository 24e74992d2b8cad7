/**
 * What a report asks of designs: formats and theme that there are, charts of its own that the charts can draw,
 * photos with pixels enough. All of it can be told without a browser, so it is told before anything is made.
 */
import { drawChart } from '../../charts/draw.ts';
import { checkSpec } from '../../charts/custom/spec.ts';
import { photoWidths } from '../../blocks/panel/layout.ts';
import { gridOf } from '../../design/grid.ts';
import { readFaces, subsetFaces } from '../../design/fonts.ts';
import { platformOf, type Formats, type PageFormat } from '../../design/format.ts';
import { textMetrics } from '../../design/metrics.ts';
import type { SearchPath } from '../../design/search.ts';
import { readTheme, themeForScript, type Theme } from '../../design/theme.ts';
import { commonCharacters } from '../../html/characters.ts';
import { findClosest } from '../../lib/closest.ts';
import { ProblemError, type Problem, type Wording, says } from '../../lib/problem.ts';
import { hintSets } from '../../model/hint-texts.ts';
import type { LoadedReport } from '../../model/load.ts';
import { problemAt } from '../../model/place.ts';
import type { Report } from '../../model/report.ts';
import { hasErrors } from '../../lib/problem.ts';
import { readConditions, type PressLimits } from '../../press/condition.ts';
import { readPlant, usualPlant } from '../../press/plant.ts';
import type { Path, Source } from '../../report/source.ts';
import { deriveView, viewCharacters } from '../../view/derive.ts';
import { archiveNames } from '../make/archive-formats.ts';
import { usualPages } from '../make/make-press.ts';
import type { CheckOptions } from '../options.ts';
import { checkCardPhotos } from './check-card-photos.ts';
import { checkForms } from './glyphs.ts';

/** Designs as a build reads them. */
export interface Designs {
  search: SearchPath;
  formats: Formats;
}

type Shaped = LoadedReport & { report: Report; source: Source };

const outputs = ['press', 'archive', 'cards'] as const;

const namesByKind = ({ pages, cards }: Formats): Record<(typeof outputs)[number], string[]> => ({
  press: pages.map(({ name }) => name),
  archive: archiveNames,
  cards: cards.map(({ name }) => name),
});

/** A format that there is not, or that is one of another kind. */
function unknownFormat(
  name: string,
  kind: (typeof outputs)[number],
  known: ReturnType<typeof namesByKind>,
): Wording {
  const home = outputs.find((other) => known[other].includes(name));
  const near = findClosest(name, known[kind]);
  return {
    code: 'format-unknown',
    severity: 'error',
    ...says({
      en: [
        home ? `"${name}" is no format of "${kind}".` : `There is no format "${name}".`,
        home
          ? `Move it to outputs › ${home}.`
          : `${near ? `Did you mean "${near}"? ` : ''}Use one of ${known[kind].join(', ')}.`,
      ],
      zh: [
        home ? `“${name}”不是“${kind}”的规格。` : `没有“${name}”这个规格。`,
        home
          ? `移到 outputs › ${home}。`
          : `${near ? `是不是想写“${near}”？` : ''}可用：${known[kind].join('、')}。`,
      ],
    }),
  };
}

function checkOutputs({ report, source }: Shaped, formats: Formats): Problem[] {
  const known = namesByKind(formats);
  return outputs.flatMap((kind) =>
    (report.outputs?.[kind] ?? []).flatMap((name, index) =>
      known[kind].includes(name)
        ? []
        : [problemAt(source, ['outputs', kind, index], unknownFormat(name, kind, known))],
    ),
  );
}

/** Blocks that are to be wider than the widest of the pages that are wanted. */
function checkSpans({ report, source }: Shaped, { pages }: Formats): Problem[] {
  const wanted = pages.filter(({ name }) => report.outputs?.press?.includes(name) ?? true);
  const most = Math.max(...(wanted.length > 0 ? wanted : pages).map(({ columns }) => columns));
  const spans = (report.layout as { spans?: unknown } | undefined)?.spans;
  return Object.entries(typeof spans === 'object' && spans !== null ? spans : {}).flatMap(([id, span]) =>
    typeof span === 'number' && span > most
      ? [
          problemAt(source, ['layout', 'spans', id], {
            code: 'layout-hints',
            severity: 'error',
            ...says({
              en: [
                `"${id}" is to be ${span} columns wide; no page of this report has more than ${most}.`,
                `Write ${most} or less, or leave it out.`,
              ],
              zh: [
                `“${id}”要占 ${span} 栏；这份报告的版面最多 ${most} 栏。`,
                `写 ${most} 以内的数，或者不写。`,
              ],
            }),
          }),
        ]
      : [],
  );
}

/** Platforms and formats of which `cards › platforms` says something. */
function checkPlatforms({ report, source }: Shaped, { cards }: Formats): Problem[] {
  const known = [...new Set(cards.flatMap((format) => [platformOf(format), format.name]))];
  return hintSets(report)
    .flatMap(({ path: [, , name] }) => name ?? [])
    .flatMap((name) => {
      if (known.includes(name)) return [];
      const near = findClosest(name, known);
      const wording: Wording = {
        code: 'platform-unknown',
        severity: 'error',
        ...says({
          en: [
            `There is no platform or card format "${name}".`,
            `${near ? `Did you mean "${near}"? ` : ''}Use one of ${known.join(', ')}.`,
          ],
          zh: [
            `没有“${name}”这个平台或卡片规格。`,
            `${near ? `是不是想写“${near}”？` : ''}可用：${known.join('、')}。`,
          ],
        }),
      };
      return [problemAt(source, ['cards', 'platforms', name], wording, { key: true })];
    });
}

/** What is wrong with the theme's own file has its place there; a theme that there is not, in the report. */
async function themeOf({ report, source }: Shaped, search: SearchPath): Promise<Theme | Problem[]> {
  try {
    return await readTheme(report.theme, search);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map((problem) => (problem.place ? problem : problemAt(source, ['theme'], problem)));
  }
}

/** "spec.layer[0].mark" below a figure. */
const specPath = (figure: Path, at: string): Path => [
  ...figure,
  ...at
    .split(/[.[\]]+/)
    .flatMap((step): Path => (step === '' ? [] : /^\d+$/.test(step) ? [Number(step)] : [step])),
];

interface OwnChart {
  id: string;
  spec: unknown;
  path: Path;
}

const ownCharts = ({ review }: Report): OwnChart[] =>
  review.sections.flatMap((section, at) =>
    section.figures.flatMap(({ id, kind, spec }, index) =>
      kind === 'custom' && spec
        ? [
            {
              id: id ?? `${section.id}-figure-${index + 1}`,
              spec,
              path: ['review', 'sections', at, 'figures', index],
            },
          ]
        : [],
    ),
  );

/**
 * Charts of the report's own, drawn once over the whole type area: what cannot be drawn there cannot be drawn
 * anywhere.
 */
async function drawOwn(
  { id, report, source }: Shaped,
  charts: OwnChart[],
  { theme, search, page }: { theme: Theme; search: SearchPath; page: PageFormat },
): Promise<Problem[]> {
  const view = deriveView(report, id);
  const faces = (await readFaces(search, view.language)).filter(
    ({ script, standIn }) => !standIn && (script === undefined || script === view.script),
  );
  const metrics = textMetrics(await subsetFaces(faces, viewCharacters(view) + commonCharacters));
  const figures = view.review.sections.flatMap((section) => section.figures);
  const problems: Problem[] = [];
  for (const chart of charts) {
    const figure = figures.find((one) => one.id === chart.id)!;
    const request = { figure, theme: themeForScript(theme, view.script), metrics };
    try {
      await drawChart({ ...request, width: gridOf(page).width, size: page.type.minimum });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems.map((problem) => problemAt(source, [...chart.path, 'spec'], problem)));
    }
  }
  return problems;
}

async function checkCharts(loaded: Shaped, theme: Theme, { search, formats }: Designs): Promise<Problem[]> {
  const swatches = Object.keys(theme.swatches);
  const checked = ownCharts(loaded.report).map((chart) => ({
    chart,
    problems: checkSpec({ spec: chart.spec, figure: chart.id, swatches }),
  }));
  const faults = checked.flatMap(({ chart, problems }) =>
    problems.map((problem) =>
      problemAt(loaded.source, specPath(chart.path, problem.path ?? 'spec'), problem),
    ),
  );
  const sound = checked.filter(({ problems }) => problems.length === 0).map(({ chart }) => chart);
  // Facts that there are not would be drawn as nothing: they are told first.
  if (sound.length === 0 || hasErrors(loaded.problems)) return faults;
  const page = formats.pages.find(({ name }) => usualPages.includes(name)) ?? formats.pages[0]!;
  return [...faults, ...(await drawOwn(loaded, sound, { theme, search, page }))];
}

const mmPerInch = 25.4;

interface Place {
  /** Format, and mm or px. */
  format: string;
  widest: number;
  narrowest: number;
}

/** Where photos of a page may stand, in mm: from the narrowest panel to the widest that is given to one. */
const pagePlaces = (pages: PageFormat[]): Place[] =>
  pages.map((page) => ({
    format: page.name,
    narrowest: photoWidths.least,
    widest: Math.min(photoWidths.most, gridOf(page).width),
  }));

function resolutionFault(
  file: string,
  width: number,
  places: Place[],
  { least, best }: PressLimits['ppi'],
): Wording | undefined {
  const ppiAt = (mm: number) => (width / mm) * mmPerInch;
  const tooSmall = places.find(({ narrowest }) => ppiAt(narrowest) < least);
  if (tooSmall)
    return {
      code: 'photo-coarse',
      severity: 'error',
      ...says({
        en: [
          `"${file}" is ${width} px wide: even ${tooSmall.narrowest} mm wide, the least on ${tooSmall.format}, it has ${Math.round(ppiAt(tooSmall.narrowest))} ppi, and its pixels would be seen.`,
          `Ask for the original: ${Math.ceil((tooSmall.widest / mmPerInch) * best)} px hold for every place.`,
        ],
        zh: [
          `“${file}”宽 ${width} px：在 ${tooSmall.format} 上最窄排 ${tooSmall.narrowest} mm，也只有 ${Math.round(ppiAt(tooSmall.narrowest))} ppi，看得出锯齿。`,
          `要原图：宽 ${Math.ceil((tooSmall.widest / mmPerInch) * best)} px，哪里都够用。`,
        ],
      }),
    };
  const soft = places.filter(({ widest }) => ppiAt(widest) < least);
  if (soft.length === 0) return undefined;
  return {
    code: 'photo-soft',
    severity: 'warning',
    ...says({
      en: [
        `"${file}" is ${width} px wide: printed wider than ${Math.floor((width / least) * mmPerInch)} mm it has less than ${least} ppi and is refused (${soft.map(({ format }) => format).join(', ')}).`,
        `Ask for the original: ${Math.ceil((Math.max(...soft.map(({ widest }) => widest)) / mmPerInch) * best)} px hold for every place.`,
      ],
      zh: [
        `“${file}”宽 ${width} px：印得比 ${Math.floor((width / least) * mmPerInch)} mm 宽，就不到 ${least} ppi，会被拒绝（${soft.map(({ format }) => format).join('、')}）。`,
        `要原图：宽 ${Math.ceil((Math.max(...soft.map(({ widest }) => widest)) / mmPerInch) * best)} px，哪里都够用。`,
      ],
    }),
  };
}

function listPhotos({ review, article }: Report): { file: string; path: Path }[] {
  const named = (photos: { file?: string | undefined }[], path: Path) =>
    photos.flatMap(({ file }, index) => (file ? [{ file, path: [...path, index, 'file'] }] : []));
  return [
    ...review.sections.flatMap(({ photos }, at) => named(photos, ['review', 'sections', at, 'photos'])),
    ...named(article?.photos ?? [], ['article', 'photos']),
  ];
}

/** Photos against the page formats that the build makes. */
async function checkResolution(
  { report, source, photos = [] }: Shaped,
  { search, formats }: Designs,
  {
    only,
    formats: asked,
    plant = usualPlant,
    condition,
  }: Pick<CheckOptions, 'only' | 'formats' | 'plant' | 'condition'>,
): Promise<Problem[]> {
  if (only && !only.includes('press')) return [];
  const wanted = asked ?? report.outputs?.press ?? usualPages;
  const places = pagePlaces(formats.pages.filter(({ name }) => wanted.includes(name)));
  const press = condition ?? (await readPlant(plant, search)).condition;
  const limits = (await readConditions(search)).find(({ name }) => name === press)?.ppi;
  if (places.length === 0 || !limits || photos.length === 0) return [];
  return listPhotos(report).flatMap(({ file, path }) => {
    const photo = photos.find((one) => one.path === file);
    const fault = photo && resolutionFault(file, photo.width, places, limits);
    return fault ? [problemAt(source, path, fault)] : [];
  });
}

/** Everything that a report of the right shape asks of designs and does not get. */
export async function checkDesigns(
  loaded: LoadedReport,
  designs: Designs,
  asked: Pick<CheckOptions, 'only' | 'formats' | 'plant' | 'condition'>,
): Promise<Problem[]> {
  const { report, source } = loaded;
  if (!report || !source) return [];
  const shaped: Shaped = { ...loaded, report, source };
  const theme = await themeOf(shaped, designs.search);
  return [
    ...checkOutputs(shaped, designs.formats),
    ...checkPlatforms(shaped, designs.formats),
    ...checkSpans(shaped, designs.formats),
    ...(Array.isArray(theme) ? theme : await checkCharts(shaped, theme, designs)),
    ...(await checkResolution(shaped, designs, asked)),
    ...(await checkForms(shaped, designs.search)),
    ...checkCardPhotos({ ...shaped, photos: shaped.photos ?? [] }, designs.formats.cards, asked),
  ];
}
