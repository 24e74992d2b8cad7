/**
 * The hero: kicker, title and tagline on calm sky, the headline figures on solid ground; and its picture
 * alone at the end of a last page.
 */
import type { Theme } from '../../design/theme.ts';
import { drawArt } from '../../html/art/art.ts';
import { mmToPt, steadyPt } from '../../lib/units.ts';
import { mmStyle, ptStyle, type DrawChart, type Frame, type Setting } from '../block.ts';
import { heroRange, type Grid } from '../../design/grid.ts';
import { leadStrip } from './lead.ts';
import { bareFact } from '../figures/number-rows.ts';
import { leastSides } from '../panel/sides.ts';
import { sumAtTop } from '../../view/relations/sides.ts';
import type { FactView, Headline, ReportView } from '../../view/view.ts';
import { isSlogan, ladderFor, type FigureSizes, type HeroWay } from './parts.ts';
import { groundHero } from './ground.ts';
import { graveLeads } from './strongest.ts';
import { sunriseHero } from './sunrise.ts';
import { placeTagline } from './tagline.ts';
import { typeHero } from './type.ts';
import { chipOf, flatSky, flatWords, namedWords, stackWords, wordsEnd, type Placed } from './words.ts';

const placeStyle = ({ left, top, size }: Placed, name: string): string =>
  `left:${mmStyle(left)};top:${mmStyle(top)};--${name}:${ptStyle(size)};`;

/** From here on type counts as large, which needs less contrast (WCAG 2.2, 1.4.3). */
const largeType = 18;
/** The picture keeps at least this share of the width. */
const mostCalm = 0.85;

/** Width and height of a hero, and of the strip at its middle that words keep off, mm; 0 where there is none. */
interface HeroSize {
  width: number;
  height: number;
  spine: number;
}

/** Strip of headline figures, and chip, kicker and title in the sky above it. */
function heroParts(setting: Setting, { width, height, spine }: HeroSize) {
  const { masthead } = setting.view;
  const { ground, parts, prominence, size: strip } = leadStrip(setting, { width, height, spine });
  const sky = height - ground;
  const inset = Math.min(9, width * 0.025);
  const chip = chipOf(setting);
  const chipSize = chip ? Math.min(17, Math.max(11, mmToPt(sky) * 0.08)) : 0;
  const isFlat = width / sky > (spine > 0 ? 2 * flatSky : flatSky);
  const sloganWords = masthead.kicker && isFlat ? flatWords : stackWords;
  const arrangeWords = masthead.kicker === '' || isSlogan(setting) ? sloganWords : namedWords;
  // On a spread kicker and title stand on the left page.
  const side = spine > 0 ? (width - spine) / 2 : width;
  const words = arrangeWords(setting, { width: side, sky, inset, chip: chipSize });
  return { ground, parts, prominence, strip, sky, inset, chip, side, words };
}

/** A hero lower than so many of its widths has no room for a large title above its figures. */
const flattest = 7.5;

/** What a way costs beside the best one for its report: landscapes rise, words alone and grave news stand on paper or ground. */
const wayCosts = {
  landscape: { sunrise: 0, type: 4, ground: 6 },
  plain: { type: 0, ground: 1, sunrise: Infinity },
};
/** A hero with less air than becomes it. */
const tightCost = 8;
/** A title that is not above those of parts. */
const lowCost = 10;
/** Words smaller than this are no hero's, pt. */
const leastReadable = 7.5;
/** Words below the least size of the format: for each pt. */
const smallCost = 20;

/** A hero needs this width for a large title beside its figures, mm: smaller pages have a strip. */
const leastWay = 150;

/** May a report have one of the heroes? Not with art of its own, nor on a spread, nor without a number. */
const hasWay = ({ view, art }: Setting, { width, spine }: Pick<HeroSize, 'width' | 'spine'>): boolean =>
  width >= leastWay && !art && spine === 0 && view.lead.facts.some(({ parts }) => parts.length > 0);

/** The cheapest of the heroes that can stand here; undefined where none can: art of the report's own, a spread. */
function heroWay(setting: Setting, { width, height, spine }: HeroSize): HeroWay | undefined {
  const { view, theme } = setting;
  if (!hasWay(setting, { width, spine }) || width / height > flattest) return undefined;
  const hasLandscape = theme.art !== 'lines' && theme.art !== 'none';
  const mayShine = hasLandscape && graveLeads(view).size === 0;
  const costs = wayCosts[mayShine ? 'landscape' : 'plain'];
  const place = { width, height };
  const isGround = view.script === 'han';
  // No other way holds the picture of the page.
  if (setting.raised.length > 0) return groundHero(setting, place, [...setting.raised]);
  const ways = [
    mayShine ? sunriseHero(setting, place) : undefined,
    isGround ? groundHero(setting, place) : undefined,
    typeHero(setting, place, { ground: isGround }),
  ].filter((way) => way !== undefined && way.least >= leastReadable) as HeroWay[];
  const cost = ({ name, least, tight, low }: HeroWay): number =>
    costs[name] + (tight ? tightCost : 0) + (low ? lowCost : 0) + Math.max(0, leastWords - least) * smallCost;
  return ways.sort((one, two) => cost(one) - cost(two))[0];
}
const leastProminence = 1.45;
/** Words of a hero below this are hard to read beside its title, pt. */
const leastWords = 9;

/**
 * A title that ends with the words of its kicker, above it, without them: "Annual report" over "Harbour Trust Annual
 * report". Where no spaces part words the end may belong to what is before it, but not to a year: 事业发展统计公报.
 */
function withoutKicker({ title, kicker }: ReportView['masthead'], script: ReportView['script']): Headline {
  const text = kicker !== '' && title.text.endsWith(kicker) ? title.text.slice(0, -kicker.length).trim() : '';
  if ([...text].length < leastName || (script === 'han' && !/\d年?$/u.test(text))) return title;
  let left = text.length;
  const units = title.units.flatMap((unit) => {
    const own = unit.slice(0, Math.max(0, left));
    left -= unit.length;
    return own === '' ? [] : [own];
  });
  return { ...title, text, units };
}
/** Characters of a name. */
const leastName = 2;

/** Headline figures that stay at least where one of them goes. */
const leastLeads = 3;

/** Headline figures without the sum of a flow right below, where that has room. */
function leadsOf({ view, grid }: Setting): FactView[] {
  const sum = grid.width >= leastSides ? sumAtTop(view) : undefined;
  const rest = view.lead.facts.filter((fact) => fact !== sum);
  return rest.length >= leastLeads ? rest : view.lead.facts;
}

/** Title without its kicker, headline figures without a unit that their label names: one object for each setting. */
const settings = new WeakMap<Setting, Setting>();
function bareLeads(setting: Setting): Setting {
  const { view } = setting;
  const bare = settings.get(setting) ?? {
    ...setting,
    view: {
      ...view,
      masthead: { ...view.masthead, title: withoutKicker(view.masthead, view.script) },
      lead: { ...view.lead, facts: leadsOf(setting).map(bareFact) },
    },
  };
  settings.set(setting, bare);
  return bare;
}

/** The lowest hero that a page may have: a higher one has larger type. */
function lowestHero(given: Setting, page: Grid, spine: number): { figures: FigureSizes; title: number } {
  const setting = bareLeads(given);
  const { lowest, highest } = heroRange(page);
  const sizeAt = (lines: number): HeroSize => ({ width: page.width, height: lines * page.line, spine });
  for (let lines = lowest; lines <= highest; lines += 1) {
    const way = heroWay(setting, sizeAt(lines));
    if (way) return way;
  }
  const { strip, words } = heroParts(setting, sizeAt(lowest));
  return { figures: { first: strip }, title: Math.max(words.kicker.size, words.title.size) };
}

/** The first headline figure is so many times as large as any number below it. */
const overAll = 1.4;

/** Titles of parts in the size of that of the page, at most; and in that of sections, at least. */
const [underPage, overSections] = [0.75, 1.22];

/**
 * Sizes that follow from the hero, pt. `big`, of the number that leads a section: no larger than the headline figures
 * beside the first, as far as it still leads its rows. `part`, of titles of parts: below that of the page.
 */
export function sizesBelow(setting: Setting, page: Grid, spine: number): { big: number; part: number } {
  const { s4, s5, s6 } = ladderFor(setting);
  const { figures, title } = lowestHero(setting, page, spine);
  const { first, others = Infinity } = figures;
  const hasLeads = setting.view.lead.facts.length > 0;
  return {
    big: hasLeads && Math.min(others, first / overAll) < s6 ? s5 : s6,
    part: steadyPt(Math.min(s5, Math.max(s4 * overSections, title * underPage))),
  };
}

/** Share of the width from which a title fills its line. */
const filled = 0.92;

/** Size of the smallest words of a hero, pt, `least` being 0 where it is no hero at all; and the share of its width by which its title is too short. */
export interface HeroTerms {
  least: number;
  words: number;
  short: number;
  /** Lines that stay empty about its title. */
  blank: number;
}

/** @returns undefined where it cannot be so high or low. */
export function heroTerms(given: Setting, size: HeroSize): HeroTerms | undefined {
  const setting = bareLeads(given);
  const way = heroWay(setting, size);
  if (!way && setting.raised.length > 0) return undefined;
  return way
    ? {
        least: way.least,
        words: way.least,
        short: Math.max(0, filled - (way.fill ?? 1)),
        blank: way.blank ?? 0,
      }
    : { ...leastHeroType(setting, size), short: 0, blank: 0 };
}

function leastHeroType(setting: Setting, size: HeroSize): Pick<HeroTerms, 'least' | 'words'> {
  const { words, prominence } = heroParts(setting, size);
  const smallest = Math.min(
    ...[words.kicker.size, words.title.size, words.chip.size].filter((one) => one !== 0),
  );
  // Too low for the hero that its report should have, and has where it is higher.
  const { grid } = setting;
  const highest = { ...size, height: heroRange(grid).highest * grid.line };
  if (hasWay(setting, size) && heroWay(setting, highest)) return { least: 0, words: smallest };
  // The title of the page is above those of its parts, and its figures above their labels.
  const isLow =
    Math.max(words.kicker.size, words.title.size) <= setting.sizes.part || prominence < leastProminence;
  return { least: size.spine === 0 && isLow ? 0 : smallest, words: smallest };
}

/**
 * What the hero template receives. @param height mm @param spine mm at the middle that words keep off; 0
 * where there is none.
 */
export async function heroContext(
  given: Setting,
  frame: Frame,
  { height, spine, draw }: { height: number; spine: number; draw: DrawChart },
): Promise<object> {
  const setting = bareLeads(given);
  const { view, theme } = setting;
  const { masthead } = view;
  const { width } = frame;
  const way = heroWay(setting, { width, height, spine });
  if (way)
    return {
      ...frame,
      ...(await way.context(draw)),
      partial: way.partial,
      id: 'hero',
    };
  const { ground, parts, sky, inset, chip, side, words } = heroParts(setting, { width, height, spine });
  const calm = Math.min(
    mostCalm,
    Math.max((words.calm * side) / width, wordsEnd(setting, words) / width + 0.03),
  );
  const han = view.script === 'han';
  const tagline = placeTagline(setting, masthead.tagline, { width, sky, inset });
  // Large words may stand on a hill, not on columns; small ones on neither.
  const isCleared = masthead.tagline.length > 0 && (theme.art === 'lines' || tagline.size < largeType);
  return {
    ...frame,
    partial: 'hero',
    id: 'hero',
    masthead,
    chip,
    titleLines: words.title.lines,
    leads: parts,
    art: drawArt({
      theme: graveLeads(view).size > 0 ? withoutSun(theme) : theme,
      seed: view.id,
      width,
      height,
      ground,
      calm,
      clear: isCleared ? tagline.top + tagline.height : 0,
      own: setting.art,
    }),
    chipStyle: placeStyle(words.chip, 'chip'),
    kickerStyle: placeStyle(words.kicker, 'kicker'),
    titleStyle: placeStyle(words.title, 'title'),
    taglineClass: han ? '' : 'hero-tagline-latin',
    taglineStyle: `right:${mmStyle(inset * 1.4)};top:${mmStyle(tagline.top)};--tagline:${ptStyle(tagline.size)};`,
  };
}

/** The theme with its sun in the colour of a cloud. */
const withoutSun = (theme: Theme): Theme => ({
  ...theme,
  swatches: { ...theme.swatches, sun: theme.swatches['art-2']! },
});

/**
 * What the endpiece template receives: the hero's picture without its words, over the whole width at the
 * end of the last page. @param height mm
 */
export function endpieceContext({ view, theme, art: own }: Setting, frame: Frame, height: number): object {
  return {
    ...frame,
    partial: 'endpiece',
    id: 'endpiece',
    art: drawArt({
      theme,
      seed: `${view.id}/endpiece`,
      width: frame.width,
      height,
      ground: 0,
      calm: 0,
      own,
      prefix: 'endpiece-art-',
    }),
  };
}
