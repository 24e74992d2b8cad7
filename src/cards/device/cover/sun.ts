/** The year as a picture whose nought is the sun, or the sun with the amount that the report leads with. */
import type { FactView } from '../../../view/view.ts';
import { readable } from '../../draw/colour.ts';
import { hangOf, type Box, type Stage } from '../../draw/stage.ts';
import { figureLength, fitNumber, partsBeside, widthOf, wrapLabel } from '../../draw/type.ts';
import type { ReportView } from '../../../view/view.ts';
import { graveHook, isSober } from '../../plan/tone.ts';
import type { Cover, Sky } from './sky.ts';

/** The year, fitted to a box: digits stand on its foot, the first nought is the sun. */
export function drawYear(stage: Stage, year: string, sky: Sky, box: Box): void {
  const letters = [...year];
  const zero = letters.indexOf('0');
  const em = (letter: string) => widthOf(stage.setter, letter, 'numeral', 1);
  const sunEm = 0.72;
  const gapEm = 0.045;
  const total = letters.reduce((sum, letter, at) => sum + (at === zero ? sunEm + 2 * gapEm : em(letter)), 0);
  const size = Math.min((box.right - box.left) / total, (box.bottom - box.top) / 0.7);
  let x = box.left + (box.right - box.left - total * size) / 2;
  const base = box.bottom;
  let run = '';
  let from = x;
  const flush = () => {
    if (run) {
      stage.figures(run, {
        x: from,
        base,
        size,
        colour: sky.year,
        over: [sky.sky, sky.planes[0]].join(','),
        block: 'year',
        type: 'picture',
      });
      stage.pieces.at(-1)!.classes += ' picture';
    }
    run = '';
  };
  letters.forEach((letter, at) => {
    if (at === zero) {
      flush();
      const r = (sunEm * size) / 2;
      stage.circle(x + gapEm * size + r, base - 0.35 * size, r, sky.sun);
      x += (sunEm + 2 * gapEm) * size;
      from = x;
      return;
    }
    if (!run) from = x;
    run += letter;
    x += em(letter) * size;
  });
  flush();
}

/** Of the radius, figures whose comma hangs; of a label's size, what is free between it and figures. */
const hanging = 0.5;
const clear = 0.36;

/** Share of the radius within which a number keeps. */
const inDisc = 0.95;

/** Figures that a disc holds large; of what is lost or missed. */
const mostFigures = { usual: 7, grave: 9 } as const;

/** Does the title name the year? A picture of it would only repeat it. */
const namesYear = ({ masthead: { year, title } }: ReportView): boolean =>
  year !== '' && title.text.includes(year);

/** Does the cover say its year beside its picture: in the title, or in the bookmark before the line over that? */
const saysYear = (view: ReportView): boolean => namesYear(view) || view.masthead.kicker !== '';

/**
 * What stands in the sun: money that the report leads with, which is what it is about; and where the title names
 * the year, which a picture of it would only repeat, the first number that it leads with and that a disc holds. It
 * shines on good news only: what was lost or missed stands in one that does not.
 */
export function sunFact({ hooks }: Cover, view: ReportView): FactView | undefined {
  const { lead, language } = view;
  const shines = (fact: FactView) => !isSober(fact, language);
  const isHook = ({ id }: FactView) => hooks.some((fact) => fact.id === id);
  const money = hooks.find((fact) => fact.kind === 'money' && lead.facts[0]?.id === fact.id && shines(fact));
  const grave = graveHook(hooks, view);
  if (grave && grave.parts.length > 0 && figureLength(grave) <= mostFigures.grave && saysYear(view))
    return grave;
  if (money || !namesYear(view)) return money;
  const first = lead.facts.find(
    (fact) =>
      isHook(fact) && shines(fact) && fact.parts.length > 0 && figureLength(fact) <= mostFigures.usual,
  );
  return first ? hooks.find(({ id }) => id === first.id) : undefined;
}

/** @param land px from the top, where the highest land may begin. */
export function sunWithNumber(
  stage: Stage,
  fact: FactView,
  sky: Sky,
  { x, y, r, land }: { x: number; y: number; r: number; land: number },
): boolean {
  stage.circle(x, y, r, sky.sun);
  const ink = readable(stage.tones.deep, sky.sun, 4.5);
  const label = stage.shape.words.label;
  const set = [
    [1.1, 1],
    [0.92, 1],
    [1, 2],
  ]
    .map(([share, lines]) =>
      wrapLabel(stage.setter, fact.label, {
        role: 'strong',
        size: label * share!,
        width: r * 1.66,
        lines: lines!,
      }),
    )
    .find((found) => found !== undefined);
  if (!set) return false;
  // Words end above the land, behind which the sun goes on; the number has what is left of the disc.
  const parts = partsBeside(fact, fact.label, stage.setter.of.script);
  // A comma hangs below the figures: 12,7.
  const hang = hangOf(parts.map(({ text }) => text).join(''));
  const below = set.size * (1.75 + (set.lines.length - 1) * 1.22) + stage.px(18) + hang * r * hanging;
  const base = Math.min(y - r * 0.08, land - below);
  const fit = (most: number) =>
    fitNumber(stage.setter, parts, { width: r * 1.56, most, least: r * 0.24, words: stage.shape.words.unit });
  let number = fit(Math.min(r * 0.78, (base - y + r * 0.84) / 0.72));
  // All corners of the number lie in the disc.
  while (number && Math.hypot(number.width / 2, y - (base - number.sizes.size * 0.72)) > r * inDisc)
    number = fit(number.sizes.size - 4);
  if (!number) return false;
  stage.number(fact, number, { x, base, align: 'centre', colour: ink, over: sky.sun, wordColour: ink });
  stage.lines(fact.label, set, {
    x,
    base: base + set.size * 1.6 + Math.max(0, hang * number.sizes.size - set.size * clear),
    align: 'centre',
    role: 'strong',
    colour: ink,
    over: sky.sun,
    facts: [fact.id],
  });
  return true;
}

/** The sun with the number stands before the sky and behind the land: its shape goes before the planes. */
export function raiseSun(stage: Stage, sky: Sky): void {
  const at = stage.shapes.findLastIndex((shape) => shape.startsWith('<circle') && shape.includes(sky.sun));
  const [sun] = stage.shapes.splice(at, 1);
  const first = stage.shapes.findIndex((shape) => shape.includes(`fill="${sky.planes[0]}"`));
  stage.shapes.splice(Math.max(first, 1), 0, sun!);
}
