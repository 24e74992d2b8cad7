/**
 * What a page is made of: the blocks of a report in reading order, in groups that the search can break
 * into rows, each block richer and plainer.
 */
import { flowBlock } from '../blocks/article/flow.ts';
import type { Block } from '../blocks/block.ts';
import { partBlock } from '../blocks/part.ts';
import { planPanel } from '../blocks/plan/panel.ts';
import { planBlocks } from '../blocks/plan/plan.ts';
import type { Costs } from '../design/costs.ts';
import type { Group } from '../layout/item.ts';
import type { ReportView, Text } from '../view/view.ts';
import { allowsRow, hintedBlock } from './hints.ts';
import { pieceOf, sectionPieces, type Piece, type PieceRequest } from './pieces.ts';

export interface Pieces extends Pick<Group, 'kind' | 'stacks' | 'allows' | 'aired'> {
  pieces: Piece[];
}

export interface Material {
  groups: (Pieces | { either: Pieces[][] })[];
  /** Every block, by name; runs of parted sections once they are asked for. */
  blocks: Map<string, Block>;
  costs: Costs;
}

/** Names a block, and no other, among all of a report's. */
export const blockName = ({ partial, key }: Block): string => `${partial}:${key}`;

/** Blocks by their names. */
export const byName = (blocks: Block[]): Map<string, Block> =>
  new Map(blocks.map((block) => [blockName(block), block]));

/** Two sentences one after the other, with a space between them where the script has one. */
const joinTexts = (first: Text, second: Text, script: ReportView['script']): Text => [
  ...first,
  ...(first.length > 0 && second.length > 0 && script === 'latin' ? [{ text: ' ' }] : []),
  ...second,
];

/** @param flowing The article stands in the main column. @param closes The closing part stands below it in a sidebar. */
export function materialOf(
  view: ReportView,
  request: PieceRequest,
  { flowing, closes }: { flowing: boolean; closes: boolean },
): Material {
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
    const { tasks, whole, closing } = planBlocks(plan);
    const stacked = (blocks: Block[]): Pieces => ({ kind: 'stacks', pieces: hinted(blocks) });
    const opening = joinTexts(plan.context, plan.tasksIntro, script);
    groups.push(titled(plan.targets ? planPanel(plan, opening) : partBlock('plan', plan.title, opening)));
    groups.push(whole.length > 0 ? { either: [[stacked(tasks)], [stacked(whole)]] } : stacked(tasks));
    if (!closes) groups.push(free(hinted(closing)));
  }
  const blocks = allPieces({ groups }).flatMap(({ levels }) => levels.map(({ block }) => block));
  return { groups: groups.filter(isFilled), blocks: byName(blocks), costs: request.costs };
}

const isFilled = (group: Material['groups'][number]): boolean =>
  'either' in group
    ? group.either.some((some) => some.some(({ pieces }) => pieces.length > 0))
    : group.pieces.length > 0;

/** Every piece, whatever alternative it stands in. */
export const allPieces = ({ groups }: Pick<Material, 'groups'>): Piece[] => [
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
