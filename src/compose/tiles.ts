/** Number tiles: how many stand side by side, which is large, and how the last row is filled. */
import { ptToMm } from '../lib/units.ts';
import type { FactView } from '../view/view.ts';
import type { Setting } from './block.ts';

/** Fewest tiles at which the first is set large; so is one that is alone. */
const leastForBig = 3;
/** A label narrower than this many characters is hard to read. */
const labelEms = 6.4;
const mostAcross = 5;
/** Likewise in a ledger, where a label may take so many lines. */
const ledgerEms = 6;
const ledgerLines = 2.6;
/** Between tiles, as a share of the gutter; the style sheet says the same. */
const gapShare = 0.8;

export interface TileGrid {
  across: number;
  rows: number;
  tiles: { fact: FactView; className: string; style: string }[];
  /** Whether the first tile is set large. */
  big: boolean;
  /** How far the numbers can grow before one is wider than its cell. */
  room: number;
}

/** Width of a printed number, mm: the figure in the numeral face, the rest in the label face. */
function numberWidth({ metrics, theme }: Setting, fact: FactView, size: number, small: number): number {
  const points = fact.parts.reduce((sum, { role, text }) => {
    const percent = role === 'unit' && /^[%‰]/.test(text);
    const font = role === 'number' || role === 'sign' ? { family: theme.type.numeral, weight: 700, size }
      : percent ? { family: theme.type.numeral, weight: 700, size: size * 0.7 } : { family: theme.type.heading, weight: 700, size: small };
    return sum + metrics.width(text, font) + (role === 'number' || percent ? 0 : small * 0.2);
  }, 0);
  return ptToMm(points);
}

/** Width of what a fact without a number says, mm; the style sheet sets it in the same size. */
const wordWidth = ({ metrics, theme, sizes }: Setting, { text }: FactView): number => ptToMm(metrics.width(text, { family: theme.type.heading, weight: 700, size: sizes.panel * 0.96 }));

/** Widths of one tile's text in mm: as an ordinary and as a large tile. */
function tileWidths(setting: Setting, fact: FactView): { small: number; big: number } {
  const { sizes } = setting;
  const icon = (size: number) => (fact.icon ? ptToMm(size) + 1.6 : 0);
  const label = ptToMm(sizes.label * Math.min(labelEms, Math.max(3, [...fact.label].length)));
  if (fact.parts.length === 0) {
    const word = wordWidth(setting, fact);
    return { small: icon(sizes.numeral * 1.25) + Math.max(label, word), big: icon(sizes.big * 1.15) + Math.max(label, word) };
  }
  return {
    small: icon(sizes.numeral * 1.25) + Math.max(label, numberWidth(setting, fact, sizes.numeral, sizes.label)),
    big: icon(sizes.big * 1.15) + Math.max(label, numberWidth(setting, fact, sizes.big, sizes.big * 0.42)),
  };
}

/** Narrowest column of a ledger that holds every number beside some words of its label, mm. */
export function ledgerWidth(setting: Setting, facts: FactView[]): number {
  const { sizes, metrics, theme } = setting;
  const icon = ptToMm(sizes.numeral * 0.74) + 2.8;
  return Math.max(...facts.map((fact, index) => {
    const number = fact.parts.length === 0
      ? ptToMm(metrics.width(fact.text, { family: theme.type.heading, weight: 700, size: sizes.body }))
      : numberWidth(setting, fact, sizes.numeral * (index === 0 ? 1.35 : 0.96), sizes.label);
    const label = ptToMm(metrics.width(fact.label, { family: theme.type.label, weight: 400, size: sizes.label }));
    return icon + number + Math.min(label, Math.max(ptToMm(sizes.label * ledgerEms), label / ledgerLines));
  }));
}

/** Cells that a large first tile takes, by how many stand across. */
function bigCell(across: number, width: number, gap: number, needed: number): { columns: number; rows: number } {
  const column = (width - (across - 1) * gap) / across;
  if (across <= 2) return { columns: across, rows: 1 };
  return { columns: Math.min(across, Math.max(1, Math.ceil((needed + gap) / (column + gap) - 0.02))), rows: 2 };
}

/** Whether every number fits its place at the sizes of the setting. */
export const numbersFit = (setting: Setting, facts: FactView[], { width, style }: { width: number; style: 'tiles' | 'ledger' }): boolean =>
  (style === 'ledger' ? ledgerWidth(setting, facts) <= width : tileGrid(setting, facts, width).room >= 1);

/** Fewest unused cells, then most across: a row with a gap looks like a mistake. */
export function tileGrid(setting: Setting, facts: FactView[], width: number): TileGrid {
  const gap = setting.grid.gutter * gapShare;
  const widths = facts.map((fact) => tileWidths(setting, fact));
  const big = (facts.length === 1 || facts.length >= leastForBig) && facts[0]!.parts.length > 0;
  const widest = Math.max(...widths.slice(big ? 1 : 0).map(({ small }) => small));
  const most = Math.max(1, Math.min(mostAcross, big ? facts.length - 1 : facts.length, Math.floor((width + gap) / (widest + gap) + 1e-6)));
  const options = Array.from({ length: most }, (_, index) => most - index).map((across) => {
    const cell = big ? bigCell(across, width, gap, widths[0]!.big) : { columns: 1, rows: 1 };
    const cells = facts.length - 1 + cell.columns * cell.rows;
    const rows = Math.max(cell.rows, Math.ceil(cells / across));
    return { across, cell, rows, unused: rows * across - cells };
  });
  const best = options.reduce((a, b) => (b.rows * 3 + b.unused < a.rows * 3 + a.unused ? b : a));
  const tiles = facts.map((fact, index) => {
    const first = big && index === 0;
    const span = first ? `grid-column:span ${best.cell.columns};grid-row:span ${best.cell.rows};`
      : index === facts.length - 1 && best.unused > 0 ? `grid-column:span ${1 + best.unused};` : '';
    return { fact, className: [first ? 'tile-big' : '', fact.parts.length === 0 ? 'tile-word' : ''].filter(Boolean).join(' '), style: span };
  });
  const column = (width - (best.across - 1) * gap) / best.across;
  const room = Math.min(...facts.map((fact, index) => {
    const first = big && index === 0;
    const cell = first ? best.cell.columns * column + (best.cell.columns - 1) * gap : column;
    const size = first ? setting.sizes.big : setting.sizes.numeral;
    const icon = fact.icon ? ptToMm(size * (first ? 1.15 : 1.25)) + 1.6 : 0;
    // Words may break, but they do not grow into that.
    return fact.parts.length === 0 ? Math.max(1, (cell - icon) / wordWidth(setting, fact)) : (cell - icon) / numberWidth(setting, fact, size, first ? size * 0.42 : setting.sizes.label);
  }));
  return { across: best.across, rows: best.rows, tiles, big, room };
}

export const tileContext = ({ fact, className, style }: TileGrid['tiles'][number]): object => ({
  fact, class: className, style, icon: fact.icon ?? '', word: fact.parts.length === 0 ? fact.text : '',
  label: fact.label, rank: fact.parts.length > 0 ? fact.rank : '',
});
