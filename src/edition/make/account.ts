/**
 * Accounts of an edition's products: what stands on a sheet is compared with the report before it is printed,
 * and what was written with what stood there. A product that does not account for its whole report is not
 * written.
 */
import { account, type Account, type Known } from '../../account/account.ts';
import { collect } from '../../account/collect.ts';
import { accountProblems, differenceProblem } from '../../account/problems.ts';
import { readInPlace, type Difference, type Trimmed } from '../../account/read-back.ts';
import { readFlow, type FlowStretch } from '../../account/read-flow.ts';
import { recordFlow, recordPage, standingOf } from '../../account/record.ts';
import { readPdf } from '../../account/read-pdf.ts';
import { hasErrors, ProblemError } from '../../lib/problem.ts';
import type { Sheet } from '../../render/sheet.ts';
import type { DeckAccount } from '../../cards/left-out.ts';
import type { CardFile } from '../../cards/job.ts';
import { mmToPx } from '../../lib/units.ts';
import type { Accounted, Edition } from '../edition.ts';

/**
 * @param document What is on the sheet; the same document is looked at once, for press and archive.
 * @param without Beginnings of addresses that the product does not have. @throws ProblemError `not-printed`,
 * `not-in-report`: what stands on the sheet is not the whole report.
 */
export async function accountOfPage(
  edition: Edition,
  sheet: Sheet,
  {
    product,
    document,
    bleed = 0,
    without = [],
  }: { product: string; document?: object; bleed?: number; without?: readonly string[] },
): Promise<Accounted> {
  const { view, loaded, clock, accounted } = edition;
  const look = async () => {
    const collected = await collect(sheet);
    return { collected, account: account({ view, collected, without }) };
  };
  const made = (document && accounted.get(document)) ?? (await clock.time('account', look));
  if (document) accounted.set(document, made);
  const problems = accountProblems(made.account, { product, source: loaded.source, unit: 'mm', bleed });
  if (hasErrors(problems)) throw new ProblemError(problems);
  edition.problems.push(...problems);
  return made;
}

/** Names of the newspaper's page: a reading edition has none. */
export const pageNames = ['masthead.page', 'masthead.section', 'masthead.newspaper', 'masthead.date'];

const addressesOf = ({ known }: Account): Map<unknown, readonly string[]> =>
  new Map(known.map(({ piece, ats }: Known) => [piece, ats]));

const refuse = (product: string, differences: Difference[]): void => {
  if (differences.length > 0)
    throw new ProblemError(differences.map((difference) => differenceProblem({ product }, difference)));
};

/** @throws ProblemError `file-differs`: a file of flowing pages does not say what stood on the sheet. */
export async function readFlowBack(
  { clock, records }: Pick<Edition, 'clock' | 'records'>,
  pdf: Uint8Array,
  { product, collected, account: made, margin }: Accounted & { product: string; margin: number },
): Promise<void> {
  await clock.time('account', async () => {
    const pages = await readPdf(pdf);
    const { differences, stretches } = readFlow(collected.pieces, pages, margin);
    refuse(product, differences);
    const ats = addressesOf(made);
    const atsOf = (piece: FlowStretch['piece']) => ats.get(piece) ?? [];
    records.set(product, recordFlow(made, { stretches, pages, margin, atsOf }));
  });
  clock.count('accounts');
}

/** @throws ProblemError `file-differs`: the written file does not say what stood on the sheet. */
export async function readBack(
  { clock, records }: Pick<Edition, 'clock' | 'records'>,
  pdf: Uint8Array,
  { product, collected, account: made, ...size }: Accounted & Trimmed & { product: string },
): Promise<void> {
  await clock.time('account', async () => {
    const pages = await readPdf(pdf);
    const of = addressesOf(made);
    const lines = collected.pieces.flatMap((piece) =>
      piece.lines.map((line) => ({ ...line, page: piece.page, ats: of.get(piece) ?? [] })),
    );
    const { differences, groups } = readInPlace(lines, pages, size);
    refuse(product, differences);
    records.set(product, recordPage(made, { groups, pages, size }));
  });
  clock.count('accounts');
}

/** Width of the pictures of a proof, px: a page's type can be told apart, a card's be read. */
const pagePicture = 1000;
const cardPicture = 360;

const small = async (png: Uint8Array, width: number): Promise<Uint8Array> => {
  const { default: sharp } = await import('sharp');
  return sharp(png).resize({ width, withoutEnlargement: true }).webp({ quality: 62, effort: 2 }).toBuffer();
};

/** Keeps a page's account and its pictures, one for each sheet, for the proof. @param size mm */
export async function keepPage(
  { accounts, clock }: Edition,
  sheet: Sheet,
  {
    product,
    account: made,
    size,
    pages,
  }: { product: string; account: Account; size: { width: number; height: number }; pages: number },
): Promise<void> {
  const [width, height] = [Math.ceil(mmToPx(size.width)), mmToPx(size.height)];
  const pictures = await clock.time('proof', async () => {
    const list: Uint8Array[] = [];
    for (let page = 0; page < pages; page += 1) {
      const { data } = await sheet.session.send('Page.captureScreenshot', {
        format: 'png',
        optimizeForSpeed: true,
        captureBeyondViewport: true,
        // Made small from all its pixels: what Chromium itself makes smaller differs when the machine is busy.
        clip: { x: 0, y: page * height, width, height, scale: 1 },
      });
      list.push(await small(Buffer.from(data, 'base64'), pagePicture));
    }
    return list;
  });
  accounts.push({
    product,
    entries: made.entries,
    left: [],
    pictures: pictures.map((bytes) => ({ bytes, width, height })),
  });
}

/** Keeps the accounts of decks, and small pictures of theirs for the proof. */
export async function accountOfDecks(
  { accounts, records, clock }: Edition,
  files: CardFile[],
  decks: ReadonlyMap<string, DeckAccount>,
): Promise<void> {
  for (const [format, { account: made, left, held }] of decks) {
    const own = files.filter((file) => file.format === format);
    const product = `cards/${format}`;
    const pictures = await clock.time('proof', () =>
      Promise.all(
        own.map(async ({ bytes, width, height }) => ({
          bytes: await small(bytes, cardPicture),
          width,
          height,
        })),
      ),
    );
    accounts.push({ product, entries: made.entries, left: [...left, ...held], pictures });
    records.set(product, {
      kind: 'deck',
      ...standingOf(made),
      pictures: Object.fromEntries(
        own.map(({ name }, index) => [
          name,
          [...new Set(made.known.flatMap(({ piece, ats }) => (piece.page === index + 1 ? ats : [])))],
        ]),
      ),
    });
  }
}
