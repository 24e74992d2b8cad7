/** What a section can be shown as: every device whose condition holds, with what it gains. */
import { findRelations, sceneOf } from '../../view/relations/find.ts';
import { isMark, timeNamed } from '../../view/relations/times.ts';
import type { FactView, SectionView } from '../../view/view.ts';
import { hasGrowthBars } from './growth.ts';
import { figureLength } from '../draw/type.ts';
import { isGrave } from '../../view/gravity.ts';
import { changeOf, isChangeOf } from './change.ts';
import { heroOf } from './content.ts';
import {
  byScore,
  limits,
  numbersOf,
  saidBefore,
  scoreOf,
  without,
  type Option,
  type Pool,
} from './option.ts';
import { relationOptions, signedOption } from './options/charts.ts';
import { figureOptions, isAgainst } from './options/figures.ts';
import { likeOptions, owedOption } from './options/like.ts';
import { countOptions, shareOptions } from './options/marks.ts';
import { sealOption } from './options/ranks.ts';
import { mosaicOption } from './options/tiles.ts';
import { checkItems, wordsOptions } from './options/words.ts';
import { measuresIn } from '../../view/measures.ts';
import { measuredIn } from './measured.ts';
import { freeOf, isNoNews, rankOf } from './pool.ts';
import { besideOf } from './telling.ts';
import { weigh } from './weigh.ts';

/** What it is worth that a number can be drawn: how far it rose or fell. */
const drawnGain = 10;
/** The weight of a rank with which a number stands as a monument, whatever is beside it. */
const ranked = 30;
/** Numbers beside which one may stand as a monument, though none outweighs the others. */
const few = 4;
const mostNotes = 2;
/** Numbers beside a monument. */
const mostCells = 4;

/** What can be drawn beside a number as bars: what it is measured by. */
function againstOf(fact: FactView, { view }: Pool): FactView[] {
  const all = measuredIn(view).get(fact.id)?.by ?? [];
  // A fall beside a rise that was to be lies on no zero with it.
  const by = [fact, ...all].every(({ value }) => value! > 0) || !isChange(fact) ? all : [];
  const earlier = by.filter((one) => !isMark(one));
  // Earlier years in their order.
  return [...by.filter(isMark), ...earlier.toSorted((a, b) => timeNamed(a).at - timeNamed(b).at)];
}

const isChange = ({ kind }: FactView): boolean => kind === 'growth' || kind === 'decrease';

/** Figures of a monument at most; what is lost or missed stands in smaller ones, too. */
const longest = { usual: 7, grave: 9 } as const;

/** The level that a change is of, where last year's number stands at that: it says both. */
const levelOf = (change: FactView, numbers: FactView[], { view }: Pool): FactView | undefined =>
  isChange(change) && !isGrave(change, view)
    ? numbers.find(
        (fact) => fact.id !== change.id && isChangeOf(change, fact) && measuredIn(view).has(fact.id),
      )
    : undefined;

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
  // Among many that weigh alike one may still lead, where tiles would follow tiles.
  const isCrowded = !alone && rankOf(first) < ranked && (a < 30 || a < 1.3 * b);
  // Where a mark of another number has no room, that number still is the news of all formats.
  // Parts of a sum are not strewn beside another number.
  const parts = new Set(pool.wholes?.flatMap(({ facts }) => facts.map(({ id }) => id)));
  const rest = numbers.filter(({ id }) => !parts.has(id));
  const whole = rest.length > 1 ? rest : numbers;
  const marked = new Set(heroes.map(({ id }) => id));
  const before = (fact: FactView) => levelOf(fact, numbers, pool) ?? fact;
  const [best, next] = [before(first), second && before(second)];
  const wanted = [...new Set([best, ...heroes, ...(next && !isNoNews(next, numbers) ? [next] : [])])];
  return wanted
    .filter((hero) => figureLength(hero) <= longest[isGrave(hero, pool.view) ? 'grave' : 'usual'])
    .flatMap((hero, index) => {
      const against = againstOf(hero, pool);
      const found = changeOf(hero, numbers);
      // A limit says more of a number than how it moved.
      const isAgainst = against.some(isMark) || (against.length > 0 && !found && !hasGrowthBars(hero));
      const change = isAgainst ? undefined : found;
      const drawn = isAgainst || change !== undefined || hasGrowthBars(hero);
      const used = [hero, ...(change ? [change] : [])];
      const option: Option = {
        content: {
          device: 'monument',
          hero,
          ...(change ? { change } : {}),
          ...(isAgainst ? { against } : {}),
          cells: cellsOf(without(whole, used), pool),
          ...(notes.length > 0 ? { notes } : {}),
        },
        headlineFacts: [hero.id],
        isFinding: true,
        gain:
          Math.max(0, scoreOf(hero, pool)) +
          10 -
          (index > 0 ? anotherHero : 0) +
          (drawn ? drawnGain : marked.has(hero.id) ? -markedLoss : 0) +
          limits.shown * Math.min(5, used.length + Math.min(mostCells, without(whole, used).length)) -
          (numbers.length > 6 ? 24 : 0) -
          (isCrowded ? crowdedLoss : 0) -
          saidBefore(hero, pool),
      };
      const beside = besideOf(hero, section, pool);
      // What bars show is not told as well, but for what takes it back.
      if (!beside || (isAgainst && !beside.takesBack)) return [option];
      const told = { ...option.content, cells: [], notes: [beside.text] } as Option['content'];
      const lost = limits.shown * Math.min(mostCells, without(whole, used).length);
      return [
        {
          ...option,
          content: told,
          gain:
            option.gain -
            lost +
            besideGains[beside.takesBack ? 'takenBack' : isGrave(hero, pool.view) ? 'grave' : 'told'],
        },
        option,
      ];
    });
}
/** What a number's own sentence is worth beside it, in place of other numbers; and one that takes it back, too. */
const besideGains = { told: 20, grave: 32, takenBack: 44 } as const;
/** What a bare number is worth less where marks could show how much it is. */
const markedLoss = 12;
/** What a monument loses whose number hardly outweighs the many beside it. */
const crowdedLoss = 12;
/** What a monument of another number than the first is worth less. */
const anotherHero = 6;

/** Of numbers beside a monument those that tell most, as the report has them. */
function cellsOf(facts: FactView[], pool: Pool): FactView[] {
  const told = new Set(byScore(facts, pool).slice(0, mostCells));
  return facts.filter((fact) => told.has(fact));
}

/** Sentences of the section that say more than its number. */
const notesOf = (section: SectionView, hero: FactView, pool: Pool): string[] =>
  checkItems(section, pool)
    .map(({ small, big, facts = [] }) => ({ text: `${small}${big}`, isOfHero: facts.includes(hero.id) }))
    .filter(({ text, isOfHero }) => !isOfHero || [...text].length > [...hero.label, ...hero.full].length + 3)
    .map(({ text }) => text);

/** Devices that set like things against one another. */
const comparing = new Set<string>(['columns', 'bridge', 'whole', 'split']);

/** @returns Options of a section, most gain first; none where nothing of it may be shown. */
export function sectionOptions(section: SectionView, given: Pool, { isFlat = false } = {}): Option[] {
  const free = section.facts.flatMap((fact) => freeOf(fact, given.held) ?? []);
  // What stands in brackets at its number has no place of its own.
  const inBrackets = new Set(
    [...measuredIn(given.view).values()].flatMap(({ by }) => by.map(({ id }) => id)),
  );
  // Nor has what measures a number that is held: last year's gap alone would pass for this year's.
  const ofHeld = new Set(
    [...measuresIn(given.view)].flatMap(([id, by]) =>
      given.held.facts.has(id) ? by.map((one) => one.id) : [],
    ),
  );
  const isOwn = ({ id }: FactView) => !(inBrackets.has(id) || ofHeld.has(id)) || given.heroes.has(id);
  const numbers = numbersOf(free).filter((fact) => fact.status !== 'target' && isOwn(fact));
  const showable = free
    .filter(isOwn)
    .filter(({ parts, rank, kind }) => parts.length > 0 || (rank && kind !== 'text'));
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
  return weigh(options, section, { numbers, pool });
}
