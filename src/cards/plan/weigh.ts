/**
 * What a section's ways to be shown are worth beside one another: the news before what can be drawn, a rank on a
 * card, like things compared, and the report's own sentence over its number.
 */
import type { FactView, SectionView } from '../../view/view.ts';
import { isChangeOf, labelled, ownWords, withChange } from './change.ts';
import { headOf } from './common-end.ts';
import { factsOf, heroOf, type Content } from './content.ts';
import { isAbout, type News } from './about.ts';
import { newsOf } from './news.ts';
import { findingOf, longestFinding, scoreOf, titleOption, type Option, type Pool } from './option.ts';
import { saysFall } from '../../model/direction.ts';
import { amountOf } from '../../view/relations/amount.ts';
import { gravityOf, isGrave } from '../../view/gravity.ts';
import { isNoNews, rankOf } from './pool.ts';
import { sentenceOf, tellingOf } from './telling.ts';

/** What it is worth that a card shows the number that its section's news is about. */
const newsGain = 20;
/** What it is worth that the report's own words stand over a number, where they compare it, and where they do not. */
const toldGain = 6;
const saidGain = 1;
/** What a card loses that has no place for a rank of its section; from which weight a rank is one. */
const rankLost = 60;
const leastRank = 30;
/** How much of the score of its section's news a card loses that is about another number, at most. */
const otherNews = { large: 1, chart: 0.8, beside: 0.7, most: 60, hidden: 60 } as const;
const torn = 70;
const comparing = new Set<string>(['columns', 'bridge', 'whole', 'split']);
const tooMany = 24;
/** What a chart loses that shows last year alone. */
const pastLoss = 90;

/** The section's news as headline, whatever shows its numbers. */
function withNews(option: Option, { headline, facts }: News): Option {
  const { content } = option;
  if (ownWords.has(content.device)) return option;
  // Tiles show the whole section; a chart or a large number is headed by what it shows.
  const hero = heroOf(content);
  if (hero && content.device !== 'mosaic' && !isAbout({ headline, facts }, hero)) return option;
  // A sentence that says numbers stands over one of them.
  const isLarge = labelled.has(content.device) || content.device === 'mosaic';
  if (hero && isLarge && facts.length > 0 && !facts.includes(hero.id)) return option;
  // A title that says a change is no headline of levels.
  const moves = factsOf(content).some(({ kind }) => kind === 'growth' || kind === 'decrease');
  if (facts.length === 0 && hero && !moves && content.device !== 'series') return option;
  const gain = hero && isAbout({ headline, facts }, hero) ? newsGain : 0;
  return headed(option, { headline, facts }, gain);
}

const withoutStart = (text: string, start: string): string =>
  text.startsWith(start) ? text.slice(start.length).replace(/^[.。;；,，]?\s*/u, '') : text;

/** The option under other words: over a large number its label then stands below it. */
function headed(option: Option, { headline, facts }: News, gain: number): Option {
  const said = { ...option, headline, headlineFacts: facts, isFinding: true, gain: option.gain + gain };
  const { content } = option;
  if (content.device === 'mosaic') return { ...said, content: { ...content, isNamed: undefined } };
  if (!labelled.has(content.device)) return said;
  // What stands over the number is not said again below it.
  const notes =
    content.device === 'monument'
      ? content.notes?.map((note) => withoutStart(note, headline.text)).filter((note) => note !== '')
      : undefined;
  return {
    ...said,
    content: { ...content, news: headline, ...(notes ? { notes } : {}) } as Option['content'],
  };
}

/** A standfirst heads a chart of what it speaks of: bars of growth are no weekends and Mondays. */
function withOwnHeadline(option: Option, section: SectionView, { view }: Pool): Option {
  const { content, headline, headlineFacts } = option;
  const title = titleOption(section);
  if (!comparing.has(content.device) || !title.isFinding || headline?.text !== title.headline?.text)
    return option;
  const marks = marksOf(content);
  if (headlineFacts.length > 0 || marks.some((mark) => isAbout({ headline: headline!, facts: [] }, mark)))
    return option;
  const hero = heroOf(content)!;
  const short = [...hero.label, ...hero.full].length <= longestFinding[view.script];
  return short
    ? { ...option, headline: findingOf(hero, view.language), headlineFacts: [hero.id] }
    : { ...option, headline: section.title, headlineFacts: [], isFinding: false };
}

/** What two bars add up to, among the numbers beside them. */
function sumBeside(content: Content): FactView | undefined {
  if (content.device !== 'split') return undefined;
  const [large, small] = [content.large, content.small].map(amountOf);
  if (!large || !small) return undefined;
  return content.cells.find((fact) => {
    const sum = amountOf(fact);
    return sum?.base === large.base && Math.abs(sum.value - large.value - small.value) <= sum.grain;
  });
}

/**
 * The report's own sentence heads a chart of parts: what is lost or missed among its marks, else what they add up to
 * and how that moved.
 */
function withSumTold(option: Option, section: SectionView, pool: Pool): Option[] {
  const { content } = option;
  if ((content.device !== 'whole' && content.device !== 'split') || titleOption(section).isFinding)
    return [option];
  const total = content.device === 'whole' ? content.total : sumBeside(content);
  // What is lost or missed is told over marks of it alone: over bars of something else it would name them.
  const drawn = new Set(marksOf(content).map(({ id }) => id));
  const grave = section.facts.filter(
    (fact) => drawn.has(fact.id) && isGrave(fact, pool.view) && !isNoNews(fact, section.facts),
  );
  const said = [...grave, ...(total ? [total, ...changesOf(total, section)] : [])];
  const told = said.map((fact) => tellingOf(fact, section, pool)).find(Boolean);
  // What two bars say of one another gives way to bad news alone.
  const isBad = grave.length > 0 || saysFall(told?.headline.text ?? '', pool.view.language);
  return told && (content.device === 'whole' || isBad) ? [headed(option, told, toldGain), option] : [option];
}

/** How a sum moved, whatever year its label ends with. */
function changesOf(total: FactView, { facts }: SectionView): FactView[] {
  const named = { ...total, label: headOf(total.label), short: headOf(total.short) };
  return facts.filter((fact) => /^(?:growth|decrease)$/.test(fact.kind) && isChangeOf(fact, named));
}

/** What the report says of the number that a card is about; where that has no room, the card as it was. */
function withTelling(option: Option, section: SectionView, pool: Pool): Option[] {
  const hero = heroOf(option.content);
  if (!hero || !labelled.has(option.content.device)) return withSumTold(option, section, pool);
  const telling = tellingOf(hero, section, pool);
  const told = telling ?? sentenceOf(hero, section, pool);
  if (!told) return [option];
  const { content } = option;
  const ways = [headed(option, told, telling ? toldGain : saidGain), option];
  // Where a headline has no room for a sentence that compares, that stands beside the number before others do.
  if (telling && content.device !== 'monument')
    return [ways[0]!, { ...option, gain: option.gain - untoldLoss }];
  const isShort = [...(telling?.headline.text ?? '')].length < leastNoted[pool.view.script];
  if (!telling || isShort || content.device !== 'monument' || content.notes) return ways;
  const noted = { ...content, cells: [], notes: [telling.headline.text] };
  return [ways[0]!, { ...option, content: noted, gain: option.gain + notedGain }, option];
}
/** What marks lose without the sentence that compares their number: beside a number alone it has room. */
const untoldLoss = 20;
/** What it is worth that such a sentence stands beside its number rather than others. */
const notedGain = 2;
/** Characters of a sentence that fills the place of other numbers, at least. */
const leastNoted = { han: 18, latin: 56 } as const;

/** Parts of a sum that a content draws as such. */
const partsOf = (content: Content): string[][] | undefined =>
  content.device === 'whole'
    ? [content.parts.map(({ id }) => id)]
    : content.device === 'split'
      ? [[content.large.id, content.small.id]]
      : undefined;

/** What is seen to add up is not strewn as tiles and cells, but where something missing or owed is the news. */
const isTorn = ({ content }: Option, sums: string[][], { view }: Pool): boolean =>
  !partsOf(content) &&
  !(content.device === 'monument' && gravityOf(content.hero, view) > 0) &&
  sums.some((parts) => factsOf(content).filter(({ id }) => parts.includes(id)).length > 1);

/** Tiles that every shape has room for. */
const surelyTiled = 4;

/** Numbers whose rank is seen on the card for sure: beside a chart there may be no room. */
function withRanks(content: Content): FactView[] {
  switch (content.device) {
    case 'mosaic':
      return content.facts.slice(0, surelyTiled);
    case 'seal':
      return content.facts;
    case 'monument':
    case 'share':
      return [content.hero, ...content.cells];
    default:
      return [];
  }
}

/** Is a rank of the section on no place of the card, and not in its headline? */
function losesRank({ content, headline }: Option, ranked: FactView[]): boolean {
  const shown = new Set(withRanks(content).map(({ id }) => id));
  return ranked.some(({ id, rank }) => !shown.has(id) && !headline?.text.includes(rank));
}

/** Numbers that a chart has marks for, its sum among them. */
function marksOf(content: Content): FactView[] {
  switch (content.device) {
    case 'columns':
      return content.facts;
    case 'whole':
      return [...content.parts, ...(content.total ? [content.total] : [])];
    case 'bridge':
      return [...content.parts.map(({ fact }) => fact), content.result];
    case 'split':
      return [content.large, content.small, ...(content.difference ? [content.difference] : [])];
    default:
      return factsOf(content);
  }
}

/** What it costs that a card is about another number than the greatest news of its section. */
function costOfNews({ content, headlineFacts }: Option, facts: FactView[], pool: Pool): number {
  const score = (fact: FactView) =>
    fact.id === pool.sun && !isGrave(fact, pool.view) ? 0 : Math.max(0, scoreOf(fact, pool));
  const top = Math.max(0, ...facts.map(score));
  const hero = heroOf(content);
  const isLarge = labelled.has(content.device) || content.device === 'mosaic';
  const marks = isLarge ? [hero] : marksOf(content);
  const isOf = (ids: (string | undefined)[]) => facts.filter(({ id }) => ids.includes(id));
  const drawn = isOf([...marks.map((fact) => fact?.id), ...(isLarge ? [] : headlineFacts)]);
  const beside = isLarge ? [] : isOf(factsOf(content).map(({ id }) => id));
  const most = Math.max(0, ...drawn.map(score), ...beside.map((fact) => score(fact) * otherNews.beside));
  const cost = Math.min(otherNews.most, (top - most) * (isLarge ? otherNews.large : otherNews.chart));
  // A number or chart without what is grave stands for no section that has it, though it stands small beside it.
  const isGraveIn = (some: FactView[]) => some.some((fact) => isGrave(fact, pool.view));
  return isGraveIn(facts) && !isGraveIn(drawn) ? cost + otherNews.hidden : cost;
}

/** @returns The options with their headlines and what they are worth, most gain first. */
export function weigh(
  options: Option[],
  section: SectionView,
  { numbers, pool }: { numbers: FactView[]; pool: Pool },
): Option[] {
  const news = newsOf(section, pool);
  // Like things that can be compared are compared rather than tiled.
  const compares = options.some(({ content: { device } }) => comparing.has(device));
  const sums = options.flatMap(({ content }) => partsOf(content) ?? []);
  const fresh = numbers.filter((fact) => !isNoNews(fact, numbers));
  const ranked = section.facts.filter(
    (fact) =>
      fact.kind !== 'text' &&
      rankOf(fact) >= leastRank &&
      !pool.held.facts.has(fact.id) &&
      !pool.held.ranks.has(fact.id),
  );
  const isOver = ({ content }: Option) =>
    comparing.has(content.device) && marksOf(content).every((fact) => isNoNews(fact, section.facts));
  const costOf = (option: Option): number =>
    (isOver(option) ? pastLoss : 0) +
    (compares && /^(?:mosaic|share)$/.test(option.content.device) ? tooMany : 0) +
    (isTorn(option, sums, pool) ? torn : 0) +
    (losesRank(option, ranked) ? rankLost : 0) +
    costOfNews(option, fresh, pool);
  return options
    .flatMap((option) => {
      const headedBySection = news ? withNews(option, news) : option;
      if (headedBySection !== option) return [headedBySection];
      return withTelling(news ? option : withChange(option, numbers, pool), section, pool);
    })
    .map((option) => withOwnHeadline(option, section, pool))
    .map((option) => ({ ...option, gain: option.gain - costOf(option) }))
    .sort((a, b) => b.gain - a.gain);
}
