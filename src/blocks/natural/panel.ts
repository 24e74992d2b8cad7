/** A section's panel in its natural height, see templates/partials/panel.hbs. */
import { mmToPx } from '../../lib/units.ts';
import type { SectionView } from '../../view/view.ts';
import type { Setting, Variant } from '../block.ts';
import type { Piece } from '../figures/figure.ts';
import type { PanelItem } from '../panel/items.ts';
import { isBeside, itemColumns, panelWidths, wovenColumns } from '../panel/layout.ts';
import { pairedItems } from '../panel/pairs.ts';
import { columns } from './columns.ts';
import { figureColumn } from './figures.ts';
import { listNode, listed } from './list.ts';
import { beside, named, padded, stack, type Laid, type Node, type Stacked } from './nodes.ts';
import { headlineRuns, plainRuns, textRuns } from './runs.ts';
import { onBaseline, paragraph } from './paragraph.ts';
import { type Look, type TypeStyle } from './look.ts';

export interface PanelParts {
  section: SectionView;
  items: PanelItem[];
  /** Columns of figures; widths in mm. */
  figures: { pieces: Piece[]; width: number; reach: number }[];
  /** Words that tell that the section began before; "" where it did not. */
  continued: string;
  /** Title of the chart at its head that stands beside its own; "" for none. */
  aside: string;
}

/** Gaps of the head between its title and what stands beside it. */
const asideGaps = 2;

/** Number, title and what stands beside them on one baseline. */
function headNode(look: Look, { section, continued, aside }: PanelParts): Node {
  const gap = look.length('gap', ['.panel-head']);
  const least = look.length('min-height', ['.panel-head']);
  const { top } = look.sides('padding', '.panel-head');
  const [number, title, words, continuing] = [
    look.type('.panel-number'),
    look.type('.panel-title'),
    look.type('.panel-aside'),
    look.type('.panel-continued'),
  ];
  const numeral = paragraph(look, {
    key: section.number,
    style: number,
    runs: () => plainRuns(section.number, number),
  });
  const heading = paragraph(look, {
    key: section.title,
    name: continued,
    style: title,
    runs: () => [
      ...headlineRuns(section.title, title),
      ...(continued === ''
        ? []
        : [
            { text: ' ', family: title.family, weight: title.weight },
            {
              text: continued,
              family: continuing.family,
              weight: continuing.weight,
              scale: continuing.size / title.size,
            },
          ]),
    ],
  });
  const side =
    aside === ''
      ? undefined
      : paragraph(look, { key: aside, style: words, runs: () => plainRuns(aside, words) });
  return {
    lay(width): Laid {
      const from = numeral.natural() + gap;
      const full = heading.natural();
      const sideWidth = side
        ? Math.min(side.natural(), Math.max(0, width - from - full - gap * asideGaps))
        : 0;
      const titleWidth = width - from - (side ? sideWidth + gap * asideGaps : 0);
      const laid = onBaseline([
        { laid: numeral.lay(from), x: 0 },
        { laid: heading.lay(Math.max(titleWidth, 0)), x: from },
        ...(side && sideWidth > 0 ? [{ laid: side.lay(sideWidth), x: from + full + gap * asideGaps }] : []),
      ]);
      return {
        ...laid,
        height: Math.max(least, top + laid.height),
        draw(x, y, put) {
          laid.draw(x, y + top, put);
          put(x, y + top, x + numeral.natural(), y + top + number.size);
        },
      };
    },
  };
}

const standfirstNode = (look: Look, section: SectionView): Node => {
  const style: TypeStyle = look.type('.standfirst');
  return paragraph(look, {
    key: section.standfirst,
    style,
    runs: () => textRuns(look.typesetter, section.standfirst, style),
  });
};

/** Columns of figures, which grow to end with their neighbours: what they will take is not empty. */
function figuresNode(look: Look, setting: Setting, { figures }: PanelParts): Node {
  const list = figures.map(({ pieces, width }, index) => ({
    node: named(`column-${index}`, figureColumn(look, setting, pieces, width)),
    width: mmToPx(width),
  }));
  return list.length === 1
    ? { ...list[0]!.node, lay: () => list[0]!.node.lay(list[0]!.width) }
    : beside(list, look.gutter);
}

/** With the places below columns into which they grow. */
const grown = (look: Look, { figures }: PanelParts, node: Node): Node => ({
  lay(width): Laid {
    const laid = node.lay(width);
    return {
      ...laid,
      draw(x, y, put) {
        laid.draw(x, y, put);
        let left = x;
        figures.forEach((column, index) => {
          const top = laid.parts[`column-${index}`] ?? 0;
          const bottom = Math.min(laid.height, top + column.reach * look.line);
          if (bottom > top) put(left, y + top, left + mmToPx(column.width), y + bottom);
          left += mmToPx(column.width) + look.gutter;
        });
      },
    };
  },
});

const itemsSelectors = (kind: string): string[] => [`.${kind} .figures + .items`];

export function panelNode(look: Look, setting: Setting, variant: Variant, panel: PanelParts): Node {
  const { section, items, figures } = panel;
  const woven = wovenColumns(variant);
  const below = { top: 0, right: 0, bottom: look.length('margin-bottom', ['.standfirst']), left: 0 };
  const head: Stacked[] = [
    { node: named('head', headNode(look, panel)) },
    ...(section.standfirst.length > 0 ? [{ node: padded(standfirstNode(look, section), below) }] : []),
  ];
  const isSide = variant.way.kind === 'side';
  if (woven > 0) {
    const before = look.length('margin-top', itemsSelectors('woven'));
    const flowing = stack([
      ...figures.map(({ pieces, width }) => ({ node: figureColumn(look, setting, pieces, width) })),
      ...items.map((item, index) => ({ node: listed(look, item, items), before: index === 0 ? before : 0 })),
    ]);
    const hasStandfirst = section.standfirst.length > 0;
    const { top } = look.sides('padding', '.woven:not(:has(> .standfirst)) > .panel-body');
    const flow = { node: columns(woven, look.gutter, flowing), before: hasStandfirst ? 0 : top };
    return stack([...head, flow]);
  }
  const pieces = figures.flatMap((column) => column.pieces);
  const width = panelWidths(setting, variant, pieces, items).items;
  const across = itemColumns(setting, width, items);
  const paired = across > 1 ? new Set<number>() : pairedItems(setting, items, width);
  const list = listNode(look, items, { across, paired });
  const top =
    section.standfirst.length > 0 || (figures.length > 0 && !isSide)
      ? 0
      : look.sides('padding', '.side:not(:has(> .standfirst)) > .panel-body > .items').top;
  const padding = { top, right: 0, bottom: 0, left: 0 };
  const words = items.length > 0 ? [{ node: named('items', padded(list, padding)) }] : [];
  if (figures.length === 0) return stack([...head, ...words]);
  const drawn = figuresNode(look, setting, panel);
  if (isBeside(variant, items)) {
    const [column] = figures;
    const body = beside(
      [
        { node: drawn, width: mmToPx(column!.width) },
        { node: words[0]!.node, width: mmToPx(width) },
      ],
      look.gutter,
    );
    return stack([...head, { node: grown(look, panel, body) }]);
  }
  const above = figures.length > 1 ? grown(look, panel, drawn) : drawn;
  const kind = variant.way.kind === 'across' ? 'across' : 'stack';
  return stack([
    ...head,
    { node: above },
    ...words.map((one) => ({ ...one, before: look.length('margin-top', itemsSelectors(kind)) })),
  ]);
}
