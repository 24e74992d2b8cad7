/**
 * Type hero 字首: title over the whole width on paper, or reversed on a dark ground; headline figures in a row
 * below it. For reports without a landscape.
 */
import { lineWidth, mmStyle, ptStyle, type Setting } from '../block.ts';
import { graveLeads, strongestLead } from './strongest.ts';
import { measureOf } from './lead-measure.ts';
import {
  displayWidth,
  figureStep,
  figureWidth,
  isInHead,
  isSlogan,
  labelLines,
  ladderFor,
  numberStyle,
  placed,
  ptToMm,
  titleLines,
  underTitle,
  mmToPt,
  type HeroPlace,
  type HeroWay,
} from './parts.ts';
import { stepBelow } from '../../design/ladder.ts';
import type { FactView } from '../../view/view.ts';

/** Heights of type in sizes: a line of the title, digits, a line of a label; air between the parts, lines of the page. */
const titleHigh = 1.12;
const digitsHigh = 0.86;
const labelHigh = 1.24;
/** Of that air, where a low place has no more. */
export const tightAir = 0.55;
/** The title is so many times S5, at least: those of parts follow it, see sizesBelow. */
const leastTitle = 1;
/** Of S8: a short title is as large as its line allows. */
const mostTitle = 1.5;
/** Distance of the motto from the rule below it, mm, and of its lines, em; the style sheet says the same. */
const [mottoClear, mottoLeading] = [1.5, 1.3];
/** Columns for the motto beside the figures, of twelve; more figures than this leave it no room. */
const mottoColumns = 4;
const mostBeside = 4;

interface Figures {
  cells: object[];
  /** mm */
  height: number;
  /** Smallest words, pt; 0 where a word is wider than its cell. */
  least: number;
  /** Largest digits, and the smallest of the others, pt. */
  digits: number;
  others: number;
}

/** A figure is so many times its label, or it does not stand out; rows of figures at most. */
const prominent = 2.1;
const mostRows = 3;

/** Width of the strongest in those of the others, and its greatest share of the row. */
const [strongShare, mostStrongest] = [1.35, 0.5];

/** Figures side by side, in as few rows as leave them larger than their labels; the strongest one step larger unless `even`. */
export function figuresRow(
  setting: Setting,
  given: FactView[],
  {
    left,
    width,
    even = false,
    tight = false,
  }: { left: number; width: number; even?: boolean; tight?: boolean },
): Figures {
  const { s3, s5, s6, s7 } = ladderFor(setting);
  const { gutter } = setting.grid;
  const grave = graveLeads(setting.view);
  const strongest = even ? undefined : strongestLead(given, grave);
  // What is largest is read first.
  const facts = strongest ? [strongest, ...given.filter((fact) => fact !== strongest)] : given;
  const ranks = facts.map(({ rank, parts }) => (parts.length > 0 ? rank : ''));
  const measures = facts.map((fact) => measureOf(setting, fact));
  const under = (index: number): string[] => [ranks[index]!, measures[index]?.text ?? ''].filter(Boolean);
  /** @param large mm that the strongest has, the others sharing the rest; undefined: all have the same. */
  const setIn = (rows: number, large: number | undefined) => {
    const across = Math.ceil(facts.length / rows);
    const rest = large === undefined ? width : width - large - gutter;
    const each =
      (rest - (across - 1 - Number(large !== undefined)) * gutter) / (across - Number(large !== undefined));
    const isLarge = (fact: FactView): boolean => large !== undefined && fact === strongest;
    const cells = facts.map((fact) => (isLarge(fact) ? large! : each));
    // Words in place of a number are no larger than the title of a part.
    const most = (fact: FactView): number =>
      fact.parts.length === 0 ? s5 : tight ? (isLarge(fact) ? s6 : s5) : isLarge(fact) ? s7 : s6;
    const sizes = facts.map((fact, index) =>
      figureStep(setting, fact, { width: cells[index]!, most: most(fact), words: s3 }),
    );
    const labels = facts.map((fact, index) => labelLines(setting, fact, s3, cells[index]!));
    const fits = facts.every(
      (fact, index) =>
        figureWidth(setting, fact, sizes[index]!, s3) <= cells[index]! &&
        [...labels[index]!, ...under(index)].every(
          (text) => lineWidth(setting, text.trim(), s3) <= cells[index]!,
        ),
    );
    return {
      across,
      cells,
      sizes,
      labels,
      fits,
      least: Math.min(...sizes.filter((_, index) => facts[index]!.parts.length > 0)),
    };
  };
  const set = (rows: number) => {
    const even = (width - (facts.length - 1) * gutter) / facts.length;
    const large = Math.min(width * mostStrongest, even * strongShare);
    const own = strongest && rows === 1 && facts.length > 1 ? setIn(1, large) : undefined;
    return own?.fits ? own : setIn(rows, undefined);
  };
  const tried = Array.from({ length: Math.min(mostRows, facts.length) }, (_, index) => set(index + 1));
  const found = tried.find(({ least }) => least >= s3 * prominent) ?? tried.at(-1)!;
  const { across, sizes, labels, cells: widths } = found;
  let top = 0;
  const cells: object[] = [];
  for (let start = 0; start < facts.length; start += across) {
    const row = facts.slice(start, start + across);
    const tall = ptToMm(Math.max(...row.map((_, index) => sizes[start + index]!)) * digitsHigh);
    let x = left;
    row.forEach((fact, index) => {
      const at = start + index;
      cells.push({
        fact,
        isNumber: fact.parts.length > 0,
        strong: fact === strongest ? ` strong${grave.has(fact.id) ? ' grave' : ''}` : '',
        style: `left:${mmStyle(x)};top:${mmStyle(top)};width:${mmStyle(widths[at]!)};`,
        numberStyle: `height:${mmStyle(tall)};${numberStyle(setting, sizes[at]!)}`,
        lines: labels[at],
        rank: ranks[at],
        measure: measures[at],
      });
      x += widths[at]! + gutter;
    });
    const lines = Math.max(
      ...row.map((_, index) => labels[start + index]!.length + under(start + index).length),
    );
    top += tall + ptToMm(s3 * (labelHigh * lines + 0.9));
  }
  const isOther = (fact: FactView): boolean => fact !== strongest && fact.parts.length > 0;
  const othersOf = sizes.filter((_, index) => isOther(facts[index]!));
  const fits = labels.every((lines, index) =>
    [...lines, ...under(index)].every((text) => lineWidth(setting, text.trim(), s3) <= widths[index]!),
  );
  return {
    cells,
    height: top - ptToMm(s3 * 0.6),
    least: fits ? s3 : 0,
    digits: Math.max(...sizes),
    others: Math.min(...othersOf),
  };
}

/** Where the motto stands: in the columns left of the figures, or at the right end of the kicker's line. */
type MottoPlace = 'beside' | 'above';

/**
 * The way with the larger title, then with the larger figures; where both are as large, the motto stands beside
 * the figures.
 * @param ground Reversed on a solid ground, with air inside it.
 */
export function typeHero(
  setting: Setting,
  place: HeroPlace,
  options: { ground: boolean },
): HeroWay | undefined {
  const { masthead, lead } = setting.view;
  const canStandBeside = masthead.tagline.length > 0 && lead.facts.length <= mostBeside;
  const mottoes = canStandBeside ? (['beside', 'above'] as const) : (['above'] as const);
  const waysAt = (tight: boolean) =>
    mottoes.flatMap((motto) => typeWay(setting, place, { ...options, motto, tight }) ?? []);
  const roomy = waysAt(false);
  const ways = roomy.length > 0 ? roomy : waysAt(true);
  const isLarger = (one: number, two: number) => Number(one > two * larger);
  return ways.sort(
    (one, two) =>
      isLarger(two.size, one.size) - isLarger(one.size, two.size) ||
      isLarger(two.digits, one.digits) - isLarger(one.digits, two.digits),
  )[0];
}
/** A title larger by so much, or figures, are worth that the motto leaves its columns. */
const larger = 1.1;

/** Least size of what stands at the right end of the kicker's line, of its usual one. */
const leastBeside = 0.72;

function typeWay(
  setting: Setting,
  place: HeroPlace,
  { ground, motto, tight }: { ground: boolean; motto: MottoPlace; tight: boolean },
): (HeroWay & { size: number; digits: number }) | undefined {
  const { masthead, lead } = setting.view;
  const { line, gutter } = setting.grid;
  const ladder = ladderFor(setting);
  const { s3, s4, s5, s8 } = ladder;
  const inset = ground ? 5 : 0;
  const inner = place.width - 2 * inset;
  const column = (inner + gutter) / 12;
  const facts = lead.facts;
  const hasMotto = motto === 'beside';
  const mottoWidth = mottoColumns * column - gutter;
  const row =
    facts.length === 0
      ? { cells: [], height: 0, least: s3, digits: 0, others: Infinity }
      : figuresRow(setting, facts, {
          left: inset + (hasMotto ? mottoColumns * column : 0),
          width: inner - (hasMotto ? mottoColumns * column : 0),
          tight,
        });
  const air = line * (tight ? tightAir : 1);
  const [above, below] = [air * (ground ? 0.9 : 0.7), air * 0.8];
  const kickerSize = setting.view.script === 'han' ? s5 : s4;
  const beside = [
    ...[masthead.year, masthead.place]
      .map((text, index) => ({ text, at: index === 0 ? 'masthead.year' : 'masthead.place' }))
      .filter(({ text }) => text !== '' && !isInHead(setting, text)),
    ...(hasMotto || facts.length === 0
      ? []
      : masthead.tagline.map((text, index) => ({ text, at: `masthead.tagline.${index}` }))),
  ];
  const besideRoom =
    inner - (masthead.kicker ? displayWidth(setting, masthead.kicker, kickerSize) + 2 * gutter : 0);
  const besideSize = Math.min(
    s3,
    (s3 * besideRoom) /
      Math.max(
        1,
        beside.reduce((sum, { text }) => sum + lineWidth(setting, text, s3) + ptToMm(s3), 0),
      ),
  );
  if (besideSize < s3 * leastBeside) return undefined;
  // The line of the kicker is there for what stands at its right end, too.
  const kickerHigh = masthead.kicker || beside.length > 0 ? ptToMm(kickerSize * 1.3) : 0;
  // What names the figures stands above them.
  const namedHigh = lead.title ? ptToMm(s3 * 1.5) : 0;
  const room = place.height - above - kickerHigh - namedHigh - row.height - 2 * below;
  const { lines, size } = titleLines(setting, {
    width: inner,
    wanted: s8 * mostTitle,
    high: mmToPt(room) / titleHigh,
  });
  const widest = Math.max(...lines.map((text) => displayWidth(setting, text.trim(), size)));
  // A kicker that is no slogan stays under the size of the title.
  const named = isSlogan(setting)
    ? kickerSize
    : (stepBelow(ladder, Math.max(s3, Math.min(kickerSize, size * underTitle))) ?? s3);
  const titleHeight = ptToMm(size * titleHigh * lines.length);
  // What is left stands above and below the title.
  const free = Math.max(0, room - titleHeight);
  const titleTop = above + kickerHigh + free * 0.4;
  const rowTop = place.height - below - row.height;
  // It keeps off the rule below the figures.
  const mottoHigh = mmToPt(row.height - mottoClear) / (mottoLeading * masthead.tagline.length);
  const mottoFit = Math.min(
    setting.view.script === 'han' ? s4 : s5,
    mottoHigh,
    ...masthead.tagline.map((text) => (mottoWidth / Math.max(1, lineWidth(setting, text, 10))) * 10),
  );
  const mottoSize = mottoFit < s3 ? mottoFit : stepBelow(ladder, mottoFit)!;
  // The title of the page is above those of its parts.
  if (size < s5 * leastTitle || row.height <= 0) return undefined;
  return {
    name: ground ? 'ground' : 'type',
    partial: 'hero-type',
    least: Math.min(size, row.least, named, besideSize, hasMotto ? mottoSize : Infinity),
    size,
    tight,
    digits: row.digits,
    figures: { first: row.digits, ...(row.others < Infinity ? { others: row.others } : {}) },
    fill: Math.min(1, widest / inner),
    title: size,
    blank: free / line,
    context: () => ({
      way: ground ? 'hero-ground' : 'hero-type',
      masthead,
      beside,
      besideStyle: `right:${mmStyle(inset)};top:${mmStyle(above)};font-size:${ptStyle(besideSize)};height:${mmStyle(ptToMm(kickerSize * 1.15))};`,
      kickerStyle: placed({ left: inset, top: above + ptToMm(kickerSize - named) }, named),
      titleLines: lines,
      titleStyle: placed({ left: inset, top: titleTop }, size),
      tagline: hasMotto || facts.length === 0 ? masthead.tagline : [],
      taglineStyle: placed({ left: inset, top: rowTop, width: mottoWidth }, mottoSize),
      leadTitle: lead.title,
      leadTitleStyle: placed({ left: inset, top: rowTop - ptToMm(s3 * 1.5) }, s3),
      cells: row.cells,
      rowStyle: `top:${mmStyle(rowTop)};height:${mmStyle(row.height)};font-size:${ptStyle(s3)};`,
    }),
  };
}
