/** Figures inside blocks: tiles as markup, charts as drawings of an exact height. */
import { filledHeight, leastChartHeight, naturalShape, type NaturalShape } from '../../charts/draw.ts';
import { leastRingsWidth } from '../../charts/devices/rings.ts';
import { remember } from '../../lib/remember.ts';
import { ptToMm, ptToPx, pxToMm } from '../../lib/units.ts';
import type { FigureView, PhotoView } from '../../view/view.ts';
import { photoContext } from '../article/article.ts';
import { pictureShare } from './election.ts';
import { mmStyle, type DrawChart, type Setting } from '../block.ts';
import { numberRows, rowsCapacity, rowsContext, type NumberRows } from './number-rows.ts';

/** Natural height of a chart row in label sizes, for kinds that do not say; bars and gaps grow from there. */
const rowEms: Record<string, number> = { bars: 2.1, shares: 1.95, dumbbell: 2.8, comparison: 3, custom: 2.4 };
/** Room for the axis and the key, in label sizes. */
const fixedEms: Record<string, number> = { bars: 0.6, shares: 0.4, dumbbell: 3.6, comparison: 1, custom: 12 };

/** A photo in a panel, with its shape at natural height, width to height, where it is not the usual one. */
export type PhotoPiece = PhotoView & { shape?: number };

/** Numbers in rows, which may stand close. */
export type RowsPiece = FigureView & { tight?: boolean };

/** What stands in the figures of a panel: charts, tiles, photos. */
export type Piece = RowsPiece | PhotoPiece;

export const isPhoto = (piece: Piece): piece is PhotoPiece => 'caption' in piece;
export const isChart = (piece: Piece): boolean => !isPhoto(piece) && piece.kind !== 'tiles';

/**
 * Shape of a photo in a panel at its natural height, width to height, and the highest that it grows to with
 * grace.
 */
const photoShape = 1.7;
const highestShape = 1.17;
/** Beside something else a photo is cut lower: from there it grows to its neighbour's height. */
export const besideShape = 2.1;

export const photoLines = ({ grid }: Setting, { shape = photoShape }: PhotoPiece, width: number): number =>
  Math.round(width / shape / grid.line);

/** The sizes that a chart is drawn with. */
const typeOf = ({ label, big, part }: Setting['sizes']) => ({ size: label, big, part });

const rowsOf = (figure: FigureView): number => Math.max(1, figure.pairs.length || figure.facts.length);

/** What is known of a figure at sizes of type; see `linesOf`, `shapeOf`, `filledOf`. */
interface Known {
  lines: Map<string, Map<number, number>>;
  shapes: Map<string, Map<number, NaturalShape>>;
  filled: Map<number, Map<number, Map<number, number>>>;
}
const known = new WeakMap<FigureView, Map<string, Known>>();
const sizeNames = new WeakMap<Setting, string>();

function knownOf(figure: FigureView, setting: Setting): Known {
  const name = remember(sizeNames, setting, () => {
    const { label, big, part } = setting.sizes;
    return `${label}/${big}/${part}/${setting.grid.line}`;
  });
  const bySize = remember(known, figure, () => new Map<string, Known>());
  return remember(bySize, name, () => ({ lines: new Map(), shapes: new Map(), filled: new Map() }));
}

/**
 * Lines that a chart takes at a width as `heightOf` says, mm; remembered, since it is asked for again and again.
 * No width or size answers for another: labels that break in two where it is narrower make room for an
 * arrangement that is lower.
 */
function linesOf(
  figure: FigureView,
  setting: Setting,
  { width, name, heightOf }: { width: number; name: string; heightOf: typeof leastChartHeight },
): number {
  const widths = remember(knownOf(figure, setting).lines, name, () => new Map<number, number>());
  return remember(widths, width, () => {
    const { theme, metrics, sizes, grid } = setting;
    return Math.ceil(heightOf({ figure, theme, metrics, width, ...typeOf(sizes) }) / grid.line - 0.02);
  });
}

/** Of a scene each thing has so much of the ground, in sizes of the text: smaller ones are specks. */
const leastThing = 1.9;

/** Narrowest place in which a chart shows what it draws, mm. */
export function leastChartWidth({ kind, facts, others = [] }: FigureView, { sizes }: Setting): number {
  if (kind === 'rings') return pxToMm(leastRingsWidth(Math.round(facts[0]?.value ?? 0), ptToPx(sizes.body)));
  if (kind !== 'length' || others.length === 0) return 0;
  const things = others.reduce((sum, { value }) => sum + Math.max(0, value ?? 0), 0);
  return ptToMm(things * sizes.body * leastThing);
}

const asPicture = new WeakMap<FigureView, FigureView>();
/** A bar of parts is larger by its type and its width alone: higher, it is a ground of flat colour. */
const strips = new Set<FigureView['kind']>(['divided']);

/** The figure as the picture of its page; the same object each time, by which its shape is known again. */
export function displayed(figure: FigureView): FigureView {
  const known = asPicture.get(figure) ?? { ...figure, display: true };
  asPicture.set(figure, known);
  return known;
}

/** Good height of a chart in whole lines: what its type needs, and air enough to read it; of the picture more. */
export function chartLines(
  figure: FigureView,
  setting: Setting,
  width: number,
  ground: 'light' | 'dark' = 'light',
): number {
  const natural = naturalLines(figure, setting, width, ground);
  if (!figure.display || strips.has(figure.kind)) return natural;
  const { grid } = setting;
  const wanted = Math.ceil((pictureShare * grid.lines * grid.width) / width);
  return (
    natural +
    Math.min(Math.max(0, wanted - natural), filledOf(figure, setting, { width, natural, times: farGrowth }))
  );
}

function naturalLines(figure: FigureView, setting: Setting, width: number, ground: 'light' | 'dark'): number {
  const ems = rowEms[figure.kind];
  if (ems === undefined)
    return linesOf(figure, setting, {
      width,
      name: `natural/${ground}`,
      heightOf: () => shapeOf(figure, setting, { width, ground }).height,
    });
  return Math.max(
    3,
    Math.ceil(
      ((rowsOf(figure) * ems + fixedEms[figure.kind]!) * setting.sizes.label) / setting.sizes.line - 0.2,
    ),
    linesOf(figure, setting, { width, name: 'least', heightOf: leastChartHeight }),
  );
}

/** A chart drawn once for its height and for what it leaves empty. */
function shapeOf(
  figure: FigureView,
  setting: Setting,
  { width, ground }: { width: number; ground: 'light' | 'dark' },
): NaturalShape {
  const widths = remember(knownOf(figure, setting).shapes, ground, () => new Map<number, NaturalShape>());
  return remember(widths, width, () => {
    const { theme, metrics, sizes } = setting;
    return naturalShape({ figure, theme, metrics, width, ...typeOf(sizes), ground });
  });
}

/** Width that a chart leaves empty from top to foot, mm. */
export const emptyWidth = (
  figure: FigureView,
  setting: Setting,
  { width, ground }: { width: number; ground: 'light' | 'dark' },
): number => width * (1 - shapeOf(figure, setting, { width, ground }).cover());

/** Kinds that are no wider than what they draw needs, however wide their place. */
const square = new Set<FigureView['kind']>([
  'hundred',
  'difference',
  'rings',
  'levels',
  'columns',
  'table',
  'periods',
  'field',
]);

/** mm² that a chart leaves empty beside it, which nothing grows into. */
export function emptyBeside(figure: Piece, setting: Setting, width: number): number {
  if (isPhoto(figure)) return 0;
  if (!isChart(figure)) return bareRows(setting, numberRows(setting, figure, width), width);
  if (!square.has(figure.kind)) return 0;
  const empty = emptyWidth(figure, setting, { width, ground: 'light' });
  return empty > width * seldom ? empty * chartLines(figure, setting, width) * setting.grid.line : 0;
}
/** mm² beside few numbers in a wide place, where that is most of it: a row is read across so many mm at most. */
function bareRows({ grid }: Setting, { columns, rows, lead }: NumberRows, width: number): number {
  const empty = width - (columns.length + Number(lead !== undefined)) * (readRow + grid.gutter);
  return empty > width * mostlyBare ? empty * rows * rowLines * grid.line : 0;
}
const [readRow, rowLines, mostlyBare] = [85, 1.5, 0.4];

/** Less of its width is air. */
const seldom = 0.25;

/** Share of its height by which a device grows with grace; those of fixed shape hardly at all. */
const growth: Partial<Record<FigureView['kind'], number>> = {
  custom: 0.3,
  divided: 0.35,
  difference: 0.25,
  length: 0.45,
  rings: 0.5,
  hundred: 0.3,
  squares: 0.4,
  field: 0.7,
  flow: 0.5,
  standing: 0.4,
};

/** Height to width up to which what runs over time is drawn: higher, every rise looks steep. */
const highest: Partial<Record<FigureView['kind'], number>> = { line: 0.75, area: 0.75, multiples: 0.75 };

/** Lines that a figure can grow by: charts by what becomes their kind, rows by half a line each. */
export function figureCapacity(figure: Piece, setting: Setting, width: number): number {
  if (isPhoto(figure))
    return Math.floor(width / highestShape / setting.grid.line) - photoLines(setting, figure, width);
  if (!isChart(figure)) return Math.floor(rowsCapacity(numberRows(setting, figure, width)));
  return filledLines(figure, setting, width, 1);
}

/** Lines beyond its natural height that a figure fills at all; rows and photos as many as they are given. */
export const figureReach = (figure: Piece, setting: Setting, width: number): number =>
  isPhoto(figure) || !isChart(figure) ? Infinity : filledLines(figure, setting, width, farGrowth);
/** How many times its growth with grace a chart may take beside something higher. */
const farGrowth = 1.6;

/** So many times as much as becomes its kind, but no more than it fills, lines. */
const filledLines = (figure: FigureView, setting: Setting, width: number, times: number): number =>
  filledOf(figure, setting, { width, natural: chartLines(figure, setting, width), times });

/** Lines beyond so many that a figure fills, of those that become its kind so many times. */
function filledOf(
  figure: FigureView,
  setting: Setting,
  { width, natural, times = 1 }: { width: number; natural: number; times?: number },
): number {
  const all = remember(knownOf(figure, setting).filled, times, () => new Map<number, Map<number, number>>());
  const widths = remember(all, natural, () => new Map<number, number>());
  return remember(widths, width, () => {
    const { theme, metrics, sizes, grid } = setting;
    const most = Math.min(
      Math.floor(natural * (growth[figure.kind] ?? 0.75) * times),
      Math.max(0, Math.floor((width * (highest[figure.kind] ?? Infinity)) / grid.line) - natural),
    );
    const request = { figure, theme, metrics, width, ...typeOf(sizes) };
    const filled = Math.round(filledHeight(request, (natural + most) * grid.line) / grid.line) - natural;
    return Math.max(0, Math.min(most, filled));
  });
}

/**
 * What the `chart`, `rows` or `photo` partial receives.
 * @param extra Lines beyond the natural height.
 */
export async function figureContext({
  figure,
  setting,
  width,
  extra,
  draw,
}: {
  figure: Piece;
  setting: Setting;
  width: number;
  extra: number;
  draw?: DrawChart | undefined;
}): Promise<object> {
  const { grid, sizes } = setting;
  if (isPhoto(figure))
    return photoContext(setting, {
      photo: figure,
      width,
      frameLines: photoLines(setting, figure, width) + extra,
    });
  if (!isChart(figure)) {
    const note = figure.note.length > 0 ? figure.note : '';
    const { at, title } = figure;
    const words = title !== '' || note !== '' ? { headed: true, at, title, note } : {};
    return { ...rowsContext({ ...figure, setting, width, extra }), ...words };
  }
  const lines = chartLines(figure, setting, width) + extra;
  const height = lines * grid.line;
  const drawing = draw ? await draw({ figure, width, height, ...typeOf(sizes) }) : undefined;
  return {
    partial: 'chart',
    at: figure.at,
    style: `width:${mmStyle(width)};`,
    roomStyle: `height:${mmStyle(height)};`,
    title: figure.title,
    note: figure.note.length > 0 ? figure.note : '',
    drawing: drawing ?? '',
  };
}
