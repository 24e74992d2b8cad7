/** The lines of a set page, looked over: what an editor may want to know of them is a warning. */
import type { Both } from '../lib/languages.ts';
import type { PageFormat } from '../design/format.ts';
import { type Problem, says } from '../lib/problem.ts';
import { pxToMm, round } from '../lib/units.ts';
import type { Sheet } from '../render/sheet.ts';
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

const reword: Both = {
  en: 'Reword the sentence, so that its long figure or term is elsewhere.',
  zh: '改一改句子，把长数字或长词挪开。',
};
const rewordSentence: Both = { en: 'Reword the sentence.', zh: '改一改句子。' };

function lineProblem(kind: Kind, line: LineFacts, also: number): Omit<Problem, 'page'> {
  const { text, block } = line;
  const told: Record<Kind, [message: Both, remedy: Both]> = {
    loose: [
      {
        en: `The line “${text}” in "${block}" is stretched by ${round(line.stretch ?? 0, 2)} em a character; ${greatestStretch} is the most`,
        zh: `“${block}”里“${text}”这一行每字拉开 ${round(line.stretch ?? 0, 2)} em，上限 ${greatestStretch}`,
      },
      reword,
    ],
    short: [
      {
        en: `The line “${text}” in "${block}" ends ${round(pxToMm(line.short * line.size), 1)} mm short, since what follows cannot be divided`,
        zh: `“${block}”里“${text}”这一行短了 ${round(pxToMm(line.short * line.size), 1)} mm，后面的内容不能拆开`,
      },
      reword,
    ],
    begins: [
      {
        en: `The line “${text}” in "${block}" begins with a mark that may not begin one`,
        zh: `“${block}”里“${text}”这一行以不能居行首的标点开头`,
      },
      rewordSentence,
    ],
    ends: [
      {
        en: `The line “${text}” in "${block}" ends with a mark that may not end one`,
        zh: `“${block}”里“${text}”这一行以不能居行尾的标点结尾`,
      },
      rewordSentence,
    ],
    orphan: [
      {
        en: `A paragraph in "${block}" ends with “${text}” alone on its last line`,
        zh: `“${block}”里有一段末行只剩“${text}”`,
      },
      {
        en: 'Shorten or lengthen the paragraph by a character or two.',
        zh: '这一段增减一两个字。',
      },
    ],
    split: [
      {
        en: `The line “${text}” in "${block}" begins in the middle of a figure`,
        zh: `“${block}”里“${text}”这一行从数字中间开始`,
      },
      {
        en: 'Shorten the figure, or give the section fewer figures.',
        zh: '缩短数字，或让这一部分少一些图表。',
      },
    ],
  };
  const [message, remedy] = told[kind];
  return {
    code: kind === 'short' ? 'line-loose' : `line-${kind}`,
    severity: 'warning',
    ...says({
      en: [`${message.en}${also > 0 ? ` (and ${also} more there)` : ''}.`, remedy.en],
      zh: [`${message.zh}${also > 0 ? `（同处还有 ${also} 行）` : ''}。`, remedy.zh],
    }),
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
