/**
 * What is said of a report that does not fit on so many pages, or cannot be arranged on them: how much is too
 * long, how many pages would hold it, and which blocks have most of its words.
 */
import { type Both, alike, listed, partName } from '../lib/languages.ts';
import type { PageFormat } from '../design/format.ts';
import { error, ProblemError } from '../lib/problem.ts';
import { ptToMm } from '../lib/units.ts';
import { listAddresses } from '../view/addresses.ts';
import type { ReportView, Text } from '../view/view.ts';
import { measureRoom, mostPages } from './search.ts';
import type { Search } from './site.ts';

export interface Overset {
  /** Lines of the main column that are too many, and what share of the report they are; 0 where none is. */
  lines: number;
  share: number;
  /** Pages that would hold it; undefined beyond the most that a report may have. */
  needed: number | undefined;
  /** Share of one sheet that it fills at the least sizes; more than 1 where it fills several. */
  filled: number;
}

/**
 * @param asked Pages that do not hold the report; undefined where as many as it needs were allowed. A
 * spread has two.
 */
export async function measureOverset(search: Search, asked = mostPages): Promise<Overset> {
  const { lines, room, needed, filled } = await measureRoom(search, asked);
  const over = Math.max(0, lines - room);
  return { lines: over, share: over / (room + over), needed, filled };
}

/** Letters of a Latin word with its space. */
const wordLetters = 6;
/** As editors count: 字, in Latin script words. Rounded to two digits, since it is an estimate. */
function countOf({ script }: ReportView, length: number): number {
  const count = script === 'han' ? length : length / wordLetters;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.round(count / step) * step;
}

/**
 * Area that a character takes at least, in squares of its size: a Han character all of it, a Latin letter
 * less than half.
 */
const leastArea = { han: 1, latin: 0.35 } as const;

/**
 * What no page can hold, told before anything is measured: words alone, without a space between them, at the
 * least type that is allowed. @throws ProblemError `overset`
 */
export function refuseEndless(view: ReportView, format: PageFormat, pages = mostPages): void {
  const { trim, margins, type } = format;
  const [top, right, bottom, left] = margins;
  const room = (trim[0] - left - right) * (trim[1] - top - bottom) * pages;
  const length = [...listAddresses(view).values()].reduce((sum, { text }) => sum + text.length, 0);
  const most = room / (ptToMm(type.minimum) ** 2 * leastArea[view.script]);
  if (length <= most) return;
  throw new ProblemError(
    error('overset', {
      en: [
        `The report has about ${countOf(view, length)} ${unitOf(view).en}; ${pagesOf(pages, format).en}, ${pages === mostPages ? 'the most there may be, hold' : `as asked for, ${pages === 1 ? 'holds' : 'hold'}`} ${countOf(view, most)} at the very most, with nothing else on them.`,
        'Print a part of it, or divide it into several reports; the reading edition takes all of it.',
      ],
      zh: [
        `报告约 ${countOf(view, length)} ${unitOf(view).zh}；${pages === mostPages ? '最多' : '要的'}${pagesOf(pages, format).zh}，别的什么都不放，至多排 ${countOf(view, most)} ${unitOf(view).zh}。`,
        '只印一部分，或分成几份报告；阅读版能排下全部。',
      ],
    }),
  );
}

const lengthOf = (texts: Text[]): number => texts.flat().reduce((sum, { text }) => sum + text.length, 0);
const mostNamed = 3;

/** Blocks with their lengths in characters, the longest first. */
function longestFirst({ review, article, plan }: ReportView): { id: string; length: number }[] {
  return [
    ...review.sections.map(({ id, items }) => ({ id, length: lengthOf(items.map(({ runs }) => runs)) })),
    ...(plan?.tasks ?? []).map(({ id, text, items }) => ({ id, length: lengthOf([text, ...items]) })),
    ...(article ? [{ id: 'article', length: lengthOf(article.paragraphs) }] : []),
  ].sort((one, two) => two.length - one.length);
}

const pagesOf = (count: number, { label }: PageFormat): Both => ({
  en: `${count === 1 ? 'one page' : `${count} pages`} of ${partName(label).en}`,
  zh: ` ${count} 个${partName(label).zh}版`,
});

/** Of lengths of a report. */
const unitOf = ({ script }: ReportView): Both => (script === 'han' ? alike('字') : { en: 'words', zh: '词' });

/** A report that fills less of a spread cannot be arranged there for want of blocks, not of room. */
const tooShort = 0.5;

/** @param parts Pages that stand side by side on a sheet. */
export function oversetProblem(
  {
    view,
    format,
    line,
    parts,
    asked,
  }: { view: ReportView; format: PageFormat; line: number; parts: number; asked: number | undefined },
  { lines, share, needed, filled }: Overset,
): ProblemError {
  const wanted = (asked ?? mostPages) / parts;
  const pages = pagesOf(wanted, format);
  const where: Both =
    asked === undefined ? { en: `${pages.en}, the most there may be`, zh: `最多的${pages.zh}` } : pages;
  const stands = needed === undefined ? undefined : Math.ceil(needed / parts);
  if (asked !== undefined && stands !== undefined && stands <= wanted) {
    return new ProblemError(
      error('layout-hints', {
        en: [
          `The report does not fill ${where.en}: it takes ${stands === 1 ? 'one' : stands}.`,
          `Write "pages: ${stands}" under layout, or leave "pages" out.`,
        ],
        zh: [
          `报告排不满${where.zh}，只要 ${stands} 个版。`,
          `在 layout 下写 pages: ${stands}，或不写 pages。`,
        ],
      }),
    );
  }
  if (asked === undefined && stands !== undefined) {
    return new ProblemError(
      error('overset', {
        en: [
          `The report is too long for ${where.en}: reckoned it takes ${stands}, and set it does not fit.`,
          `Cut some of it, or choose a larger format (see "tuban formats").`,
        ],
        zh: [
          `报告太长，${where.zh}放不下：估算要 ${stands} 个版，实排又排不进。`,
          `删一些，或换大一点的规格（见“tuban formats”）。`,
        ],
      }),
    );
  }
  if (parts > 1 && filled < tooShort)
    return new ProblemError(
      error('layout-impossible', {
        en: [
          `The report is too short for ${partName(format.label).en}: it fills ${Math.round(filled * 100)} % of it, and its blocks do not stand on both pages.`,
          'Choose a single page (see "tuban formats").',
        ],
        zh: [
          `报告太短，撑不起“${partName(format.label).zh}”：只排满 ${Math.round(filled * 100)}%，没有两个版可分的内容。`,
          '改用单版的规格（见 "tuban formats"）。',
        ],
      }),
    );
  if (lines === 0) {
    return new ProblemError(
      error('layout-impossible', {
        en: [
          `The report is not too long for ${where.en}, but its blocks cannot be arranged there: one of them is wider or higher than any place.`,
          `Choose a larger format (see "tuban formats"), or divide the longest section in two: ${longestFirst(
            view,
          )
            .slice(0, mostNamed)
            .map(({ id }) => `"${id}"`)
            .join(', ')}.${asked === undefined ? '' : ' Or leave "pages" out under layout.'}`,
        ],
        zh: [
          `报告不算长，但在${where.zh}里排不开：有一块比哪个位置都宽或都高。`,
          `换大一点的规格（见“tuban formats”），或把最长的部分一分为二：${longestFirst(view)
            .slice(0, mostNamed)
            .map(({ id }) => `“${id}”`)
            .join('、')}。${asked === undefined ? '' : '也可以不写 layout 下的 pages。'}`,
        ],
      }),
    );
  }
  const blocks = longestFirst(view);
  const whole = blocks.reduce((sum, { length }) => sum + length, 0);
  const longest = listed(
    blocks.slice(0, mostNamed).map(({ id, length }) => ({
      en: `"${id}" (${countOf(view, length)} ${unitOf(view).en})`,
      zh: `“${id}”（${countOf(view, length)} ${unitOf(view).zh}）`,
    })),
  );
  return new ProblemError(
    error('overset', {
      en: [
        `The report is ${lines} ${lines === 1 ? 'line' : 'lines'} (${Math.round(lines * line)} mm of the main column) too long for ${where.en}, even at the smallest sizes: about ${countOf(view, whole * share)} of its ${countOf(view, whole)} ${unitOf(view).en}, and the figures that go with them.`,
        `Cut that much: most words are in ${longest.en}. Or choose a larger format (see "tuban formats")${stands === undefined ? '' : `, or let it take ${stands} pages: write "pages: ${stands}" under layout`}.`,
      ],
      zh: [
        `报告太长，${where.zh}用最小字号也放不下：多出 ${lines} 行（主栏 ${Math.round(lines * line)} mm），约 ${countOf(view, whole * share)} ${unitOf(view).zh}（全文 ${countOf(view, whole)} ${unitOf(view).zh}），连同配图。`,
        `照这个数删：字数最多的是${longest.zh}。或换大一点的规格（见“tuban formats”）${stands === undefined ? '' : `，或排 ${stands} 个版：在 layout 下写 pages: ${stands}`}。`,
      ],
    }),
  );
}
