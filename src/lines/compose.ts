/**
 * The line composer: sets the justified paragraphs of a finished Chinese page anew, line by line, where
 * that makes better lines: marks at line ends take half their width, lines push in before they push out,
 * terms stay whole, none ends in a line of one character. A paragraph keeps its number of lines or has one
 * fewer, so that everything around it has its room; one that Chromium does not set as planned stays as it was.
 */
import type { HtmlDocument } from '../html/document.ts';
import type { Sheet } from '../render/sheet.ts';
import { divideWords, type Language } from '../view/divide.ts';
import { setLines, type SetLine } from './adjust.ts';
import { readAdvances, type Advances } from './advances.ts';
import { applyLines, restoreParagraphs, type SetParagraph } from './apply.ts';
import { bestSize, setSizes } from './best-size.ts';
import { chooseBreaks } from './breaks.ts';
import { lineFacts } from './facts.ts';
import type { Galley } from './paragraph.ts';
import { readParagraphs, type PageLine, type PageParagraph } from './read.ts';

export interface ComposedLines {
  document: HtmlDocument;
  /**
   * Paragraphs of more than one line, justified or at fault: set anew; as they were; among these, those
   * that did not come out as planned.
   */
  set: number;
  kept: number;
  failed: number;
}

const startsOf = (lines: { start: number }[]): string => lines.map(({ start }) => start).join(' ');

/** @returns undefined when no way is found or none is better. */
function planParagraph(
  galley: Galley,
  { lines: now, count }: { lines: PageLine[]; count: number },
): SetLine[] | undefined {
  const breaks = chooseBreaks(galley, count);
  if (!breaks) return undefined;
  const lines = setLines(galley, breaks.lines);
  const changes =
    startsOf(lines) !== startsOf(now) || lines.some(({ tight, short }) => tight.length > 0 || short > 0);
  return changes ? lines : undefined;
}

/** px by which lines of a paragraph stand out of its measure. */
const overhang = ({ lines, measure, indent }: PageParagraph): number =>
  Math.max(0, ...lines.map(({ left, right }, index) => right - left - measure + (index === 0 ? indent : 0)));

/** px by which a line may stand out: Chromium's rounding. */
const rounding = 0.5;

/**
 * Sets the plans; @returns those that did not come out as planned, restored, with the px that their lines
 * were too long.
 */
async function tryPlans(sheet: Sheet, plans: SetParagraph[]): Promise<Map<number, number>> {
  await sheet.page.evaluate(applyLines, plans);
  const now = new Map(
    (await sheet.page.evaluate(readParagraphs)).map((paragraph) => [paragraph.index, paragraph]),
  );
  const failed = new Map<number, number>();
  for (const { index, lines } of plans) {
    const paragraph = now.get(index);
    const over = paragraph ? overhang(paragraph) : 0;
    if (!paragraph || over > rounding || startsOf(paragraph.lines) !== startsOf(lines))
      failed.set(index, over + rounding);
  }
  if (failed.size > 0) await sheet.page.evaluate(restoreParagraphs, [...failed.keys()]);
  return failed;
}

/**
 * Chromium may set a line wider than the sum of its parts; such paragraphs are tried once more with so much
 * less room.
 */
const attempts = 2;

/** `count`: the lines that the page was fitted with. */
type Settable = PageParagraph & Advances & Pick<Galley, 'inWord'> & { count: number };

const han: Language = { language: 'zh', script: 'han', glossary: [] };

/** For each unit whether it stands in the middle of a word. */
function findWords(text: string): boolean[] {
  const inWord = Array<boolean>(text.length).fill(true);
  let at = 0;
  for (const unit of divideWords(text, han).units) {
    inWord[at] = false;
    at += unit.length;
  }
  return inWord;
}

/** Justified text; of other text what has a fault or divides a word. */
const isSettable = (paragraph: PageParagraph): boolean =>
  paragraph.justified ||
  lineFacts([paragraph]).some(({ faults }) => faults.length > 0) ||
  dividesWord(paragraph);

function dividesWord({ text, lines }: PageParagraph): boolean {
  const inWord = findWords(text);
  return lines.some(({ start }) => inWord[start]);
}

async function readSettable(sheet: Sheet): Promise<Settable[]> {
  const paragraphs = (await sheet.page.evaluate(readParagraphs)).filter(isSettable);
  if (paragraphs.length === 0) return [];
  const advances = await sheet.page.evaluate(
    readAdvances,
    paragraphs.map(({ index }) => index),
  );
  return paragraphs.map((paragraph, at) => ({
    ...paragraph,
    ...advances[at]!,
    inWord: findWords(paragraph.text),
    count: paragraph.lines.length,
  }));
}

/**
 * The paragraphs of the page, those of articles in the size at which their lines are best.
 * @param least Least size of an article's type, px.
 */
async function readSized(
  sheet: Sheet,
  page: HtmlDocument,
  least: number,
): Promise<{ sized: HtmlDocument; settable: Settable[] }> {
  const settable = await readSettable(sheet);
  const prose = Map.groupBy(
    settable.filter((one) => one.prose),
    ({ block }) => block,
  );
  const sizes = Object.fromEntries(
    [...prose]
      .map(([block, paragraphs]): [string, number] => [block, bestSize(paragraphs, least)])
      .filter(([block, size]) => size !== prose.get(block)![0]!.size),
  );
  if (Object.keys(sizes).length === 0) return { sized: page, settable };
  const counts = new Map(settable.map(({ index, count }) => [index, count]));
  const sized = await setSizes(sheet, page, sizes);
  const again = (await readSettable(sheet)).map((one) => ({
    ...one,
    count: Math.max(one.count, counts.get(one.index) ?? 0),
  }));
  return { sized, settable: again };
}

/**
 * Sets the lines of the page that is on the sheet.
 * @param least Least size to which an article may be set down for better lines, px.
 */
export async function composeLines(
  sheet: Sheet,
  page: HtmlDocument,
  least = Infinity,
): Promise<ComposedLines> {
  const { sized, settable } = await readSized(sheet, page, least);
  const counts = { set: 0, kept: 0, failed: 0 };
  let waiting = settable.map((paragraph) => ({ paragraph, less: 0 }));
  for (let attempt = 0; attempt < attempts && waiting.length > 0; attempt += 1) {
    const planned = waiting.map(({ paragraph, less }) => ({
      paragraph,
      lines: planParagraph({ ...paragraph, measure: paragraph.measure - less }, paragraph),
    }));
    const plans = planned.flatMap(({ paragraph: { index }, lines }) => (lines ? [{ index, lines }] : []));
    const failed = plans.length > 0 ? await tryPlans(sheet, plans) : new Map<number, number>();
    counts.set += plans.length - failed.size;
    waiting = planned.flatMap(({ paragraph }) =>
      failed.has(paragraph.index) ? [{ paragraph, less: failed.get(paragraph.index)! }] : [],
    );
  }
  counts.failed = waiting.length;
  counts.kept = settable.length - counts.set;
  if (counts.set === 0) return { document: sized, ...counts };
  return {
    document: { ...sized, body: await sheet.page.evaluate(() => document.body.innerHTML) },
    ...counts,
  };
}
