/**
 * The account of a product: of every string that it has to print, where it is printed, which figure covers
 * it, or that it is left out. Pure: what stands on the product was collected before.
 */
import { listAddresses, type Address } from '../view/addresses.ts';
import { clausesOf, type Clause } from '../view/clauses.ts';
import { bare, coverOf, saidStretches } from '../view/cover.ts';
import { plainText } from '../view/text.ts';
import type { ItemView, ReportView } from '../view/view.ts';
import type { Collected, Piece } from './collect.ts';
import { matcherOf, type Matcher } from './match.ts';
import { needsOf, type FactNeed, type Need, type TextNeed } from './needs.ts';
import { asWritten, isWithin, stretchesIn, withoutMarks, type Stretch } from './stretches.ts';
import { findWhole, wholeOf } from './words.ts';

export type Status = 'printed' | 'covered' | 'left out';

/** Where something is printed: picture or page, and a box in px of its sheet. */
export interface Place {
  page: number;
  box: [x: number, y: number, width: number, height: number];
}

export interface Entry {
  /** Address. */
  at: string;
  text: string;
  status: Status;
  places: Place[];
  /** Steps from the root of the report's file. */
  path: (string | number)[];
  /** What of it is not there; all of it where this is missing. */
  lost?: string;
}

/** A text that the report does not have, or has otherwise. */
export interface Foreign {
  text: string;
  /** Address that it claims to be. */
  at?: string;
  /** What the report has there. */
  wanted?: string;
  name: string;
  place: Place;
}

export interface Account {
  entries: Entry[];
  /** What is printed of the report. */
  known: Known[];
  foreign: Foreign[];
  /** Texts that are there but not seen. */
  unseen: (Foreign & { hiding: NonNullable<Piece['hiding']> })[];
}

export function placeOf({ page, lines }: Pick<Piece, 'page' | 'lines'>): Place {
  const [left, top] = [Math.min(...lines.map(({ x }) => x)), Math.min(...lines.map(({ y }) => y))];
  const right = Math.max(...lines.map(({ x, width }) => x + width));
  const bottom = Math.max(...lines.map(({ y, height }) => y + height));
  return { page, box: lines.length === 0 ? [0, 0, 0, 0] : [left, top, right - left, bottom - top] };
}

/** A piece with the addresses that it prints. */
export interface Known {
  piece: Piece;
  ats: string[];
}

/** Beginnings of addresses that stand for a place: "review.sections.economy", "plan.targets", "lead". */
function scopeOf(at: string): string | undefined {
  if (at.startsWith('masthead.') || at.startsWith('lead.')) return 'lead';
  return /^(?:review\.sections\.[^.]+|plan\.(?:tasks\.[^.]+|\w+)|article)(?=\.)/.exec(at)?.[0];
}

/** What the blocks stand for, by the addresses in them. */
function scopesOf(pieces: Piece[]): Map<number, Set<string>> {
  const scopes = new Map<number, Set<string>>();
  for (const { at, block, place } of pieces)
    for (const scope of [place, at && scopeOf(at)])
      if (scope) scopes.set(block, (scopes.get(block) ?? new Set()).add(scope));
  return scopes;
}

interface Reading {
  known: Known[];
  foreign: Foreign[];
  unseen: Account['unseen'];
}

const foreignOf = (piece: Piece, wanted?: string): Foreign => ({
  text: piece.text,
  ...(piece.at ? { at: piece.at } : {}),
  ...(wanted === undefined ? {} : { wanted }),
  name: piece.name,
  place: placeOf(piece),
});

const isItem = (at: string): boolean => /^review\.sections\.[^.]+\.items\./.test(at);

/** Does a piece print what its address says? A text in parts is looked at with the others of its address. */
const isSaid = ({ text }: Piece, { forms, at }: Address, asSet: AsSet): boolean =>
  forms.some((form) =>
    isItem(at)
      ? stretchesIn(asSet(form), bare(text)) !== undefined
      : [...asWritten(bare(text))].some((one) => findWhole(wholeOf(asSet(form)), one) >= 0),
  );

/**
 * A text as it is looked through. Cards are asked before they are set, when nobody knows where their lines end: a
 * comma and a space part no numbers there, since a line may end between them.
 */
type AsSet = (text: string) => string;
const asSetOf = (deck: boolean): AsSet => (deck ? bare : (text) => text);

function readPieces(
  { pieces }: Collected,
  {
    addresses,
    matcher,
    scopes,
    deck,
  }: {
    addresses: ReadonlyMap<string, Address>;
    matcher: Matcher;
    scopes: Map<number, Set<string>>;
    deck: boolean;
  },
): Reading {
  const reading: Reading = { known: [], foreign: [], unseen: [] };
  for (const piece of pieces) {
    if (piece.hiding) {
      reading.unseen.push({ ...foreignOf(piece), hiding: piece.hiding });
      continue;
    }
    if (piece.tick || bare(piece.text) === '') continue;
    const address = piece.at === undefined ? undefined : addresses.get(piece.at);
    if (address) {
      if (isSaid(piece, address, asSetOf(deck))) reading.known.push({ piece, ats: [address.at] });
      else reading.foreign.push(foreignOf(piece, address.text));
      continue;
    }
    const ats = matcher.addressesOf(piece.text, scopes.get(piece.block) ?? new Set());
    if (ats) reading.known.push({ piece, ats });
    // A card may say a fact in a headline of its own: label and number joined.
    else if (deck && piece.fact) reading.known.push({ piece, ats: [] });
    else reading.foreign.push(foreignOf(piece));
  }
  return reading;
}

/** Stretches of a text that its pieces print, in order. */
function stretchesOf(need: Address, pieces: Piece[], asSet: AsSet): Stretch[] {
  const whole = bare(need.text);
  let after = 0;
  return pieces.flatMap(({ text }): Stretch[] => {
    const part = bare(text);
    // Strings that stand joined in one line are each printed whole.
    if (need.forms.some((form) => findWhole(wholeOf(asSet(text)), bare(form)) >= 0))
      return [{ from: 0, to: whole.length }];
    const next = stretchesIn(asSet(need.text), part, after);
    if (next) after = next.at(-1)!.to;
    return next ?? stretchesIn(asSet(need.text), part) ?? [];
  });
}

interface Shelf {
  /** By the id of a fact what its sentences print of its number: 9, where "from 9 to 12 days" has the unit. */
  said: ReadonlyMap<string, string[]>;
  /** Pieces by the address that they print, in order. */
  byAddress: Map<string, Piece[]>;
  /** Addresses of facts, and ids of facts in running text, that stand in the blocks of a place. */
  inScope: (scope: string) => { figures: Map<string, Piece[]>; words: Map<string, Piece[]> };
}

function shelve(
  known: Known[],
  scopes: Map<number, Set<string>>,
  { facts, said }: Pick<Book, 'facts' | 'said'>,
): Shelf {
  const byAddress = new Map<string, Piece[]>();
  for (const { piece, ats } of known)
    for (const at of ats) byAddress.set(at, [...(byAddress.get(at) ?? []), piece]);
  const made = new Map<string, { figures: Map<string, Piece[]>; words: Map<string, Piece[]> }>();
  const inScope: Shelf['inScope'] = (scope) => {
    const found = made.get(scope);
    if (found) return found;
    const figures = new Map<string, Piece[]>();
    const words = new Map<string, Piece[]>();
    const add = (to: Map<string, Piece[]>, key: string, piece: Piece) =>
      to.set(key, [...(to.get(key) ?? []), piece]);
    for (const { piece, ats } of known) {
      if (piece.fact && scope === '') add(words, piece.fact, piece);
      const here = scope === '' || scopes.get(piece.block)?.has(scope);
      for (const at of ats) {
        if (/^(?:facts|series)\./.test(at)) {
          if (here) add(figures, at, piece);
        } else if (scope === '' || at.startsWith(`${scope}.`))
          for (const id of facts.get(at) ?? []) add(words, id, piece);
      }
    }
    made.set(scope, { figures, words });
    return { figures, words };
  };
  return { byAddress, said, inScope };
}

/** Ids of facts that a text names by number. */
const factsInTexts = (view: ReportView): Map<string, string[]> =>
  new Map(
    view.review.sections.flatMap(({ items }) =>
      items.map(({ at, runs }): [string, string[]] => [
        at,
        runs.flatMap(({ fact, role }) => (fact && role ? [fact] : [])),
      ]),
    ),
  );

const saidIn = ({ review }: ReportView): Map<string, string[]> => {
  const runs = review.sections.flatMap(({ items }) => items.flatMap((item) => item.runs));
  const numbers = Map.groupBy(
    runs.filter(({ role }) => role === 'fact'),
    ({ fact }) => fact!,
  );
  return new Map([...numbers].map(([id, some]) => [id, [...new Set(some.map(({ text }) => text))]]));
};

function textEntry(need: TextNeed, shelf: Shelf, view: ReportView, asSet: AsSet): Entry {
  const { at, text, path } = need;
  // A title need not say again what its kicker says.
  const more = at === 'masthead.title' ? (shelf.byAddress.get('masthead.kicker') ?? []) : [];
  const pieces = [...(shelf.byAddress.get(at) ?? []), ...more];
  const stretches = stretchesOf(need, pieces, asSet);
  const places = pieces.map(placeOf);
  const whole = bare(text).length;
  if (isWithin(stretches, 0, whole)) return { at, text, path, status: 'printed', places };
  // Year and place of a report are read in its title or kicker, where these name them.
  const heads = /^masthead\.(?:year|place)$/.test(at) ? ['masthead.title', 'masthead.kicker'] : [];
  for (const head of heads.map((one) => shelf.byAddress.get(one) ?? []))
    if (findWhole(wholeOf(head.map((piece) => piece.text).join('')), bare(text)) >= 0)
      return { at, text, path, status: 'covered', places: head.map(placeOf) };
  const { item, under, of } = need;
  const shown = new Set(of ? [of.at, 'lead'].flatMap((one) => [...shelf.inScope(one).figures.keys()]) : []);
  const lostOf = (one: ItemView, printed: Stretch[]): Clause[] => {
    const said = withoutMarks(plainText(one.runs), [
      ...printed,
      ...(of ? saidStretches(one, coverOf(of, view, shown)) : []),
    ]);
    return clausesOf(one, view).filter(({ from, to }) => !isWithin(said, from, to));
  };
  const isGone = under?.every((one) => !shelf.byAddress.has(one.at) && lostOf(one, []).length === 0);
  const lost = item ? lostOf(item, stretches) : [];
  if (isGone || (item && lost.length === 0)) return { at, text, path, status: 'covered', places };
  const words = lost.map(({ runs }) => plainText(runs).trim()).join('');
  return { at, text, path, status: 'left out', places, ...(words && words !== text ? { lost: words } : {}) };
}

function factEntry(need: FactNeed, shelf: Shelf, drawings: ReadonlySet<string>, isDeck: boolean): Entry {
  const { at, text, path, any, fact, drawing } = need;
  const forms = at.endsWith('.value') ? [...need.forms, ...(shelf.said.get(fact) ?? [])] : need.forms;
  const { figures, words } = shelf.inScope(isDeck ? '' : need.scope);
  const pieces = any.flatMap((one) => figures.get(one) ?? []);
  if (pieces.length > 0) return { at, text, path, status: 'printed', places: pieces.map(placeOf) };
  // A figure with fewer tiles leaves the fact to its sentence, with a sign or without, as that says that it fell.
  const withoutSign = (form: string): string => form.replace(/(?<!\d)[−+](?=[\p{Sc}\d])/gu, '');
  const said = (words.get(fact) ?? []).filter((piece) =>
    forms.some(
      (form) => findWhole(wholeOf(asSetOf(isDeck)(withoutSign(piece.text))), bare(withoutSign(form))) >= 0,
    ),
  );
  const inWords = at.endsWith('.label') ? (words.get(fact) ?? []) : said;
  if (inWords.length > 0) return { at, text, path, status: 'covered', places: inWords.map(placeOf) };
  if (drawing !== undefined && drawings.has(drawing))
    return { at, text, path, status: 'covered', places: [] };
  // A headline figure says it over all sections.
  const leading = any.flatMap((one) => shelf.inScope('lead').figures.get(one) ?? []);
  if (leading.length > 0) return { at, text, path, status: 'covered', places: leading.map(placeOf) };
  return { at, text, path, status: 'left out', places: [] };
}

export interface AccountRequest {
  view: ReportView;
  collected: Collected;
  /** A deck: what it leaves out it may; and what it prints may stand on any of its pictures. */
  deck?: boolean;
  /** Beginnings of addresses that the product does not have, such as those of the folio in a reading edition. */
  without?: readonly string[];
}

/** What a view asks of every product; looked up once. */
interface Book {
  addresses: ReadonlyMap<string, Address>;
  matcher: Matcher;
  needs: Need[];
  facts: Map<string, string[]>;
  said: Map<string, string[]>;
}

const books = new WeakMap<ReportView, Book>();

function bookOf(view: ReportView): Book {
  const known = books.get(view);
  if (known) return known;
  const addresses = listAddresses(view);
  const book = {
    addresses,
    matcher: matcherOf(view, addresses),
    needs: needsOf(view, addresses),
    facts: factsInTexts(view),
    said: saidIn(view),
  };
  books.set(view, book);
  return book;
}

export function account({ view, collected, deck = false, without = [] }: AccountRequest): Account {
  const book = bookOf(view);
  const { addresses, matcher, needs } = book;
  const scopes = scopesOf(collected.pieces);
  const { known, foreign, unseen } = readPieces(collected, { addresses, matcher, scopes, deck });
  const shelf = shelve(known, scopes, book);
  const drawings = new Set(collected.drawings);
  const isAsked = ({ at }: Need) => !without.some((begin) => at.startsWith(begin));
  const entries = needs
    .filter(isAsked)
    .map((need) =>
      need.kind === 'text'
        ? textEntry(need, shelf, view, asSetOf(deck))
        : factEntry(need, shelf, drawings, deck),
    );
  return { entries, known, foreign, unseen };
}
