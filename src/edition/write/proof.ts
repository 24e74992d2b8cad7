/**
 * proof.html: the dataset beside the pages and pictures that print it, in one file that needs nothing else.
 * Each text leads to its places and back; queries, what decks leave out, and what changed against the products
 * that were there before stand at the head.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findIn, readText } from '../../design/search.ts';
import { listAddresses, type Address } from '../../view/addresses.ts';
import type { ReportView } from '../../view/view.ts';
import type { Edition, ProductAccount } from '../edition.ts';

/** Name of the file, beside the manifest. */
export const proofName = 'proof.html';

/** Address, page from 1, box in px of the sheet. */
type MarkedPlace = [at: string, page: number, x: number, y: number, width: number, height: number];

interface ProofProduct {
  product: string;
  pictures: { source: string; width: number; height: number }[];
  places: MarkedPlace[];
  left: { text: string; at: string }[];
}

/** What the file holds as JSON, and the next build reads of it. */
interface ProofData {
  texts: { at: string; text: string; group: string; places: number; missing: boolean }[];
  products: ProofProduct[];
  changes: { text: string; at?: string }[];
  queries: { text: string; at?: string }[];
  summary: string;
  words: Record<'changes' | 'queries' | 'leftOut', string>;
}

const wordsOf = ({ script }: ReportView) =>
  script === 'han'
    ? {
        title: '校对',
        search: '查找',
        report: '数据',
        products: '成品',
        changes: '比上次',
        queries: '存疑',
        leftOut: '没有上图：',
        places: (count: number) => `${count} 处`,
        summary: (texts: number, products: number) => `${texts} 条文字和数字，${products} 件成品`,
      }
    : {
        title: 'Proof',
        search: 'Find',
        report: 'Dataset',
        products: 'Products',
        changes: 'Changed since the last products',
        queries: 'Queries',
        leftOut: 'On no picture:',
        places: (count: number) => `in ${count} ${count === 1 ? 'place' : 'places'}`,
        summary: (texts: number, products: number) => `${texts} texts and numbers, ${products} products`,
      };

/** "review › economy" of an address, as a heading of the list. */
const groupOf = (at: string): string =>
  (/^(?:review\.sections\.[^.]+|plan\.tasks\.[^.]+|plan\.\w+|facts|[a-z]+)/i.exec(at)?.[0] ?? at).replaceAll(
    '.',
    ' › ',
  );

function productOf({ product, entries, pictures, left }: ProductAccount): ProofProduct {
  return {
    product,
    pictures: pictures.map(({ bytes, width, height }) => ({
      source: `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`,
      width,
      height,
    })),
    places: entries.flatMap(({ at, places }) =>
      places.map(({ page, box }): MarkedPlace => {
        const [x, y, width, height] = box.map((value) => Math.round(value)) as [
          number,
          number,
          number,
          number,
        ];
        return [at, page, x, y, width, height];
      }),
    ),
    left: left.map(({ text, at }) => ({ text, at })),
  };
}

/** Texts that stood under an address before and stand there otherwise now, with the number of their places. */
function changesOf(
  before: ProofData | undefined,
  texts: ProofData['texts'],
  view: ReportView,
): ProofData['changes'] {
  if (!before) return [];
  const { places } = wordsOf(view);
  const old = new Map(before.texts.map(({ at, text }) => [at, text]));
  const now = new Set(texts.map(({ at }) => at));
  return [
    ...texts.flatMap(({ at, text, places: count }) => {
      const was = old.get(at);
      return was === undefined || was === text ? [] : [{ at, text: `${was} → ${text} (${places(count)})` }];
    }),
    ...before.texts.filter(({ at }) => !now.has(at)).map(({ at, text }) => ({ text: `− ${text} (${at})` })),
    ...texts.filter(({ at }) => !old.has(at)).map(({ at, text }) => ({ at, text: `+ ${text}` })),
  ];
}

async function readBefore(file: string): Promise<ProofData | undefined> {
  if (!existsSync(file)) return undefined;
  const found = /<script type="application\/json" id="account">([\s\S]*?)<\/script>/.exec(
    await readFile(file, 'utf8'),
  );
  try {
    return found ? (JSON.parse(found[1]!) as ProofData) : undefined;
  } catch {
    return undefined;
  }
}

/** An address of a fact counts with all its places: `review…facts.grain.value` is one of `facts.grain.value`. */
const countPlaces = (products: ProofProduct[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { places } of products)
    for (const [at] of places)
      for (const key of new Set([at, at.replace(/^.*?\.(facts\.[^.]+\.\w+)$/, '$1')]))
        counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** @param folder Of the report's products; what was there before is read from it. */
export async function proofFile(edition: Edition, made: string[], folder: string): Promise<string> {
  const { view, accounts, workshop, templates } = edition;
  const before = await readBefore(path.join(folder, proofName));
  const isMade = (product: string) => made.some((file) => file === product || file.startsWith(`${product}/`));
  const fresh = accounts.filter(({ product }) => isMade(product)).map(productOf);
  const names = new Set(fresh.map(({ product }) => product));
  // Products that this build was not asked for are there still.
  const kept = (before?.products ?? []).filter(
    ({ product }) => !names.has(product) && existsSync(path.join(folder, product)),
  );
  const products = [...fresh, ...kept].sort((a, b) =>
    a.product < b.product ? -1 : a.product > b.product ? 1 : 0,
  );
  const counts = countPlaces(products);
  const texts = [...listAddresses(view).values()].map(({ at, text }: Address) => ({
    at,
    text,
    group: groupOf(at),
    places: counts.get(at) ?? 0,
    missing: !counts.has(at) && !/\.(number|note|short)$/.test(at),
  }));
  const words = wordsOf(view);
  const data: ProofData = {
    texts,
    products,
    changes: changesOf(before, texts, view),
    queries: view.queries.map(({ id, at, why, printed }) => ({ at, text: `${id}: ${printed} — ${why}` })),
    summary: words.summary(texts.length, products.length),
    words: { changes: words.changes, queries: words.queries, leftOut: words.leftOut },
  };
  return templates.render('proof', {
    language: view.language,
    title: `${view.masthead.title.text} · ${words.title}`,
    css: await readText(findIn(workshop.search.styles, 'proof.css')!),
    words: { search: words.search, report: words.report, products: words.products },
    data: JSON.stringify(data).replaceAll('<', '\\u003c'),
  });
}
