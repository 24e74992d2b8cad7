/** Lines of a list below one another, each with its tick or bar: a small line about what, a large one with the news. */
import type { Stage } from '../../draw/stage.ts';
import { wrapLabel, type Lines } from '../../draw/type.ts';
import type { CheckItem } from '../../plan/content.ts';
import { drawTick } from '../tick.ts';

export interface CheckRow {
  item: CheckItem;
  small?: Lines | undefined;
  big: Lines;
  height: number;
}

/** Where lines stand, px. `disc`: width of tick or bar. */
export interface RowsPlace {
  left: number;
  right: number;
  disc: number;
}

/** px of the canvas between tick and words, between two lines at least; letters of a line that looks left over. */
const afterDisc = 34;
const leastBetween = 52;
const leftOver = 3;

const textLeft = (stage: Stage, { left, disc }: RowsPlace): number => left + disc + stage.px(afterDisc);

export const rowsHeight = (rows: readonly CheckRow[], disc: number): number =>
  rows.reduce((sum, row) => sum + Math.max(row.height, disc), 0);

/** @param most px: largest type. @returns undefined where they have no room in `height` px. */
export function setRows(
  stage: Stage,
  items: readonly CheckItem[],
  place: RowsPlace,
  { most, height }: { most: number; height: number },
): CheckRow[] | undefined {
  const width = place.right - textLeft(stage, place);
  for (let size = most; size >= stage.shape.words.label; size -= 2) {
    const rows = items.map((item) => setRow(stage, item, { size, width }));
    if (rows.some((row) => !row)) continue;
    const found = rows as CheckRow[];
    const total = rowsHeight(found, place.disc) + (found.length - 1) * stage.px(leastBetween);
    if (total <= height) return found;
  }
  return undefined;
}

function setRow(
  stage: Stage,
  item: CheckItem,
  { size, width }: { size: number; width: number },
): CheckRow | undefined {
  const { words } = stage.shape;
  const small = Math.max(words.small, size * 0.56);
  const big = wrapLabel(stage.setter, item.big, {
    role: 'headline',
    size: item.isRank ? size * 1.2 : size,
    width,
    lines: 3,
  });
  const top = item.small
    ? wrapLabel(stage.setter, item.small, { role: 'label', size: small, width, lines: 2 })
    : undefined;
  if (!big || (item.small && !top)) return undefined;
  // A verb alone over its object looks left over: a little smaller they stand together.
  const isLeftOver = big.lines.length > 1 && big.lines.some((line) => [...line].length <= leftOver);
  if (size > words.label * 1.25 && isLeftOver) return undefined;
  return {
    item,
    big,
    ...(top ? { small: top } : {}),
    height:
      (top ? top.lines.length * small * 1.26 + stage.px(8) : 0) +
      big.size * (1 + (big.lines.length - 1) * 1.2),
  };
}

/** Where something says how things stand or are to be, no line is ticked off. */
export const isPlain = (items: readonly CheckItem[]): boolean => items.some(({ isLevel }) => isLevel);

/** @param between px between two lines, with a rule in its middle. @returns Their foot. */
export function drawRows(
  stage: Stage,
  rows: readonly CheckRow[],
  place: RowsPlace,
  { top: from, between }: { top: number; between: number },
): number {
  const { palette, tones } = stage;
  const { left, right, disc } = place;
  const words = textLeft(stage, place);
  const plain = isPlain(rows.map(({ item }) => item));
  let top = from;
  rows.forEach(({ item, big, small, height }, index) => {
    const high = Math.max(height, disc);
    const facts = { facts: item.facts ?? [], ...(item.at ? { at: item.at } : {}) };
    const mark = item.isRank ? tones.signal : tones.main;
    if (plain) stage.rect(left, top, disc, high, mark);
    else drawTick(stage, left + disc / 2, top + high / 2, disc, mark);
    let base = top + (high - height) / 2;
    if (small) {
      stage.lines(item.small, small, {
        x: words,
        base: base + small.size * 0.86,
        role: 'label',
        leading: 1.26,
        colour: palette.ink,
        ...facts,
      });
      base += small.lines.length * small.size * 1.26 + stage.px(8);
    }
    stage.lines(item.big, big, {
      x: words,
      base: base + big.size * 0.86,
      role: 'headline',
      leading: 1.2,
      colour: item.isRank ? palette.signal : palette.title,
      ...facts,
    });
    if (index < rows.length - 1)
      stage.line(
        [words, top + high + between / 2],
        [right, top + high + between / 2],
        palette.rule,
        stage.px(2),
      );
    top += high + between;
  });
  return top - between;
}
