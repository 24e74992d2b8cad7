/** Hooks of a cover: numbers and ranks in a row, their labels below. */
import type { FactView } from '../../../view/view.ts';
import { contrastOf, readable } from '../../draw/colour.ts';
import { labelLines } from '../../draw/cell.ts';
import { sealWords } from '../../draw/seal.ts';
import type { Stage } from '../../draw/stage.ts';
import { fitNumber, partsBeside, widthOf, type FittedNumber, type Lines } from '../../draw/type.ts';
import type { Sky } from './sky.ts';

interface Hook {
  fact: FactView;
  number?: FittedNumber | undefined;
  words?: { text: string; size: number; width: number } | undefined;
  label: { text: string; set: Lines };
  width: number;
}

export function setHook(
  stage: Stage,
  fact: FactView,
  { size, width, label }: { size: number; width: number; label: number },
): Hook | undefined {
  const ranked = fact.parts.length === 0;
  const found =
    labelLines(stage, fact, { size: label, width, lines: 2 }) ??
    labelLines(stage, fact, { size: label * 0.9, width, lines: 2 });
  if (!found) return undefined;
  if (ranked) {
    const seal = sealWords(fact.rank || fact.text, stage.setter.of.script);
    const text = seal ? seal.lines.join(stage.setter.of.script === 'han' ? '' : ' ') : fact.text;
    const em = widthOf(stage.setter, text, 'display', 1);
    const fitted = Math.min(size * 0.72, width / em);
    if (fitted < label * 1.1) return undefined;
    return {
      fact,
      words: { text, size: fitted, width: em * fitted },
      label: found,
      width: Math.max(em * fitted, found.set.width),
    };
  }
  const number = fitNumber(stage.setter, partsBeside(fact, found.text, stage.setter.of.script), {
    width,
    most: size,
    least: size * 0.5,
    words: stage.shape.words.unit,
  });
  if (!number) return undefined;
  return { fact, number, label: found, width: Math.max(number.width, found.set.width) };
}

/** The first of the hooks, read as a row: numbers, then ranks. */
export const hookRow = (hooks: FactView[], most: number): FactView[] => {
  const shown = hooks.slice(0, most);
  const isNumber = ({ parts }: FactView) => parts.length > 0;
  const [first] = shown;
  // A rank between numbers divides them well; at the head it would be taken for the report's subject.
  return first && !isNumber(first)
    ? [...shown.filter(isNumber), ...shown.filter((one) => !isNumber(one))]
    : shown;
};

/** Share of their usual size that all hooks take for the sake of the longest. */
const leastEven = 0.5;

/** Sizes tried before a hook is left out, times the shape's; shares of the row's width that a hook may take. */
const hookSizes = [1, 0.87, 0.76] as const;
const hookShares = [0.9, 1, 1.25, 1.5] as const;

interface Row {
  hooks: Hook[];
  size: number;
  label: number;
  between: number;
}

/** A row of hooks in one size of figures; undefined where it has no room. */
function rowOf(
  stage: Stage,
  facts: FactView[],
  box: { left: number; right: number; top: number; bottom?: number },
  { size, label }: { size: number; label: number },
): Row | undefined {
  const count = facts.length;
  const gap = stage.px(36);
  const total = box.right - box.left - gap * (count - 1);
  for (const share of hookShares) {
    const setAt = (most: number) =>
      facts.map((fact) => setHook(stage, fact, { size: most, label, width: (total / count) * share }));
    const free = setAt(size);
    if (free.some((hook) => !hook)) continue;
    // All figures of the row are of one size, unless one of them would make the others small.
    const figures = free.flatMap((hook) => hook!.number?.sizes.size ?? []);
    const least = Math.min(...figures, size);
    const even = least >= size * leastEven ? setAt(least) : free;
    const hooks = (even.some((hook) => !hook) ? free : even) as Hook[];
    const height = ({ label: { set } }: Hook) =>
      size * 0.72 + set.size * (1.6 + (set.lines.length - 1) * 1.22);
    if (box.bottom !== undefined && hooks.some((hook) => box.top + height(hook) > box.bottom!)) continue;
    const used = hooks.reduce((sum, hook) => sum + hook.width, 0);
    if (used > total) continue;
    const between = gap + ((total - used) / Math.max(1, count - 1)) * (count > 1 ? 0.8 : 0);
    return { hooks, size, label, between };
  }
  return undefined;
}

/** Do all of the hooks have room in one row? */
export const hooksFit = (
  stage: Stage,
  facts: FactView[],
  box: { left: number; right: number; top: number; bottom?: number },
  sizes: { size: number; label: number },
): boolean => facts.length === 0 || rowOf(stage, facts, box, sizes) !== undefined;

/** Hooks in a row, their widths by content; a little smaller rather than one fewer. */
export function drawHooks(
  stage: Stage,
  facts: FactView[],
  sky: Sky,
  box: { left: number; right: number; top: number; bottom?: number },
  sizes: { size: number; label: number },
): boolean {
  for (let count = facts.length; count > 0; count -= 1)
    for (const share of hookSizes) {
      const own = { size: sizes.size * share, label: sizes.label * Math.max(share, 0.9) };
      const row = rowOf(stage, facts.slice(0, count), box, own);
      if (!row) continue;
      let x = box.left;
      for (const hook of row.hooks) {
        drawHook(stage, hook, { x, top: box.top, over: sky.ground, size: row.size });
        x += hook.width + row.between;
      }
      return true;
    }
  return false;
}

function drawHook(
  stage: Stage,
  hook: Hook,
  {
    x,
    top,
    over,
    size,
    align = 'left',
  }: { x: number; top: number; over: string; size: number; align?: 'left' | 'centre' },
): void {
  const { tones } = stage;
  const glow = readable(
    contrastOf(tones.glow, over) > contrastOf(tones.gold, over) ? tones.glow : tones.gold,
    over,
    4.5,
  );
  const ink = readable(tones.paper, over, 4.5);
  const base = top + size * 0.72;
  if (hook.number)
    stage.number(hook.fact, hook.number, { x, base, colour: glow, over, wordColour: glow, align });
  else if (hook.words)
    stage.words(hook.words.text, {
      x,
      base,
      role: 'display',
      size: hook.words.size,
      colour: glow,
      over,
      facts: [hook.fact.id],
      align,
    });
  stage.lines(hook.label.text, hook.label.set, {
    x,
    base: base + hook.label.set.size * 1.5,
    role: 'label',
    colour: ink,
    over,
    facts: [hook.fact.id],
    align,
  });
}
