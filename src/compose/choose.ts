/**
 * Of the settings that hold a report, the first that comes out well: set, and looked over as it stands
 * on the sheet. What the composer reckons of air is measured on blocks before they grow; a hole that a
 * reader would see is only seen on the page.
 */
import type { HtmlDocument } from '../html/document.ts';
import { enlargedFormat, fitLargest, type ArrangeAt } from './enlarge.ts';
import { fillTexts } from './fill.ts';
import { gridOf } from './grid.ts';
import { measureHoles } from './holes.ts';
import { expectedHole } from './outlook.ts';
import type { PageRequest } from './request.ts';
import { setCalmly } from './set.ts';
import { settingsOf, type Setting } from './settings.ts';
import type { Arrangement } from './way.ts';

/** Largest empty rectangle that a page may show without others being tried, as a share of its type area: 2 % is the limit. */
const bearableHole = 0.0185;
/** Settings tried at most: each takes half a second. What promises a hole so much larger than one that was found already is not set. */
const mostTries = 24;
const muchWorse = 1.3;

export interface Chosen extends Setting {
  /** Set and on the sheet. */
  document: HtmlDocument;
  /** Share of the type area of the largest empty rectangle, and the block in which it lies. */
  hole: number;
  block: string;
  /** Settings that were set and looked over. */
  tries: number;
}

/** What a reader would see, in shares of the page: a headline on the fold is worst, a line left empty stands for a hole of its size. */
const costOf = (hole: number, { folded, left, pages }: Arrangement): number => hole + folded + Math.max(0, left - pages.length) * 0.01;

/** @returns by how much the report is overset where nothing holds it. */
export async function choosePage(request: PageRequest, arrangeAt: ArrangeAt, pages: number | undefined): Promise<Chosen | { overset: { lines: number } | undefined }> {
  const { format, sheet } = request;
  const area = gridOf(format);
  const tried = await fitLargest(arrangeAt, { most: format.enlarge, pages });
  if ('overset' in tried) return tried;
  let chosen: (Chosen & { cost: number; promised: number }) | undefined;
  let tries = 0;
  let emptiest = '';
  for await (const setting of settingsOf({ tried, arrangeAt, most: format.enlarge, emptiest: () => emptiest, leading: () => chosen! })) {
    const { fitted, best } = setting;
    const expected = expectedHole(best, area);
    if (chosen && expected.share > Math.max(chosen.cost, chosen.promised) * muchWorse) {
      emptiest = expected.block;
      continue;
    }
    const document = await fillTexts(sheet, await setCalmly({ ...request, format: enlargedFormat(format, fitted.factor) }, best));
    const { share: hole, block } = await measureHoles(sheet, format);
    const cost = costOf(hole, best);
    emptiest = block;
    tries += 1;
    if (!chosen || cost < chosen.cost) chosen = { ...setting, document, hole, block, tries, cost, promised: expected.share };
    if (cost <= bearableHole || tries === mostTries) break;
  }
  if (chosen!.tries < tries) await sheet.show(chosen!.document);
  return { ...chosen!, tries };
}
