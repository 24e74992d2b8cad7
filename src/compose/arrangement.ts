/**
 * A composed page as plain text: what stands where, and in which way. Kept as expected text, so that a change
 * of layout is read as lines that differ.
 */
import { round } from '../lib/units.ts';
import type { Layout } from '../layout/layout.ts';
import { cellGap } from '../layout/rows.ts';
import type { ReportView } from '../view/view.ts';
import type { PageFormat } from '../design/format.ts';
import { enlargedFormat } from '../design/enlarge.ts';
import type { Setting } from '../blocks/block.ts';
import { advertBox, advertOn, rowStart, type Advert } from './advert.ts';
import { bodyEnd, heroAt } from './frames.ts';
import { columnX, gridOf, halvesOf, mainGrid, spanWidth, type Grid } from '../design/grid.ts';
import type { SetRequest } from './set.ts';

const mm = (value: number): string => round(value, 1).toFixed(1);

/** "  25–31   20.0  87.3  120.0 × 29.4": lines of the grid, then left, top, width and height in mm of the trim. */
function placeText(
  grid: Grid,
  { column, span, top, lines }: { column: number; span: number; top: number; lines: number },
): string {
  const box = [columnX(grid, column), grid.y + top * grid.line, spanWidth(grid, span), lines * grid.line];
  const [left, above, width, height] = box.map((value) => mm(value).padStart(6));
  return `${`${top + 1}–${top + lines}`.padStart(9)}  ${left} ${above} ${width} × ${height}`;
}

/** "stack, 12 lines", with what it grew by: "12 + 3 lines". */
const heightText = (natural: number, lines: number): string =>
  lines === natural ? `${lines} lines` : `${natural} + ${lines - natural} lines`;

/** Devices of a section's figures: " [field, columns]". */
const devicesOf = ({ review, plan }: ReportView): Map<string, string> =>
  new Map(
    [
      ...review.sections.map(({ id, figures }) => [id, figures.map(({ kind }) => kind)] as const),
      ['plan', plan?.targets ? [plan.targets.figure.kind] : []] as const,
    ].map(([id, kinds]) => [id, kinds.length > 0 ? ` [${kinds.join(', ')}]` : '']),
  );

function rowsText(
  page: Layout['pages'][number],
  grid: Grid,
  {
    placed,
    devices,
    advert,
  }: Pick<SetRequest, 'placed'> & { devices: ReadonlyMap<string, string>; advert: Advert | undefined },
): string[] {
  return page.rows.flatMap((own, row) => {
    const { line, cells } = own;
    let column = rowStart(advert, own, grid);
    return cells.flatMap(({ span, parts }) => {
      let top = line;
      const texts = parts.map(({ candidate, lines }) => {
        const { block } = placed(candidate);
        const place = placeText(grid, { column, span, top, lines });
        top += lines + cellGap;
        return `  row ${String(row + 1).padEnd(2)} ${place}  ${block.partial} ${block.id}${devices.get(block.id) ?? ''}: ${candidate.layout}, ${heightText(candidate.lines, lines)}`;
      });
      column += span;
      return texts;
    });
  });
}

/** As other places, without lines: it is as high as it was sold. */
function advertText(advert: Advert, grid: Grid): string {
  const { left, top, width, height } = advertBox(advert, grid);
  return `  advert ${' '.repeat(9)}  ${mm(left).padStart(6)} ${mm(top).padStart(6)} ${mm(width).padStart(6)} × ${mm(height)}`;
}

/** Sizes of type in pt, the sheet's size in mm, then every block by page and row. */
export function arrangementText(
  format: PageFormat,
  { view, sizes }: Pick<Setting, 'view' | 'sizes'>,
  { layout, placed, sidebar, adverts }: SetRequest,
): string {
  const { size, side, pages } = layout;
  const set = enlargedFormat(format, size.factor);
  const grid = gridOf(set);
  const mains = format.spine === undefined ? [mainGrid(grid, side)] : halvesOf(grid, format.spine);
  const lines = pages.flatMap((page, index) => {
    const main = mains[index % mains.length]!;
    const hero = index === 0 ? heroAt(page.start) : undefined;
    const full = { column: 0, span: grid.columns };
    const sold = advertOn(adverts, index);
    return [
      `page ${index + 1}`,
      ...(hero ? [`  hero   ${placeText(grid, { ...full, ...hero })}`] : []),
      ...rowsText(page, main, { placed, devices: devicesOf(view), advert: sold }),
      ...(sold ? [advertText(sold, main)] : []),
      ...(index === 0 && sidebar
        ? [
            `  side   ${`${page.start + 1}–${bodyEnd(grid)}`.padStart(9)}  ${mm(side)} mm wide, ${sidebar.heights.columns} columns${sidebar.below > 0 ? `, closing ${sidebar.below} lines` : ''}`,
          ]
        : []),
      ...(page.endpiece > 0 ? [`  endpiece ${page.endpiece} lines`] : []),
      ...(page.left > 0 ? [`  ${page.left} lines empty`] : []),
    ];
  });
  return [
    `${format.name} ${format.trim.join(' × ')} mm, ${pages.length / mains.length} of it; ${grid.columns} columns, ${grid.lines} lines of ${mm(grid.line)} mm`,
    `type: body ${sizes.body}, label ${sizes.label}, title ${sizes.title}, panel ${sizes.panel}, part ${sizes.part}, large ${sizes.big}, article ${sizes.article} pt`,
    ...lines,
    '',
  ].join('\n');
}
