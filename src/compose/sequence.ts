/** What a page is made of, as the search takes it: names with numbers of columns and lines, and what they cost. */
import { nameOfWay } from '../blocks/way.ts';
import type { Block } from '../blocks/block.ts';
import { pictureShare } from '../blocks/figures/election.ts';
import { linesOf, type Natural } from '../blocks/heights.ts';
import type { Costs } from '../design/costs.ts';
import type { Candidate, Group, Item, Parted, Sequence } from '../layout/item.ts';
import { blockName, type Material, type Pieces } from './material.ts';
import type { Level } from './pieces.ts';

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
    layout: nameOfWay(variant.way),
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
      items: pieces.map(({ name, levels }) => itemOf(name, levels, naturals, priced)),
      ...(runs.size > 0 ? { parted: runs } : {}),
    };
  };
  return material.groups.map((group) =>
    'either' in group ? { either: group.either.map((some) => some.map(groupOf)) } : groupOf(group),
  );
}
