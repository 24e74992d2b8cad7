/**
 * What a drawn length measures: on one page equal lengths stand for equal values. A key is the unit, in one base,
 * and the way of drawing; shares are no rates of change.
 */
import type { FactView, FigureView } from '../view.ts';
import { amountOf, isPoints } from './amount.ts';

/** Along the line, or upright from a base line. */
export type Way = 'length' | 'height';

export interface Measure {
  key: string;
  /** By which a value of a fact in its own base unit is one of the key. */
  factor: number;
}

/** Lengths in metres, whatever their unit. */
const metres: Record<string, number> = { 米: 1, m: 1, 公里: 1000, 千米: 1000, km: 1000 };
const changes = /^(?:growth|increment|decrease)$/;

/** The key of a fact that is drawn in a way; a rise in points lies on the scale of the rate that it adds to. */
export function measureOf(fact: FactView, way: Way): Measure {
  const base = amountOf(fact)?.base ?? '';
  const unit = isPoints(base) ? '%' : base;
  const length = fact.kind === 'length' ? metres[base] : undefined;
  if (length) return { key: `${way} m`, factor: length };
  if (unit === '%' || unit === '‰')
    return {
      key: `${way} ${unit}${changes.test(fact.kind) ? ' of change' : ''}`,
      factor: 1,
    };
  return { key: `${way} ${unit}`, factor: 1 };
}

/** Does a key have a unit? Fires and visits are counted without one: their lengths are no one's but their figure's. */
export const hasUnit = (key: string): boolean => /\s\S/.test(key);

/** Are the parts shares, and the whole the amount that these are of? It has no length of its own. */
export const isOfParts = ({ facts, whole }: Pick<FigureView, 'facts' | 'whole'>): boolean =>
  whole !== undefined && whole.unit !== '%' && facts.every(({ unit }) => unit === '%');

/** Facts that a figure draws as lengths along the line. */
function lengthsOf({ kind, facts, whole }: FigureView): FactView[] {
  if (kind !== 'divided' && kind !== 'difference' && kind !== 'ruled' && kind !== 'length') return [];
  const isDrawn = whole && kind !== 'difference' && !isOfParts({ facts, whole });
  return [...(isDrawn ? [whole] : []), ...facts];
}

/** The largest value of each key that a figure draws as a length. */
function largestOf(figure: FigureView): Map<string, number> {
  const largest = new Map<string, number>();
  for (const fact of lengthsOf(figure)) {
    const { key, factor } = measureOf(fact, 'length');
    const value = Math.abs(amountOf(fact)?.value ?? 0) * factor;
    largest.set(key, Math.max(largest.get(key) ?? 0, value));
  }
  return largest;
}

/** Bars whose largest value is so many times less than another figure's of their key are drawn in another way. */
const mostApart = 8;
/** So many values stand as columns beside one another. */
const mostColumns = 5;

/** A figure drawn in another way than by bars along the line, where it has one. */
function otherWay(figure: FigureView): FigureView {
  const { kind, facts, whole } = figure;
  if (kind === 'difference') return { ...figure, upright: true };
  if (kind === 'ruled' && !whole && facts.length <= mostColumns) return { ...figure, kind: 'levels' };
  return figure;
}

/** The figures of a report, those whose bars would be a small part of another's drawn in another way. */
export function inOtherWays<Section extends { figures: FigureView[] }>(sections: Section[]): Section[] {
  const most = new Map<string, number>();
  for (const figure of sections.flatMap(({ figures }) => figures))
    for (const [key, value] of largestOf(figure)) most.set(key, Math.max(most.get(key) ?? 0, value));
  const isSmall = (figure: FigureView): boolean =>
    [...largestOf(figure)].some(
      ([key, value]) => hasUnit(key) && value > 0 && most.get(key)! > value * mostApart,
    );
  return sections.map((section) => ({
    ...section,
    figures: section.figures.map((figure) => (isSmall(figure) ? otherWay(figure) : figure)),
  }));
}

/** Shares that can be drawn as fields of a hundred squares: so many at most, none of them nearly empty or nearly full. */
const mostSquares = 4;
const [leastSquares, nearlyFull, full] = [10, 99.5, 100];
const canBeSquares = ({ kind, facts, whole, reason }: FigureView): boolean =>
  kind === 'ruled' &&
  reason !== undefined &&
  !whole &&
  facts.length <= mostSquares &&
  facts.every(
    ({ kind: of, unit, value }) =>
      of === 'share' &&
      unit === '%' &&
      value !== null &&
      value >= leastSquares &&
      (value <= nearlyFull || value === full),
  );

const isOfShares = ({ kind, facts, whole }: FigureView): boolean =>
  kind === 'ruled' && !whole && facts.every((fact) => fact.kind === 'share');

/**
 * Shares side by side are bars in one section and fields of squares in the next that has some, and right after other
 * bars: one form again and again tires.
 */
export function inTurn<Section extends { figures: FigureView[] }>(sections: Section[]): Section[] {
  let [wasBars, wereShares] = [false, false];
  return sections.map((section) => {
    const drawn = section.figures.filter(({ kind }) => kind !== 'tiles');
    const turned = wasBars || wereShares ? drawn.find(canBeSquares) : undefined;
    if (drawn.length > 0) wasBars = drawn.some((figure) => figure.kind === 'ruled' && figure !== turned);
    if (drawn.some(isOfShares)) wereShares = turned === undefined;
    if (!turned) return section;
    const figures = section.figures.map((figure) =>
      figure === turned ? { ...figure, kind: 'hundred' as const } : figure,
    );
    return { ...section, figures };
  });
}
