/**
 * Headlines that are findings, said from what is drawn: the greatest part as a share of its whole, a target as a way
 * from last year's number. Words come from the language's table, names and numbers from the report.
 */
import { deriveHeadline } from '../../view/text.ts';
import { findingWords } from '../../view/drawn-words.ts';
import { fillWord } from '../../view/words.ts';
import type { FactView, Headline, PairView, ReportView } from '../../view/view.ts';
import type { CardHeadline } from './content.ts';
import type { Option } from './option.ts';
import { baseOf } from './scale.ts';

export type Said = Pick<Option, 'headline' | 'headlineFacts' | 'isFinding'>;

/** Longest in characters. */
const longest = { han: 24, latin: 60 } as const;
/** A part that is nearly all or nearly nothing of its whole is no news as a share. */
const tellingShares = { least: 1, most: 99 } as const;

const isShort = (text: string, { script }: Pick<ReportView, 'script'>): boolean =>
  [...text].length <= longest[script];

const derived = (headline: Headline): CardHeadline => ({ ...headline, isDerived: true });

/** Han units end before what is counted: 票务 | 占经营收入 | 的76%. */
function inUnits(text: string, pieces: string[], view: ReportView): CardHeadline {
  // A number keeps its sign of per cent: lines end at plain spaces.
  if (view.script === 'latin') return derived({ text, units: text.split(/(?<= )/) });
  const [label = '', ...rest] = pieces;
  return derived({ text, units: [...deriveHeadline(label, view.language).units, ...rest] });
}

/** "Health service contracts: 90% of £402m". @returns undefined where it says little or is too long. */
export function shareFinding(
  part: FactView,
  whole: FactView | undefined,
  view: ReportView,
): Said | undefined {
  if (!whole || !whole.value || part.value === null) return undefined;
  const [own, all] = [baseOf(part), baseOf(whole)];
  if (own.base !== all.base) return undefined;
  const share = Math.round((Math.abs(part.value * own.factor) / Math.abs(whole.value * all.factor)) * 100);
  if (share < tellingShares.least || share > tellingShares.most) return undefined;
  const words = findingWords(view.language);
  const said = `${share}${words.percent}`;
  const text = fillWord(words.share, {
    part: part.label,
    whole: whole.label,
    value: whole.full,
    share: said,
  });
  if (!isShort(text, view)) return undefined;
  const middle = text.slice(part.label.length, text.length - said.length - 1);
  const headline = inUnits(text, [part.label, middle, text.slice(part.label.length + middle.length)], view);
  return { headline, headlineFacts: [part.id], isFinding: true };
}

/** The target that moves most, from last year's number: undefined where no pair tells one. */
export function targetFinding(pairs: PairView[], view: ReportView): Said | undefined {
  const moved = pairs.filter(
    ({ target, last }) => target.value !== null && last.value !== null && target.value !== last.value,
  );
  const { change } = findingWords(view.language);
  for (const pair of moved.toSorted((a, b) => shareMoved(b) - shareMoved(a)))
    for (const label of [pair.label, pair.target.short]) {
      const { target, last } = pair;
      const text = fillWord(change, { label, last: last.full, target: target.full });
      if (!isShort(text, view)) continue;
      const from = text.indexOf(last.full, label.length) + last.full.length;
      const headline = inUnits(text, [label, text.slice(label.length, from), text.slice(from)], view);
      return { headline, headlineFacts: [target.id], isFinding: true };
    }
  return undefined;
}

const shareMoved = ({ target, last }: PairView): number =>
  Math.abs(target.value! - last.value!) / Math.max(Math.abs(last.value!), Number.EPSILON);
