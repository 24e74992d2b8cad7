/**
 * Whether a number is good news, by what the report tells of it: its kind, its sign and what is at stake in it. Art and
 * grounds follow: over a miss, a loss or a casualty nothing shines, grows or drives along.
 */
import { saysFall } from '../../model/direction.ts';
import { isAtStake } from '../../view/finding-words.ts';
import { measuresIn } from '../../view/measures.ts';
import { isMark } from '../../view/relations/times.ts';
import type { FactView, ReportView } from '../../view/view.ts';
import { isChangeOf } from './change.ts';
import { isCoverNews, isGrave, type Told } from '../../view/gravity.ts';
import { factsOf, heroOf, signedValue, type Content } from './content.ts';

/** Shares that say how much of what is bad was dealt with are large; those of what is bad are small. */
const dealtWith = 50;

/** Is it bad news: a fall of what should be high, a rise or an amount of what should be low? */
export function isSober(fact: FactView, language: string): boolean {
  const { kind, value, unit, fell, label, short } = fact;
  const texts = [label, short];
  const isBad = (['short', 'less'] as const).some((stake) =>
    texts.some((text) => isAtStake(text, stake, language)),
  );
  const isOwed = texts.some((text) => isAtStake(text, 'owed', language));
  const isBelow = value !== null && signedValue(fact) < 0;
  const isChange = fell === true || kind === 'growth' || kind === 'decrease';
  // What something costs is neither good nor bad: only how it moves is.
  const isCost = isChange && texts.some((text) => isAtStake(text, 'cost', language));
  if (fell === true || isBelow) return !isChange || !(isBad || isOwed || isCost);
  if (isCost && kind === 'growth') return true;
  // So long without an accident.
  if (!isBad || kind === 'duration') return false;
  return !(unit === '%' && kind !== 'growth' && (value ?? 0) >= dealtWith);
}

/**
 * Does a number cry out: is it lost or missed, has someone died, or has what is bad grown? How much there is of what
 * is bad is no alarm by itself, nor is anything that fell: less energy is used, fewer are hurt.
 */
export function isAlarming(fact: FactView, view: ReportView): boolean {
  if (isGrave(fact, view)) return true;
  if (!isSober(fact, view.language) || fact.fell === true || fact.kind === 'decrease') return false;
  if (fact.kind === 'growth' || fact.kind === 'increment') return true;
  const before = (measuresIn(view).get(fact.id) ?? []).filter((one) => !isMark(one));
  const rose = view.facts.some((one) => one.kind === 'growth' && isChangeOf(one, fact));
  return rose || before.some((one) => signedValue(fact) > signedValue(one));
}

/** The first grave number on a cover, where one is news of the whole report. */
export function graveHook(hooks: readonly FactView[], view: ReportView): FactView | undefined {
  const isNews = hooks.some((fact) => isCoverNews(fact, view));
  return isNews ? hooks.find((fact) => isGrave(fact, view)) : undefined;
}

/** Is something missing, lost or overspent in the report's lead or on its cover, or has the first number of either got worse? */
export function isDullCover(hooks: readonly FactView[], view: ReportView): boolean {
  const { language, lead, facts } = view;
  const isLoss = ({ label, short, value }: FactView) =>
    value !== 0 && [label, short].some((text) => isAtStake(text, 'short', language));
  return (
    graveHook(hooks, view) !== undefined ||
    [...hooks, ...lead.facts].some(isLoss) ||
    [...hooks.slice(0, 1), ...lead.facts.slice(0, 1)].some((first) =>
      [first, ...facts.filter((fact) => isChange(fact) && isChangeOf(fact, first))].some((fact) =>
        isSober(fact, language),
      ),
    )
  );
}

const isChange = ({ kind }: FactView): boolean => kind === 'growth' || kind === 'decrease';

/** Is a card about bad news? Its hero decides, or how that moved, or a headline that tells of a fall. */
export function isSoberCard(content: Content, view: Told): boolean {
  const { language } = view;
  if (content.device === 'statement') return content.isNews === true;
  // How the number moved is drawn beside it: that is the news.
  const change = content.device === 'monument' ? content.change : undefined;
  const hero = change ?? heroOf(content) ?? factsOf(content)[0];
  if (hero === undefined || content.device === 'targets') return false;
  const news = 'news' in content ? (content.news?.text ?? '') : '';
  // What a chart shows has become less, whatever part of it is the greatest.
  const moves = content.device === 'split' || content.device === 'whole' ? factsOf(content) : [];
  const changes = moves.filter(({ kind }) => kind === 'growth' || kind === 'decrease');
  if (changes.length > 0 && changes.every((fact) => isSober(fact, language))) return true;
  return isSober(hero, language) || isGrave(hero, view) || saysFall(news, language);
}
