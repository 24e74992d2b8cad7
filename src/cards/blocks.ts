/** What the templates of blocks receive. Sizes that depend on words are measured here; the rest is CSS. */
import { divideWords } from '../view/divide.ts';
import type { FactView, FigureView } from '../view/view.ts';
import type { CardBlock } from './card.ts';
import { least, type Layout } from './geometry.ts';
import { labelSizes, px, type CardSetting, type Slot } from './setting.ts';
import { numeralSize, wholeNumeralSize, type NumberFonts } from './type.ts';
import { textPieces } from './words.ts';

/** Share of a flat card's width that its head takes: Latin words are longer than Han ones. */
export const headShareOf = ({ view }: CardSetting): number => (view.script === 'han' ? 0.44 : 0.5);
/** Largest numerals in units. */
const heroes: Record<Layout, number> = { tall: 340, square: 250, wide: 190, banner: 150, long: 220 };
const numerals: Record<Layout, number> = { tall: 150, square: 120, wide: 92, banner: 80, long: 104 };

/** Width in px of what stands beside or below the head. */
export function bodyWidth(setting: CardSetting): number {
  const { geometry } = setting;
  const { width, pad, layout } = geometry;
  return layout === 'wide'
    ? Math.floor(width * (1 - headShareOf(setting))) - px(geometry, 44) - pad.right
    : width - pad.left - pad.right;
}

export const headWidth = (setting: CardSetting): number => {
  const { geometry } = setting;
  return geometry.layout === 'wide'
    ? Math.floor(geometry.width * headShareOf(setting)) - geometry.pad.left - px(geometry, 24)
    : bodyWidth(setting);
};

export const numberFonts = ({ theme, metrics, geometry }: CardSetting): NumberFonts => ({
  metrics,
  numeral: theme.type.numeral,
  word: theme.type.heading,
  leastWord: least.secondary * geometry.unit,
});

/** A count that can be shown one by one: as many pictograms as things. */
const mostUnits = 120;
const isCountable = ({ kind, unit, value, parts }: FactView): boolean =>
  (kind === 'count' || kind === 'new' || kind === 'stock') &&
  value !== null &&
  Number.isInteger(value) &&
  value > 1 &&
  value <= mostUnits &&
  [...unit].length <= 2 &&
  !/[万亿千百%‰]/.test(unit) &&
  /^[^\d]*$/.test(unit) &&
  parts.some((part) => part.role === 'unit');

const isShare = ({ kind, unit, value }: FactView): boolean =>
  kind === 'share' && unit === '%' && value !== null && value >= 0 && value <= 100;

/** Pictograms in even rows: size in px and number across. */
function unitRows(count: number, width: number, setting: CardSetting): { size: number; across: number } {
  const { geometry } = setting;
  const most = px(geometry, geometry.layout === 'tall' ? 92 : 64);
  const rows =
    [1, 2, 3, 4, 5, 6].find((number) => width / Math.ceil(count / number) >= px(geometry, 58)) ?? 6;
  const across = Math.ceil(count / rows);
  return { size: Math.floor(Math.min(most, width / across)), across };
}

function heroContext(
  fact: FactView,
  setting: CardSetting,
  { width, aside, alone, cover = false }: { width: number; aside: boolean; alone: boolean; cover?: boolean },
): object {
  const { layout } = setting.geometry;
  const most = px(setting.geometry, heroes[layout]);
  // Beside its label where height is scarce.
  const beside = layout === 'square' || (cover && layout !== 'banner' && layout !== 'wide');
  const cap = numeralSize(fact, beside ? width * 0.58 : width, {
    ...numberFonts(setting),
    most: Math.round(most * (alone ? 1.25 : 1)),
  });
  const countable = !aside && (layout === 'tall' || layout === 'long') && isCountable(fact);
  const rows = countable ? unitRows(fact.value!, width, setting) : { size: 0, across: 1 };
  return {
    partial: 'card-hero',
    id: `hero ${fact.id}`,
    layout: beside ? 'hero-beside' : '',
    fact,
    words: divideWords(fact.label, setting.view, `${fact.at}.label`),
    rank: fact.rank,
    icon: countable || aside || cover ? '' : (fact.icon ?? ''),
    style: `--cap:${cap}px;`,
    share: isShare(fact) ? `width:${fact.value}%` : '',
    units: countable ? Array.from({ length: fact.value! }, () => fact.icon ?? 'point') : '',
    unitsStyle: `--size:${rows.size}px;--across:${rows.across};`,
  };
}

/** Tiles side by side, in px: room for each, largest numeral that all of them bear, pictograms. */
interface TileRow {
  across: number;
  cap: number;
  icons: boolean;
}

function tileRow(
  facts: FactView[],
  across: number,
  { setting, width, cover }: { setting: CardSetting; width: number; cover: boolean },
): TileRow {
  const { geometry } = setting;
  const each = (width - (across - 1) * px(geometry, tileGap)) / across;
  const fonts = { ...numberFonts(setting), most: px(geometry, numerals[geometry.layout]) };
  const numbers = facts.filter((fact) => fact.parts.length > 0);
  const wholeIn = (room: number) =>
    Math.min(fonts.most, ...numbers.map((fact) => wholeNumeralSize(fact, room, fonts)));
  const least = px(geometry, leastNumeral);
  // A unit goes to a second line only where the numeral would else not stand out from its label.
  const capIn = (room: number) =>
    wholeIn(room) >= least
      ? wholeIn(room)
      : Math.min(fonts.most, ...numbers.map((fact) => numeralSize(fact, room, fonts)));
  const rows = across === 1 && geometry.layout !== 'banner';
  const withIcons = rows ? width * 0.56 : each - px(geometry, iconRoom);
  const icons =
    !cover &&
    facts.some((fact) => fact.icon) &&
    each >= px(geometry, 280) &&
    (rows ? geometry.layout !== 'wide' : wholeIn(withIcons) >= least);
  return { across, icons, cap: capIn(rows || icons ? withIcons : each) };
}

/**
 * As many side by side as leave room for labels, for numerals larger than they and for facts in words, in
 * the fewest and fullest rows.
 */
function layTiles(
  facts: FactView[],
  { setting, width, cover }: { setting: CardSetting; width: number; cover: boolean },
): TileRow {
  const { geometry } = setting;
  const said = !cover && facts.some((fact) => fact.parts.length === 0);
  const narrowest = px(geometry, said ? 360 : cover || geometry.layout === 'wide' ? 226 : 270);
  const rows = Array.from({ length: mostAcross(facts, setting, cover) }, (_, index) => index + 1)
    .filter((across) => across === 1 || (width - (across - 1) * px(geometry, tileGap)) / across >= narrowest)
    .map((across) => tileRow(facts, across, { setting, width, cover }));
  const worth = ({ across }: TileRow) => Math.ceil(facts.length / across) * (2 + across) - facts.length;
  const readable = rows.filter(({ cap, across }) => across === 1 || cap >= px(geometry, leastNumeral));
  return readable.reduce((best, row) => (worth(row) <= worth(best) ? row : best));
}

/**
 * Units between tiles, of a tile's pictogram with its gap, and of a numeral that stands out from its label.
 */
const tileGap = 36;
const iconRoom = 100;
const leastNumeral = 60;

const mostAcross = (facts: FactView[], { geometry: { layout } }: CardSetting, cover: boolean): number => {
  if (cover) return 3;
  if (layout === 'tall' || layout === 'long') return facts.length <= 3 ? 1 : 2;
  return layout === 'square' ? 3 : 2;
};

function tilesContext(
  facts: FactView[],
  setting: CardSetting,
  { width, cover }: { width: number; cover: boolean },
): object {
  const { geometry } = setting;
  const { across, cap, icons } = layTiles(facts, { setting, width, cover });
  const left = facts.length % across;
  return {
    partial: 'card-tiles',
    id: 'tiles',
    optional: cover && geometry.layout === 'wide',
    layout: across === 1 ? 'tiles-rows' : 'tiles-grid',
    style: `--across:${across};--cap:${cap}px;`,
    tiles: facts.map((fact, index) => ({
      fact,
      icon: icons ? (fact.icon ?? 'point') : '',
      word: fact.parts.length > 0 ? '' : divideWords(fact.text, setting.view, `${fact.at}.value`),
      words: cover
        ? divideWords(fact.short, setting.view, `${fact.at}.short`)
        : divideWords(fact.label, setting.view, `${fact.at}.label`),
      rank: fact.parts.length > 0 && !cover ? fact.rank : '',
      share: !cover && isShare(fact) ? `width:${fact.value}%` : '',
      class: fact.parts.length > 0 ? '' : 'tile-said',
      style: index === facts.length - 1 && left === 1 && across > 1 ? 'grid-column:1 / -1;' : '',
    })),
  };
}

/**
 * Shares of the width that a chart brought along may need in height where its own is too low for large
 * type.
 */
const tallerShares = [0.75, 0.95];

/**
 * Label sizes at which a chart can be drawn, its heights then, and the height asked for where it had to be.
 */
async function tryCharts(
  request: { figure: FigureView; dark: boolean; width: number },
  sizes: number[],
  { charts }: CardSetting,
): Promise<{ labels: number[]; heights: number[]; natural: number | undefined }> {
  for (const natural of [undefined, ...tallerShares.map((share) => Math.round(request.width * share))]) {
    const tried = await Promise.all(
      sizes.map((label) =>
        charts.tryDraw({ ...request, label, ...(natural === undefined ? {} : { height: natural }) }),
      ),
    );
    const heights = tried.flatMap((chart) => (chart ? [Math.ceil(chart.height)] : []));
    if (heights.length > 0)
      return { labels: sizes.filter((_label, index) => tried[index] !== undefined), heights, natural };
    if (request.figure.kind !== 'custom') break;
  }
  // It fits nowhere: drawn once more for its problem.
  await charts.draw({ ...request, label: sizes.at(-1)! });
  return { labels: sizes, heights: [0], natural: undefined };
}

async function chartContext(
  figure: FigureView,
  setting: CardSetting,
  { width, dark, slots }: { width: number; dark: boolean; slots: Map<string, Slot> },
): Promise<object> {
  const slot = `chart-${figure.id}`;
  const sizes = labelSizes(setting.geometry);
  const { labels, heights, natural } = await tryCharts({ figure, dark, width }, sizes, setting);
  slots.set(slot, { kind: 'chart', figure, dark, width, labels, natural });
  return {
    partial: 'card-chart',
    id: `chart ${figure.id}`,
    title: figure.title,
    note: figure.note.length > 0 ? figure.note : '',
    slot,
    heights: heights.join(' '),
    style: `--least:${heights.at(-1)}px;`,
  };
}

export interface BlockPlace {
  width: number;
  dark: boolean;
  aside: boolean;
  /** The only block of its card. */
  alone: boolean;
  /** On a cover: short labels, nothing besides. */
  cover?: boolean;
  slots: Map<string, Slot>;
}

export async function blockContext(
  block: CardBlock,
  setting: CardSetting,
  place: BlockPlace,
): Promise<object> {
  switch (block.kind) {
    case 'hero':
      return heroContext(block.fact, setting, place);
    case 'tiles':
      return tilesContext(block.facts, setting, { width: place.width, cover: place.cover ?? false });
    case 'chart':
      return chartContext(block.figure, setting, place);
    case 'items':
      return {
        partial: 'card-items',
        id: 'items',
        items: block.items.map((item) => ({ pieces: textPieces(item, setting.view) })),
      };
    case 'groups':
      return {
        partial: 'card-groups',
        id: 'items',
        items: block.items.map(({ heading, runs }) => ({ heading, pieces: textPieces(runs, setting.view) })),
      };
    case 'text':
      return { partial: 'card-quote', id: 'text', pieces: textPieces(block.text, setting.view) };
    case 'quote':
      return { partial: 'card-quote', id: 'text', pieces: textPieces(block.text, setting.view) };
    case 'tasks':
      return {
        partial: 'card-tasks',
        id: 'tasks',
        layout: block.detail ? 'tasks-detail' : 'tasks-list',
        tasks: block.tasks.map((task) => ({
          ...task,
          items: block.detail ? task.items : [],
          text:
            block.detail &&
            (task.items.length === 0 || setting.geometry.layout === 'long') &&
            task.text.length > 0
              ? task.text
              : '',
        })),
      };
  }
}
