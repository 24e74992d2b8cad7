/**
 * `custom`: a Vega-Lite spec brought along by the report. It is checked (spec.ts), given the
 * figure's facts as data, and set in the theme's colours and type at the physical size asked for.
 */
import type { TopLevelSpec } from 'vega-lite';
import { complaintOf } from './complaint.ts';
import { ProblemError, says } from '../../lib/problem.ts';
import { pxToMm, round } from '../../lib/units.ts';
import { fontStack, type Theme } from '../../design/theme.ts';
import type { FactView } from '../../view/view.ts';
import type { Chart, ChartRequest } from '../chart.ts';
import { crowdedOf } from '../crowded.ts';
import { factRow } from './data.ts';
import { checkSpec } from './spec.ts';
import type { Look, Room } from '../look.ts';
import { finishSvg } from '../svg.ts';
import { renderSpec, type Drawing } from '../vega.ts';

/** Height to width where none is asked for. */
const naturalRatio = 0.5;
/** From the axis to its labels, in sizes of the label: Vega's usual 2 px do for small type only. */
const besideAxis = 0.3;
/** From the end of an upright axis to its title, in sizes of the label. */
const aboveAxis = 0.8;
/** Size of a number at its mark, in sizes of the label. */
const valueSize = 1.8;
const colourKeys = new Set(['color', 'fill', 'stroke', 'range']);

/** Names of swatches become their screen values, in colours only: a fact may be called like a swatch. */
function setColours(value: unknown, theme: Theme, inColour = false): unknown {
  if (typeof value === 'string') return inColour ? (theme.swatches[value]?.screen ?? value) : value;
  if (Array.isArray(value)) return value.map((each) => setColours(each, theme, inColour));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      setColours(
        each,
        theme,
        colourKeys.has(key) || (inColour && ['value', 'condition', 'scale'].includes(key)),
      ),
    ]),
  );
}

const namedTypes = new Set(['nominal', 'ordinal']);

/**
 * What a channel is where it does not say: names stand in the order in which the report has its facts, not by the
 * alphabet; and an axis has no title, where Vega would print the name of the field.
 */
function withDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDefaults);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([key, each]) => [key, withDefaults(each)] as const);
  const { type, field } = value as { type?: unknown; field?: unknown };
  if (typeof type !== 'string' || field === undefined) return Object.fromEntries(inner);
  return {
    ...(namedTypes.has(type) ? { sort: null } : {}),
    title: null,
    ...Object.fromEntries(inner),
  };
}

/** Type, colours and lines for everything that a spec can draw. */
function composeConfig(look: Look): Record<string, unknown> {
  const font = fontStack(look.families.label);
  const words = {
    labelFont: font,
    titleFont: font,
    labelFontSize: look.label,
    titleFontSize: look.label,
    titleFontWeight: 700,
    labelLimit: 0,
    titleLimit: 0,
  };
  const lines = {
    domainColor: look.axis,
    tickColor: look.axis,
    gridColor: look.grid,
    gridWidth: 0.8,
    domainWidth: 1,
  };
  const series = [...new Set([look.bar, look.strong, look.link, look.value, look.text])];
  return {
    background: null,
    aria: false,
    font,
    view: { stroke: null },
    // Lines would cross the numbers at the marks; a spec may still ask for them.
    axis: {
      grid: false,
      labelPadding: round(look.label * besideAxis, 2),
      ...words,
      ...lines,
      labelColor: look.text,
      titleColor: look.text,
    },
    // Words stand upright: on their side they are hard to read on a page.
    axisX: { labelAngle: 0 },
    axisY: {
      labelAngle: 0,
      titleAngle: 0,
      titleAlign: 'left',
      titleAnchor: 'end',
      titleBaseline: 'bottom',
      titleX: 0,
      titleY: -round(look.label * aboveAxis, 2),
    },
    legend: { ...words, labelColor: look.text, titleColor: look.text },
    title: { font, fontSize: look.label, fontWeight: 700, color: look.text, limit: 0 },
    text: { font, fontSize: look.label, fill: look.text },
    // Numbers at their marks, set like those of the other charts. Size and colour of a style count under
    // the channels' names only.
    style: {
      value: {
        font: fontStack(look.families.numeral),
        fontWeight: 700,
        size: round(look.label * valueSize, 2),
        color: look.value,
      },
    },
    mark: { color: look.bar },
    range: { category: series, ordinal: series },
  };
}

/** px on each side. */
type Sides = Record<'left' | 'top' | 'right' | 'bottom', number>;
const padding: Sides = { left: 1, top: 1, right: 1, bottom: 1 };
/** px by which what is drawn stands out of the room. Vega counts from within the padding. */
const overOf = (
  { x1, y1, x2, y2 }: Drawing['bounds'],
  { left, top }: Sides,
  { width, height }: { width: number; height: number },
): Sides => ({
  left: Math.max(0, -x1 - left),
  top: Math.max(0, -y1 - top),
  right: Math.max(0, x2 + left - width),
  bottom: Math.max(0, y2 + top - height),
});
/** Drawn anew within less, something is left of it. */
const isMendable = (
  { left, top, right, bottom }: Sides,
  { width, height }: { width: number; height: number },
): boolean => left + right < width / 2 && top + bottom < height / 2;
const isOver = (over: Sides): boolean => Math.max(...Object.values(over)) > 0.5;

/**
 * Vega makes room for what stands out of the axes by its size before they are made smaller for it: what
 * still stands out is drawn anew within that much less.
 * @returns The SVG. @throws ProblemError `chart-spec` where words stand out of the room, or over one another.
 */
async function drawFitting(
  drawWithin: (around: Sides) => Promise<Drawing>,
  { figure, ...room }: { figure: string; width: number; height: number },
): Promise<string> {
  const first = await drawWithin(padding);
  const over = overOf(first.bounds, padding, room);
  const around = {
    left: padding.left + over.left,
    top: padding.top + over.top,
    right: padding.right + over.right,
    bottom: padding.bottom + over.bottom,
  };
  const again = isOver(over) && isMendable(over, room) ? await drawWithin(around) : undefined;
  const { svg, words } = again ?? first;
  const left = again ? overOf(again.bounds, around, room) : over;
  const crowded = crowdedOf(words);
  const mm = (px: number) => round(pxToMm(px), 1);
  const size = `${mm(room.width)} × ${mm(room.height)} mm`;
  const complaint = isOver(left)
    ? {
        en: `is ${mm(Math.max(...Object.values(left)))} mm larger than its room of ${size}`,
        zh: `比留给它的 ${size} 大出 ${mm(Math.max(...Object.values(left)))} mm`,
      }
    : crowded
      ? {
          en: `prints “${crowded[0]}” over “${crowded[1]}” in its room of ${size}`,
          zh: `在留给它的 ${size} 里，“${crowded[0]}”压住了“${crowded[1]}”`,
        }
      : undefined;
  if (complaint === undefined) return svg;
  throw new ProblemError({
    code: 'chart-spec',
    severity: 'error',
    ...says({
      en: [
        `The chart "${figure}" ${complaint.en}.`,
        'Leave room for the labels at the ends of its marks, e.g. by a wider domain, or use shorter labels.',
      ],
      zh: [`图表“${figure}”${complaint.zh}。`, '给两端的标签留出地方，如把 domain 放宽，或用短一些的标签。'],
    }),
  });
}

/** Labels that Vega hides are not printed, searched or read aloud: they do not stand in the file. */
const withoutHidden = (svg: string): string =>
  svg.replace(/<text (?=[^>]*\bopacity="0")[^>]*>[\s\S]*?<\/text>/g, '');

const unescape = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

/**
 * The SVG with its values of axes and titles marked, which no fact has, and its words in drawing order; they are
 * told apart by Vega's own class names.
 */
function readTexts(svg: string, facts: FactView[]): { svg: string; texts: string[]; ticks: string[] } {
  const names = new Set(
    facts.flatMap(({ label, short, text, full, rank }) => [label, short, text, full, rank]),
  );
  const texts: string[] = [];
  const ticks: string[] = [];
  let role = '';
  const marked = svg.replace(
    /<g class="([^"]*)"|<text ([^>]*>([\s\S]*?)<\/text>)/g,
    (whole, className: string | undefined, element: string, text: string) => {
      if (className !== undefined) {
        role = className;
        return whole;
      }
      const words = unescape(text.replace(/<[^>]*>/g, ''));
      texts.push(words);
      // Words of the spec itself.
      if (/role-(?:axis|legend)-title/.test(role)) return `<text data-own="" ${element}`;
      if (!/role-(?:axis|legend)-label/.test(role) || names.has(words)) return whole;
      ticks.push(words);
      return `<text data-tick="" ${element}`;
    },
  );
  return { svg: marked, texts, ticks };
}

/** @throws ProblemError `chart-spec` */
export async function drawCustom(
  { figure, theme, width: widthMm }: ChartRequest,
  { look, width, height = width * naturalRatio }: Room,
): Promise<Chart> {
  const problems = checkSpec({
    spec: figure.spec ?? {},
    figure: figure.id,
    swatches: Object.keys(theme.swatches),
  });
  if (problems.length > 0) throw new ProblemError(problems);
  const { $schema: _schema, data: _data, ...own } = figure.spec ?? {};
  const drawWithin = (around: Sides): Promise<Drawing> =>
    drawOrExplain(
      {
        ...(withDefaults(setColours(own, theme)) as object),
        width,
        height,
        autosize: { type: 'fit', contains: 'padding' },
        padding: around,
        data: { name: 'facts' },
        datasets: { facts: figure.facts.map(factRow) },
        config: composeConfig(look),
      } as unknown as TopLevelSpec,
      { look, figure: figure.id, language: figure.language },
    );
  const drawn = withoutHidden(await drawFitting(drawWithin, { figure: figure.id, width, height }));
  const { svg, ...read } = readTexts(drawn, figure.facts);
  return {
    svg: finishSvg({ svg, labels: [], width, height, id: figure.id, alt: figure.alt || figure.title }),
    width: widthMm,
    height: round(pxToMm(height)),
    ...read,
    marks: [],
    drawn: undefined,
  };
}

/** Vega's own complaints are about the spec, so they are the editor's to mend. */
async function drawOrExplain(
  spec: TopLevelSpec,
  { look, figure, language }: { look: Look; figure: string; language: string },
): ReturnType<typeof renderSpec> {
  try {
    return await renderSpec(spec, look, language);
  } catch (error) {
    const why = complaintOf((error as Error).message.split('\n')[0]!);
    throw new ProblemError({
      code: 'chart-spec',
      severity: 'error',
      ...says({
        en: [
          `Vega-Lite cannot draw the chart "${figure}": ${why.en}`,
          'Try the spec in the Vega-Lite editor with the rows of its facts.',
        ],
        zh: [`Vega-Lite 画不出图表“${figure}”：${why.zh}`, '把描述和它的事实放到 Vega-Lite 编辑器里试试。'],
      }),
    });
  }
}
