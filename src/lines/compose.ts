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
function planParagraph(galley: Galley, now: PageLine[]): SetLine[] | undefined {
  const breaks = chooseBreaks(galley, now.length);
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

type Settable = PageParagraph & Advances & Pick<Galley, 'inWord'>;

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
  }));
}

/** Sets the lines of the page that is on the sheet. */
export async function composeLines(sheet: Sheet, page: HtmlDocument): Promise<ComposedLines> {
  const settable = await readSettable(sheet);
  const counts = { set: 0, kept: 0, failed: 0 };
  let waiting = settable.map((paragraph) => ({ paragraph, less: 0 }));
  for (let attempt = 0; attempt < attempts && waiting.length > 0; attempt += 1) {
    const planned = waiting.map(({ paragraph, less }) => ({
      paragraph,
      lines: planParagraph({ ...paragraph, measure: paragraph.measure - less }, paragraph.lines),
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
  if (counts.set === 0) return { document: page, ...counts };
  return { document: { ...page, body: await sheet.page.evaluate(() => document.body.innerHTML) }, ...counts };
}
