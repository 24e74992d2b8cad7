/**
 * The deck of a format, planned from the report: cover, lead, sections in the report's order, requirement,
 * targets, tasks, close. For each part the device is chosen by what it gains and by what its neighbours
 * are; grounds follow. Pure: composing tells which forms fit.
 */
import { deriveHeadline, plainText } from '../../view/text.ts';
import { splitSentences } from '../../view/sentences.ts';
import type { FactView, Headline, ReportView, SectionView } from '../../view/view.ts';
import type { CardHints } from '../hints.ts';
import { chooseGrounds } from './grounds.ts';
import { factsOf, type Content, type PlannedCard } from './content.ts';
import { checkItems, findingOf, ranked, sectionOptions, type Option, type Pool } from './options.ts';
import { freeOf, heldFacts, heroScore, hookKind, rankWeight } from './pool.ts';

/** Does a content fit the format in any of its forms? Asked of the composer. */
export type Fits = (card: Omit<PlannedCard, 'ground' | 'gain'>) => boolean;

export interface DeckRequest {
  view: ReportView;
  hints: CardHints;
  /** Most pictures. */
  most: number;
  fits: Fits;
  /** A picture that stands alone, or a deck with cover and close. */
  isSingle?: boolean;
  /** Does the format show sections in words? Flat ones do not. */
  isFlat?: boolean;
}

interface Slot {
  id: string;
  of: string;
  bookmark: string;
  /** Title of the section or part, and of the part above it. */
  title: string;
  part: string;
  options: Option[];
  section?: SectionView | undefined;
  /** Worth of having a card at all, beyond the gain of its device. */
  worth: number;
}

const shortYear = (view: ReportView, year: string, title: Headline): string => {
  // 2026/27 in the title is 26/27 on the bookmark.
  const span =
    /\b\d{2}(\d{2}\/\d{2})\b/.exec(view.masthead.title.text) ?? /\b\d{2}(\d{2}\/\d{2})\b/.exec(title.text);
  return span && view.script === 'latin' ? span[1]! : year;
};

/** After the year in the bookmark the eyebrow goes on without it: 2024 | 年工作安排. */
const afterYear = (text: string, bookmark: string): string =>
  bookmark && text.startsWith(bookmark) ? text.slice(bookmark.length) : text;

function poolOf(view: ReportView, hints: CardHints): Pool {
  const heroes = new Set(Object.values(hints.heroes));
  return { view, heroes, held: heldFacts(view, hints.keep) };
}

const free = (facts: FactView[], pool: Pool): FactView[] =>
  facts.flatMap((fact) => freeOf(fact, pool.held) ?? []);

/** What the report leads with is meant for its cover. */
const leadHook = 30;

/** Three best heroes of the deck, of different kinds: one number, one rank, one time or money. */
export function hooksOf(view: ReportView, pool: Pool, chosen: readonly string[] = []): FactView[] {
  const facts = free([...view.lead.facts, ...view.review.sections.flatMap(({ facts: of }) => of)], pool);
  const known = new Map<string, FactView>();
  for (const fact of facts) if (!known.has(fact.id) && fact.status !== 'target') known.set(fact.id, fact);
  const scored = [...known.values()]
    .map((fact, index) => ({
      fact,
      index,
      score:
        heroScore(fact, pool) +
        (chosen.includes(fact.id) ? 200 : 0) +
        (view.lead.facts.includes(fact) || view.lead.facts.some(({ id }) => id === fact.id) ? leadHook : 0),
    }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
  const usable = scored
    .filter(({ fact }) => fact.parts.length > 0 || ranked([fact], view.script).length > 0)
    .map(({ fact }) => fact);
  const hooks: FactView[] = [];
  const kinds = new Set<string>();
  for (const fact of usable) {
    const kind = hookKind(fact);
    if (hooks.length >= 4 || (kinds.has(kind) && !chosen.includes(fact.id))) continue;
    kinds.add(kind);
    hooks.push(fact);
  }
  const primary = hooks.length;
  for (const fact of usable)
    if (
      hooks.length < 4 &&
      !hooks.includes(fact) &&
      hooks.filter((hook) => hookKind(hook) === hookKind(fact)).length < 3
    )
      hooks.push(fact);
  const order = ['number', 'rank', 'time'];
  const sorted = hooks
    .slice(0, primary)
    .sort((a, b) => order.indexOf(hookKind(a)) - order.indexOf(hookKind(b)));
  hooks.splice(0, primary, ...sorted);
  // An amount of money that the report leads with stands in the sun.
  const [first] = free(view.lead.facts, pool);
  return first?.kind === 'money' && first.parts.length > 0
    ? [first, ...hooks.filter(({ id }) => id !== first.id)]
    : hooks;
}

function leadSlot(view: ReportView, pool: Pool): Slot[] {
  const facts = free(view.lead.facts, pool);
  const numbers = facts.filter(({ parts }) => parts.length > 0);
  if (numbers.length === 0) return [];
  const like =
    numbers.length > 1 &&
    numbers.every(({ unit, kind }) => unit === numbers[0]!.unit && kind === numbers[0]!.kind);
  // Of unlike figures the first is the news, unless another has a rank.
  const hero = like
    ? numbers.reduce((a, b) => (b.value! > a.value! ? b : a))
    : numbers.reduce((a, b) => (rankWeight(b.rank) > rankWeight(a.rank) || pool.heroes.has(b.id) ? b : a));
  const cells = facts.filter((fact) => fact !== hero);
  const year = view.review.year || view.masthead.year;
  const bookmark = shortYear(view, year, view.review.title);
  const values = numbers.map(({ value }) => Math.abs(value!));
  const options: Option[] = [
    {
      content: { device: 'monument', hero, cells: cells.slice(0, 4) },
      headlineFacts: [hero.id],
      isFinding: true,
      gain: 60 + 8 * facts.length,
    },
  ];
  if (
    like &&
    Math.max(...values) / Math.min(...values) <= 4 &&
    Math.max(...values) / Math.min(...values) >= 1.15
  )
    options.push({
      content: { device: 'columns', facts: numbers.slice(0, 6), side: [], title: '' },
      headline: findingOf(hero, view.language),
      headlineFacts: [hero.id],
      isFinding: true,
      gain: 58 + 8 * facts.length,
    });
  if (facts.length >= 2)
    options.push({
      content: { device: 'mosaic', facts: [hero, ...cells] },
      headline: view.lead.title ? deriveHeadline(view.lead.title, view.language) : view.review.title,
      headlineFacts: [],
      isFinding: false,
      gain: 40 + 8 * facts.length,
    });
  return [
    {
      id: 'lead',
      of: 'lead',
      bookmark,
      title: afterYear(view.review.title.text, bookmark),
      part: afterYear(view.review.title.text, bookmark),
      options,
      worth: 40,
    },
  ];
}

/** A flat picture says one thing: tiles are its last choice. */
const flatMosaic = 30;

function sectionSlots(
  view: ReportView,
  pool: Pool,
  hints: CardHints,
  { fits, isFlat }: { fits: (slot: Slot, option: Option) => boolean; isFlat: boolean },
): Slot[] {
  const part = view.review.title.text;
  return view.review.sections.flatMap((section): Slot[] => {
    const slot: Slot = {
      id: section.id,
      of: section.id,
      bookmark: section.number,
      title: section.title.text,
      part,
      options: [],
      section,
      worth: 30,
    };
    const facts = hints.facts[section.id];
    const shown = facts
      ? {
          ...section,
          facts: section.facts.filter(({ id }) => facts.includes(id)),
          figures: section.figures.map((figure) => ({
            ...figure,
            facts: figure.facts.filter(({ id }) => facts.includes(id)),
          })),
        }
      : section;
    const own = view.cardTexts[section.id]?.map((text) => plainText(text));
    const options = own
      ? [
          {
            content: {
              device: 'checklist',
              items: own.map((text) => ({ small: '', big: text, isRank: false })),
            } as Content,
            headline: section.title,
            headlineFacts: [],
            isFinding: false,
            gain: 100,
          },
        ]
      : sectionOptions(shown, pool, { isFlat });
    slot.options = withTitles(options, section)
      .map((option) =>
        isFlat && option.content.device === 'mosaic' ? { ...option, gain: option.gain - flatMosaic } : option,
      )
      .sort((a, b) => b.gain - a.gain)
      .filter((option) => fits(slot, option))
      .slice(0, mostOptions);
    const photo = section.photos.find(({ file }) => file !== undefined);
    const pictured: Slot = {
      ...slot,
      id: `${section.id}-photo`,
      worth: -30,
      options: photo
        ? [
            {
              content: { device: 'photo', photo },
              headline: section.title,
              headlineFacts: [],
              isFinding: false,
              gain: 40,
            },
          ]
        : [],
    };
    return photo
      ? [slot, { ...pictured, options: pictured.options.filter((option) => fits(pictured, option)) }]
      : [slot];
  });
}

/** Where a long finding leaves a chart no room, the section's own title is its headline. */
const withTitles = (options: Option[], { title }: SectionView): Option[] =>
  options.flatMap((option) =>
    option.isFinding && option.headline
      ? [
          option,
          { ...option, headline: title, headlineFacts: [], isFinding: false, gain: option.gain - titleLoss },
        ]
      : [option],
  );
/** Ways to show a section that the search chooses from. */
const mostOptions = 10;
/** What a finding as headline is worth more than a title. */
const titleLoss = 6;

const mostSentence = { han: 48, latin: 90 } as const;

/** The sentence that the editor stressed, else a short standfirst: said large, the others ticked. */
function statementSlot(view: ReportView): Slot[] {
  const requirement = view.plan?.requirement;
  if (!requirement) return [];
  const sentences = splitSentences(requirement.text).map((runs) => ({
    text: plainText(runs).trim(),
    strong: runs.some(({ role }) => role === 'strong'),
  }));
  const marked = sentences.find(
    ({ strong, text }) => strong && [...text].length <= mostSentence[view.script],
  );
  if (!marked) return [];
  const others = sentences
    .filter((sentence) => sentence !== marked && [...sentence.text].length <= mostSentence[view.script] * 1.3)
    .map(({ text }) => text);
  const bookmark = shortYear(view, view.plan!.year, view.plan!.title);
  return [
    {
      id: 'requirement',
      of: 'requirement',
      bookmark,
      title: requirement.title.text,
      part: requirement.title.text,
      worth: 4,
      options: [
        {
          content: { device: 'statement', sentence: marked.text, others },
          headlineFacts: [],
          isFinding: true,
          gain: 26,
        },
      ],
    },
  ];
}

/** Without pairs, targets are tiles; a single one is a monument. */
function loneTargets({ pairs, facts }: Extract<Content, { device: 'targets' }>, title: Headline): Option[] {
  const all = [...pairs.map(({ target }) => target), ...facts];
  const [first, ...cells] = all;
  if (!first) return [];
  const option = (content: Content, gain: number): Option => ({
    content,
    headline: title,
    headlineFacts: [],
    isFinding: all.length === 1,
    gain,
  });
  if (all.length === 1) return [option({ device: 'monument', hero: first, cells }, 110)];
  return pairs.length === 0 ? [option({ device: 'mosaic', facts: all }, 40)] : [];
}

function planSlots(view: ReportView, pool: Pool): Slot[] {
  const { plan } = view;
  if (!plan) return [];
  const bookmark = shortYear(view, plan.year, plan.title);
  const part = afterYear(plan.title.text, bookmark);
  const slots: Slot[] = [];
  if (plan.targets) {
    const { figure, facts, texts, title } = plan.targets;
    const pairs = figure.pairs.filter(
      ({ target, last }) => freeOf(target, pool.held) && freeOf(last, pool.held),
    );
    const content: Content = {
      device: 'targets',
      pairs,
      facts: free(facts, pool),
      texts: texts.map((text) => plainText(text)),
      names: figure.pairNames,
    };
    if (pairs.length + content.facts.length > 0)
      slots.push({
        id: 'targets',
        of: 'targets',
        bookmark,
        title: title.text,
        part,
        worth: 36,
        options: [
          {
            content,
            headline: title,
            headlineFacts: [],
            isFinding: false,
            gain: 60 + 8 * (pairs.length + content.facts.length),
          },
          ...loneTargets(content, title),
        ],
      });
  }
  if (plan.tasks.length > 0) {
    const intro = plainText(plan.tasksIntro).replace(/[。.：:]$/, '');
    const short = intro && [...intro].length <= (view.script === 'han' ? 16 : 40);
    const headline = short ? deriveHeadline(intro, view.language) : plan.title;
    const many = plan.tasks.length > 12;
    const parts = many
      ? [
          plan.tasks.slice(0, Math.ceil(plan.tasks.length / 2)),
          plan.tasks.slice(Math.ceil(plan.tasks.length / 2)),
        ]
      : [plan.tasks];
    parts.forEach((tasks, index) =>
      slots.push({
        id: index === 0 ? 'tasks' : `tasks-${index + 1}`,
        of: 'tasks',
        bookmark,
        title: headline.text,
        part,
        worth: 36,
        options: [
          {
            content: { device: 'tasks', tasks },
            headline,
            headlineFacts: [],
            isFinding: false,
            gain: 60 + 8 * tasks.length,
          },
        ],
      }),
    );
  }
  return slots;
}

interface Path {
  chosen: (Option | undefined)[];
  gain: number;
}

/** Cards that a search keeps at each step. */
const beamWidth = 50;
const costs = { same: 40, near: 15, third: 60, secondSeal: 120 } as const;

/** What makes two cards look alike: a stack and a treemap do not. */
const lookOf = (content: Content): string =>
  content.device === 'whole' ? `whole ${content.parts.length > 6}` : content.device;

function stepCost(path: Path, option: Option): number {
  const before = path.chosen.flatMap((one) => (one ? [lookOf(one.content)] : []));
  const device = lookOf(option.content);
  let cost = 0;
  if (before.at(-1) === device) cost += costs.same;
  else if (before.slice(-3).includes(device)) cost += costs.near;
  const times = before.filter((one) => one === device).length;
  if (times >= 2) cost += costs.third;
  // Ranks gather on one card.
  if (device === 'seal' && times > 0) cost += costs.secondSeal;
  return cost;
}

/**
 * What may stand in a card's place looks like neither neighbour nor anything that may stand in the place of
 * the one before it; ranks stay gathered on one card.
 */
function withVariety(cards: PlannedCard[]): PlannedCard[] {
  const looksOf = (card: PlannedCard | undefined) =>
    card ? [card, ...card.others].map(({ content }) => lookOf(content)) : [];
  return cards.reduce<PlannedCard[]>((done, card, index) => {
    const next = cards[index + 1];
    const near = [...looksOf(done.at(-1)), ...(next ? [lookOf(next.content)] : [])];
    const hasSeal = cards.some((one) => one !== card && one.content.device === 'seal');
    const isUnlike = ({ content }: Pick<PlannedCard, 'content'>) =>
      !near.includes(lookOf(content)) && !(hasSeal && content.device === 'seal');
    const others = card.others.filter(isUnlike);
    const spare = card.others.filter((way) => !isUnlike(way));
    return [...done, { ...card, others, spare }];
  }, []);
}

/** The devices of all parts, by beam search over gain and variety. */
function chooseDevices(slots: Slot[]): (Option | undefined)[] {
  let beam: Path[] = [{ chosen: [], gain: 0 }];
  for (const slot of slots) {
    const next: Path[] = [];
    for (const path of beam) {
      if (slot.options.length === 0) next.push({ chosen: [...path.chosen, undefined], gain: path.gain });
      for (const option of slot.options)
        next.push({
          chosen: [...path.chosen, option],
          gain: path.gain + option.gain - stepCost(path, option),
        });
    }
    beam = next.sort((a, b) => b.gain - a.gain).slice(0, beamWidth);
  }
  return beam[0]!.chosen;
}

/** The section's title over a finding, the part's over the section's title; never what the headline says. */
function eyebrowOf(slot: Slot, option: Option, { masthead }: ReportView): string {
  const wanted = option.isFinding ? slot.title : slot.part;
  const said = option.headline?.text ?? '';
  return said.endsWith(wanted) ? masthead.title.text : wanted;
}

const cardOf = (slot: Slot, option: Option, view: ReportView): PlannedCard => {
  const rest = slot.options.filter((one) => one !== option);
  return {
    id: slot.id,
    slug: slot.id.replace(/-\d+$/, ''),
    of: slot.of,
    bookmark: slot.bookmark,
    eyebrow: eyebrowOf(slot, option, view),
    headline: option.headline,
    headlineFacts: option.headlineFacts,
    content: option.content,
    others: rest.map((one) => ({
      content: one.content,
      headline: one.headline,
      headlineFacts: one.headlineFacts,
      eyebrow: eyebrowOf(slot, one, view),
    })),
    ground: 'tint',
    gain: option.gain + slot.worth,
  };
};

const headline = (text: string): Headline => ({
  text: text.replaceAll('|', ''),
  units: text.split('|').filter(Boolean),
});

function applyHints(cards: PlannedCard[], hints: CardHints): PlannedCard[] {
  const kept = cards
    .filter(({ id }) => !hints.omit.includes(id))
    .map((card): PlannedCard => {
      const title = hints.titles[card.id] ?? hints.titles[card.slug];
      return title
        ? {
            ...card,
            headline: headline(title),
            headlineFacts: [],
            others: card.others.map((other) => ({ ...other, headline: headline(title), headlineFacts: [] })),
          }
        : card;
    });
  if (!hints.order) return kept;
  const place = ({ id }: PlannedCard) => {
    const at = hints.order!.indexOf(id);
    return at === -1 ? hints.order!.length : at;
  };
  return kept
    .map((card, index) => ({ card, index }))
    .sort((a, b) => place(a.card) - place(b.card) || a.index - b.index)
    .map(({ card }) => card);
}

/** Ranks of sections that have no card go to the seal card as lines. */
function gatherRanks(cards: PlannedCard[], dropped: Slot[], pool: Pool): void {
  const seal = cards.find(({ content }) => content.device === 'seal');
  if (seal?.content.device !== 'seal') return;
  const own = seal.content.facts;
  const shown = new Set(cards.flatMap(({ content }) => factsOf(content).map(({ id }) => id)));
  const more = [
    ...dropped.flatMap(({ section }) => section?.facts ?? []),
    ...pool.view.review.sections.flatMap(({ facts }) => facts),
  ]
    .flatMap((fact) => freeOf(fact, pool.held) ?? [])
    .filter(({ rank, value, kind, id }) => rank && value === null && kind !== 'text' && !shown.has(id))
    .sort((a, b) => rankWeight(b.rank) - rankWeight(a.rank));
  seal.content = {
    device: 'seal',
    facts: [
      ...own,
      ...more.filter((fact, index) => more.findIndex(({ id }) => id === fact.id) === index),
    ].slice(0, 9),
  };
}

export function planDeck({
  view,
  hints,
  most,
  fits,
  isSingle = false,
  isFlat = false,
}: DeckRequest): PlannedCard[] {
  const pool = poolOf(view, hints);
  const cover: PlannedCard = {
    id: 'cover',
    slug: 'cover',
    of: 'cover',
    bookmark: '',
    eyebrow: '',
    headlineFacts: [],
    others: [],
    ground: 'art',
    gain: 1000,
    content: { device: 'cover', hooks: hooksOf(view, pool, hints.heroes.cover ? [hints.heroes.cover] : []) },
  };
  if (isSingle) return [cover];
  const fitsOption = (slot: Slot, option: Option): boolean =>
    fits(cardOf({ ...slot, options: [option] }, option, view));
  const others = [
    ...leadSlot(view, pool),
    ...(isFlat ? [] : statementSlot(view)),
    ...planSlots(view, pool),
  ].map((slot): Slot => ({ ...slot, options: slot.options.filter((option) => fitsOption(slot, option)) }));
  const at = (id: string) => others.filter(({ of }) => of === id);
  const slots = [
    ...at('lead'),
    ...sectionSlots(view, pool, hints, { fits: fitsOption, isFlat }),
    ...at('requirement'),
    ...at('targets'),
    ...at('tasks'),
  ];
  const chosen = chooseDevices(slots);
  let cards = slots.flatMap((slot, index) => (chosen[index] ? [cardOf(slot, chosen[index], view)] : []));
  const missing = slots.filter((_slot, index) => !chosen[index]);
  cards = applyHints([cover, ...cards], hints);
  // Too many: what gains least drops out; the cover stays.
  const budget = Math.max(1, most);
  const dropped: Slot[] = [...missing];
  while (cards.length > budget) {
    const least = cards.slice(1).reduce((a, b) => (b.gain < a.gain ? b : a));
    cards = cards.filter((card) => card !== least);
    dropped.push(...slots.filter(({ id }) => id === least.id));
  }
  gatherRanks(cards, dropped, pool);
  cards = withVariety(cards);
  const last = cards.at(-1)!;
  if (cards.length > 1) last.close = true;
  return chooseGrounds(cards);
}

export { checkItems };
