/**
 * What a page is made of: the blocks of a report in reading order, in groups that the search can break
 * into rows, each block richer and plainer.
 */
import type { Costs } from '../design/costs.ts';
import type { Candidate, Group, Item, Parted, Sequence } from '../layout/item.ts';
import type { FigureView, Headline, ReportView, SectionView, Text } from '../view/view.ts';
import type { Block } from '../blocks/block.ts';
import { flowBlock } from '../blocks/article/flow.ts';
import { electPicture, pictureShare, type Elected } from '../blocks/figures/election.ts';
import type { Grid } from '../design/grid.ts';
import { linesOf, type Natural } from '../blocks/heights.ts';
import { allowsRow, hintedBlock, type LayoutHints } from './hints.ts';
import { partNode } from '../blocks/natural/part.ts';
import { withDrawnShares } from '../blocks/figures/drawn-shares.ts';
import { leastSides, sidesBlock } from '../blocks/panel/sides.ts';
import { withoutSaidRows } from '../view/said-rows.ts';
import { isFirst } from '../view/relations/rank.ts';
import { sidesOf } from '../view/relations/sides.ts';
import { dividedPanel, panelBlock, type DividedPanel, type Richness } from '../blocks/panel/panel.ts';
import { planPanel } from '../blocks/plan/panel.ts';
import { planBlocks } from '../blocks/plan/plan.ts';

/** A block with what it costs that it is set plainer than it could be. */
interface Level {
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
interface Piece {
  name: string;
  levels: Level[];
  /** The section, where it may be parted over pages. */
  divided?: DividedPanel;
}

interface Pieces extends Pick<Group, 'kind' | 'stacks' | 'allows' | 'aired'> {
  pieces: Piece[];
}

export interface Material {
  groups: (Pieces | { either: Pieces[][] })[];
  /** Every block, by name; runs of parted sections once they are asked for. */
  blocks: Map<string, Block>;
  costs: Costs;
}

/** Names of blocks where another of the report has what it is called by, too. */
const given = new WeakMap<Block, string>();
/** Names a block, and no other, among all of a report's. */
export const blockName = (block: Block): string => given.get(block) ?? `${block.partial}:${block.key}`;

/**
 * Tiles that a panel shows at most, richest first; the last also with photos cut low, and without the number
 * that leads.
 */
const usualTiles = [15, 6];

const richnessFor = ({ tiles }: LayoutHints, raised: readonly FigureView[]): Richness[] => {
  const most = tiles === undefined ? usualTiles : [tiles, ...usualTiles.filter((count) => count < tiles)];
  const full = { mostTiles: most.at(-1)!, compact: true, raised };
  return [...most.map((mostTiles) => ({ mostTiles, raised })), { ...full, led: true }, full];
};

/** The title of a part over the whole width of the main column. */
function partBlock(id: 'review' | 'plan', title: Headline, context: Text): Block {
  return {
    id,
    key: id,
    partial: 'part',
    variants: ({ grid }) => [{ span: grid.columns, layout: 'stack' }],
    capacity: () => 0,
    title: (lines) => [lines / 2 - partReach, lines / 2 + partReach],
    node: (look) => partNode(look, { title, context, tone: id }),
    context: async (_setting, _variant, frame) => ({
      ...frame,
      partial: 'part',
      id,
      title,
      context: context.length > 0 ? context : '',
      tone: id,
    }),
  };
}
/** The type of a part's title stands so many lines about its middle. */
const partReach = 1.15;

/** Two sentences one after the other, with a space between them where the script has one. */
const joinTexts = (first: Text, second: Text, script: ReportView['script']): Text => [
  ...first,
  ...(first.length > 0 && second.length > 0 && script === 'latin' ? [{ text: ' ' }] : []),
  ...second,
];

const pieceOf = (block: Block): Piece => ({ name: block.id, levels: [{ block, plain: 0 }] });

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
  }: MaterialRequest & { view: ReportView; elected: Elected | undefined },
): Piece {
  const section = withoutSaidRows(given, view);
  const levels = new Map<string, Level>();
  const [richest, ...plainer] = richnessFor(hints, raised) as [Richness, ...Richness[]];
  const all = shownOf(section);
  for (const richness of [richest, ...plainer]) {
    const block = panelBlock(view, section, richness);
    const cut = richness.compact ? section.photos.length : 0;
    const unled = richness.compact && !richness.led ? newsOf(section) : 0;
    const plain =
      Math.max(0, all - (block.shown ?? all)) * costs.fact + cut * costs.photo + unled * costs.lead;
    // Little news is not worth a way of its own to be searched.
    if (richness.led && newsOf(section) < 1) continue;
    if (!levels.has(block.key)) levels.set(block.key, { block: hintedBlock(block, hints), plain });
  }
  const open = withDrawnShares(given, view.script);
  if (open !== given) {
    const block = panelBlock(view, withoutSaidRows(open, view), { ...richest, drawn: true });
    const undrawn = drawnShares(open) - drawnShares(given);
    for (const [key, level] of levels) levels.set(key, { ...level, undrawn });
    levels.set(block.key, { block: hintedBlock(block, hints), plain: 0, isRoomy: true });
  }
  const picture = pictureLevel(given, { ...richest, picture: elected?.figure }, { view, elected });
  if (picture) levels.set(picture.block.key, { ...picture, block: hintedBlock(picture.block, hints) });
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
  const open = given.figures.includes(figure) ? given : withDrawnShares(given, view.script);
  const shown = withoutSaidRows(open, view);
  if (!shown.figures.some(({ id }) => id === figure.id)) return undefined;
  const drawn = open !== given;
  const block = panelBlock(view, shown, { ...richness, ...(drawn ? { drawn } : {}) });
  return { block, plain: 0, isPicture: true, ...(drawn ? { isRoomy: true } : {}) };
}

/** Sections in order; two that are the sides of one sum stand as one, where the page is wide enough for a flow. */
function sectionPieces(view: ReportView, request: MaterialRequest): Piece[] {
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

export interface MaterialRequest {
  hints: LayoutHints;
  grid: Grid;
  costs: Costs;
  /** Figures that stand in the hero. */
  raised?: readonly FigureView[];
}

/** So few tasks may stand in the rows of requirement and targets. */
const mostJoined = 2;

export function materialOf(view: ReportView, request: MaterialRequest, flowing: boolean): Material {
  const { review, plan, article, script } = view;
  const { hints } = request;
  const free = (pieces: Piece[]): Pieces => ({ kind: 'free', pieces });
  const titled = (block: Block, aired = false): Pieces => ({
    kind: 'title',
    aired,
    pieces: [pieceOf(block)],
  });
  const hinted = (blocks: Block[]) => blocks.map((block) => pieceOf(hintedBlock(block, hints)));
  const groups: Material['groups'] = [
    titled(partBlock('review', review.title, []), true),
    {
      kind: 'free',
      stacks: hints.rows.length === 0,
      allows: hints.rows.length > 0 ? (names) => allowsRow(hints, names) : undefined,
      pieces: sectionPieces(view, request),
    },
  ];
  if (flowing && article) groups.push(free([pieceOf(flowBlock(article))]));
  if (plan) {
    const blocks = planBlocks(plan);
    const [head, tasks, closing] = [hinted(blocks.head), hinted(blocks.tasks), hinted(blocks.closing)];
    const joined: Pieces[] = [{ kind: 'even', pieces: hinted(blocks.joined) }];
    const opening = joinTexts(plan.context, plan.tasksIntro, script);
    groups.push(titled(plan.targets ? planPanel(plan, opening) : partBlock('plan', plan.title, opening)));
    const apart: Pieces[] = [free(head), { kind: 'even', pieces: tasks }];
    groups.push({
      either: [
        apart,
        ...(blocks.joined.length > 0 ? [joined] : []),
        ...(tasks.length <= mostJoined ? [[free([...head, ...tasks])]] : []),
      ],
    });
    groups.push(free(closing));
  }
  const blocks = groups
    .flatMap((group) => ('either' in group ? group.either.flat() : [group]))
    .flatMap(({ pieces }) => pieces.flatMap(({ levels }) => levels.map(({ block }) => block)));
  return { groups: groups.filter(isFilled), blocks: byName(blocks), costs: request.costs };
}

/** Blocks by names of their own: a second one that is called alike gets a number, and takes nobody's place. */
export function byName(blocks: Block[]): Map<string, Block> {
  const named = new Map<string, Block>();
  for (const block of blocks) {
    const name = blockName(block);
    let own = name;
    for (let count = 2; (named.get(own) ?? block) !== block; count += 1) own = `${name}~${count}`;
    if (own !== name) given.set(block, own);
    named.set(own, block);
  }
  return named;
}

const isFilled = (group: Material['groups'][number]): boolean =>
  'either' in group
    ? group.either.some((some) => some.some(({ pieces }) => pieces.length > 0))
    : group.pieces.length > 0;

/** Where titles stand, in lines from the top, at least. */
const usualTitle: [number, number] = [0.1, 2];
/** What grows with grace by so much is still seen to fill its place when it has grown by more of that. */
const farReach = 0.6;

function candidateOf(
  { block, plain, undrawn = 0 }: Level,
  natural: Natural,
  { costs, area, columns, isHome, isOpen }: Priced & { isHome: boolean; isOpen: boolean },
): Candidate {
  const { variant, capacity, taken, waste, hole, head, picture } = natural;
  // The picture of the page is large, and rather wide than high, or it costs what it is short of.
  const led = (picture ?? 0) * Math.sqrt(variant.span / columns);
  const short = isHome ? Math.max(0, 1 - led / (area * pictureShare)) : 0;
  const lines = linesOf(natural);
  return {
    block: blockName(block),
    layout: variant.layout,
    span: variant.span,
    lines,
    capacity,
    taken,
    reach: block.reach?.(lines) ?? Math.floor((capacity + taken) * farReach),
    waste,
    hole,
    title: block.title?.(lines, head) ?? [usualTitle[0], Math.max(usualTitle[1], head)],
    plain: plain + short * costs.picture + (isOpen ? undrawn * costs.share : 0),
  };
}

type NaturalsOf = (block: Block) => Natural[];

/** The costs, and lines times columns of a page. */
interface Priced {
  costs: Costs;
  area: number;
  columns: number;
}

function itemOf(name: string, levels: Level[], naturals: NaturalsOf, priced: Priced): Item {
  const known = levels.map((level) => ({ level, ways: naturals(level.block) }));
  const isHome = known.some(({ ways }) => ways.some(({ picture = 0 }) => picture > 0));
  const isOpen = known.some(({ level, ways }) => level.isRoomy === true && ways.length > 0);
  return {
    name,
    candidates: known.flatMap(({ level, ways }) =>
      ways.map((natural) => candidateOf(level, natural, { ...priced, isHome, isOpen })),
    ),
  };
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

/** Every piece, whatever alternative it stands in. */
export const allPieces = ({ groups }: Material): Piece[] => [
  ...new Set(
    groups
      .flatMap((group) => ('either' in group ? group.either.flat() : [group]))
      .flatMap(({ pieces }) => pieces),
  ),
];

/** Every piece, in order. */
export const piecesOf = ({ groups }: Material): Piece[] =>
  groups.flatMap((group) => ('either' in group ? group.either[0]! : [group])).flatMap(({ pieces }) => pieces);

/** Pieces that may be parted over pages, in order. */
export const partedPieces = (material: Material): Piece[] =>
  piecesOf(material).filter(({ divided }) => (divided?.parts ?? 1) > 1);

/**
 * The sequence that the search sets, at the heights that are given. @param parted Names of the sections
 * that may be parted; their runs must have been measured. @param area Of a page, lines times `columns`.
 */
export function sequenceOf(
  material: Material,
  naturals: NaturalsOf,
  { parted, area, columns }: { parted: ReadonlySet<string>; area: number; columns: number },
): Sequence {
  const priced = { costs: material.costs, area, columns };
  const groupOf = ({ pieces, ...group }: Pieces): Group => {
    const runs = new Map(
      pieces
        .filter(({ name, divided }) => divided && parted.has(name))
        .map((piece): [string, Parted] => {
          const { parts, long, run } = piece.divided!;
          return [
            piece.name,
            {
              parts,
              run: (start, end) => {
                if (!(end - start < parts && (long || start === 0 || end === parts))) return undefined;
                const block = run(start, end);
                return itemOf(piece.name, [{ block, plain: 0 }], naturals, priced);
              },
            },
          ];
        }),
    );
    return {
      ...group,
      items: pieces
        .map(({ name, levels }) => itemOf(name, levels, naturals, priced))
        .map((item) =>
          // A rule runs on beside a title: nothing is empty there.
          group.kind === 'title'
            ? { ...item, candidates: item.candidates.map((one) => ({ ...one, hole: 0 })) }
            : item,
        ),
      ...(runs.size > 0 ? { parted: runs } : {}),
    };
  };
  return material.groups.map((group) =>
    'either' in group ? { either: group.either.map((some) => some.map(groupOf)) } : groupOf(group),
  );
}
