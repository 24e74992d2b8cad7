/** Empty rectangles of set pages: what a reader sees as holes. */
import type { PageFormat } from '../../design/format.ts';
import { mmToPx } from '../../lib/units.ts';
import type { Box } from '../../render/gauge.ts';
import type { Sheet } from '../../render/sheet.ts';

/**
 * Share of the type area, the block in which it lies, and where it
 * is: page from 1, px from that sheet's corner.
 */
export interface FoundHole {
  share: number;
  /** See `gauge.placeOf`; -1 where it lies in none that has a place. */
  place: number;
  page: number;
  box: Box;
}

/**
 * The largest empty rectangles of the pages, the worst first, one at least. The gutter beside a block and the line
 * above it are the format's own; charts, photos and the hero are not empty, however light they are. The pages must
 * be on the sheet.
 */
export function measureHoles(
  sheet: Sheet,
  { trim, margins: [top, right, bottom, left], bleed, gutter }: PageFormat,
): Promise<FoundHole[]> {
  const area = {
    left: mmToPx(left + bleed),
    top: mmToPx(top + bleed),
    right: mmToPx(trim[0] - right + bleed),
    bottom: mmToPx(trim[1] - bottom + bleed),
  };
  return sheet.page.evaluate(findHoles, area, mmToPx(gutter));
}

/** Runs in the page. @param area Type area in px from a sheet's corner. @param gutter px */
function findHoles(
  area: { left: number; top: number; right: number; bottom: number },
  gutter: number,
): FoundHole[] {
  const { gauge } = window;
  // A page that is set larger as a whole has larger lines.
  const line = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  const solid =
    'svg, .photo-frame, .advert, .panel-number, .closing-title, [data-block="hero"], [data-block="endpiece"], .folio, .foot, .part';
  const cell = { width: line / 12, height: line / 12 };
  /** Of a page; smaller ones than this share of the type area are no holes. */
  const [most, least] = [4, 0.012];
  /**
   * Cells that are touched count as full, a tenth of a small page's hole: it goes on, by less than a cell,
   * to what is printed around it.
   */
  const reachOut = ({ left, right, top, bottom }: Box, frame: Box, boxes: Box[]): Box => {
    const across = boxes.filter(
      (box) => box.left < right - cell.width / 4 && box.right > left + cell.width / 4,
    );
    const high = Math.max(
      frame.top,
      top - cell.height,
      ...across.map((box) => box.bottom).filter((edge) => edge < top + cell.height),
    );
    const low = Math.min(
      frame.bottom,
      bottom + cell.height,
      ...across.map((box) => box.top).filter((edge) => edge > bottom - cell.height),
    );
    const down = boxes.filter(
      (box) => box.top < low - cell.height / 4 && box.bottom > high + cell.height / 4,
    );
    return {
      top: high,
      bottom: low,
      left: Math.max(
        frame.left,
        left - cell.width,
        ...down.map((box) => box.right).filter((edge) => edge < left + cell.width),
      ),
      right: Math.min(
        frame.right,
        right + cell.width,
        ...down.map((box) => box.left).filter((edge) => edge > right - cell.width),
      ),
    };
  };
  const findIn = (sheet: Element, index: number): FoundHole[] => {
    const origin = sheet.getBoundingClientRect();
    const frame = {
      left: origin.left + area.left,
      top: origin.top + area.top,
      right: origin.left + area.right,
      // A page that ends early ends there.
      bottom: Math.min(
        origin.top + area.bottom,
        sheet.querySelector('.foot.early')?.getBoundingClientRect().bottom ?? Infinity,
      ),
    };
    const own = [...sheet.querySelectorAll('.block')].flatMap((block) => {
      const box = block.getBoundingClientRect();
      // A rule stands at the top of these.
      const rule = block.matches('.panel, .task, .flow') ? line / 8 : 0;
      return [
        { left: box.left, right: box.right, top: box.top - line, bottom: box.top + rule },
        { left: box.right, right: box.right + gutter, top: box.top, bottom: box.bottom },
      ];
    });
    // Beside these titles a rule runs on, which is drawn by the style sheet.
    const rules = [
      ...sheet.querySelectorAll('.flow-head, .panel:is(.full, .wide) > .panel-head, .targets-title'),
    ].map((head) => {
      const { left, right, top, bottom } = head.getBoundingClientRect();
      const [half, lower] = head.matches('.flow-head')
        ? [Number.parseFloat(getComputedStyle(head, '::after').height) / 2 || 0.5, line / 24]
        : [0.5, 0];
      return {
        left,
        right,
        top: (top + bottom) / 2 + lower - half,
        bottom: (top + bottom) / 2 + lower + half,
      };
    });
    const upright = [...sheet.querySelectorAll('.items.ruled')]
      .map((list) => list.getBoundingClientRect())
      .map(({ left, right, top, bottom }) => ({
        left: (left + right) / 2,
        right: (left + right) / 2 + 1,
        top: top + line * 0.3,
        bottom: bottom - line * 0.2,
      }));
    const printed = [...gauge.printed(sheet, solid), ...own, ...rules, ...upright];
    const shareOf = ({ left, right, top, bottom }: Box) =>
      ((right - left) * (bottom - top)) / ((area.right - area.left) * (area.bottom - area.top));
    /** The block that reaches farthest into a hole. */
    const holderOf = (hole: Box): Element | undefined => {
      const overlap = (block: Element): number => {
        const { left, right, top, bottom } = block.getBoundingClientRect();
        const across = Math.min(right, hole.right) - Math.max(left, hole.left);
        return Math.max(0, across) * Math.max(0, Math.min(bottom, hole.bottom) - Math.max(top, hole.top));
      };
      return [...sheet.querySelectorAll('.block')].reduce<Element | undefined>(
        (widest, block) => (overlap(block) > (widest ? overlap(widest) : 0) ? block : widest),
        undefined,
      );
    };
    const holes: FoundHole[] = [];
    while (holes.length < most) {
      const { left, right, top, bottom } = reachOut(gauge.emptiest(frame, printed, cell), frame, printed);
      const hole = { left, right, top, bottom };
      const share = shareOf(hole);
      if (holes.length > 0 && share < least) break;
      printed.push(hole);
      const holder = holderOf(hole);
      holes.push({
        share,
        place: holder ? gauge.placeOf(holder) : -1,
        page: index + 1,
        box: {
          left: left - origin.left,
          right: right - origin.left,
          top: top - origin.top,
          bottom: bottom - origin.top,
        },
      });
    }
    return holes;
  };
  return [...document.querySelectorAll('.sheet')].flatMap(findIn).sort((one, two) => two.share - one.share);
}
