/**
 * The headline figures on the solid ground of the hero: in one row, or in two where their labels are long.
 */
import { mmToPt, ptToMm, round } from '../../lib/units.ts';
import { standsAlone } from '../../view/short-name.ts';
import type { FactView, NumberPart } from '../../view/view.ts';
import { lineWidth, mmStyle, ptStyle, sizeFor, type Setting } from '../block.ts';

/** Reversed type on a ground of several inks: 12 pt bold at least (newsprint table). */
const leastReversed = 12;
const greatestLabel = 13;
const greatestLead = 64;

/** Share of the strip's width for its title. */
const titleShare = 0.12;
const leadPad = (width: number): number => Math.min(5, width * 0.012);

/**
 * Air above and below a row of headline figures, mm, and height of a label with what parts it from its
 * figure, in its own size: as the style sheet says.
 */
const leadAir = 1.5;
const labelHeight = 1.35;
/** Share of its row that a figure takes above its label, and beside it. */
const stackedShare = 0.47;
const besideShare = 0.6;

/** A fact in its digits, with sign and per cent, and in the words before and after them. */
function partedFact({ parts, full, fallMarked }: FactView): { figures: string; words: string } {
  if (parts.length === 0) return { figures: '', words: full };
  const isFigure = ({ role, text }: FactView['parts'][number]) =>
    role === 'number' || role === 'sign' || /^[%‰]/.test(text);
  const join = (some: FactView['parts']) => some.map(({ text }) => text).join('');
  // The mark of a fall is no wider than two digits.
  return {
    figures: (fallMarked ? '00' : '') + join(parts.filter(isFigure)),
    words: join(parts.filter((part) => !isFigure(part))),
  };
}

/** Below its label stands the rank of a fact that has a number; of others it stands in place of one. */
const rankOf = ({ rank, value }: FactView): string => (value === null ? '' : rank);
const longerOf = (setting: Setting, fact: FactView): string =>
  lineWidth(setting, rankOf(fact), 1) > lineWidth(setting, fact.label, 1) ? rankOf(fact) : fact.label;
/** Height of a label with the rank below it where some fact has one, in its own size. */
const labelHeightOf = (facts: FactView[]): number =>
  labelHeight + (facts.some((fact) => rankOf(fact) !== '') ? rankHeight : 0);
const rankHeight = 1.1;

const labelFont = ({ theme }: Setting) => ({ family: theme.type.heading, weight: 700 });
const figureFont = ({ theme }: Setting) => ({ family: theme.type.numeral, weight: 700 });

/** A figure and the width of its cell without padding, mm: cells of a shorter row are wider. */
interface Cell {
  fact: FactView;
  width: number;
}

/**
 * Sizes in pt; `beside`: width of the figures beside their labels, mm, 0 where those of all rows cannot
 * stand in line.
 */
interface LeadSizes {
  number: number;
  label: number;
  beside?: number;
}

/** Width of the words of a fact with their spaces, mm. */
const wordsWidth = (setting: Setting, fact: FactView, label: number): number =>
  lineWidth(setting, partedFact(fact).words, label) + ptToMm(label * 0.5);

/** Figures above their labels: each must fit its cell. @param height Of a row, mm. */
function stackedSizes(setting: Setting, cells: Cell[], height: number): LeadSizes {
  const label = Math.max(
    leastReversed,
    Math.min(
      greatestLabel,
      ...cells.map(({ fact, width }) => sizeFor(setting, longerOf(setting, fact), labelFont(setting), width)),
    ),
  );
  // A low row keeps air above and below its figure and label.
  const number = Math.min(
    greatestLead,
    mmToPt(height) * stackedShare,
    mmToPt(height - 2 * leadAir) - label * labelHeightOf(cells.map(({ fact }) => fact)),
    ...cells.map(({ fact, width }) =>
      sizeFor(
        setting,
        partedFact(fact).figures,
        figureFont(setting),
        Math.max(8, width - wordsWidth(setting, fact, label)),
      ),
    ),
  );
  return { number: Math.max(number, leastReversed * leastContrast), label };
}
/** The unit of a figure is set smaller and must not fall below what reversed type bears. */
const leastContrast = 1.05;

/** Width of those parts of a fact that have one of these roles, mm. */
const partsWidth = (
  setting: Setting,
  { parts }: FactView,
  roles: NumberPart['role'][],
  { font, size }: { font: typeof labelFont; size: number },
): number =>
  ptToMm(
    parts
      .filter(({ role }) => roles.includes(role))
      .reduce((sum, { text }) => sum + setting.metrics.width(text, { ...font(setting), size }), 0),
  );

/**
 * Figures beside their labels, labels of rows below each other in line: for cells that are wide and low.
 * @param height Of a row, mm.
 */
function besideSizes(setting: Setting, cells: Cell[], height: number): LeadSizes {
  const label = leastReversed;
  // As wide as the longest label of cells of one width: those stand below each other.
  const labelWidth = (cell: Cell) =>
    Math.max(
      ...cells
        .filter(({ width }) => width === cell.width)
        .map(({ fact }) => lineWidth(setting, longerOf(setting, fact), label)),
    );
  const widths = cells.map((cell) => {
    const { fact } = cell;
    const room = cell.width - labelWidth(cell) - ptToMm(label * betweenBeside);
    const words = partsWidth(setting, fact, ['prefix', 'qualifier'], { font: labelFont, size: label });
    // mm of digits and units for each pt of the figure.
    const each =
      partsWidth(setting, fact, ['sign', 'number'], { font: figureFont, size: 1 }) +
      partsWidth(setting, fact, ['unit'], { font: labelFont, size: unitSize });
    return { room, each, words: words + (words > 0 ? ptToMm(label * betweenBeside) : 0) };
  });
  const number = Math.min(
    greatestLead,
    mmToPt(height) * besideShare,
    ...widths.map(({ room, each, words }) => Math.max(0, room - words) / each),
  );
  const widest = Math.max(...widths.map(({ each, words }) => words + each * number));
  return { number, label, beside: widths.every(({ room }) => room >= widest) ? widest : 0 };
}
/** A unit in the size of its figure, with what parts them; the style sheet says the same. */
const unitSize = 0.68;
/** Between figure and label, in the label's size; the style sheet says the same. */
const betweenBeside = 0.6;
/**
 * A figure is twice its label at least (as for all figures of the page); where it is not, it stands beside
 * it if that makes it so much larger.
 */
const prominent = 2;
const muchLarger = 1.15;

const isProminent = ({ number, label }: LeadSizes): boolean => number >= label * prominent;

/** @param height Of a row, mm. */
function leadSizes(setting: Setting, cells: Cell[], height: number): LeadSizes {
  const stacked = stackedSizes(setting, cells, height);
  if (isProminent(stacked)) return stacked;
  const beside = besideSizes(setting, cells, height);
  return beside.number > stacked.number * muchLarger ? beside : stacked;
}

/** A row of headline figures, mm: number and label at their least with air above and below. */
const leastRow = 11.5;
/**
 * The height at which a figure is twice its label, mm; a low hero gives up to a share of its height for it,
 * where figures do not stand beside their labels.
 */
const fullRow = (facts: FactView[]): number =>
  ptToMm(leastReversed * (2 + labelHeightOf(facts))) + 2 * leadAir;
const lowGround = 0.45;
/**
 * Shares of the hero's height: ground of one row, and the most of any; each other row takes so much of the
 * ground of the first.
 */
const groundShare = 0.33;
const mostGround = 0.62;
const nextRow = 0.8;

/** Rows at most: more are no strip. */
const mostRows = 3;

interface LeadRows {
  rows: number;
  facts: FactView[];
  /** Share of the usual air beside a figure. */
  air: number;
}
/** Shares of the air that are tried before another row is. */
const airs = [1, 0.5];

/**
 * Rows of headline figures: one where their labels stand side by side at the least size of reversed type,
 * else as few rows of even cells as hold them; a label that is wider than its cell gives way to the short
 * one, where that names the same thing by itself or no rows hold the label. @param width mm
 */
function leadRows(setting: Setting, strip: FactView[], width: number): LeadRows {
  const wide = (...texts: string[]) =>
    Math.max(...texts.map((text) => lineWidth(setting, text, leastReversed)));
  const room = width - (setting.view.lead.title ? width * titleShare : 0);
  const pad = 2 * leadPad(width);
  // In a row cells are as wide as what stands in them.
  if (strip.reduce((sum, fact) => sum + wide(fact.label, rankOf(fact)) * 1.03 + pad, 0) <= room)
    return { rows: 1, facts: strip, air: 1 };
  const inRows = (rows: number, air: number): LeadRows & { fits: boolean; holds: boolean } => {
    const across = Math.ceil(strip.length / rows);
    const facts = rowsOf(strip, across).flatMap((row) => {
      const cell = room / row.length - 2 * air * leadPad((width * strip.length) / across);
      return row.map((fact) => ({
        fact: wide(fact.label) > cell ? { ...fact, label: fact.short } : fact,
        isWhole: standsAlone(fact) || wide(fact.label) <= cell,
        holds: Math.min(wide(fact.label), wide(fact.short)) <= cell && wide(rankOf(fact)) <= cell,
      }));
    });
    const holds = facts.every((one) => one.holds);
    const fits = holds && facts.every(({ isWhole }) => isWhole);
    return { rows, air, facts: facts.map(({ fact }) => fact), fits, holds };
  };
  const tried = Array.from({ length: mostRows - 1 }, (_, index) =>
    airs.map((air) => inRows(index + 2, air)),
  ).flat();
  // Where none has every label whole, the fewest rows that hold the short ones.
  return tried.find(({ fits }) => fits) ?? tried.find(({ holds }) => holds) ?? tried.at(-1)!;
}

/** Height of the strip, mm, and what it allows. */
function groundFor(
  setting: Setting,
  { height, cells, rows }: { height: number; cells: Cell[]; rows: number },
): { ground: number; sizes: LeadSizes } {
  const at = (ground: number) => ({ ground, sizes: leadSizes(setting, cells, ground / rows) });
  const usual = at(
    Math.min(
      Math.max(height * mostGround, (rows - 1) * leastRow),
      Math.max(height * groundShare * (1 + (rows - 1) * nextRow), rows * leastRow),
    ),
  );
  const higher = Math.min(fullRow(cells.map(({ fact }) => fact)), height * lowGround);
  return isProminent(usual.sizes) || usual.sizes.beside !== undefined || higher <= usual.ground
    ? usual
    : at(higher);
}

/** A strip of headline figures, in rows one below the other. */
export interface LeadPart {
  title: string;
  layout: string;
  rows: FactView[][];
  style: string;
}

export interface Lead {
  /** Height of the strip, mm; 0 without headline figures. */
  ground: number;
  /** One, or one on each page of a spread. */
  parts: LeadPart[];
  /** How many times its label a figure is, and its size, pt. */
  prominence: number;
  size: number;
}

/**
 * @param width Of the hero, mm. @param height mm @param spine mm at the middle that words keep off; 0 where
 * there is none.
 */
export function leadStrip(
  setting: Setting,
  { width, height, spine }: { width: number; height: number; spine: number },
): Lead {
  const { facts, title } = setting.view.lead;
  if (facts.length === 0) return { ground: 0, parts: [], prominence: Infinity, size: 0 };
  const isParted = spine > 0;
  const count = isParted ? Math.ceil(facts.length / 2) : facts.length;
  const part = isParted ? (width - spine) / 2 : width;
  const chosen = (isParted ? [facts.slice(0, count), facts.slice(count)] : [facts]).map((strip) =>
    leadRows(setting, strip, part),
  );
  const rows = Math.max(...chosen.map((one) => one.rows));
  const across = Math.ceil(count / rows);
  const air = Math.min(...chosen.map((one) => one.air));
  const pad = air * leadPad((part * facts.length) / across);
  const strips = chosen.map((one) => one.facts);
  const cells = strips.flatMap((strip) =>
    rowsOf(strip, across).flatMap((row) =>
      row.map((fact) => ({
        fact,
        width: (part - (title ? part * titleShare : 0)) / (rows > 1 ? row.length : across) - 2 * pad,
      })),
    ),
  );
  const { ground, sizes } = groundFor(setting, { height, cells, rows });
  const prominence = sizes.number / sizes.label;
  const style = `height:${mmStyle(ground)};${rows > 1 ? '--lead-basis:0;' : ''}--lead:${ptStyle(round(sizes.number, 2))};--lead-label:${ptStyle(round(sizes.label, 2))};--pad:${mmStyle(round(pad, 2))};${sizes.beside && rows > 1 ? `--lead-beside:${mmStyle(sizes.beside)};` : ''}`;
  const stripOf = (some: FactView[], own: string, place = ''): LeadPart => ({
    title: own,
    layout: sizes.beside === undefined ? '' : 'beside',
    style: style + place,
    rows: rowsOf(some, across),
  });
  if (!isParted) return { ground, parts: [stripOf(strips[0]!, title)], prominence, size: sizes.number };
  const off = mmStyle(spine / 2);
  return {
    ground,
    prominence,
    size: sizes.number,
    parts: [
      stripOf(strips[0]!, title, `right:50%;padding-right:${off};`),
      stripOf(strips[1]!, '', `left:50%;padding-left:${off};`),
    ],
  };
}

const rowsOf = (facts: FactView[], across: number): FactView[][] =>
  Array.from({ length: Math.ceil(facts.length / across) }, (_, row) =>
    facts.slice(row * across, (row + 1) * across),
  );
