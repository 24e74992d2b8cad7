/**
 * What number tiles make of height to spare: numbers grow as far as their cells are wide, and the
 * pictograms of one or two numbers with them, beside or above, whichever leaves less empty.
 */
import { mmToPt } from '../lib/units.ts';
import type { FactView } from '../view/view.ts';
import { mmStyle, type Setting } from './block.ts';
import type { Sizes } from './sizes.ts';
import { fewGrowth, mostGrowth, rowHeight, tileContext, tileGrid, type TileGrid } from './tiles.ts';

/**
 * How far numerals grow: one that is alone is the picture of its panel; the large one of several grows by
 * itself.
 */
const loneGrowth = 4;
const bigGrowth = 2;
export const growthOf = ({ length }: unknown[]): number =>
  length === 1 ? loneGrowth : length === 2 ? fewGrowth : mostGrowth;

/** A factor of growth, in steps, with a hair of the room left. */
const grown = (room: number, most: number, wanted: number): number =>
  Math.floor(Math.max(1, Math.min(most, room * 0.98, wanted)) * 20) / 20;

/**
 * How far one or two numbers and their pictograms grow, and the largest place that they leave empty, pt
 * squared.
 */
interface Grown {
  number: number;
  icon: number;
  empty: number;
}

interface Room {
  tiles: TileGrid;
  sizes: Sizes;
  /** pt */
  width: number;
  /** Greatest growth. */
  most: number;
}

/** A cell, and what is set in it at its usual size, pt. */
function cellOf({ tiles, sizes: { big, numeral, body, label }, width }: Room) {
  const usual = tiles.big
    ? { icon: big * 1.15, size: big, words: body * 3, high: big * 1.5 }
    : { icon: numeral * 1.25, size: numeral, words: label * 3.4, high: numeral * rowHeight };
  const wide = width / tiles.across;
  return { ...usual, high: usual.high + tiles.spare / tiles.rows, wide, number: wide / tiles.tallRoom };
}

/** Beside their pictograms; what is left is seen above and below. */
function growBeside(room: Room, number: number): Grown {
  const { tiles } = room;
  const { icon, size, words, high, wide } = cellOf(room);
  const grownIcon = Math.max(
    number,
    grown(
      tiles.iconRoom(tiles.big ? 1 : number, tiles.big ? number : 1),
      mostIcon,
      1 + ((tiles.spare / tiles.rows) * iconShare) / icon,
    ),
  );
  return {
    number,
    icon: grownIcon,
    empty: (wide * (high - Math.max(grownIcon * icon, number * size + words / 2))) / 2,
  };
}
const mostIcon = 3;
/** Of the lines that a tile gains. */
const iconShare = 0.85;

/** Below their pictograms; what is left is seen at the side. Undefined where these would be small. */
function growBelow(room: Room): Grown | undefined {
  const { icon, size, words, high, wide, number: natural } = cellOf(room);
  const place = high - words;
  const number = grown(room.tiles.tallRoom, room.most, (place * numberShare) / size);
  const left = place - size * number;
  const grownIcon = grown(Infinity, mostIcon, (left * aboveShare) / icon);
  const besideIcon = (wide - grownIcon * icon) / 2;
  const empty = Math.max(besideIcon * left, Math.min(besideIcon, (wide - number * natural) / 2) * high);
  return left < icon * leastAbove ? undefined : { number, icon: grownIcon, empty };
}
const leastAbove = 1.3;
/** Of the height, and of what of it is left. */
const numberShare = 0.46;
const aboveShare = 0.85;

/** How one or two stand; undefined where there are more. */
function growFew(room: Room, facts: FactView[], number: number): (Grown & { above: boolean }) | undefined {
  if (facts.length > 2) return undefined;
  const beside = growBeside(room, number);
  const below = room.tiles.rows === 1 && facts.every(({ icon }) => icon) ? growBelow(room) : undefined;
  return below && below.empty < beside.empty ? { ...below, above: true } : { ...beside, above: false };
}

/** Lines left empty in a row of tiles that are seen: a hairline parts them. */
const leastParted = 1;

/**
 * What the `tiles` partial receives.
 * @param width mm @param extra Lines beyond the natural height.
 */
export function tilesContext({
  facts,
  setting,
  width,
  extra,
}: {
  facts: FactView[];
  setting: Setting;
  width: number;
  extra: number;
}): object {
  const { sizes } = setting;
  const tiles = tileGrid(setting, facts, width, extra * sizes.line);
  const most = growthOf(facts);
  const row = sizes.numeral * rowHeight;
  const each = tiles.spare / tiles.rows;
  const beside = grown(tiles.room, most, 1 + each / row);
  const besideBig = tiles.big
    ? grown(tiles.bigRoom, Math.max(most, bigGrowth), 1 + (each * tiles.bigRows) / (sizes.big * 1.5))
    : 1;
  const few = growFew({ tiles, sizes, width: mmToPt(width), most }, facts, tiles.big ? besideBig : beside);
  const grow = few && !tiles.big ? few.number : beside;
  const isParted = tiles.rows > 1 && tiles.bigRows < 2 && each - (grow - 1) * row > sizes.line * leastParted;
  const place = [few?.above ? 'tile-tall' : '', facts.length === 1 ? 'tile-alone' : '']
    .filter(Boolean)
    .join(' ');
  const classOf = (className: string, index: number) =>
    [className, place, isParted && index >= (tiles.big ? 1 : tiles.across) ? 'tile-parted' : '']
      .filter(Boolean)
      .join(' ');
  return {
    partial: 'tiles',
    style: `width:${mmStyle(width)};--across:${tiles.across};--grow:${grow};${tiles.big ? `--grow-big:${few?.number ?? besideBig};` : ''}${few && few.icon > 0 ? `--grow-icon:${few.icon};` : ''}`,
    tiles: tiles.tiles.map((tile, index) =>
      tileContext(setting, { ...tile, className: classOf(tile.className, index) }),
    ),
  };
}
