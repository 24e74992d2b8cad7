/**
 * What the devices of a long picture leave unsaid, in words. What is missing
 * is asked of the account; each part's rest follows its last device. Pure.
 */
import { account, type Account, type Entry } from '../../account/account.ts';
import type { Piece } from '../../account/collect.ts';
import type { FactView, ReportView } from '../../view/view.ts';
import { pageMatters } from '../pieces.ts';
import type { Ground } from '../draw/palette.ts';
import { readHints } from '../hints.ts';
import type { PlannedCard, ReadingBlock } from './content.ts';
import { heldFacts, isDoubted } from './pool.ts';

/** A part of the report: where its addresses begin, its cards, and what stands over its words. */
interface Part {
  begins: string[];
  /** `of` of the cards after which its rest stands; where none is, at the end. */
  of: string[];
  bookmark: string;
  title: string;
}

/** In reading order; the first whose beginning an address has takes it. */
function partsOf(view: ReportView): Part[] {
  const { review, plan, article, masthead } = view;
  const year = plan?.year ?? '';
  const part = (of: string[], begins: string[], title = '', bookmark = ''): Part => ({
    begins,
    of,
    bookmark,
    title,
  });
  return [
    part(['cover'], ['masthead.title', 'masthead.tagline', 'masthead.kicker']),
    part(['lead', 'cover'], ['lead.', 'review.title'], masthead.title.text, review.year),
    ...review.sections.map(({ id, at, title, number }) => part([id], [`${at}.`], title.text, number)),
    ...(article ? [part([], ['article.'], article.title.text)] : []),
    ...(plan
      ? [
          part(['requirement'], ['plan.title', 'plan.context', 'plan.requirement.'], plan.title.text, year),
          part(['targets'], ['plan.targets.'], plan.targets?.title.text, year),
          part(['tasks'], ['plan.tasksIntro', 'plan.tasks.'], plan.title.text, year),
          part([], ['plan.closing.'], plan.closing?.title.text, year),
        ]
      : []),
    part(['imprint'], ['']),
  ];
}

const factIn = (at: string): { id: string; part: string } | undefined => {
  const found = /facts\.([^.]+)\.(value|label|rank)$/.exec(at);
  return found ? { id: found[1]!, part: found[2]! } : undefined;
};

/** Over its words stands the heading of a group or the title of a task. */
function headOf(at: string, view: ReportView): ReadingBlock[] {
  const task = /^plan\.tasks\.([^.]+)\./.exec(at)?.[1];
  const own = view.plan?.tasks.find(({ id }) => id === task);
  if (own) return [{ kind: 'heading', text: own.title.text, at: `${own.at}.title` }];
  const item = view.review.sections.flatMap(({ items }) => items).find((one) => one.at === at);
  return item?.heading ? [{ kind: 'heading', text: item.heading, at: `${item.at}.heading` }] : [];
}

const kindOf = (at: string): Exclude<ReadingBlock, { kind: 'fact' | 'table' }>['kind'] =>
  /\.title$/.test(at) && !/\.figures\.|\.tasks\./.test(at)
    ? 'title'
    : /\.heading$|\.title$/.test(at)
      ? 'heading'
      : /\.items\./.test(at)
        ? 'item'
        : /credits|source|period|\.credit$|\.byline$|masthead\.|\.note$|\.label$/.test(at)
          ? 'small'
          : 'text';

/** Of a part of a table, the figure that draws it. */
const tableAt = (at: string): string | undefined =>
  /^(.*\.figures\.\d+)\.(?:label|unit|columns|rows)\b/.exec(at)?.[1];

function blocksOf(lost: Entry[], view: ReportView): ReadingBlock[] {
  const figures = new Map(
    view.review.sections.flatMap((section) => section.figures.map((figure) => [figure.at, figure] as const)),
  );
  const facts = new Map(view.facts.map((fact): [string, FactView] => [fact.id, fact]));
  const blocks: ReadingBlock[] = [];
  const said = new Set<string>();
  let head = '';
  for (const { at, text } of lost) {
    const table = tableAt(at);
    if (table !== undefined) {
      const series = figures.get(table)?.series;
      if (series && !said.has(table)) blocks.push({ kind: 'table', series });
      said.add(table);
      continue;
    }
    const fact = factIn(at);
    if (fact) {
      if (!said.has(fact.id)) blocks.push({ kind: 'fact', fact: facts.get(fact.id)! });
      said.add(fact.id);
      continue;
    }
    const own = headOf(at, view);
    const first = own[0]?.kind === 'heading' ? own[0].at : '';
    if (first && first !== head && first !== at) blocks.push(...own);
    head = at.endsWith('.heading') || at.endsWith('.title') ? at : first;
    blocks.push({ kind: kindOf(at), text, at });
  }
  // Numbers stand below the words of their part.
  return [
    ...blocks.filter(({ kind }) => kind !== 'fact'),
    ...blocks.filter(({ kind }) => kind === 'fact'),
  ].filter((block, index, all) => all.findIndex((one) => sameBlock(one, block)) === index);
}

const sameBlock = (a: ReadingBlock, b: ReadingBlock): boolean =>
  'at' in a && 'at' in b ? a.at === b.at : a === b;

const cardOf = ({ bookmark, title, of, begins }: Part, blocks: ReadingBlock[], before?: PlannedCard) => {
  const id = `${of[0] ?? begins[0]!.replace(/^plan\./, '').replace(/\.$/, '')}-text`;
  // Words of a card go on below it, on its own ground: one part, one bookmark.
  const light: readonly Ground[] = ['white', 'tint'];
  const isJoined = before !== undefined && light.includes(before.ground);
  const ground = isJoined ? before.ground : before?.ground === 'white' ? 'tint' : 'white';
  // Where the title stands in the text, no ribbon hangs over nothing.
  const isTitled = blocks.some((block) => block.kind === 'title' && block.text === title);
  const eyebrow = before || isTitled ? '' : title;
  const card: PlannedCard = {
    id,
    slug: id,
    of: of[0] ?? id,
    bookmark: eyebrow ? bookmark : '',
    eyebrow,
    headlineFacts: [],
    content: { device: 'reading', blocks },
    others: [],
    ground,
    gain: 0,
  };
  return card;
};

/** Titles that the program made of labels stand at the figures of a page. */
const foundTitles = ({ review, plan }: ReportView): string[] =>
  [...review.sections.flatMap(({ figures }) => figures), ...(plan?.targets ? [plan.targets.figure] : [])]
    .filter(({ reason }) => reason !== undefined)
    .map(({ at }) => `${at}.title`);

/** What of a view is held until its query is settled: facts, their ranks, and texts with doubted words. */
function heldIn(view: ReportView): (entry: Entry) => boolean {
  const { facts, ranks } = heldFacts(view, readHints(view.cards).keep);
  const doubted = new Set(
    view.review.sections
      .flatMap(({ items }) => items)
      .filter(({ runs }) => runs.some(({ fact }) => fact && facts.has(fact)))
      .map(({ at }) => at),
  );
  return ({ at, text }) => {
    const fact = factIn(at);
    if (fact) return facts.has(fact.id) || (fact.part === 'rank' && ranks.has(fact.id));
    return doubted.has(at) || (isProse(at) && isDoubted(text, at, view));
  };
}
/** Titles stand over devices all the same, and their doubts are told at the proof. */
const isProse = (at: string): boolean => /^article\.|\.items\.|\.text$|\.texts\.|\.note$|\.context$/.test(at);

/** What is asked of a long picture; of the newspaper's page it says nothing, nor what is held. */
export function accountOfLong(
  view: ReportView,
  pieces: Piece[],
  drawings: string[] = [],
): Account & { held: Entry[] } {
  const made = account({
    view,
    collected: { pieces, drawings },
    deck: true,
    without: [...pageMatters, ...foundTitles(view)],
  });
  const isHeld = heldIn(view);
  const isOut = (entry: Entry) => entry.status === 'left out' && isHeld(entry);
  return {
    ...made,
    entries: made.entries.filter((entry) => !isOut(entry)),
    held: made.entries.filter(isOut),
  };
}

const isFact = ({ at }: Entry): boolean => factIn(at) !== undefined;

/** What is left out when its texts are printed: facts that they do not say. */
function lostOf(view: ReportView, pieces: Piece[], drawings: string[]): Entry[] {
  const isLost = ({ status }: Entry) => status === 'left out';
  const texts = accountOfLong(view, pieces, drawings).entries.filter(
    (entry) => isLost(entry) && !isFact(entry),
  );
  const said = texts.map(({ at, text }, index): Piece => ({
    at,
    text,
    block: pieces.length + index,
    name: '',
    page: 1,
    lines: [],
  }));
  const facts = accountOfLong(view, [...pieces, ...said], drawings).entries.filter(
    (entry) => isLost(entry) && isFact(entry),
  );
  return [...texts, ...facts];
}

/**
 * The deck of a long picture with all that its devices leave out.
 * @param pieces What the devices print; see `piecesOfStage`.
 */
export function withReading(
  cards: PlannedCard[],
  view: ReportView,
  { pieces, drawings }: { pieces: Piece[]; drawings: string[] },
): PlannedCard[] {
  const lost = lostOf(view, pieces, drawings);
  const parts = partsOf(view);
  const byPart = Map.groupBy(lost, ({ at }) =>
    parts.findIndex(({ begins }) => begins.some((begin) => at.startsWith(begin))),
  );
  let all = [...cards];
  /** The last card so far that is of the report's parts up to here: one without a card follows it. */
  let last = 0;
  for (const [index, part] of parts.entries()) {
    const own = byPart.get(index);
    const after = Math.max(...part.of.map((of) => all.findLastIndex((card) => card.of === of)), -1);
    if (after >= 0) last = Math.max(last, after);
    if (!own) continue;
    const at = part.begins.includes('') ? all.length : (after >= 0 ? after : last) + 1;
    const card = cardOf(part, blocksOf(own, view), after >= 0 ? all[after] : undefined);
    all = [...all.slice(0, at), card, ...all.slice(at)];
    last = Math.max(last, at);
  }
  // The call that closes the picture stands at its end.
  return all.map((card, index) => ({ ...card, close: cards.at(-1)!.close && index === all.length - 1 }));
}
