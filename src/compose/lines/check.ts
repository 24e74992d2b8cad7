/** The lines of a set page, looked over: what an editor may want to know of them is a warning. */
import type { PageFormat } from '../../design/format.ts';
import type { Problem } from '../../lib/problem.ts';
import { pxToMm, round } from '../../lib/units.ts';
import type { Sheet } from '../../render/sheet.ts';
import { greatestStretch } from './breaks.ts';
import { lineFacts, type LineFacts, type LineFault } from './facts.ts';
import { readParagraphs } from './read.ts';

type Kind = LineFault | 'loose' | 'short';

/** em; Chromium's rounding is less, and so is a mark that hangs. */
const tolerance = 0.01;
/** em by which a line may end short before it is told. */
const shortest = 1;

/** Every line of the page shown, of paragraphs of more than one. Other scripts than Han have none. */
export const readLines = async (sheet: Sheet): Promise<LineFacts[]> =>
  lineFacts(await sheet.page.evaluate(readParagraphs));

const kindsOf = ({ faults, stretch = 0, short }: LineFacts): Kind[] => [
  ...faults,
  ...(stretch > greatestStretch + tolerance
    ? ['loose' as const]
    : short > shortest
      ? ['short' as const]
      : []),
];

const reword = 'Reword the sentence, so that its long figure or term is elsewhere.';

function lineProblem(kind: Kind, line: LineFacts, also: number): Omit<Problem, 'page'> {
  const more = also > 0 ? ` (and ${also} more there)` : '';
  const words = `“${line.text}”`;
  const told: Record<Kind, [message: string, remedy: string]> = {
    loose: [
      `The line ${words} in "${line.block}" is stretched by ${round(line.stretch ?? 0, 2)} em a character; ${greatestStretch} is the most`,
      reword,
    ],
    short: [
      `The line ${words} in "${line.block}" ends ${round(pxToMm(line.short * line.size), 1)} mm short, since what follows cannot be divided`,
      reword,
    ],
    begins: [
      `The line ${words} in "${line.block}" begins with a mark that may not begin one`,
      'Reword the sentence.',
    ],
    ends: [
      `The line ${words} in "${line.block}" ends with a mark that may not end one`,
      'Reword the sentence.',
    ],
    orphan: [
      `A paragraph in "${line.block}" ends with ${words} alone on its last line`,
      'Shorten or lengthen the paragraph by a character or two.',
    ],
    split: [
      `The line ${words} in "${line.block}" begins in the middle of a figure`,
      'Shorten the figure, or give the section fewer figures.',
    ],
  };
  const [message, remedy] = told[kind];
  return {
    code: kind === 'short' ? 'line-loose' : `line-${kind}`,
    severity: 'warning',
    message: `${message}${more}.`,
    remedy,
  };
}

const weightOf = ({ stretch = 0, short }: LineFacts): number => stretch + short;

/** @returns One problem for each block and kind, the worst of them. */
export function lineProblems(
  lines: LineFacts[],
  format: Pick<PageFormat, 'bleed'>,
  product: string,
): Problem[] {
  const found = new Map<string, LineFacts[]>();
  for (const line of lines)
    for (const kind of kindsOf(line))
      found.set(`${kind} ${line.block}`, [...(found.get(`${kind} ${line.block}`) ?? []), line]);
  return [...found].map(([key, there]) => {
    const worst = there.reduce((one, two) => (weightOf(two) > weightOf(one) ? two : one));
    const { page, block, box } = worst;
    const at = (px: number) => round(pxToMm(px) - format.bleed, 1);
    const place = {
      x: at(box.x),
      y: at(box.y),
      width: round(pxToMm(box.width), 1),
      height: round(pxToMm(box.height), 1),
      unit: 'mm' as const,
    };
    return {
      ...lineProblem(key.split(' ')[0] as Kind, worst, there.length - 1),
      page: { product, page, block, box: place },
    };
  });
}

export const checkLines = async (
  sheet: Sheet,
  format: Pick<PageFormat, 'bleed'>,
  product: string,
): Promise<Problem[]> => lineProblems(await readLines(sheet), format, product);
