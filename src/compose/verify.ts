/**
 * The set page, looked over in the browser: overset type, type outside its block, outside the type area or
 * over other type,
 * clipped charts, blocks over one another, sizes below the format's least. What is found is an error:
 * the page is not written. Photos too coarse, lines that are not set well and words that are hard to
 * read on a report's own art are warnings.
 */
import type { PageFormat } from '../design/format.ts';
import type { Problem } from '../lib/problem.ts';
import { ptToPx, pxToMm, pxToPt, round } from '../lib/units.ts';
import type { Sheet } from '../render/sheet.ts';
import { findFaults, type Fault } from './inspect.ts';
import { checkArea } from './check-area.ts';
import { checkFold } from './check-fold.ts';
import { checkHero } from './check-hero.ts';
import { checkLines } from './lines/check.ts';

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
    const key = `${fault.block}/${fault.kind}`;
    const known = worst.get(key);
    outside.set(fault.block, (outside.get(fault.block) ?? 0) + (fault.characters ?? 0));
    if (
      !known ||
      (fault.kind === 'small' || fault.kind === 'coarse' ? fault.by < known.by : fault.by > known.by)
    )
      worst.set(key, fault);
  }
  return [
    ...[...worst.values()].map((fault) =>
      faultProblem(fault, { format, product, outside: outside.get(fault.block)! }),
    ),
    ...(await checkLines(sheet, format, product)),
    ...(await checkArea(sheet, format, product)),
    ...(await checkFold(sheet, format, product)),
    ...(await checkHero(sheet, format, product)),
  ];
}

const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** @param outside Characters of its block that stand outside it. */
function faultProblem(
  fault: Fault,
  { format, product, outside }: { format: PageFormat; product: string; outside: number },
): Problem {
  const mm = round(pxToMm(fault.by), 1);
  const words = `“${shorten(fault.text)}”`;
  const told: Record<Fault['kind'], [code: string, message: string, remedy: string]> = {
    overset: [
      'overset',
      `${words} in "${fault.block}" stands ${mm} mm outside its block, with about ${Math.max(1, Math.round(outside))} characters (字) of the block in all.`,
      'Shorten the text or its label (short:), or give the section fewer figures.',
    ],
    overlap: [
      'overlap',
      `${words} in "${fault.block}" is printed over “${shorten(fault.other ?? '')}”.`,
      'Shorten one of them, or give the section fewer figures.',
    ],
    'blocks-overlap': [
      'overlap',
      `The blocks "${fault.block}" and "${fault.other}" overlap by ${mm} mm.`,
      'This is a fault of the composer; please report it with the report.',
    ],
    clipped: [
      'chart-clipped',
      `${words} in the chart of "${fault.block}" is cut off by ${mm} mm.`,
      'Give the fact a shorter label (short:).',
    ],
    coarse: [
      'photo-coarse',
      `The photo ${words} has ${Math.round(fault.by)} pixels per inch at its size; ${leastResolution} are needed.`,
      'Use a larger original.',
    ],
    small: [
      'type-small',
      `${words} in "${fault.block}" is set in ${round(pxToPt(fault.by), 2)} pt; ${format.label} allows ${format.type.minimum} pt at least.`,
      'Choose a larger format or a shorter text.',
    ],
  };
  const [code, message, remedy] = told[fault.kind];
  const { x, y, width, height } = fault.box;
  const at = (px: number) => round(pxToMm(px) - format.bleed, 1);
  return {
    code,
    severity: fault.kind === 'coarse' ? 'warning' : 'error',
    message,
    remedy,
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
