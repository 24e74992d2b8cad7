/**
 * What the pictures of a format leave out: told alike in captions, index, log and --json. A long picture leaves
 * out nothing.
 */
import type { Account } from '../account/account.ts';
import { account } from '../account/account.ts';
import { isGrave, leftOut, leftOutLine, type LeftOut } from '../account/left-out.ts';
import type { CardFormat } from '../design/format.ts';
import { inEach } from '../lib/languages.ts';
import { type Problem, says } from '../lib/problem.ts';
import type { ReportView } from '../view/view.ts';
import { wordsFor } from '../view/words.ts';
import { readHints } from './hints.ts';
import type { CardFile } from './job.ts';
import { measuresPrinted } from './plan/measured.ts';
import { heldFacts } from './plan/pool.ts';
import { accountOfLong } from './plan/reading.ts';

export interface DeckAccount {
  account: Account;
  left: LeftOut[];
  /** Facts and ranks that are held until their query is settled. */
  held: LeftOut[];
  /** Not one fact of the report is free of open queries: the pictures have words alone. */
  isAllHeld?: boolean;
}

const factOf = ({ at }: LeftOut): string => /\.facts\.([^.]+)\./.exec(at)?.[1] ?? '';

/** @param files Pictures of the format. */
export function accountOfDeck(view: ReportView, format: CardFormat, files: CardFile[]): DeckAccount {
  const pieces = files.flatMap((file, index) =>
    file.pieces.map((piece) => ({ ...piece, block: index * 1000 + piece.block, page: index + 1 })),
  );
  const drawings = files.flatMap((file) => file.drawings);
  if (format.deck === 'long') {
    const { held, ...long } = accountOfLong(view, pieces, drawings);
    return { account: long, left: [], held: leftOut(view, { ...long, entries: [...long.entries, ...held] }) };
  }
  const made = account({ view, collected: { pieces, drawings }, deck: true });
  const { facts, ranks } = heldFacts(view, readHints(view.cards).keep);
  const isHeld = (one: LeftOut) => facts.has(factOf(one)) || (one.kind === 'rank' && ranks.has(factOf(one)));
  // What stands in the brackets of another number is printed there.
  const texts = files.flatMap((file) => file.pieces.map(({ text }) => text));
  const inBrackets = new Set(measuresPrinted(texts, view));
  const all = leftOut(view, made).filter((one) => one.kind !== 'fact' || !inBrackets.has(factOf(one)));
  return {
    account: made,
    left: all.filter((one) => !isHeld(one)),
    held: all.filter(isHeld),
    isAllHeld: view.facts.length > 0 && view.facts.every(({ id }) => facts.has(id)),
  };
}

/** The same sentences wherever they are told, in the words of the report; none where nothing is left out. */
export function leftOutSentences(
  { left, held }: DeckAccount,
  { words, script }: Pick<ReportView, 'words' | 'script'>,
): string[] {
  const { notPictured, heldBack, fullStop } = words;
  const say = (word: string | undefined, list: LeftOut[]) =>
    list.length > 0 ? [`${word}${leftOutLine(list, words, script)}${fullStop!.trim()}`] : [];
  return [...say(notPictured, left), ...say(heldBack, held)];
}

/** As messages have them: in their language, whatever the report's is. */
const told = inEach((language) => ({
  words: wordsFor(language),
  script: language === 'zh' ? ('han' as const) : ('latin' as const),
}));

const allHeld = (product: string): Problem => ({
  code: 'cards-all-held',
  severity: 'warning',
  ...says({
    en: [
      `${product}: Every number of the report is under an open query, so the pictures have none.`,
      'Settle the queries with "tuban query", or name the facts that may be shown under cards › keep.',
    ],
    zh: [
      `${product}：报告的每个数都有待核的存疑，所以图上没有数字。`,
      '用 tuban query 逐条核定，或在 cards 的 keep 下写可以上图的事实。',
    ],
  }),
  page: { product },
});

/** A warning where an editor should know before the pictures go out. */
export function leftOutProblems(format: string, deck: DeckAccount): Problem[] {
  if (deck.left.length + deck.held.length === 0) return [];
  const product = `cards/${format}`;
  return [
    ...(deck.isAllHeld ? [allHeld(product)] : []),
    {
      code: 'cards-left-out',
      severity: deck.left.some(isGrave) ? 'warning' : 'note',
      ...says({
        en: [
          `${product}: ${leftOutSentences(deck, told.en).join(' ')}`,
          'See what the deck should show under "cards" in the report (order, facts, most), or post the long picture with it, which has all.',
        ],
        zh: [
          `${product}：${leftOutSentences(deck, told.zh).join('')}`,
          '在报告的 cards 下写这套图该画什么（order、facts、most），或一并发长图，那里样样都有。',
        ],
      }),
      page: { product },
    },
  ];
}
