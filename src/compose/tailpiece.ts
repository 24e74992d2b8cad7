/**
 * Tailpieces 尾花: what stays empty after every arrangement that was tried, a printer closes with an
 * ornament in its middle, so that the place reads as an end and not as something that is missing.
 */
import type { PageFormat } from '../design/format.ts';
import type { HtmlDocument } from '../html/document.ts';
import type { Templates } from '../html/templates.ts';
import { pxToMm } from '../lib/units.ts';
import type { Sheet } from '../render/sheet.ts';
import { mmStyle } from './block.ts';
import { measureHoles, type FoundHole } from './holes.ts';
import { touch } from './touch.ts';

/** mm: its height, and its least and greatest width; between these it takes a share of the place. */
const height = 2.6;
const leastWidth = 14;
const mostWidth = 60;
const widthShare = 0.5;
/** A page ends once; a second ornament is decoration. */
const mostTailpieces = 1;

export interface Closed {
  /** As it stands on the sheet. */
  document: HtmlDocument;
  /** What is still the largest empty rectangle. */
  hole: FoundHole;
  tailpieces: number;
}

/**
 * Closes places that are emptier than `bearable`, a share of the type area; the page must be on the sheet.
 */
export async function closeHoles(
  sheet: Sheet,
  page: HtmlDocument,
  { format, templates, bearable }: { format: PageFormat; templates: Templates; bearable: number },
): Promise<Closed> {
  let document = page;
  let hole = await measureHoles(sheet, format);
  const closed: number[] = [];
  // Between a label and its number an ornament would end neither.
  while (
    hole.share > bearable &&
    !hole.inEntry &&
    closed.filter((number) => number === hole.page).length < mostTailpieces
  ) {
    const lifted = await touch(sheet, document, liftSingle, hole.page, hole.box);
    const isLifted = lifted !== document;
    const touched = isLifted
      ? lifted
      : await touch(
          sheet,
          document,
          addTo,
          hole,
          templates.render('partials/tailpiece', { style: placeIn(hole) }),
        );
    if (touched === document) break;
    if (!isLifted) closed.push(hole.page);
    document = touched;
    hole = await measureHoles(sheet, format);
  }
  return { document, hole, tailpieces: closed.length };
}

/** Place and width in the middle of an empty rectangle. */
function placeIn({ box: { left, right, top, bottom } }: FoundHole): string {
  const wide = pxToMm(right - left);
  const width = Math.min(wide, mostWidth, Math.max(leastWidth, wide * widthShare));
  return `left:${mmStyle(pxToMm((left + right) / 2) - width / 2)};top:${mmStyle(pxToMm((top + bottom) / 2) - height / 2)};width:${mmStyle(width)};height:${mmStyle(height)};`;
}

/**
 * Runs in the page. Only sections and the article come to an end; in a cell of the plan an ornament may
 * stand beside the words, for below them it would be taken for one of them.
 * @returns How many were added: none or one.
 */
function addTo({ page, place, box }: FoundHole, markup: string): number {
  const sheet = document.querySelectorAll('.sheet')[page - 1]!;
  const holder = [...sheet.querySelectorAll('.block')].find(
    (block) => place >= 0 && window.gauge.placeOf(block) === place,
  );
  const isBeside =
    holder?.matches('.task') && box.bottom - box.top > holder.getBoundingClientRect().height * 0.6;
  if (!isBeside && !holder?.matches('.panel, .article')) return 0;
  sheet.insertAdjacentHTML('beforeend', markup);
  return 1;
}

/**
 * Runs in the page. An ornament ends what stands above it: a single number or item in the middle of its
 * place is lifted to the upper third, so that one below it parts the rest evenly. @param number Page from 1.
 * @param box Of the empty rectangle, px from the sheet's corner. @returns How many were lifted: none or one.
 */
function liftSingle(
  number: number,
  box: { left: number; right: number; top: number; bottom: number },
): number {
  const { gauge } = window;
  const sheet = document.querySelectorAll('.sheet')[number - 1]!;
  const line = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  const origin = sheet.getBoundingClientRect();
  const hole = {
    left: box.left + origin.left,
    right: box.right + origin.left,
    top: box.top + origin.top,
    bottom: box.bottom + origin.top,
  };
  /** How high it could rise, lines: text stays on the baseline grid. */
  const riseOf = (single: HTMLElement): number => {
    const own = gauge.printed(single, '.tile-icon');
    const [top, bottom] = [
      Math.min(...own.map((piece) => piece.top)),
      Math.max(...own.map((piece) => piece.bottom)),
    ];
    const [left, right] = [
      Math.min(...own.map((piece) => piece.left)),
      Math.max(...own.map((piece) => piece.right)),
    ];
    const isBeside = Math.abs(top - hole.bottom) < line / 2 || Math.abs(bottom - hole.top) < line / 2;
    if (single.style.top !== '' || !isBeside || left >= hole.right || right <= hole.left) return 0;
    const block = single.closest('.block')!;
    const others = gauge
      .printed(block, 'svg, .photo-frame, .panel-head')
      .filter((piece) => piece.left < right && piece.right > left);
    const above =
      top -
      Math.max(
        block.getBoundingClientRect().top,
        ...others.filter((piece) => piece.bottom <= top + 1).map((piece) => piece.bottom),
      );
    const below =
      Math.min(
        block.getBoundingClientRect().bottom,
        ...others.filter((piece) => piece.top >= bottom - 1).map((piece) => piece.top),
      ) - bottom;
    return Math.round((above - (above + below) / 3) / line);
  };
  for (const single of sheet.querySelectorAll<HTMLElement>(
    '.panel .tile-alone, .panel .items:has(> :only-child)',
  )) {
    const lines = riseOf(single);
    if (lines < 1) continue;
    single.style.position = 'relative';
    single.style.top = `${-lines * line}px`;
    return 1;
  }
  return 0;
}
