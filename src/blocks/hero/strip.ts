/** The strip of the sunrise hero: its other headline figures on solid ground, beside or above their labels. */
import type { FactView } from '../../view/view.ts';
import { lineWidth, mmStyle, ptStyle, type Setting } from '../block.ts';
import { figureStep, figureWidth, labelLines, ladderFor, mmToPt, numberStyle, ptToMm } from './parts.ts';
import { base, digitsRise } from './sky-words.ts';

/** mm; `most` of its figures, pt. */
interface SkyStrip {
  width: number;
  inset: number;
  most?: number;
}

/** mm, pt. */
interface Strip {
  cells: object[];
  height: number;
  size: number;
}

/** A figure of the strip with its label on two lines beside it, on one baseline with the others. */
function stripCells(
  setting: Setting,
  facts: FactView[],
  { width, inset, most = Infinity }: SkyStrip,
): Strip | undefined {
  const { s3, s5, s6, s7 } = ladderFor(setting);
  const steps = [s7, s6, s5].filter((step) => step <= most + 1e-6);
  const cell = (width - inset) / facts.length;
  const sized = facts.map((fact) => {
    for (const size of steps.slice(0, 2)) {
      const wide = figureWidth(setting, fact, size, s3);
      const room = cell - inset - wide - labelGap;
      const lines = labelLines(setting, fact, s3, room);
      if (lines.length <= 2 && lines.every((text) => lineWidth(setting, text.trim(), s3) <= room))
        return { fact, size, wide, lines };
    }
    return undefined;
  });
  if (facts.length === 0 || sized.some((one) => !one || one.fact.rank !== '' || one.fact.parts.length === 0))
    return undefined;
  const size = Math.min(...sized.map((one) => one!.size));
  // Two lines of a label may be higher than the digits beside them.
  const lines = Math.max(...sized.map((one) => one!.lines.length));
  const high = Math.max(ptToMm(size * digitsRise), ptToMm(s3 * (lines * labelStep - labelFoot)));
  return {
    height: high + 2 * stripAir,
    size,
    cells: sized.map((one, index) => ({
      fact: one!.fact,
      rule: index > 0 ? ' ruled' : '',
      style: `left:${mmStyle(inset + index * cell)};width:${mmStyle(cell - inset)};`,
      numberStyle: `${numberStyle(setting, size)}--words:${ptStyle(s3)};top:${mmStyle(stripAir + high - ptToMm(size * base.numeral))};`,
      labelStyle: `left:${mmStyle(figureWidth(setting, one!.fact, size, s3) + labelGap)};bottom:${mmStyle(stripAir - ptToMm(s3 * labelFoot))};font-size:${ptStyle(s3)};`,
      lines: one!.lines,
    })),
  };
}

/**
 * A figure of the strip over its label, where that is too long to stand beside it or has a rank below it; all on one
 * baseline.
 */
function stackedCells(
  setting: Setting,
  facts: FactView[],
  { width, inset, most = Infinity, high }: SkyStrip & { high: number },
): Strip | undefined {
  const { s3, s5, s7 } = ladderFor(setting);
  const cell = (width - inset) / Math.max(1, facts.length);
  const room = cell - inset * 0.6;
  if (facts.length === 0 || facts.some(({ parts }) => parts.length === 0)) return undefined;
  const labels = facts.map((fact) => labelLines(setting, fact, s3, room));
  const isIn = labels.every((lines, index) =>
    [...lines, facts[index]!.rank].every((text) => lineWidth(setting, text.trim(), s3) <= room),
  );
  const lines = Math.max(...labels.map((one, index) => one.length + (facts[index]!.rank ? 1 : 0)));
  const words = ptToMm(s3 * (stackedAir + lines * labelStep));
  const limit = mmToPt(high - words - 2 * stackedEdge) / digitsRise;
  const size = Math.min(
    ...facts.map((fact) =>
      figureStep(setting, fact, { width: room, most: Math.min(s7, most, limit), words: s3 }),
    ),
  );
  if (!isIn || labels.some((one) => one.length > 2) || size < s5) return undefined;
  const rise = ptToMm(size * digitsRise);
  return {
    height: rise + words + 2 * stackedEdge,
    size,
    cells: facts.map((fact, index) => ({
      fact,
      rule: index > 0 ? ' ruled' : '',
      style: `left:${mmStyle(inset + index * cell)};width:${mmStyle(room)};`,
      numberStyle: `${numberStyle(setting, size)}--words:${ptStyle(s3)};top:${mmStyle(stackedEdge + rise - ptToMm(size * base.numeral))};`,
      labelStyle: `left:0;top:${mmStyle(stackedEdge + rise + ptToMm(s3 * stackedAir))};font-size:${ptStyle(s3)};`,
      lines: labels[index],
      rank: fact.rank,
    })),
  };
}

/** From digits to label and from line to line, in sizes of the label; above and below all, mm. */
const [stackedAir, labelStep, stackedEdge] = [0.45, 1.2, 3.2];
/** The strip takes at most that much of the hero's height. */
const mostStrip = 0.45;

/** Between a figure of the strip and its label, and above and below its digits, mm. */
const labelGap = 2.6;
const stripAir = 4.2;
/** Of a label below its baseline, in its size. */
const labelFoot = 0.24;

/** The figures beside their labels, else above them; undefined where neither fits. @param height Of the hero, mm. */
export const figuresStrip = (
  setting: Setting,
  facts: FactView[],
  { height, ...room }: SkyStrip & { height: number },
): Strip | undefined =>
  stripCells(setting, facts, room) ?? stackedCells(setting, facts, { ...room, high: height * mostStrip });
