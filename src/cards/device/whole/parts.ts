/** What all forms of a whole share: tones, sums and labels of its parts. */
import type { FactView } from '../../../view/view.ts';
import { mixColours } from '../../draw/colour.ts';
import type { Stage } from '../../draw/stage.ts';
import type { Content } from '../../plan/content.ts';
import { isRest } from '../../plan/option.ts';

/** @param unit Of all parts, said once beside them. */
export type Whole = Extract<Content, { device: 'whole' }> & { unit?: string };

/** Most parts of a group, and the shades of its colour: neighbours are told apart. */
const groupMost = 3;
const groupShades = [
  ['#000000', 0],
  ['#000000', 0.5],
  ['#ffffff', 0.52],
] as const;

/** Shades of one colour. */
export const groupTones = (colour: string): string[] =>
  groupShades.map(([other, share]) => mixColours(colour, other, share));

/** Tones of parts from the strongest; the headline's own part is in signal. */
export function tonesOfParts(stage: Stage, parts: FactView[], leads: Set<string>): string[] {
  const { tones, palette } = stage;
  // Where the headline names another than the greatest, that recedes, but is no paler than the others.
  const isBehind = !palette.isDark && leads.size > 0 && !leads.has(parts[0]!.id);
  const pale = mixColours(tones.soft, tones.paper, 0.4);
  const receding = [
    tones.main,
    tones.soft,
    tones.deep,
    pale,
    mixColours(tones.deep, tones.main, 0.5),
    tones.tint2,
  ];
  const strong = palette.isDark
    ? [
        tones.gold,
        tones.soft,
        tones.main,
        mixColours(palette.back, tones.paper, 0.24),
        tones.tint2,
        tones.tint,
      ]
    : [
        tones.deep,
        tones.main,
        tones.soft,
        pale,
        // The last: beside the strongest it would be taken for it. Where the lead has the accent, no part has it.
        leads.size > 0 || tones.accent === tones.signal
          ? mixColours(tones.deep, tones.main, 0.5)
          : tones.accent,
        tones.tint2,
      ];
  const cool = isBehind ? receding : strong;
  const grey = mixColours(palette.back, palette.isDark ? tones.paper : tones.deep, 0.22);
  // Beside what stands for the rest, the named parts are one group in shades of one colour.
  const isGroup = parts.some(isRest) && parts.length <= groupMost + 1;
  if (isGroup) {
    const shades = groupTones(tones.signal);
    let shade = 0;
    return parts.map((part) => (isRest(part) ? grey : shades[shade++ % shades.length]!));
  }
  let next = 0;
  return parts.map((part) =>
    isRest(part) ? grey : leads.has(part.id) ? tones.signal : cool[next++ % cool.length]!,
  );
}

/** The part that the headline names. */
export const leadOf = ({ parts, lead }: Whole): string => lead ?? parts[0]!.id;

export const sumOf = (parts: FactView[]): number =>
  parts.reduce((sum, { value }) => sum + Math.abs(value!), 0);

/** The unit where it is said once beside the parts: not where the headline has it. */
export const unitBeside = (stage: Stage, { unit = '' }: Whole): string =>
  stage.headline.includes(unit) ? '' : unit;
