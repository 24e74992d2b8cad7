/** Judges a card against the card rules and the dataset; every fault names card and block. */
import type { Problem } from '../lib/problem.ts';
import type { Box } from './draw/stage.ts';
import type { FoundText, Inspection, PrintedText } from './inspect.ts';
import { leastSize, type Shape } from './shapes.ts';
import { isPrintable, type PrintedTexts } from './texts.ts';

/** Contrast of type (WCAG 2.2, 1.4.3): 4.5, and 3 for large type, here above 48 px of a canvas 1080 wide. */
const leastContrast = { small: 4.5, large: 3 };
const largeType = 48;
export const neededContrast = ({ unit }: Pick<Shape, 'unit'>, { size }: Pick<FoundText, 'size'>): number =>
  size > largeType * unit ? leastContrast.large : leastContrast.small;

export interface Checked {
  product: string;
  shape: Shape;
  inspection: Inspection;
  printed: PrintedTexts;
  place: string;
  /** Boxes that the words were reckoned to take. */
  boxes: { box: Box; block: string; text: string }[];
}

const placeOf = ({ product }: Checked, block: string, box?: FoundText['box']): Pick<Problem, 'page'> => ({
  page: { product, block, ...(box ? { box: { ...box, unit: 'px' as const } } : {}) },
});

export const quote = (text: string): string =>
  `“${[...text.trim()].length > 24 ? `${[...text.trim()].slice(0, 23).join('')}…` : text.trim()}”`;

/** px by which sizes may be below the least: they stand in whole quarters. */
const rounding = 0.5;

function checkRun(checked: Checked, run: FoundText): Problem[] {
  const { shape } = checked;
  const { width, height, safe, margin, name } = shape;
  const problems: Problem[] = [];
  const add = (code: string, message: string, remedy: string) =>
    problems.push({ code, severity: 'error', message, remedy, ...placeOf(checked, run.block, run.box) });
  const letters = { top: run.box.y + run.box.height * 0.2, bottom: run.box.y + run.box.height * 0.8 };
  if (run.box.x < 0 || run.box.x + run.box.width > width + 1 || letters.top < 0 || letters.bottom > height)
    add(
      'card-clipped',
      `${quote(run.text)} is cut off at an edge.`,
      'Shorten the text, or give the card a shorter title under "cards: titles".',
    );
  else if (
    run.box.x < Math.max(safe[3], margin[0] * 0.25) - 2 ||
    run.box.x + run.box.width > width - Math.max(safe[1], margin[1] * 0.2) + 2 ||
    letters.top < safe[0] ||
    letters.bottom > height - safe[2]
  )
    add(
      'card-unsafe',
      `${quote(run.text)} reaches into the margin or the part that the platform covers.`,
      'Shorten the text, or correct "safe" of the format in styles/formats.yaml.',
    );
  if (name === 'banner' && (run.block === 'title' || run.block === 'foot')) {
    const left = (width - height) / 2;
    if (run.box.x < left - 1 || run.box.x + run.box.width > left + height + 1)
      add(
        'card-unsafe',
        `${quote(run.text)} is outside the centre square to which the platform crops.`,
        'Shorten the title under "cards: titles".',
      );
  }
  const least = leastSize(shape, run.type);
  if (run.type !== 'picture' && run.size < least - rounding)
    add(
      'card-type-small',
      `${quote(run.text)} is ${run.size} px; the least for ${run.type || 'secondary'} type here is ${Math.round(least)} px.`,
      'Give the shape a size in styles/cards/shapes.yaml that is not below the least.',
    );
  const needed = neededContrast(shape, run);
  if (run.contrast < needed)
    add(
      'card-contrast',
      `${quote(run.text)} has a contrast of ${run.contrast}:1; ${needed}:1 is needed.`,
      'Use a darker or lighter swatch in the theme.',
    );
  return problems;
}

/** Words wider than they were reckoned would lie over their neighbours: the measures of a face are wrong. */
const mostWider = 4;

function checkWidths(checked: Checked): Problem[] {
  const { inspection, boxes } = checked;
  return boxes.flatMap(({ box, block, text }): Problem[] => {
    const runs = inspection.runs.filter(
      (run) => run.block === block && text.includes(run.text.trim()) && Math.abs(run.box.x - box.left) < 4,
    );
    const right = Math.max(0, ...runs.map((run) => run.box.x + run.box.width));
    return right > box.right + mostWider &&
      !inspection.texts.some((one) => one.block === block && one.text !== text)
      ? [
          {
            code: 'card-overset',
            severity: 'error',
            message: `${quote(text)} is ${Math.ceil(right - box.right)} px wider than its place.`,
            remedy: 'Shorten the text, or give the card a shorter title under "cards: titles".',
            ...placeOf(checked, block),
          },
        ]
      : [];
  });
}

function checkTexts(checked: Checked): Problem[] {
  return checked.inspection.texts
    .filter((text: PrintedText) => !isPrintable(text, checked))
    .map(({ text, block }): Problem => ({
      code: 'card-text',
      severity: 'error',
      message: `${quote(text)} is printed but is not a text of the report.`,
      remedy: 'Print a field of the view; words of the program are in src/view/words.ts.',
      ...placeOf(checked, block),
    }));
}

export const checkCard = (checked: Checked): Problem[] => [
  ...checked.inspection.runs.flatMap((run) => checkRun(checked, run)),
  ...checkWidths(checked),
  ...checkTexts(checked),
];
