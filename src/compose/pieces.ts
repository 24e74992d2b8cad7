/**
 * Places in the reading order: a section as rich and as plain as its block can be, with what that costs; the one with
 * the picture of the page also with it set large.
 */
import { electPicture, type Elected } from '../blocks/figures/election.ts';
import { withDrawnShares } from '../blocks/figures/drawn-shares.ts';
import type { Block } from '../blocks/block.ts';
import { dividedPanel, panelBlock, type DividedPanel, type Richness } from '../blocks/panel/panel.ts';
import { leastSides, sidesBlock } from '../blocks/panel/sides.ts';
import type { Costs } from '../design/costs.ts';
import type { Grid } from '../design/grid.ts';
import { isFirst } from '../view/relations/rank.ts';
import { sidesOf } from '../view/relations/sides.ts';
import { withoutSaidRows } from '../view/said-rows.ts';
import type { FigureView, ReportView, SectionView } from '../view/view.ts';
import { hintedBlock, type LayoutHints } from './hints.ts';

/** A block with what it costs that it is set plainer than it could be. */
export interface Level {
  block: Block;
  plain: number;
  /** Only where the page has room to spare: it is measured where it is asked for; or only where it has none. */
  isRoomy?: boolean;
  /** The section with the picture of the page, set large: other ways become it than the rest. */
  isPicture?: boolean;
  /** Shares that stay rows in it, of those that a roomier one draws. */
  undrawn?: number;
}

/** One place in the reading order: a block, or the richer and plainer ones of a section. */
export interface Piece {
  name: string;
  levels: Level[];
  /** The section, where it may be parted over pages. */
  divided?: DividedPanel;
}

export interface PieceRequest {
  hints: LayoutHints;
  grid: Grid;
  costs: Costs;
  /** Figures that stand in the hero. */
  raised?: readonly FigureView[];
}

/** Tiles that a panel shows at most, richest first; the last also with photos cut low, without the number that leads. */
const usualTiles = [15, 6];

const richnessFor = ({ tiles }: LayoutHints, raised: readonly FigureView[]): Richness[] => {
  const most = tiles === undefined ? usualTiles : [tiles, ...usualTiles.filter((count) => count < tiles)];
  const full = { mostTiles: most.at(-1)!, compact: true, raised };
  const open = most.map((mostTiles) => ({ mostTiles, raised }));
  return [{ ...open[0]!, stated: true }, ...open, full];
};

export const pieceOf = (block: Block): Piece => ({ name: block.id, levels: [{ block, plain: 0 }] });

/** Facts that a section shows as figures. */
const shownOf = ({ figures }: SectionView): number =>
  figures.reduce((sum, { facts, pairs }) => sum + facts.length + pairs.length, 0);

/** News that leads a section's rows: a first place is news, a sum or the first of many numbers little. */
const newsOf = ({ figures }: SectionView): number =>
  figures.reduce((sum, { lead }) => sum + (lead ? (isFirst(lead.rank) ? 1 : littleNews) : 0), 0);
const littleNews = 0.2;

/** Shares that are fields of squares. */
const drawnShares = ({ figures }: SectionView): number =>
  figures.reduce((sum, { kind, facts }) => sum + (kind === 'hundred' ? facts.length : 0), 0);

/** A section as rich and as plain as it can be; what it says in sentences instead costs. */
function sectionPiece(
  given: SectionView,
  {
    hints,
    grid,
    view,
    costs,
    raised = [],
    elected,
  }: PieceRequest & { view: ReportView; elected: Elected | undefined },
): Piece {
  const section = withoutSaidRows(given, view);
  const levels = new Map<string, Level>();
  const [richest, ...plainer] = richnessFor(hints, raised) as [Richness, ...Richness[]];
  const all = shownOf(section);
  const stated = panelBlock(view, section, richest).stated ?? 0;
  for (const richness of [richest, ...plainer]) {
    const block = panelBlock(view, section, richness);
    const cut = richness.compact ? section.photos.length : 0;
    const unled = richness.compact ? newsOf(section) : 0;
    const plain =
      Math.max(0, all - (block.shown ?? all)) * costs.fact +
      cut * costs.photo +
      unled * costs.lead +
      (stated - (block.stated ?? 0)) * costs.statement;
    if (!levels.has(block.key)) levels.set(block.key, { block: hintedBlock(block, hints), plain });
  }
  const open = withDrawnShares(given, view);
  if (open !== given) {
    const block = panelBlock(view, withoutSaidRows(open, view), { ...richest, drawn: true });
    const undrawn = drawnShares(open) - drawnShares(given);
    for (const [key, level] of levels) levels.set(key, { ...level, undrawn });
    levels.set(block.key, { block: hintedBlock(block, hints), plain: 0, isRoomy: true });
  }
  // Beside a picture over the whole width the number of a first place leaves most of its line empty.
  for (const led of [true, false]) {
    const picture = pictureLevel(given, { ...richest, picture: elected?.figure, led }, { view, elected });
    const plain = led ? 0 : newsOf(given) * costs.lead;
    if (picture && !levels.has(picture.block.key))
      levels.set(picture.block.key, { ...picture, plain, block: hintedBlock(picture.block, hints) });
  }
  return {
    name: section.id,
    levels: [...levels.values()],
    divided: dividedPanel(section, richest, { view, grid }),
  };
}

/** The section with the picture of the page in it, set large; undefined for every other. */
function pictureLevel(
  given: SectionView,
  richness: Richness,
  { view, elected }: { view: ReportView; elected: Elected | undefined },
): Level | undefined {
  const { figure, section } = elected ?? {};
  const isRaised = richness.raised?.some(({ at }) => at === figure?.at);
  if (!figure || section !== given.id || isRaised) return undefined;
  const open = given.figures.includes(figure) ? given : withDrawnShares(given, view);
  const shown = withoutSaidRows(open, view);
  if (!shown.figures.some(({ id }) => id === figure.id)) return undefined;
  const drawn = open !== given;
  const block = panelBlock(view, shown, { ...richness, ...(drawn ? { drawn } : {}) });
  return { block, plain: 0, isPicture: true, ...(drawn ? { isRoomy: true } : {}) };
}

/** Sections in order; two that are the sides of one sum stand as one, where the page is wide enough for a flow. */
export function sectionPieces(view: ReportView, request: PieceRequest): Piece[] {
  const { hints, grid } = request;
  const sides = sidesOf(view);
  const elected = electPicture(view);
  const told = new Set([...hints.rows.flat(), ...Object.keys(hints.spans), ...Object.keys(hints.figures)]);
  const isJoined =
    sides !== undefined &&
    grid.width >= leastSides &&
    ![sides.left, sides.right].some(({ id, photos }) => told.has(id) || photos.length > 0);
  return view.review.sections.flatMap((section) => {
    if (isJoined && section === sides.left) return [pieceOf(sidesBlock(view, sides))];
    return isJoined && section === sides.right ? [] : [sectionPiece(section, { ...request, view, elected })];
  });
}

/** Runs of the parts of a section by which it may break; `long`: also from its middle. */
export const runsOf = ({ divided }: Piece): Block[] => {
  if (!divided) return [];
  const { parts, long, run } = divided;
  const runs: Block[] = [];
  for (let start = 0; start < parts; start += 1)
    for (let end = start + 1; end <= parts; end += 1)
      if (end - start < parts && (long || start === 0 || end === parts)) runs.push(run(start, end));
  return runs;
};
