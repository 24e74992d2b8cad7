/** How wide a number that leads rows stands beside them: as wide as it is with its label on few lines. */
import { ptToMm } from '../../lib/units.ts';
import { unitClass } from '../../view/number.ts';
import type { FactView } from '../../view/view.ts';
import { lineWidth, type Setting } from '../block.ts';

/** Of its label, and how much wider than an even share of it a line may come out. */
const labelLines = 2;
const raggedness = 1.2;

/** In its types: the style sheet says the same of `.lead-figure`. */
function figureWidth({ metrics, theme, sizes }: Setting, { parts }: FactView): number {
  const typeOf = (part: FactView['parts'][number]) => {
    if (part.role === 'number' || part.role === 'sign')
      return { family: theme.type.numeral, weight: 700, size: sizes.big };
    if (part.role !== 'unit') return { family: theme.type.label, weight: 400, size: sizes.body };
    return unitClass(part) === ''
      ? { family: theme.type.label, weight: 700, size: sizes.title }
      : { family: theme.type.numeral, weight: 700, size: sizes.part };
  };
  return ptToMm(
    parts.reduce((sum, part) => {
      const type = typeOf(part);
      return sum + metrics.width(part.text, type) + type.size * 0.1;
    }, 0),
  );
}

/** @param words At its number in place of its label. @returns mm */
export function leadWidth(setting: Setting, fact: FactView, words = fact.label): number {
  const label = lineWidth(setting, `${words} ${fact.rank}`.trim(), setting.sizes.body);
  return Math.max(figureWidth(setting, fact), (label / labelLines) * raggedness);
}
