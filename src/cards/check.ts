/** Judges a card against the card rules and the dataset; every fault names card and block. */
import type { Problem } from '../lib/problem.ts';
import type { ReportView } from '../view/view.ts';
import type { Geometry } from './geometry.ts';
import { least } from './geometry.ts';
import type { FoundText, Inspection } from './inspect.ts';

/** Contrast of type (WCAG 2.2, 1.4.3): 4.5, and 3 for large type, here above 48 units. */
const leastContrast = { small: 4.5, large: 3 };
const largeType = 48;

export interface Checked {
  product: string;
  geometry: Geometry;
  inspection: Inspection;
  printed: PrintedTexts;
  place: string;
}

const place = ({ product }: Checked, block: string, box?: FoundText['box']): Pick<Problem, 'page'> =>
  ({ page: { product, block, ...(box ? { box: { ...box, unit: 'px' as const } } : {}) } });

const quote = (text: string): string => `“${[...text.trim()].length > 24 ? `${[...text.trim()].slice(0, 23).join('')}…` : text.trim()}”`;

/** Least size in px of a class of type. */
const leastSize = ({ unit }: Geometry, type: string): number =>
  ({ source: least.source, headline: least.headline, body: least.body }[type] ?? least.secondary) * unit;

function checkRun(checked: Checked, run: FoundText): Problem[] {
  const { geometry } = checked;
  const { width, height, pad, unit } = geometry;
  const problems: Problem[] = [];
  const add = (code: string, message: string, remedy: string) => problems.push({ code, severity: 'error', message, remedy, ...place(checked, run.block, run.box) });
  const smallest = leastSize(checked.geometry, run.type);
  // A body's number keeps the size of its unit words, which are secondary.
  if (run.size < smallest - 0.5) add('card-type-small', `${quote(run.text)} is ${run.size} px; the least for ${run.type} type here is ${Math.round(smallest * 10) / 10} px.`, 'Give the style sheet of cards a size that is not below the least.');
  if (run.clipped) add('card-clipped', `${quote(run.text)} is cut off at an edge.`, 'Shorten the text, or give the card a shorter title under "cards: titles".');
  const free = { left: pad.left - 2, top: pad.top - run.size * 0.3, right: width - pad.right + 2, bottom: height - pad.bottom + run.size * 0.3 };
  if (run.box.x < free.left || run.box.y < free.top || run.box.x + run.box.width > free.right || run.box.y + run.box.height > free.bottom) {
    add('card-unsafe', `${quote(run.text)} reaches into the margin or the part that the platform covers.`, 'Shorten the text, or correct "safe" of the format in styles/formats.yaml.');
  }
  if (geometry.layout === 'banner' && (run.block === 'title' || run.block === 'foot')) {
    const left = (width - height) / 2;
    if (run.box.x < left - 1 || run.box.x + run.box.width > left + height + 1) add('card-unsafe', `${quote(run.text)} is outside the centre square to which the platform crops.`, 'Shorten the title under "cards: titles".');
  }
  const needed = run.size > largeType * unit ? leastContrast.large : leastContrast.small;
  if (run.contrast < needed) add('card-contrast', `${quote(run.text)} has a contrast of ${run.contrast}:1; ${needed}:1 is needed.`, 'Use a darker or lighter swatch in the theme.');
  return problems;
}

/** Strings that a card of this report may print; spaces are left out of the comparison. */
export interface PrintedTexts {
  whole: Set<string>;
  all: string;
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** Texts of runs are joined, since a template prints them as one; every other string stands as it is. */
export function printedTexts(view: ReportView): PrintedTexts {
  const whole = new Set<string>();
  const add = (text: string) => { if (bare(text)) whole.add(bare(text)); };
  const isRuns = (value: unknown[]): value is { text: string }[] => value.length > 0 && value.every((run) => typeof run === 'object' && run !== null && typeof (run as { text?: unknown }).text === 'string');
  const walk = (value: unknown): void => {
    if (typeof value === 'string') add(value);
    else if (Array.isArray(value)) {
      if (isRuns(value)) add(value.map((run) => run.text).join(''));
      value.forEach(walk);
    } else if (value !== null && typeof value === 'object') Object.values(value).forEach(walk);
  };
  walk(view);
  return { whole, all: [...whole].join('\n') };
}

/** True where `text` stands in `all` without cutting a number: 40 is no part of 1240. */
function isPartOf(text: string, all: string): boolean {
  for (let at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
    const before = /\d[.,]?$/.test(all.slice(Math.max(0, at - 2), at)) && /^\d/.test(text);
    const after = /\d$/.test(text) && /^[.,]?\d/.test(all.slice(at + text.length, at + text.length + 2));
    if (!before && !after) return true;
  }
  return false;
}

function checkTexts(checked: Checked, ticks: Set<string>): Problem[] {
  const { inspection, printed } = checked;
  return inspection.texts.flatMap(({ text, block, chart }): Problem[] => {
    const wanted = bare(text);
    // Labels of a chart are broken into lines, and a long text goes on on the next card after a clause.
    const part = chart || /[，；：,;:。.！？]$/u.test(wanted);
    const known = wanted === '' || wanted === checked.place || printed.whole.has(wanted) || (chart && ticks.has(text.trim())) || (part && isPartOf(wanted, printed.all));
    return known ? [] : [{
      code: 'card-text', severity: 'error', message: `${quote(text)} is printed but is not a text of the report.`, remedy: 'Print a field of the view; words of the program stand in src/view/words.ts.', ...place(checked, block),
    }];
  });
}

export function checkCard(checked: Checked, ticks: string[]): Problem[] {
  const { inspection } = checked;
  const overlaps = inspection.overlaps.map(({ block, other, box }): Problem => ({
    code: 'card-overlap', severity: 'error', message: `"${block}" and "${other}" overlap.`, remedy: 'Shorten the texts of this card, or omit one of its blocks under "cards".', ...place(checked, block, box),
  }));
  return [...inspection.runs.flatMap((run) => checkRun(checked, run)), ...overlaps, ...checkTexts(checked, new Set(ticks))];
}
