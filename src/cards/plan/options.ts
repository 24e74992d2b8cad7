/** What a section can be shown as: every device whose condition holds, with what it gains. */
import { isMark, isPast } from '../../view/relations/times.ts';
import { deriveHeadline } from '../../view/text.ts';
import { findRelations, sceneOf } from '../../view/relations/find.ts';
import type { FactView, SectionView } from '../../view/view.ts';
import { hasGrowthBars } from '../device/monument/bars.ts';
import { figureLength } from '../draw/type.ts';
import { changeOf, isChangeOf, labelled, ownWords, withChange } from './change.ts';
import { factsOf, heroOf, type Content } from './content.ts';
import { isAbout, newsOf, type News } from './news.ts';
import type { Said } from './finding.ts';
import { freeOf, rankWeight, stakeWeight } from './pool.ts';
import {
  byScore,
  findingOf,
  isLikeUnit,
  limits,
  numbersOf,
  saidBefore,
  scoreOf,
  standing,
  titleOption,
  without,
  type Option,
  type Pool,
} from './option.ts';
import { relationOptions, signedOption } from './options/charts.ts';
import { figureOptions, isAgainst } from './options/figures.ts';
import { likeOptions, owedOption } from './options/like.ts';
import { countOptions, shareOptions } from './options/marks.ts';
import { sealOption } from './options/ranks.ts';
import { checkItems, wordsOptions } from './options/words.ts';

/** What it is worth that a number can be drawn: how far it rose or fell. */
const drawnGain = 16;
/** Numbers beside which one may stand as a monument, though none outweighs the others. */
const few = 4;
const mostNotes = 2;

function monumentOption(
  section: SectionView,
  numbers: FactView[],
  pool: Pool,
  { isFlat, heroes }: { isFlat: boolean; heroes: FactView[] },
): Option[] {
  const [first, second] = byScore(numbers, pool);
  if (!first) return [];
  const [a, b] = [scoreOf(first, pool), second ? scoreOf(second, pool) : 0];
  const alone = numbers.length <= few || isFlat;
  const notes = numbers.length === 1 ? notesOf(section, first, pool).slice(0, mostNotes) : [];
  if (!alone && (a < 30 || a < 1.3 * b)) return [];
  // Where a mark of another number has no room, that number still is the news of all formats.
  const marked = new Set(heroes.map(({ id }) => id));
  const wanted = [first, ...heroes.filter(({ id }) => id !== first.id)];
  return wanted
    .filter((hero) => figureLength(hero) <= 7)
    .map((hero, index) => {
      const change = changeOf(hero, numbers);
      const drawn = change !== undefined || hasGrowthBars(hero);
      const used = [hero, ...(change ? [change] : [])];
      return {
        content: {
          device: 'monument',
          hero,
          ...(change ? { change } : {}),
          cells: without(numbers, used).slice(0, 4),
          ...(notes.length > 0 ? { notes } : {}),
        },
        headlineFacts: [hero.id],
        isFinding: true,
        gain:
          Math.max(0, scoreOf(hero, pool)) +
          10 -
          (index > 0 ? anotherHero : 0) +
          (drawn ? drawnGain : marked.has(hero.id) ? -markedLoss : 0) +
          limits.shown * Math.min(5, numbers.length) -
          (numbers.length > 6 ? 24 : 0) -
          (pool.view.lead.facts.some(({ id }) => id === hero.id) ? saidBefore : 0),
      };
    });
}
/** What a bare number is worth less where marks could show how much it is. */
const markedLoss = 12;
/** What a monument of another number than the first is worth less. */
const anotherHero = 6;

const isLead = ({ id }: FactView, { view }: Pool): boolean => view.lead.facts.some((fact) => fact.id === id);

/** Sentences of the section that say more than its number. */
const notesOf = (section: SectionView, hero: FactView, pool: Pool): string[] =>
  checkItems(section, pool)
    .map(({ small, big, facts = [] }) => ({ text: `${small}${big}`, isOfHero: facts.includes(hero.id) }))
    .filter(({ text, isOfHero }) => !isOfHero || [...text].length > [...hero.label, ...hero.full].length + 3)
    .map(({ text }) => text);

/** Place among the tiles of a rank without a number. */
const rankPlace = 3;

/** Of numbers of one kind and unit the greater stands in the greater tile, but for those that stand out. */
function orderAlike(facts: FactView[], isFixed: (fact: FactView) => boolean): void {
  const groups = Map.groupBy(
    facts.filter((fact) => fact.value !== null && !isFixed(fact)),
    // Rates of one unit are of many things; amounts of one unit are compared by whoever sees them.
    ({ kind, unit }) => (unit === '%' ? `${kind} ${unit}` : unit),
  );
  for (const group of groups.values()) {
    const places = group.map((fact) => facts.indexOf(fact)).sort((a, b) => a - b);
    const sorted = [...group].sort((a, b) => Math.abs(b.value!) - Math.abs(a.value!));
    places.forEach((place, index) => {
      facts[place] = sorted[index]!;
    });
  }
}

/**
 * What tiles are headed by: the section's own clause, else how the first of them changed, else its label with its
 * rank, which its tile then need not say.
 */
function tilesSaid(first: FactView, section: SectionView, pool: Pool): Said {
  const { view } = pool;
  const title = titleOption(section);
  if (title.isFinding || first.parts.length === 0) return { ...title, headlineFacts: [] };
  const change = movedOf(first, section, pool);
  if (change)
    return { headline: findingOf(change, view.language), headlineFacts: [change.id], isFinding: true };
  const ranked = `${first.label}${view.words.comma}${first.rank}`;
  const isShort = first.rank !== '' && [...ranked].length <= longestRanked[view.script];
  const headline = deriveHeadline(isShort ? ranked : first.label, view.language);
  return {
    headline: isShort ? { ...headline, isDerived: true } : headline,
    headlineFacts: [first.id],
    isFinding: true,
  };
}
/** Longest label with its rank as headline, in characters. */
const longestRanked = { han: 24, latin: 58 } as const;
/** Longest change, in characters. */
const longestMove = { han: 22, latin: 46 } as const;

/** Headline figures that may be of a section's level: those that no other section has, of a name that no other level has. */
function leadsFor(level: FactView, { view }: Pool): FactView[] {
  const inSections = view.review.sections.flatMap(({ facts }) => facts);
  const ids = new Set(inSections.map(({ id }) => id));
  const hasNamesake = inSections.some(({ id, label }) => id !== level.id && label === level.label);
  return hasNamesake ? [] : view.lead.facts.filter(({ id }) => !ids.has(id));
}

/** How a level moved, said in its section or by what the report leads with. */
function movedOf(level: FactView, section: SectionView, pool: Pool): FactView | undefined {
  const { view, held } = pool;
  if (/^(?:growth|decrease|share|duration)$/.test(level.kind)) return undefined;
  return [...section.facts, ...leadsFor(level, pool)].find(
    (fact) =>
      /^(?:growth|decrease)$/.test(fact.kind) &&
      fact.status === level.status &&
      !held.facts.has(fact.id) &&
      isChangeOf(fact, level) &&
      [...fact.label, ...fact.full].length <= longestMove[view.script],
  );
}

function mosaicOption(facts: FactView[], section: SectionView, pool: Pool): Option[] {
  if (facts.length < 2) return [];
  // The order of the editor's figures counts, unless a fact stands out.
  const listed = section.figures
    .filter(({ reason }) => reason === undefined)
    .flatMap((figure) => figure.facts.map(({ id }) => id));
  const orderOf = ({ id }: FactView) => (listed.includes(id) ? listed.indexOf(id) : listed.length);
  const isNoNews = (fact: FactView) => isMark(fact) || isPast(fact, facts);
  const weight = (fact: FactView) =>
    // What the report leads with has its own card.
    fact.parts.length === 0
      ? -1
      : isNoNews(fact)
        ? -0.75
        : isLead(fact, pool)
          ? -0.5
          : scoreOf(fact, pool) >= standing
            ? scoreOf(fact, pool)
            : 0;
  const sorted = facts
    .map((fact, index) => ({ fact, index }))
    .sort((a, b) => weight(b.fact) - weight(a.fact) || orderOf(a.fact) - orderOf(b.fact) || a.index - b.index)
    .map(({ fact }) => fact);
  orderAlike(sorted, (fact) => pool.heroes.has(fact.id) || fact.rank !== '' || isNoNews(fact));
  // A rank without a number has its tile, however many numbers there are.
  const rank = sorted.find(({ parts, rank: said }) => parts.length === 0 && rankWeight(said) >= 50);
  const shown = sorted.filter((fact) => fact !== rank).slice(0, rank ? 8 : 9);
  if (rank) shown.splice(Math.min(rankPlace, shown.length), 0, rank);
  const hero = Math.max(0, weight(shown[0]!));
  return [
    {
      content: { device: 'mosaic', facts: shown },
      ...tilesSaid(shown[0]!, section, pool),
      gain: hero * 0.6 + limits.shown * Math.min(6, shown.length) - (isLikeUnit(shown) ? 20 : 0),
    },
  ];
}

/** @returns Options of a section, most gain first; none where nothing of it may be shown. */
export function sectionOptions(section: SectionView, given: Pool, { isFlat = false } = {}): Option[] {
  const free = section.facts.flatMap((fact) => freeOf(fact, given.held) ?? []);
  const numbers = numbersOf(free).filter(({ status }) => status !== 'target');
  const showable = free.filter(({ parts, rank, kind }) => parts.length > 0 || (rank && kind !== 'text'));
  const found = findRelations(sceneOf(section.items, free, new Set(given.held.facts)));
  const relations = found.filter((relation) => !isAgainst(relation, section));
  const pool: Pool = { ...given, wholes: relations.filter(({ name }) => name === 'parts') };
  const marks = [...countOptions(numbers, pool), ...shareOptions(numbers, section, pool)];
  const told = [
    ...relations.flatMap((relation) => relationOptions(relation, numbers, section, pool)),
    ...figureOptions(section, numbers, pool),
    ...signedOption(numbers, section, pool),
  ];
  const isTold = told.some(({ content: { device } }) => comparing.has(device));
  const options = [
    ...told,
    ...(isTold ? [] : likeOptions(numbers, section, pool)),
    ...owedOption(numbers, section, pool),
    ...marks,
    ...monumentOption(section, numbers, pool, {
      isFlat,
      heroes: marks.flatMap(({ content }) => heroOf(content) ?? []),
    }),
    ...mosaicOption(showable, section, pool),
    ...sealOption(free, numbers, pool),
    ...wordsOptions(section, numbers.length, pool),
  ];
  const news = newsOf(section, pool);
  // Like things that can be compared are compared rather than tiled.
  const compares = options.some(({ content: { device } }) => comparing.has(device));
  const sums = options.flatMap(({ content }) => partsOf(content) ?? []);
  return options
    .map((option) => (news ? withNews(option, news) : withChange(option, numbers, pool)))
    .map((option) =>
      compares && (option.content.device === 'mosaic' || option.content.device === 'share')
        ? { ...option, gain: option.gain - 24 }
        : option,
    )
    .map((option) => (isTorn(option, sums, pool) ? { ...option, gain: option.gain - torn } : option))
    .sort((a, b) => b.gain - a.gain);
}

/** What it is worth that a card shows the number that its section's news is about. */
const newsGain = 20;

/** The section's news as headline, whatever shows its numbers. */
function withNews(option: Option, { headline, facts }: News): Option {
  const { content } = option;
  if (ownWords.has(content.device)) return option;
  // Tiles show the whole section; a chart or a large number is headed by what it shows.
  const hero = heroOf(content);
  if (hero && content.device !== 'mosaic' && !isAbout({ headline, facts }, hero)) return option;
  // A title that says a change is no headline of levels.
  const moves = factsOf(content).some(({ kind }) => kind === 'growth' || kind === 'decrease');
  if (facts.length === 0 && hero && !moves && content.device !== 'series') return option;
  const said = { headline, headlineFacts: facts, isFinding: true };
  const gain = option.gain + (hero && isAbout({ headline, facts }, hero) ? newsGain : 0);
  return labelled.has(content.device)
    ? { ...option, ...said, gain, content: { ...content, news: headline } as Option['content'] }
    : { ...option, ...said, gain };
}

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
  !(content.device === 'monument' && stakeWeight(content.hero, view.language) > 0) &&
  sums.some((parts) => factsOf(content).filter(({ id }) => parts.includes(id)).length > 1);
const torn = 70;

const comparing = new Set<string>(['columns', 'bridge', 'whole', 'split']);
