/**
 * `--only charts`: every chart of the report by itself, as it stands on the newspaper page, for staff
 * who set the page in a layout program of their own: CMYK vector PDF of exactly its size, and SVG.
 */
import { drawChart } from '../../charts/draw.ts';
import { gridOf, spanWidth } from '../../design/grid.ts';
import { sizesAt } from '../../design/sizes.ts';
import { hanFamilies } from '../../design/families.ts';
import { cutForReport, unicodeRange } from '../../design/fonts.ts';
import type { PageFormat } from '../../design/format.ts';
import { ProblemError } from '../../lib/problem.ts';
import { pxToMm, round } from '../../lib/units.ts';
import type { PressCondition } from '../../press/condition.ts';
import { finishPress } from '../../press/press.ts';
import { renderPdf } from '../../render/pdf.ts';
import type { Sheet } from '../../render/sheet.ts';
import type { FigureView } from '../../view/view.ts';
import { composedPage } from './compose.ts';
import { figuresOf, makeProduct, type Edition, type MadeFile } from '../edition.ts';
import { pressFormats } from './make-press.ts';
import { findingProblem } from './press-file.ts';
import { pressCondition, type PressOptions } from './press-options.ts';
import { version } from '../version.ts';

/** A chart as it stands on the page: the text of its `<svg>`, and its size in mm. */
interface PlacedChart {
  figure: FigureView;
  svg: string;
  width: number;
  height: number;
}

/** The page whose columns the charts have: the first that is asked for or that the report wants. */
const pageOf = (edition: Edition, asked: string[] | undefined): PageFormat =>
  [asked, undefined].flatMap((names) => pressFormats(edition, names))[0] ??
  edition.workshop.formats.pages[0]!;

/**
 * Drawn for white paper: as large as on the page; where a chart is on no page, a third of the type area
 * wide.
 */
async function drawAlone(
  { theme, metrics }: Edition,
  figure: FigureView,
  format: PageFormat,
  placed?: PlacedChart,
): Promise<PlacedChart> {
  const grid = gridOf(format);
  const width = placed?.width ?? round(spanWidth(grid, Math.max(1, Math.round(grid.columns / 3))), 3);
  const { svg, height } = await drawChart({
    figure,
    theme,
    metrics,
    width,
    ...(placed ? { height: placed.height } : {}),
    size: sizesAt(format, 0).label,
  });
  return { figure, svg, width, height };
}

/** A chart on a dark panel has its words in the colour of the paper: by itself nobody would see them. */
const isReversed = ({ svg }: PlacedChart, { theme }: Edition): boolean => {
  const paper = theme.swatches.paper!.screen;
  const texts = svg.match(/<text\b[^>]*>/g) ?? [];
  return (
    texts.length > 0 && texts.filter((text) => text.includes(`fill="${paper}"`)).length * 2 > texts.length
  );
};

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function findPlaced(body: string, figure: FigureView): PlacedChart | undefined {
  const svg = new RegExp(`<svg [^>]*id="${escapePattern(figure.id)}-chart"[\\s\\S]*?</svg>`).exec(body)?.[0];
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg ?? '') ?? [];
  return svg && width && height
    ? { figure, svg, width: pxToMm(Number(width)), height: pxToMm(Number(height)) }
    : undefined;
}

/**
 * Every chart at the width and height that it has on the page. A report too long for the page has charts
 * all the same.
 */
async function placedCharts(edition: Edition, format: PageFormat): Promise<PlacedChart[]> {
  const body = await composedPage(edition, format).then(
    ({ document }) => document.body,
    (error: unknown) => {
      if (error instanceof ProblemError) return '';
      throw error;
    },
  );
  return Promise.all(
    figuresOf(edition.view).map(async (figure) => {
      const placed = findPlaced(body, figure);
      return placed && !isReversed(placed, edition) ? placed : drawAlone(edition, figure, format, placed);
    }),
  );
}

/** The drawing as a file: its size in mm, and the characters that it needs of its fonts inside. */
async function standaloneSvg(
  { workshop, view }: Edition,
  { svg, width, height }: PlacedChart,
): Promise<string> {
  const families = new Set([...svg.matchAll(/font-family="'?([^',"&]+)/g)].map(([, family]) => family));
  const characters = svg.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot);/g, '&<>"');
  // Whatever its own families lack, the last of every stack has.
  const used = (await workshop.faces(view.language)).filter(
    ({ family }) => family === 'Tuban Sans' || families.has(hanFamilies[family] ?? family),
  );
  const cut = await cutForReport(used, { script: view.script, characters, common: '' });
  const faces = cut
    .filter(({ family }) => families.has(family))
    .map(
      ({ family, weight, only, adjust, bytes }) =>
        `@font-face{font-family:'${family}';font-weight:${weight};${only ? `unicode-range:${unicodeRange(only)};size-adjust:${100 * (adjust ?? 1)}%;` : ''}src:url(data:font/ttf;base64,${Buffer.from(bytes).toString('base64')})}`,
    );
  const sized = svg.replace(
    / width="[\d.]+" height="[\d.]+"/,
    ` width="${round(width, 3)}mm" height="${round(height, 3)}mm"`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${sized.replace(/^<svg[^>]*>/, (start) => `${start}<style>${faces.join('')}</style>`)}\n`;
}

/** One page of exactly the drawing's size, mm, in the colours of the screen. */
export async function printChart(
  sheet: Sheet,
  {
    svg,
    width,
    height,
    title,
    language,
  }: { svg: string; width: number; height: number; title: string; language: string },
): Promise<Uint8Array> {
  const css = `@page{size:${width}mm ${height}mm;margin:0}*{margin:0;font-synthesis:none;print-color-adjust:exact}body{width:${width}mm;height:${height}mm;overflow:hidden}svg{display:block}`;
  await sheet.show({ language, title, css, body: svg, bodyClass: '', size: { width, height, unit: 'mm' } });
  return renderPdf(sheet, { width, height, tagged: false });
}

async function makeChart(
  edition: Edition,
  chart: PlacedChart,
  { condition, standard }: { condition: PressCondition; standard: PressOptions['standard'] },
): Promise<MadeFile[]> {
  const { view, theme, clock } = edition;
  const { figure, svg } = chart;
  const base = `charts/${view.id}-${figure.id}`;
  const [width, height] = [round(chart.width, 3), round(chart.height, 3)];
  const title = figure.title || view.masthead.title.text;
  const printed = await edition.withSheet((sheet) =>
    clock.time('render', () => printChart(sheet, { svg, width, height, title, language: view.language })),
  );
  const { pdf, preflight, problems } = await clock.time('press', () =>
    finishPress({
      pdf: printed,
      trim: { width, height },
      bleed: 0,
      theme,
      faces: edition.faces.map(({ bytes }) => bytes),
      condition,
      standard,
      title,
      report: view.id,
      language: view.language,
      ...(edition.date ? { date: edition.date } : {}),
      version,
      standing: [],
      release: false,
      marks: false,
      isArtwork: true,
    }),
  );
  edition.problems.push(
    ...problems,
    ...preflight.findings.map((finding) => findingProblem(finding, `${base}.pdf`)),
  );
  const product = {
    kind: 'charts' as const,
    width: round(width, 2),
    height: round(height, 2),
    unit: 'mm' as const,
    pages: 1,
  };
  clock.count('charts');
  return [
    { path: `${base}.pdf`, bytes: pdf, product: { ...product, format: 'pdf' } },
    {
      path: `${base}.svg`,
      bytes: await standaloneSvg(edition, chart),
      product: { ...product, format: 'svg' },
    },
  ];
}

/** @param asked Formats that the build was asked for; the first page among them gives the widths. */
export async function makeCharts(
  edition: Edition,
  asked: string[] | undefined,
  options: PressOptions,
): Promise<MadeFile[]> {
  const condition = await pressCondition(options, edition.workshop.search);
  const made: MadeFile[] = [];
  for (const chart of await placedCharts(edition, pageOf(edition, asked))) {
    made.push(
      ...(await makeProduct(edition, `charts/${edition.view.id}-${chart.figure.id}.pdf`, () =>
        makeChart(edition, chart, { condition, standard: options.standard }),
      )),
    );
  }
  return made;
}
