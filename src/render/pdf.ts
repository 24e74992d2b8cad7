/** Prints the document on a sheet to PDF as Chromium makes it: RGB, page size rounded, dates inside. */
import { inflateSync } from 'node:zlib';
import type { Both } from '../lib/languages.ts';
import { fixedDate } from '../lib/fixed-date.ts';
import { inDesigns, ProblemError, says } from '../lib/problem.ts';
import { mmToPt, pxToMm, pxToPt, round } from '../lib/units.ts';
import type { Sheet } from './sheet.ts';

export interface PrintOptions {
  /** Page size in mm, bleed included. */
  width: number;
  height: number;
  /** Structure tags and outline, for archive documents. */
  tagged: boolean;
}

/**
 * Chromium stamps the clock; equal documents must give equal bytes. The finishing stages set the real date.
 */
const stamp = `D:${fixedDate.replace(/[-:TZ]/g, '')}+00'00'`;

/** Puts a fixed date in place of the clock's, without moving a byte. */
export function withoutClock(pdf: Buffer): Buffer {
  const text = pdf
    .toString('latin1')
    .replace(/(\/(?:CreationDate|ModDate) \()D:[0-9]{14}[^)]*(\))/g, (whole, open: string, close: string) => {
      const room = whole.length - open.length - close.length;
      return open + stamp.slice(0, room).padEnd(room, ' ') + close;
    });
  return Buffer.from(text, 'latin1');
}

/**
 * Share of a page's size by which Chromium's rounding may make it smaller or larger; and the least that it
 * shrinks one to (two thirds were measured): what is smaller is a drawing of that size.
 */
const scaleRounding = 0.0005;
const leastScale = 0.6;

/**
 * Where something stands out of a page to the right, clipped or not, Chromium prints all of it smaller
 * (measured): its content is scaled as a whole.
 * @returns The scale of the first page's content: 1 where some of it is printed at the size that it was set
 * in.
 */
export function printedScale(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  const number = /\/Contents (\d+) 0 R/.exec(text)?.[1];
  if (number === undefined) return 1;
  const start = text.indexOf('stream\n', text.indexOf(`\n${number} 0 obj`)) + 'stream\n'.length;
  // Of a page with next to nothing on it Chromium leaves the content as it is.
  const packed = text.lastIndexOf('/FlateDecode', start) > text.lastIndexOf(' 0 obj', start);
  const content = packed
    ? inflateSync(bytes.subarray(start)).toString('latin1')
    : text.slice(start, text.indexOf('endstream', start));
  const outer = Number(/^([\d.]+) 0 0 -\1 /.exec(content)?.[1] ?? pxToPt(1));
  const scales = [...content.matchAll(/\bq\n([\d.]+) 0 0 \1 /g)].map(
    ([, scale]) => (Number(scale) * outer) / pxToPt(1),
  );
  if (scales.some((scale) => Math.abs(scale - 1) < scaleRounding)) return 1;
  return scales.find((scale) => scale > leastScale && scale < 1) ?? 1;
}

/**
 * Runs in the page. @returns How far what is seen stands out of it, px, and its words where an element of
 * the document is as wide.
 */
function findWidest(): { by: number; text: string } {
  const { scrollWidth, clientWidth } = document.documentElement;
  const widest = [...document.body.querySelectorAll('*')].findLast(
    (one) => Math.abs(one.getBoundingClientRect().right - scrollWidth) < 1,
  );
  return { by: scrollWidth - clientWidth, text: widest?.textContent!.trim().slice(0, 24) ?? '' };
}

async function refuseShrunk(sheet: Sheet, pdf: Uint8Array): Promise<void> {
  const scale = printedScale(pdf);
  if (scale === 1) return;
  const { by, text } = await sheet.page.evaluate(findWidest);
  const far = by > 0 ? `${round(pxToMm(by), 1)} mm ` : '';
  const where: Both = {
    en: `${text ? `“${text}”` : 'Something'} stands ${far}`,
    zh: `${text ? `“${text}”` : '有内容'}向右超出页面${far ? ` ${far.trim()}` : ''}`,
  };
  throw new ProblemError({
    code: 'page-shrunk',
    severity: 'error',
    ...says({
      en: [
        `${where.en}out of the page to the right, and Chromium prints all of it at ${round(scale * 100, 1)} % of its size.`,
        inDesigns.en('keep it on the page; to clip it does not help.'),
      ],
      zh: [
        `${where.zh}，Chromium 因此把整页缩到 ${round(scale * 100, 1)}% 来印。`,
        inDesigns.zh('让它留在页面之内；只裁掉露出的部分没有用。'),
      ],
    }),
  });
}

/** Pages that a document may have: a report of thousands of numbers flows over a few hundred. */
const mostPages = 2000;

/** A style sheet may make a document so high that printing it takes hours. */
async function refuseEndless(sheet: Sheet, height: number): Promise<void> {
  const pages = Math.ceil(
    pxToMm(await sheet.page.evaluate(() => document.documentElement.scrollHeight)) / height,
  );
  if (pages <= mostPages) return;
  throw new ProblemError({
    code: 'page-endless',
    severity: 'error',
    ...says({
      en: [
        `The document is ${pages} pages high; at most ${mostPages} are printed.`,
        inDesigns.en('look for a height that is far too large.'),
      ],
      zh: [`文档高 ${pages} 页，最多印 ${mostPages} 页。`, inDesigns.zh('看看有没有写得太大的高度。')],
    }),
  });
}

/**
 * @returns PDF bytes. Boxes, dates and ids are put right by the finishing stages. @throws ProblemError
 * `page-shrunk`, `page-endless`
 */
export async function renderPdf(sheet: Sheet, { width, height, tagged }: PrintOptions): Promise<Uint8Array> {
  await refuseEndless(sheet, height);
  const inch = (mm: number) => mmToPt(mm) / 72;
  const { data } = await sheet.session.send('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    paperWidth: inch(width),
    paperHeight: inch(height),
    marginTop: 0,
    marginBottom: 0,
    marginLeft: 0,
    marginRight: 0,
    displayHeaderFooter: false,
    generateTaggedPDF: tagged,
    generateDocumentOutline: tagged,
    transferMode: 'ReturnAsBase64',
  });
  const pdf = withoutClock(Buffer.from(data, 'base64'));
  await refuseShrunk(sheet, pdf);
  return pdf;
}

/** Number of pages of a print by Chromium, whose page objects are never compressed. */
export const countPages = (pdf: Uint8Array): number =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g) ?? []
  ).length;
