/**
 * The set page, looked over in the browser: overset type, type outside its block, outside the type area or
 * over other type,
 * clipped charts, blocks over one another, sizes below the format's least. What is found is an error:
 * the page is not written. Photos too coarse, lines that are not set well and words that are hard to
 * read on a report's own art are warnings.
 */
import type { PageFormat } from '../../design/format.ts';
import { partName } from '../../lib/languages.ts';
import { type Problem, says, type Said } from '../../lib/problem.ts';
import { ptToPx, pxToMm, pxToPt, round } from '../../lib/units.ts';
import type { Sheet } from '../../render/sheet.ts';
import { findFaults, type Fault } from './inspect.ts';
import { checkArea } from './area.ts';
import { checkFold } from './fold.ts';
import { checkHero } from './hero.ts';
import { checkLines } from '../../lines/check.ts';

/** Photos on newsprint: 150 to 200 pixels per inch at size; the upper figure is asked for. */
const leastResolution = 200;
/** px by which Chromium's sizes may differ from what was asked for. */
const rounding = 0.02;

/** Everything that is not as it should be, as the page's script sees it. */
export const findPageFaults = (sheet: Sheet, format: PageFormat): Promise<Fault[]> =>
  sheet.page.evaluate(findFaults, {
    blocks: '.block[data-block]',
    least: { '': ptToPx(format.type.minimum) - rounding },
    resolution: leastResolution,
    hanging: 0,
  });

/** @returns One problem for each block and kind of fault, the worst of them. */
export async function verifyPage(sheet: Sheet, format: PageFormat, product: string): Promise<Problem[]> {
  const faults = await findPageFaults(sheet, format);
  const worst = new Map<string, Fault>();
  const outside = new Map<string, number>();
  for (const fault of faults) {
    const block = blockOf(fault);
    const key = `${block}/${fault.kind}`;
    const known = worst.get(key);
    outside.set(block, (outside.get(block) ?? 0) + (fault.characters ?? 0));
    if (
      !known ||
      (fault.kind === 'small' || fault.kind === 'coarse' ? fault.by < known.by : fault.by > known.by)
    )
      worst.set(key, fault);
  }
  return [
    ...[...worst.values()].map((fault) =>
      faultProblem(fault, { format, product, outside: outside.get(blockOf(fault))! }),
    ),
    ...(await checkLines(sheet, format, product)),
    ...(await checkArea(sheet, format, product)),
    ...(await checkFold(sheet, format, product)),
    ...(await checkHero(sheet, format, product)),
  ];
}

/** Tells apart blocks of one name. */
const blockOf = ({ block, place }: Fault): string => `${place}/${block}`;

const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** @param outside Characters of its block that stand outside it. */
function faultProblem(
  fault: Fault,
  { format, product, outside }: { format: PageFormat; product: string; outside: number },
): Problem {
  const mm = round(pxToMm(fault.by), 1);
  const words = `“${shorten(fault.text)}”`;
  const other = `“${shorten(fault.other ?? '')}”`;
  const characters = Math.max(1, Math.round(outside));
  const told: Record<Fault['kind'], [code: string, said: Said]> = {
    overset: [
      'overset',
      {
        en: [
          `${words} in "${fault.block}" stands ${mm} mm outside its block, with about ${characters} characters (字) of the block in all.`,
          'Shorten the text or its label (short:), or give the section fewer figures.',
        ],
        zh: [
          `“${fault.block}”里${words}超出版块 ${mm} mm，整块约有 ${characters} 字放不下。`,
          '缩短文字或名称（short:），或让这一部分少一些图表。',
        ],
      },
    ],
    overlap: [
      'overlap',
      {
        en: [
          `${words} in "${fault.block}" is printed over ${other}.`,
          'Shorten one of them, or give the section fewer figures.',
        ],
        zh: [`“${fault.block}”里${words}压住了${other}。`, '缩短其中一个，或让这一部分少一些图表。'],
      },
    ],
    'blocks-overlap': [
      'overlap',
      {
        en: [
          `The blocks "${fault.block}" and "${fault.other}" overlap by ${mm} mm.`,
          'This is a fault of the composer; please report it with the report.',
        ],
        zh: [
          `版块“${fault.block}”和“${fault.other}”重叠 ${mm} mm。`,
          '这是排版环节出了错，请把报告文件一并发给我们。',
        ],
      },
    ],
    clipped: [
      'chart-clipped',
      {
        en: [
          `${words} in the chart of "${fault.block}" is cut off by ${mm} mm.`,
          'Shorten these words: of a fact give short:, of a series a shorter label or name of its row or column.',
        ],
        zh: [
          `“${fault.block}”的图里${words}被切掉 ${mm} mm。`,
          '缩短这些文字：事实写 short:，数列缩短 label 或行、列的名称。',
        ],
      },
    ],
    coarse: [
      'photo-coarse',
      {
        en: [
          `The photo ${words} has ${Math.round(fault.by)} pixels per inch at its size; ${leastResolution} are needed.`,
          'Use a larger original.',
        ],
        zh: [
          `照片${words}排成这么大只有 ${Math.round(fault.by)} ppi，至少要 ${leastResolution} ppi。`,
          '换更大的原图。',
        ],
      },
    ],
    small: [
      'type-small',
      {
        en: [
          `${words} in "${fault.block}" is set in ${round(pxToPt(fault.by), 2)} pt; ${partName(format.label).en} allows ${format.type.minimum} pt at least.`,
          'Choose a larger format or a shorter text.',
        ],
        zh: [
          `“${fault.block}”里${words}是 ${round(pxToPt(fault.by), 2)} pt；“${partName(format.label).zh}”最小 ${format.type.minimum} pt。`,
          '换大一点的规格，或缩短文字。',
        ],
      },
    ],
  };
  const [code, said] = told[fault.kind];
  const { x, y, width, height } = fault.box;
  const at = (px: number) => round(pxToMm(px) - format.bleed, 1);
  return {
    code,
    severity: fault.kind === 'coarse' ? 'warning' : 'error',
    ...says(said),
    page: {
      product,
      page: fault.page,
      block: fault.block,
      box: {
        x: at(x),
        y: at(y),
        width: round(pxToMm(width), 1),
        height: round(pxToMm(height), 1),
        unit: 'mm',
      },
    },
  };
}
