/**
 * Where the headline would be a level too long to be read, a change of what is drawn is the news. Headline and
 * picture are about one thing: the change is of a mark, and stands beside the marks.
 */
import { deriveHeadline } from '../../view/text.ts';
import type { FactView } from '../../view/view.ts';
import { hasGrowthBars } from './growth.ts';
import { figureLength } from '../draw/type.ts';
import { signedValue, type Content } from './content.ts';
import { byScore, findingOf, type Option, type Pool } from './option.ts';

/** Devices whose headline is the label of their number: news stands over it. */
export const labelled: ReadonlySet<string> = new Set(['monument', 'count', 'share']);
/** Devices that say themselves what they are about. */
export const ownWords: ReadonlySet<string> = new Set(['seal', 'statement']);

/** Digits of a level from which it is no headline: a change is. Longest change, in characters. */
const longNumber = 6;
const longestChange = 22;
/** What it costs that the marks of a card are levels too long to be read. */
const longMarks = 10;

/** Facts that a chart has a mark for, the greater first. */
function marksOf(content: Content): FactView[] {
  switch (content.device) {
    case 'columns':
      return content.facts;
    case 'whole':
      return [...content.parts, ...(content.total ? [content.total] : [])];
    case 'split':
      return [content.large, content.small];
    default:
      return [];
  }
}

/** Words of Han labels that say how a number moved: what is left names the number. */
const moved = /(?:增长|增長|成长|成長|增加|上升|提高|增速|增幅|下降|减少|減少|降低|下滑)$/u;
/** 粮食增产 is how 粮食产量 moved. */
const cropped = /(?:增产|减产)$/u;
const leastStem = 2;

/** In scripts that part words, the share of a change's label that is the number's own: the rest says how it moved. */
const leastOwn = 0.45;

/** Is a name all that a label is about? 7480 staff are not what "Spending on agency staff: fall" tells of. */
function isAbout(label: string, name: string): boolean {
  const [all, own] = [label.toLowerCase(), name.toLowerCase()];
  if (/\p{Script=Han}/u.test(name)) return all.includes(own);
  const lettersOf = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
  const isWhole = new RegExp(`(?<!\\p{L})${own.replace(/[^\p{L}\p{N}]/gu, '.')}(?!\\p{L})`, 'u').test(all);
  return isWhole && lettersOf(own) >= lettersOf(all) * leastOwn;
}

/** Is a change one of a number? Its label is the number's with how it moved. */
export function isChangeOf({ label }: FactView, mark: FactView): boolean {
  const names = [mark.label, mark.short].filter((name) => name.length > 1);
  if (names.some((name) => isAbout(label, name))) return true;
  if (cropped.test(label) && mark.label.endsWith(label.replace(cropped, '产量'))) return true;
  const stem = label.replace(moved, '');
  return stem !== label && [...stem].length >= leastStem && mark.label.endsWith(stem);
}

/** How a level moved, among numbers that stand beside it. */
export const changeOf = (hero: FactView, numbers: FactView[]): FactView | undefined =>
  /^(?:growth|decrease|share|duration)$/.test(hero.kind)
    ? undefined
    : numbers.find((fact) => fact.id !== hero.id && hasGrowthBars(fact) && isChangeOf(fact, hero));

/** The content with changes of its marks beside them; the mark that the first is of leads a whole. */
function beside(content: Content, changes: FactView[]): Content {
  const rest = (facts: FactView[]) => [
    ...changes,
    ...facts.filter(({ id }) => changes.every((change) => change.id !== id)),
  ];
  switch (content.device) {
    case 'columns':
      return { ...content, side: rest(content.side) };
    case 'split':
      return { ...content, cells: rest(content.cells).slice(0, Math.max(4, content.cells.length)) };
    case 'whole': {
      const lead = content.parts.find((part) => isChangeOf(changes[0]!, part));
      return { ...content, side: rest(content.side).slice(0, 3), ...(lead ? { lead: lead.id } : {}) };
    }
    default:
      return content;
  }
}

/** Parts without a change stand under the name of what they add up to, which is then said beside them. */
function underTotal(option: Option, pool: Pool): Option {
  const { content } = option;
  if (content.device !== 'whole' || !content.total || content.total.id !== option.headlineFacts[0])
    return option;
  const { total, side } = content;
  return {
    ...option,
    content: { ...content, side: [total, ...side.filter(({ id }) => id !== total.id)].slice(0, 3) },
    headline: deriveHeadline(total.short, pool.view.language),
  };
}

/** Shares of a hundred are of something: what that is, and how it moved, stands beside its parts. */
function withLevel(option: Option, numbers: FactView[]): Option | undefined {
  const { content } = option;
  if (content.device !== 'whole' || content.parts.some(({ unit }) => unit !== '%')) return undefined;
  const level = numbers.find((fact) => changeOf(fact, numbers));
  const change = level && changeOf(level, numbers);
  if (!change) return undefined;
  const rest = content.side.filter(({ id }) => id !== level.id && id !== change.id);
  return { ...option, content: { ...content, side: [level, change, ...rest].slice(0, 3) } };
}

export function withChange(option: Option, numbers: FactView[], pool: Pool): Option {
  const { content, headlineFacts } = option;
  const level = withLevel(option, numbers);
  if (level) return level;
  if (labelled.has(content.device) || ownWords.has(content.device) || !option.isFinding) return option;
  if (option.headline?.isDerived) return option;
  const said = numbers.find(({ id }) => headlineFacts.includes(id));
  if (!said || figureLength(said) < longNumber) return option;
  const marks = marksOf(content);
  const own = numbers.filter(
    (fact) =>
      /^(?:growth|decrease)$/.test(fact.kind) &&
      !marks.includes(fact) &&
      marks.some((mark) => isChangeOf(fact, mark)),
  );
  const short = own.filter(({ label, full }) => [...label, ...full].length <= longestChange);
  const order = byScore(short, pool);
  // Of changes that weigh alike the greatest is the news.
  const [change] = short.toSorted(
    (a, b) =>
      Number(pool.heroes.has(b.id)) - Number(pool.heroes.has(a.id)) ||
      Math.abs(signedValue(b)) - Math.abs(signedValue(a)) ||
      order.indexOf(a) - order.indexOf(b),
  );
  const gain = option.gain - longMarks;
  if (!change) return { ...underTotal(option, pool), gain };
  return {
    ...option,
    gain,
    content: beside(content, [change, ...own.filter((fact) => fact !== change)]),
    headline: findingOf(change, pool.view.language),
    headlineFacts: [change.id],
  };
}
