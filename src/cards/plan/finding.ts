/**
 * Headlines that are findings, said from what is drawn: the greatest part as a share of its whole, how much more one
 * is than another, how targets stand to last year. Words come from the language's table, names and numbers from the
 * report.
 */
import { deriveHeadline } from '../../view/text.ts';
import { commonFractions, findingWords } from '../../view/finding-words.ts';
import { labelWords } from '../../model/label-words.ts';
import { joinParts, withoutUnit } from '../../view/number.ts';
import { fillWord } from '../../view/words.ts';
import type { FactView, Headline, PairView, ReportView } from '../../view/view.ts';
import type { CardHeadline } from './content.ts';
import { findingOf, type Option, type Pool } from './option.ts';
import { baseOf } from './scale.ts';

export type Said = Pick<Option, 'headline' | 'headlineFacts' | 'isFinding'>;

/** Longest in characters. */
const longest = { han: 24, latin: 60 } as const;
/** A part that is nearly all or nearly nothing of its whole is no news as a share. */
const tellingShares = { least: 0.01, most: 0.99 } as const;
/** How far a share is from the fraction that names it, or from a half that it is past. */
const near = 0.02;
const pastHalf = { least: 0.5 + near, most: 0.6 } as const;
/** Points by which a share that the report prints differs from the one of its numbers. */
const sameShare = 0.5;

const isShort = (text: string, { script }: Pick<ReportView, 'script'>): boolean =>
  [...text].length <= longest[script];

const derived = (headline: Headline): CardHeadline => ({ ...headline, isDerived: true });

/** What follows the colon is one unit where it is short: no line ends in "142" of "142 of 486"; nor in a number. */
const longestRest = 26;
function latinUnits(text: string): string[] {
  const colon = text.indexOf(': ') + 1;
  const [label, rest] = [text.slice(0, colon), text.slice(colon).trimStart()];
  const words = (part: string) =>
    part.split(/(?<= )/).reduce<string[]>((units, word) => {
      const last = units.at(-1);
      return last && /\d\s$/.test(last) ? [...units.slice(0, -1), last + word] : [...units, word];
    }, []);
  if (colon === 0) return words(text);
  const name = words(text.slice(0, text.length - rest.length));
  return label && [...rest].length <= longestRest ? [...name, rest] : [...name, ...words(rest)];
}

/** Han units end before what is counted: 票务 | 占经营收入 | 的76%. */
function inUnits(text: string, pieces: string[], view: ReportView): CardHeadline {
  // A number keeps its sign of per cent: lines end at plain spaces.
  if (view.script === 'latin') return derived({ text, units: latinUnits(text) });
  const [label = '', ...rest] = pieces;
  return derived({ text, units: [...deriveHeadline(label, view.language).units, ...rest] });
}

/** The share of a part as the report itself prints it: its label says the part. */
const printedShare = (part: FactView, share: number, facts: FactView[]): FactView | undefined =>
  facts.find(
    ({ id, kind, unit, value, label, status }) =>
      id !== part.id &&
      kind === 'share' &&
      unit === '%' &&
      value !== null &&
      status === part.status &&
      Math.abs(value - share * 100) <= sameShare &&
      label.toLowerCase().includes(part.label.toLowerCase()),
  );

/** Letters of a unit that is a word. */
const longUnit = 3;

/** The sentence and its share: the report's own number, a common fraction, "more than half"; never one reckoned. */
function shareSaid(
  part: FactView,
  share: number,
  { view, held }: Pick<Pool, 'view' | 'held'>,
  { unitIsSaid }: { unitIsSaid: boolean },
): { sentence: string; said: string; own?: FactView } | undefined {
  const words = findingWords(view.language);
  if (!words) return undefined;
  const own = printedShare(
    part,
    share,
    view.facts.filter(({ id }) => !held.facts.has(id)),
  );
  if (own) return { sentence: words.share, said: own.full, own };
  const found = commonFractions.findIndex((fraction) => Math.abs(share - fraction) <= near);
  if (found >= 0) return { sentence: words.about, said: words.fractions[found]! };
  if (share > pastHalf.least && share < pastHalf.most) return { sentence: words.most, said: '' };
  return view.script === 'latin'
    ? { sentence: words.share, said: unitIsSaid ? joinParts(withoutUnit(part), { prefix: true }) : part.full }
    : undefined;
}

/**
 * "Health service contracts: about nine tenths of £402m".
 * @param whole Undefined, or not of the part's section (`isNamed` false), where its label may be of another thing:
 * then only its number is said.
 * @returns undefined where it says little or is too long.
 */
export function shareFinding(
  part: FactView,
  whole: FactView | undefined,
  pool: Pick<Pool, 'view' | 'held'>,
  { isNamed = true } = {},
): Said | undefined {
  const { view } = pool;
  if (!whole || !whole.value || part.value === null) return undefined;
  if (!isNamed && view.script === 'han') return undefined;
  const [own, all] = [baseOf(part), baseOf(whole)];
  if (own.base !== all.base) return undefined;
  const share = Math.abs(part.value * own.factor) / Math.abs(whole.value * all.factor);
  if (share < tellingShares.least || share > tellingShares.most) return undefined;
  // "142 of 486 million euros", but "£361m of £402m".
  const unitIsSaid = part.unit === whole.unit && [...part.unit].length >= longUnit;
  const found = shareSaid(part, share, pool, { unitIsSaid });
  if (!found) return undefined;
  const text = fillWord(found.sentence, {
    part: part.label,
    whole: whole.label,
    value: countedAs(whole),
    share: found.said,
  });
  if (!isShort(text, view)) return undefined;
  // Han: the part, what it is of, the share; 的 begins the last.
  const end = text.lastIndexOf('的');
  const headline = inUnits(text, [part.label, text.slice(part.label.length, end), text.slice(end)], view);
  return { headline, headlineFacts: [part.id, ...(found.own ? [found.own.id] : [])], isFinding: true };
}

/** "2,399 sailings that did not run": a label that begins with what is counted says the rest of it. */
const countedAs = ({ label, unit, full }: FactView): string =>
  unit !== '' && label.toLowerCase().startsWith(`${unit.toLowerCase()} `)
    ? `${full}${label.slice(unit.length)}`
    : full;

/** How much of its rival a fact is more, as a fraction that has a word: 1.34 is a third more. */
export function moreFinding(large: FactView, small: FactView, view: ReportView): Said | undefined {
  if (!large.value || !small.value || baseOf(large).base !== baseOf(small).base) return undefined;
  const ratio = (large.value * baseOf(large).factor) / (small.value * baseOf(small).factor);
  const found = commonFractions.findIndex((fraction) => Math.abs(ratio - 1 - fraction) <= near);
  const words = findingWords(view.language);
  if (found < 0 || !words) return undefined;
  const text = fillWord(words.more, {
    large: large.label,
    small: small.label,
    share: words.fractions[found]!,
  });
  if (!isShort(text, view)) return undefined;
  const end = text.indexOf(small.label, large.label.length) + small.label.length;
  const headline = inUnits(text, [large.label, text.slice(large.label.length, end), text.slice(end)], view);
  return { headline, headlineFacts: [large.id], isFinding: true };
}

/** Whole numbers of times that have a word, and how far a ratio is from them, as a share of it. */
const times = { least: 2, most: 9, near: 0.08 } as const;

/** "Council borrowing: about nine times general reserves". */
export function timesFinding(large: FactView, small: FactView, view: ReportView): Said | undefined {
  const words = findingWords(view.language);
  if (!words?.times || !large.value || !small.value || baseOf(large).base !== baseOf(small).base)
    return undefined;
  const ratio = (large.value * baseOf(large).factor) / (small.value * baseOf(small).factor);
  const whole = Math.round(ratio);
  if (whole < times.least || whole > times.most || Math.abs(ratio - whole) > whole * times.near)
    return undefined;
  const name = view.script === 'latin' ? uncapitalised(small.label, view.language) : small.label;
  const text = fillWord(words.times, { large: large.label, small: name, count: words.counts[whole]! });
  if (!isShort(text, view)) return undefined;
  const headline = inUnits(text, [large.label, text.slice(large.label.length)], view);
  return { headline, headlineFacts: [large.id], isFinding: true };
}

/** A label within a sentence: German nouns and names of one capital word keep theirs. */
export const uncapitalised = (label: string, language: string): string =>
  language.startsWith('de') || !/^\p{Lu}\p{Ll}/u.test(label)
    ? label
    : label.slice(0, 1).toLowerCase() + label.slice(1);

/** Targets that are counted: more than every shape has room for are not seen. */
const counted = { least: 3, most: 4 } as const;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/**
 * How many targets are above last year's numbers, or below them. One alone, and of others the one that moves most, is
 * named with its number; of targets of growth only one that is higher: a lower one is neither a fall nor news.
 * @returns `lead`: id of the only target, whose headline is its label.
 */
export function targetFinding(pairs: PairView[], view: ReportView): (Said & { lead?: string }) | undefined {
  const valued = pairs.filter(({ target, last }) => target.value !== null && last.value !== null);
  const [first] = valued;
  if (!first || valued.length < pairs.length) return undefined;
  const one = (pair: PairView): Said => ({
    headline: targetSaid(pair, view),
    headlineFacts: [pair.target.id],
    isFinding: true,
  });
  if (pairs.length === 1) return { ...one(first), lead: first.target.id };
  return countOf(valued, view) ?? named(valued, view, one);
}

/** "Patients seen within four hours: target 82%": a number of next year is not one of this. */
function targetSaid({ target, label }: PairView, view: ReportView): CardHeadline {
  const sentence = findingWords(view.language)?.target;
  if (!sentence) return findingOf(target, view.language);
  const text = fillWord(sentence, { label, value: target.full });
  const end = text.length - target.full.length;
  return inUnits(text, [label, text.slice(label.length, end) + target.full], view);
}

const bounds = (fact: FactView, kind: 'floors' | 'caps'): boolean =>
  fact.parts.some(
    ({ role, text }) => (role === 'prefix' || role === 'qualifier') && labelWords(kind).test(text),
  );

/** Is a number only to stay where it is: above a floor, or below a cap? It is neither to fall nor to rise. */
function isKept({ target, last }: PairView): boolean {
  const [aim, before] = [target.value!, last.value!];
  return bounds(target, 'floors') ? aim <= before : bounds(target, 'caps') && aim >= before;
}

function named(pairs: PairView[], view: ReportView, one: (pair: PairView) => Said): Said | undefined {
  const moved = ({ target, last }: PairView) =>
    Math.abs(target.value! - last.value!) / Math.abs(last.value || 1);
  // A lower target of growth is no news to head a card with.
  const isNews = (pair: PairView) =>
    !isKept(pair) && (pair.target.kind !== 'growth' || pair.target.value! > pair.last.value!);
  const news = pairs.filter(isNews);
  if (news.length === 0) return undefined;
  const said = one(news.reduce((a, b) => (moved(b) > moved(a) ? b : a)));
  return isShort(said.headline!.text, view) ? said : undefined;
}

/** All of them up, or all down: how many go either way is of no use to who does not know which. */
function countOf(pairs: PairView[], view: ReportView): Said | undefined {
  const words = findingWords(view.language);
  if (!words || pairs.length < counted.least || pairs.length > counted.most) return undefined;
  const isUp = pairs.every(({ target, last }) => target.value! > last.value!);
  const isDown = pairs.every(({ target, last }) => target.value! < last.value!);
  if (!(isUp || isDown) || pairs.some(isKept) || pairs.some(({ target }) => target.kind === 'growth'))
    return undefined;
  const text = fillWord(isUp ? words.up : words.down, { count: words.counts[pairs.length]! });
  const headline = deriveHeadline(capital(text), view.language);
  return { headline: { ...headline, isDerived: true }, headlineFacts: [], isFinding: true };
}

/** Most tasks that every shape has room for. */
const mostTasks = 6;

/** "Four tasks for 2027". */
export function tasksFinding(count: number, year: string, view: ReportView): CardHeadline | undefined {
  const words = findingWords(view.language);
  if (!words?.tasks || !year || count < 2 || count > mostTasks) return undefined;
  const text = fillWord(words.tasks, { count: words.counts[count]!, year });
  return { ...deriveHeadline(capital(text), view.language), isDerived: true };
}
