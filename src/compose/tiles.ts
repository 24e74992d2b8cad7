/** Number tiles: how many stand side by side, which is large, and how the last row is filled. */
import { autospaceWidth } from '../charts/spacing.ts';
import { ptToMm } from '../lib/units.ts';
import { divideWords } from '../view/divide.ts';
import type { FactView } from '../view/view.ts';
import type { Setting } from './block.ts';
import { isSeen } from './grid.ts';

/** Fewest tiles at which the first is set large; so is one that is alone. */
const leastForBig = 3;
/** A label narrower than this many characters is hard to read. */
const labelEms = 6.4;
const mostAcross = 5;
/** How far numerals grow with the height that they are given; one or two have the room of many. */
export const mostGrowth = 1.6;
export const fewGrowth = 2;
/** Likewise in a ledger, where a label with its rank may take so many lines. */
const ledgerEms = 6;
const ledgerLines = 2.6;
/** Between tiles, as a share of the gutter; the style sheet says the same. */
const gapShare = 0.8;
/** Between a pictogram and its number, mm; the style sheet says the same. */
const iconGap = 1.6;

export interface TileGrid {
  across: number;
  rows: number;
  tiles: { fact: FactView; className: string; style: string }[];
  /** Whether the first tile is set large. */
  big: boolean;
  /**
   * How far the numbers and their pictograms can grow before one is wider than its cell; the large one by
   * itself.
   */
  room: number;
  bigRoom: number;
  /** How far pictograms can grow beside numbers that have grown so far. */
  iconRoom: (grow: number, growBig: number) => number;
  /** The same where the pictogram stands above its number. */
  tallRoom: number;
  /** Rows that the large tile takes; 0 where there is none. */
  bigRows: number;
  /** Height that is left for growth, pt. */
  spare: number;
}

/** Width of a printed number, mm: the figure in the numeral face, the rest in the label face. */
function numberWidth({ metrics, theme }: Setting, fact: FactView, size: number, small: number): number {
  const points = fact.parts.reduce((sum, { role, text }, index) => {
    const percent = role === 'unit' && /^[%‰]/.test(text);
    const font =
      role === 'number' || role === 'sign'
        ? { family: theme.type.numeral, weight: 700, size }
        : percent
          ? { family: theme.type.numeral, weight: 700, size: size * 0.7 }
          : { family: theme.type.heading, weight: 700, size: small };
    return (
      sum +
      metrics.width(text, font) +
      (role === 'number' || percent ? 0 : small * 0.2) +
      autospaceWidth(`${text.at(-1) ?? ''}${fact.parts[index + 1]?.text[0] ?? ''}`, font.size)
    );
  }, 0);
  return ptToMm(points);
}

/** Width of what a fact without a number says, mm; the style sheet sets it in the same size. */
const wordWidth = ({ metrics, theme, sizes }: Setting, { text }: FactView): number =>
  ptToMm(metrics.width(text, { family: theme.type.heading, weight: 700, size: sizes.panel * 0.96 }));

/** Widths of one tile's text in mm: as an ordinary and as a large tile. */
function tileWidths(setting: Setting, fact: FactView): { small: number; big: number } {
  const { sizes } = setting;
  const icon = (size: number) => (fact.icon ? ptToMm(size) + iconGap : 0);
  const label = ptToMm(sizes.label * Math.min(labelEms, Math.max(3, [...fact.label].length)));
  if (fact.parts.length === 0) {
    const word = wordWidth(setting, fact);
    return {
      small: icon(sizes.numeral * 1.25) + Math.max(label, word),
      big: icon(sizes.big * 1.15) + Math.max(label, word),
    };
  }
  return {
    small:
      icon(sizes.numeral * 1.25) + Math.max(label, numberWidth(setting, fact, sizes.numeral, sizes.label)),
    big: icon(sizes.big * 1.15) + Math.max(label, numberWidth(setting, fact, sizes.big, sizes.big * 0.42)),
  };
}

/** Narrowest column of a ledger that holds every number beside some words of its label, mm. */
export function ledgerWidth(setting: Setting, facts: FactView[]): number {
  const { sizes, metrics, theme } = setting;
  const icon = ptToMm(sizes.numeral * 0.74) + 2.8;
  return Math.max(
    ...facts.map((fact, index) => {
      const number =
        fact.parts.length === 0
          ? ptToMm(metrics.width(fact.text, { family: theme.type.heading, weight: 700, size: sizes.body }))
          : numberWidth(setting, fact, sizes.numeral * (index === 0 ? 1.35 : 0.96), sizes.label);
      const rank =
        fact.parts.length > 0 && fact.rank
          ? metrics.width(` ${fact.rank}`, { family: theme.type.label, weight: 700, size: sizes.label })
          : 0;
      const label = ptToMm(
        metrics.width(fact.label, { family: theme.type.label, weight: 400, size: sizes.label }) + rank,
      );
      return icon + number + Math.min(label, Math.max(ptToMm(sizes.label * ledgerEms), label / ledgerLines));
    }),
  );
}

/** Cells that a large first tile takes, by how many stand across. */
function bigCell(
  across: number,
  width: number,
  gap: number,
  needed: number,
): { columns: number; rows: number } {
  const column = (width - (across - 1) * gap) / across;
  if (across <= 2) return { columns: across, rows: 1 };
  return {
    columns: Math.min(across, Math.max(1, Math.ceil((needed + gap) / (column + gap) - 0.02))),
    rows: 2,
  };
}

/** Beside a large number, before its label, in sizes of the body; the style sheet says the same. */
const besideGap = 1;
/** Height of what stays empty beside a large number, with the air above it, in sizes of the number. */
const bigHeight = 2.1;

/**
 * Room that the label of a large number takes beside it where below it would leave a hole there, mm; 0
 * where it stands below.
 */
function labelBeside(setting: Setting, fact: FactView, free: number): number {
  const { sizes, metrics, theme, grid } = setting;
  const widthOf = (text: string, weight: 400 | 700, size: number) =>
    metrics.width(text, { family: theme.type.label, weight, size });
  const needed =
    ptToMm(
      Math.max(widthOf(fact.label, 700, sizes.body), widthOf(fact.rank, 700, sizes.label)) +
        sizes.body * besideGap,
    ) *
    (1 + hair);
  const gaping = isSeen(grid, { width: free, height: ptToMm(sizes.big * bigHeight) });
  return gaping && fact.label !== '' && needed <= free ? needed : 0;
}

/** Widths are reckoned: so much is kept free. */
const hair = 0.02;

const isFitting = ({ room, bigRoom }: Pick<TileGrid, 'room' | 'bigRoom'>): boolean =>
  Math.min(room, bigRoom) >= 1 + hair;

/** Whether every number fits its place at the sizes of the setting. */
export const numbersFit = (
  setting: Setting,
  facts: FactView[],
  { width, style }: { width: number; style: 'tiles' | 'ledger' },
): boolean =>
  style === 'ledger' ? ledgerWidth(setting, facts) <= width : isFitting(tileGrid(setting, facts, width));

/** Number tiles in a grid: so many across, with or without a large one at the head. */
interface Layout {
  big: boolean;
  across: number;
  rows: number;
  unused: number;
  cell: { columns: number; rows: number };
}

function layoutsOf(setting: Setting, facts: FactView[], width: number, big: boolean): Layout[] {
  const gap = setting.grid.gutter * gapShare;
  const widths = facts.map((fact) => tileWidths(setting, fact));
  const widest = Math.max(...widths.slice(big ? 1 : 0).map(({ small }) => small));
  const most = Math.max(
    1,
    Math.min(
      mostAcross,
      big ? facts.length - 1 : facts.length,
      Math.floor((width + gap) / (widest + gap) + 1e-6),
    ),
  );
  return Array.from({ length: most }, (_, index) => most - index).map((across) => {
    const cell = big ? bigCell(across, width, gap, widths[0]!.big) : { columns: 1, rows: 1 };
    const cells = facts.length - 1 + cell.columns * cell.rows;
    const rows = Math.max(cell.rows, Math.ceil(cells / across));
    return { big, across, cell, rows, unused: rows * across - cells };
  });
}

/** What stands in each cell, mm: the cell without the gap beside its pictogram, pictogram and number. */
function placesOf(setting: Setting, facts: FactView[], width: number, { across, cell, big }: Layout) {
  const gap = setting.grid.gutter * gapShare;
  const column = (width - (across - 1) * gap) / across;
  return facts.map((fact, index) => {
    const first = big && index === 0;
    const room = first ? cell.columns * column + (cell.columns - 1) * gap : column;
    const size = first ? setting.sizes.big : setting.sizes.numeral;
    const isWord = fact.parts.length === 0;
    const own = room - (fact.icon ? iconGap : 0);
    const icon = fact.icon ? ptToMm(size * (first ? 1.15 : 1.25)) : 0;
    const number = isWord
      ? wordWidth(setting, fact)
      : numberWidth(setting, fact, size, first ? size * 0.42 : setting.sizes.label);
    const label =
      first && facts.length > 1 && cell.rows === 1 ? labelBeside(setting, fact, own - icon - number) : 0;
    return { first, isWord, room, cell: own - label, icon, number, wide: label > 0 };
  });
}

const tileAt = (
  { cell, unused }: Layout,
  { fact, isBig, isWide, isLast }: { fact: FactView; isBig: boolean; isWide: boolean; isLast: boolean },
): TileGrid['tiles'][number] => ({
  fact,
  className: [isBig ? 'tile-big' : '', isWide ? 'tile-wide' : '', fact.parts.length === 0 ? 'tile-word' : '']
    .filter(Boolean)
    .join(' '),
  style: isBig
    ? `grid-column:span ${cell.columns};grid-row:span ${cell.rows};`
    : isLast && unused > 0
      ? `grid-column:span ${1 + unused};`
      : '',
});

function gridAt(
  setting: Setting,
  facts: FactView[],
  width: number,
  layout: Layout,
): Omit<TileGrid, 'spare'> & { used: number } {
  const { across, rows, cell, big } = layout;
  const places = placesOf(setting, facts, width, layout);
  // Words may break, but they do not grow into that.
  const rooms = places.map(({ cell: room, icon, number, isWord }) =>
    Math.max(isWord ? 1 + hair : 0, room / (icon + number)),
  );
  const least = (some: number[]) => Math.min(...some, Infinity);
  const [room, bigRoom] = big ? [least(rooms.slice(1)), rooms[0]!] : [least(rooms), Infinity];
  return {
    across,
    rows,
    big,
    room,
    bigRoom,
    tallRoom: least(places.map(({ room: wide, number }) => wide / number)),
    bigRows: big ? cell.rows : 0,
    // Share of the cells' width that is taken before anything grows; a large tile covers its cells.
    used:
      places.reduce(
        (sum, { first, icon, number, cell: wide }) =>
          sum + (first ? cell.columns * cell.rows : 1) * Math.min(1, (icon + number) / wide),
        0,
      ) /
      (across * rows),
    tiles: facts.map((fact, index) =>
      tileAt(layout, {
        fact,
        isBig: big && index === 0,
        isWide: places[index]!.wide,
        isLast: index === facts.length - 1,
      }),
    ),
    iconRoom: (grow, growBig) =>
      least(
        places.map(
          ({ first, cell: room, icon, number }) =>
            (room - number * (first ? growBig : grow)) / Math.max(icon, 0.1),
        ),
      ),
  };
}

/** Height of a row of tiles, in sizes of its numbers. */
export const rowHeight = 2.6;

/** Whether the cells after the last tile are seen as a hole, with the air around them. */
const endsEmpty = ({ grid, sizes }: Setting, { unused, across }: Layout, width: number): boolean =>
  isSeen(grid, { width: (unused * width) / across, height: ptToMm(sizes.numeral * rowHeight * 1.4) });

/**
 * Fewest unused cells, then most across: a row with a gap looks like a mistake. With height to spare the
 * tiles are laid out so that their numbers, grown, cover most of it: in more rows, where they have no room
 * beside one another.
 *
 * @param extra pt of height beyond the natural one.
 */
export function tileGrid(setting: Setting, facts: FactView[], width: number, extra = 0): TileGrid {
  const big = (facts.length === 1 || facts.length >= leastForBig) && facts[0]!.parts.length > 0;
  const layouts = layoutsOf(setting, facts, width, big);
  const cheapest = layouts.reduce((a, b) => (b.rows * 3 + b.unused < a.rows * 3 + a.unused ? b : a));
  // Rather all alike than a large one and an empty cell.
  const alike =
    big && cheapest.unused > 0 && facts.length > 1
      ? layoutsOf(setting, facts, width, false).filter(({ unused }) => unused === 0)
      : [];
  const usual = endsEmpty(setting, cheapest, width)
    ? (alike.find(({ across, rows }) => across > 1 && rows < cheapest.rows) ?? cheapest)
    : cheapest;
  const row = setting.sizes.numeral * rowHeight;
  /** Share of the area that the numbers cover when they have grown. */
  const covered = (layout: Layout): number => {
    const { room, bigRoom, used } = gridAt(setting, facts, width, layout);
    const tall = (usual.rows * row + extra) / (layout.rows * row);
    const grow = Math.min(fewGrowth, room, tall);
    return tall < 1 || !isFitting({ room, bigRoom }) ? -Infinity : (used * grow * grow) / tall;
  };
  const better =
    extra < row / 2
      ? usual
      : [...layouts, ...alike].reduce((a, b) => (covered(b) > covered(a) + 0.05 ? b : a), usual);
  return { ...gridAt(setting, facts, width, better), spare: extra - (better.rows - usual.rows) * row };
}

export const tileContext = (
  { view }: Setting,
  { fact, className, style }: TileGrid['tiles'][number],
): object => ({
  fact,
  class: className,
  style,
  icon: fact.icon ?? '',
  word: fact.parts.length === 0 ? fact.text : '',
  label: divideWords(fact.label, view, `${fact.at}.label`),
  rank: fact.parts.length > 0 && fact.rank ? divideWords(fact.rank, view, `${fact.at}.rank`) : '',
});
