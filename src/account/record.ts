/**
 * The account of a product in short, kept with the products: which strings stand where, by address and hash,
 * so that a file can be asked again whether every string stands in its place and order and nothing else does,
 * without the report. Pure.
 */
import { sha256 } from '../lib/hash.ts';
import { mmToPt } from '../lib/units.ts';
import type { Account } from './account.ts';
import type { FlowStretch } from './read-flow.ts';
import { textAround, textBetween } from './read-flow.ts';
import { boxOf, inOrder, marksOnPage, type Mark, type PlacedGroup, type Trimmed } from './read-back.ts';
import type { PrintedPage } from './read-pdf.ts';

/** Page from 1; left, top, width and height in tenths of a mm from the trim; hash of the text; its addresses. */
export type GroupRecord = [
  page: number,
  x: number,
  y: number,
  width: number,
  height: number,
  hash: string,
  ...ats: string[],
];

/** Page from 1; characters, without spaces; hash of the text; its address. */
export type StretchRecord = [page: number, length: number, hash: string, at?: string];

interface Standing {
  /** Addresses that figures say in place of words; and, of decks alone, those that are on no picture. */
  covered: string[];
  left: string[];
}

export type ProductRecord = Standing &
  (
    | { kind: 'page'; size: Trimmed; groups: GroupRecord[] }
    /**
     * @property margin Above and below the text, mm. @property heads Hashes of what stands in the margins, by page.
     */
    | { kind: 'flow'; margin: number; stretches: StretchRecord[]; heads?: string[] }
    /** A deck: addresses by picture. */
    | { kind: 'deck'; pictures: Record<string, string[]> }
  );

/** `account.json`, beside the manifest. */
export interface AccountFile {
  account: 1;
  report: string;
  /** By path of the product; a deck by its folder. */
  products: Record<string, ProductRecord>;
}

export const isAccountFile = (value: unknown): value is AccountFile => {
  const file = value as Partial<AccountFile> | null;
  if (typeof file !== 'object' || file?.account !== 1) return false;
  if (typeof file.products !== 'object' || file.products === null) return false;
  return Object.values(file.products as Record<string, Partial<ProductRecord> | null>).every((record) =>
    ['page', 'flow', 'deck'].includes(record?.kind ?? ''),
  );
};

const hashLength = 10;
export const textHash = (text: string): string => sha256(text).slice(0, hashLength);

export const standingOf = ({ entries }: Pick<Account, 'entries'>): Standing => ({
  covered: entries.filter(({ status }) => status === 'covered').map(({ at }) => at),
  left: entries.filter(({ status }) => status === 'left out').map(({ at }) => at),
});

/** Tenths of a mm by which a place may be missed: boxes are rounded to one. */
const slack = 2;

interface Rounded {
  page: number;
  box: [x: number, y: number, width: number, height: number];
}

/** The smallest box that holds the middle of a text. */
function placeOf<Place extends Rounded>(places: Place[], page: number, [x, y]: [number, number]) {
  let found: Place | undefined;
  for (const place of places) {
    const [left, top, width, height] = place.box;
    if (place.page !== page || x < left - slack || x > left + width + slack) continue;
    if (y < top - slack || y > top + height + slack) continue;
    if (!found || width * height < found.box[2] * found.box[3]) found = place;
  }
  return found;
}

type Corner = ReturnType<typeof marksOnPage>['corner'];

const tenths = (pt: number): number => Math.round((pt / mmToPt(1)) * 10);

const middleOf = ({ left, right, middle }: Mark, corner: Corner, { bleed }: Trimmed): [number, number] => [
  tenths((left + right) / 2 - corner.x) - Math.round(bleed * 10),
  tenths(corner.y - middle) - Math.round(bleed * 10),
];

const roundedBox = (marks: Mark[], corner: Corner, size: Trimmed): Rounded['box'] => {
  const { x, y, width, height } = boxOf(marks, corner, size);
  return [x, y, width, height].map((mm) => Math.round(mm * 10)) as Rounded['box'];
};

interface Joined extends Rounded {
  items: Mark[];
  ats: string[];
}

/** Joins groups until each text lies in the box of its own: then boxes alone tell which text is of which. */
function joinGroups(groups: PlacedGroup[], pages: PrintedPage[], size: Trimmed): Joined[] {
  const corners = pages.map((page) => marksOnPage(page, size).corner);
  const boxed = (page: number, items: Mark[], ats: string[]): Joined => ({
    page,
    items,
    ats,
    box: roundedBox(items, corners[page - 1]!, size),
  });
  let joined = groups.map(({ page, items, ats }) => boxed(page, items, ats));
  for (;;) {
    const pair = joined
      .flatMap((own) =>
        own.items.map((item) => ({
          own,
          other: placeOf(joined, own.page, middleOf(item, corners[own.page - 1]!, size)),
        })),
      )
      .find(({ own, other }) => other && other !== own);
    if (!pair) return joined;
    const { own, other } = pair as { own: Joined; other: Joined };
    joined = joined.filter((one) => one !== own && one !== other);
    joined.push(boxed(own.page, [...own.items, ...other.items], [...new Set([...own.ats, ...other.ats])]));
  }
}

const inReadingOrder = (a: Rounded, b: Rounded): number =>
  a.page - b.page || a.box[1] - b.box[1] || a.box[0] - b.box[0];

export const recordPage = (
  account: Account,
  { groups, pages, size }: { groups: PlacedGroup[]; pages: PrintedPage[]; size: Trimmed },
): ProductRecord => ({
  kind: 'page',
  size,
  ...standingOf(account),
  groups: joinGroups(groups, pages, size)
    .sort(inReadingOrder)
    .map(({ page, box, items, ats }): GroupRecord => [page, ...box, textHash(inOrder(items)), ...ats]),
});

export const recordFlow = (
  account: Account,
  {
    stretches,
    pages,
    margin,
    atsOf,
  }: {
    stretches: FlowStretch[];
    pages: PrintedPage[];
    margin: number;
    atsOf: (piece: FlowStretch['piece']) => readonly string[];
  },
): ProductRecord => ({
  kind: 'flow',
  margin,
  ...standingOf(account),
  heads: pages.map((page) => textHash(textAround(page, margin))),
  stretches: stretches.map(({ page, text, piece }): StretchRecord => {
    const [at] = atsOf(piece);
    const hash = textHash(text);
    return at === undefined ? [page, text.length, hash] : [page, text.length, hash, at];
  }),
});

/** What a file says otherwise than its account. */
export interface Deviation {
  page: number;
  /** Addresses of what stood there; none for the program's own words. */
  ats: string[];
  /** In the file; "" for what is not there. */
  found: string;
  /** mm from the trim, where it is known. */
  box?: { x: number; y: number; width: number; height: number };
  /** No account has anything there. */
  foreign?: true;
}

const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

function checkPage({ size, groups }: Extract<ProductRecord, { kind: 'page' }>, pages: PrintedPage[]) {
  const places = groups.map(([page, x, y, width, height, hash, ...ats]) => ({
    page,
    box: [x, y, width, height] as Rounded['box'],
    hash,
    ats,
    items: [] as Mark[],
  }));
  const deviations: Deviation[] = [];
  for (const [index, page] of pages.entries()) {
    const { corner, marks } = marksOnPage(page, size);
    for (const mark of marks) {
      const place = placeOf(places, index + 1, middleOf(mark, corner, size));
      if (place) place.items.push(mark);
      else if (isWord(mark.text))
        deviations.push({
          page: index + 1,
          ats: [],
          found: mark.text,
          box: boxOf([mark], corner, size),
          foreign: true,
        });
    }
  }
  for (const { page, box, hash, ats, items } of places) {
    const found = inOrder(items);
    const [x, y, width, height] = box.map((value) => value / 10) as Rounded['box'];
    if (textHash(found) !== hash) deviations.push({ page, ats, found, box: { x, y, width, height } });
  }
  return deviations;
}

/** On each page what is not as it was is told once: after it nothing stands where it stood. */
function checkFlow(
  { margin, stretches, heads = [] }: Extract<ProductRecord, { kind: 'flow' }>,
  pages: PrintedPage[],
) {
  const most = Math.max(pages.length, ...stretches.map(([page]) => page));
  return Array.from({ length: most }, (_, index): Deviation[] => {
    const page = index + 1;
    const head = pages[index] ? textAround(pages[index], margin) : '';
    if (heads[index] !== undefined && textHash(head) !== heads[index])
      return [{ page, ats: [], found: head }];
    const text = pages[index] ? textBetween(pages[index], margin) : '';
    let from = 0;
    for (const [, length, hash, at] of stretches.filter(([of]) => of === page)) {
      const found = text.slice(from, from + length);
      if (textHash(found) !== hash) return [{ page, ats: at === undefined ? [] : [at], found }];
      from += length;
    }
    return from < text.length ? [{ page, ats: [], found: text.slice(from), foreign: true }] : [];
  }).flat();
}

/** Addresses that a record has nowhere: neither printed nor said by a figure. A deck leaves out what it says. */
function unprinted(record: ProductRecord): Deviation[] {
  return record.kind === 'deck' ? [] : record.left.map((at) => ({ page: 1, ats: [at], found: '' }));
}

/** Does a written PDF still say all that its account has, in place and order, and nothing else? */
export function checkRecord(record: ProductRecord, pages: PrintedPage[]): Deviation[] {
  const own =
    record.kind === 'page'
      ? checkPage(record, pages)
      : record.kind === 'flow'
        ? checkFlow(record, pages)
        : [];
  return [...unprinted(record), ...own].sort((a, b) => a.page - b.page);
}

/** Strings of which a record says where they stand. */
export const countStrings = (record: ProductRecord): number =>
  new Set(
    record.kind === 'page'
      ? record.groups.flatMap(([, , , , , , ...ats]) => ats)
      : record.kind === 'flow'
        ? record.stretches.flatMap(([, , , at]) => at ?? [])
        : Object.values(record.pictures).flat(),
  ).size;

/** One line for each product: a change of one is a change of one line. */
export const accountText = ({ account, report, products }: AccountFile): string => {
  const lines = Object.keys(products)
    .sort()
    .map((product) => `${JSON.stringify(product)}: ${JSON.stringify(products[product])}`);
  return `{"account": ${account}, "report": ${JSON.stringify(report)}, "products": {\n${lines.join(',\n')}\n}}\n`;
};
