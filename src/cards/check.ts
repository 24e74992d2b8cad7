/** Judges a card against the card rules and the dataset; every fault names card and block. */
import type { Fault, Rules } from '../compose/inspect.ts';
import type { Problem } from '../lib/problem.ts';
import { ppiAt, pxToMm } from '../lib/units.ts';
import type { Geometry } from './geometry.ts';
import { least } from './geometry.ts';
import type { FoundText, Inspection } from './inspect.ts';
import { isPrintable, type PrintedTexts } from './texts.ts';

/** Contrast of type (WCAG 2.2, 1.4.3): 4.5, and 3 for large type, here above 48 units. */
const leastContrast = { small: 4.5, large: 3 };
const largeType = 48;
export const neededContrast = ({ unit }: Geometry, { size }: FoundText): number =>
  size > largeType * unit ? leastContrast.large : leastContrast.small;

export interface Checked {
  product: string;
  geometry: Geometry;
  inspection: Inspection;
  printed: PrintedTexts;
  place: string;
}

const place = ({ product }: Checked, block: string, box?: FoundText['box']): Pick<Problem, 'page'> => ({
  page: { product, block, ...(box ? { box: { ...box, unit: 'px' as const } } : {}) },
});

export const quote = (text: string): string =>
  `“${[...text.trim()].length > 24 ? `${[...text.trim()].slice(0, 23).join('')}…` : text.trim()}”`;

/** Pixels per inch where every px has a pixel. */
const pxPerInch = ppiAt(1, pxToMm(1));
/** Share of the pixels that a cropped photo may lack by rounding. */
const nearlyAll = 0.98;
/**
 * Numerals of a card are large, and charts end where they do: a seventh of the type box is above the
 * digits.
 */
const hanging = 1 / 7;
/** px by which sizes may be below the least: they stand in whole quarters. */
const rounding = 0.5;

/**
 * Least size in px by class of type; a body's number keeps the size of its unit words, which are secondary.
 */
const leastSize = ({ unit }: Geometry, type: string): number =>
  (({ source: least.source, headline: least.headline, body: least.body })[type] ?? least.secondary) * unit;

/** What the look-over in the browser is told. @param scale Device px per px, which photos must have. */
export function rulesOf(geometry: Geometry, scale: number): Omit<Rules, 'blocks'> {
  const sizes = ['', 'source', 'headline', 'body'].map(
    (type) => [type, leastSize(geometry, type) - rounding] as const,
  );
  return { least: Object.fromEntries(sizes), resolution: pxPerInch * scale * nearlyAll, hanging };
}

/** A fault that the page's own script found, told for a card. */
function checkFault(checked: Checked, fault: Fault): Problem {
  const { block, text, by, other = '', type = '', box } = fault;
  const smallest = Math.round(leastSize(checked.geometry, type) * 10) / 10;
  const size = Math.round(by * 10) / 10;
  const told: Record<Fault['kind'], [code: string, message: string, remedy: string]> = {
    overset: [
      'card-overset',
      `${quote(text)} stands ${Math.ceil(by)} px outside its block.`,
      'Shorten the text, or give the card a shorter title under "cards: titles".',
    ],
    overlap: [
      'card-overlap',
      `${quote(text)} is printed over ${quote(other)}.`,
      'Shorten one of them, or omit one under "cards".',
    ],
    'blocks-overlap': [
      'card-overlap',
      `"${block}" and "${other}" overlap.`,
      'Shorten the texts of this card, or omit one of its blocks under "cards".',
    ],
    clipped: [
      'card-clipped',
      `${quote(text)} is cut off by ${Math.ceil(by)} px in its chart.`,
      'Give the fact a shorter label (short:).',
    ],
    coarse: [
      'photo-coarse',
      `The photo ${quote(text)} has ${Math.round((by / pxPerInch) * 100)} % of the pixels that its place has.`,
      'Use a larger original.',
    ],
    small: [
      'card-type-small',
      `${quote(text)} is ${size} px; the least for ${type || 'secondary'} type here is ${smallest} px.`,
      'Give the style sheet of cards a size that is not below the least.',
    ],
  };
  const [code, message, remedy] = told[fault.kind];
  return {
    code,
    severity: fault.kind === 'coarse' ? 'warning' : 'error',
    message,
    remedy,
    ...place(checked, block, box),
  };
}

function checkRun(checked: Checked, run: FoundText): Problem[] {
  const { geometry } = checked;
  const { width, height, pad } = geometry;
  const problems: Problem[] = [];
  const add = (code: string, message: string, remedy: string) =>
    problems.push({ code, severity: 'error', message, remedy, ...place(checked, run.block, run.box) });
  if (run.clipped)
    add(
      'card-clipped',
      `${quote(run.text)} is cut off at an edge.`,
      'Shorten the text, or give the card a shorter title under "cards: titles".',
    );
  const free = {
    left: pad.left - 2,
    top: pad.top - run.size * 0.3,
    right: width - pad.right + 2,
    bottom: height - pad.bottom + run.size * 0.3,
  };
  if (
    run.box.x < free.left ||
    run.box.y < free.top ||
    run.box.x + run.box.width > free.right ||
    run.box.y + run.box.height > free.bottom
  ) {
    add(
      'card-unsafe',
      `${quote(run.text)} reaches into the margin or the part that the platform covers.`,
      'Shorten the text, or correct "safe" of the format in styles/formats.yaml.',
    );
  }
  if (geometry.layout === 'banner' && (run.block === 'title' || run.block === 'foot')) {
    const left = (width - height) / 2;
    if (run.box.x < left - 1 || run.box.x + run.box.width > left + height + 1)
      add(
        'card-unsafe',
        `${quote(run.text)} is outside the centre square to which the platform crops.`,
        'Shorten the title under "cards: titles".',
      );
  }
  const needed = neededContrast(geometry, run);
  if (run.contrast < needed)
    add(
      'card-contrast',
      `${quote(run.text)} has a contrast of ${run.contrast}:1; ${needed}:1 is needed.`,
      'Use a darker or lighter swatch in the theme.',
    );
  return problems;
}

function checkTexts(checked: Checked, ticks: Set<string>): Problem[] {
  return checked.inspection.texts
    .filter((text) => !isPrintable(text, checked, ticks))
    .map(({ text, block }): Problem => ({
      code: 'card-text',
      severity: 'error',
      message: `${quote(text)} is printed but is not a text of the report.`,
      remedy: 'Print a field of the view; words of the program stand in src/view/words.ts.',
      ...place(checked, block),
    }));
}

export function checkCard(checked: Checked, ticks: string[]): Problem[] {
  const { inspection } = checked;
  const faults = inspection.faults.map((fault) => checkFault(checked, fault));
  return [
    ...inspection.runs.flatMap((run) => checkRun(checked, run)),
    ...faults,
    ...checkTexts(checked, new Set(ticks)),
  ];
}
