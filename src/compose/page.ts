/**
 * The newspaper page: measures its blocks, finds their layout, and sets them in their places.
 *
 * The result is a document in which every block has its place in mm; nothing is left to flow.
 */
import type { HtmlDocument } from '../html/document.ts';
import { slackOf, type Layout } from '../layout/layout.ts';
import type { Both } from '../lib/languages.ts';
import { hintsFor, refuseUnreached } from './advert.ts';
import { arrangementText } from './arrangement.ts';
import type { Setting } from '../blocks/block.ts';
import { choosePage } from './choose.ts';
import type { Fonts } from '../type/fonts.ts';
import { gridAt, settingAt, type PageSource } from '../blocks/heights.ts';
import { readLayoutHints } from './hints.ts';
import { typesetterOf } from '../blocks/natural/typesetter.ts';
import { measureOverset, oversetProblem, refuseEndless } from './overset.ts';
import { reasonsOf } from './reasons.ts';
import type { SetRequest } from './set.ts';
import { raisedFigures } from '../blocks/hero/raised.ts';
import { openSearch, requestOf, type Search } from './site.ts';

export interface ComposedPage {
  document: HtmlDocument;
  pages: number;
  /** Share of the pages that the report fills; 1 for full ones. */
  fill: number;
  /** What stands where, and in which way; see arrangement.ts. */
  arrangement: string;
  /** Why it was arranged like this, one line each. */
  reasons: Both[];
}

/** @param fonts By which blocks are reckoned; without them all are measured in the browser. */
export type PageRequest = Omit<PageSource, 'typesetter'> & { fonts?: Fonts };

/** @throws ProblemError `overset` when the report does not fit even at the least sizes, `layout-hints`. */
export async function composePage(given: PageRequest): Promise<ComposedPage> {
  const { styles, format } = given;
  const { view, theme, art } = styles;
  const raised = raisedFigures(view, { theme, format, hasArt: art !== undefined });
  if (raised.length > 0) {
    const form = { ...format, hero: format.picture };
    const page = await tryPage({ ...given, format: form, styles: { ...styles, raised } });
    // The picture of the page is not worth another page.
    if (page && (page.pages === 1 || readLayoutHints(view).pages !== undefined)) return page;
  }
  return composeAs(given, true) as Promise<ComposedPage>;
}

/** @returns undefined where it does not fit. */
const tryPage = (given: PageRequest): Promise<ComposedPage | undefined> => composeAs(given, false);

/** @param needed A page that does not fit is a problem. */
async function composeAs(
  { fonts, ...given }: PageRequest,
  needed: boolean,
): Promise<ComposedPage | undefined> {
  const { format, styles } = given;
  const source: PageSource = { ...given, typesetter: fonts && typesetterOf(fonts, styles) };
  const hints = hintsFor(readLayoutHints(styles.view), format);
  const hasArt = hints.endpiece !== false && (styles.art !== undefined || styles.theme.art !== 'none');
  refuseEndless(styles.view, format, hints.pages);
  const search = await openSearch(source, { hints, costs: format.costs, hasArt });
  const { perSheet } = search;
  const asked = hints.pages && hints.pages * perSheet;
  const chosen = await choosePage(search, asked);
  const { line } = gridAt(format, 1, 0);
  if (!chosen && !needed) return undefined;
  if (!chosen)
    throw oversetProblem(
      { view: styles.view, format, line, parts: perSheet, asked },
      await measureOverset(search, asked),
    );
  const { document, layout, holes, tries } = chosen;
  refuseUnreached(hints, layout.pages.length);
  const reasons = reasonsOf(search, { layout, site: chosen.site, hole: holes[0]!.share, tries });
  const found = requestOf(search, chosen);
  const arrangement = arrangementText(format, chosenSetting(source, found), found);
  return {
    document,
    arrangement,
    reasons,
    pages: layout.pages.length / perSheet,
    fill: fillOf(search, layout),
  };
}
const chosenSetting = (source: PageSource, { layout: { size }, sidebar }: SetRequest): Setting =>
  settingAt(source, {
    grid: gridAt(source.format, size.factor, 0),
    size,
    article: sidebar?.heights.scale ?? size.scale,
  });
/** Lines a page that may be forced before it is said that a smaller format would be filled. */
const bearable = 9;

function fillOf({ source: { format } }: Search, layout: Layout): number {
  const { forced, left } = slackOf(layout);
  const { length } = layout.pages;
  const { lines } = gridAt(format, layout.size.factor, 0);
  return forced > bearable * length || left > length ? Math.max(0.1, 1 - forced / (lines * length)) : 1;
}
