/**
 * The order in which a page is painted is the order in which most programs read its text, whatever
 * the tags say. Chromium paints boxes with a position (`position: relative` for a rule over a heading,
 * say) after all others of their block, so the heading would be read after its text. Where every box
 * has a position, they are painted in the order of the document.
 */
import type { Sheet } from '../render/sheet.ts';

/**
 * Runs in the page. Gives a position to every box that is laid out as a block, a drawing as a whole, and
 * moves nothing by it.
 */
function positionBoxes(): void {
  const boxes = [...document.body.querySelectorAll<HTMLElement | SVGElement>('*:not(svg *)')];
  const styles = new Map<Element, CSSStyleDeclaration>(boxes.map((box) => [box, getComputedStyle(box)]));
  const isStill = (box: Element) => styles.get(box)?.position === 'static';
  // What is placed from a box further out would be placed from this one.
  const kept = new Set<Element>();
  for (const box of boxes.filter((one) => ['absolute', 'fixed'].includes(styles.get(one)!.position))) {
    for (let parent = box.parentElement; parent && isStill(parent); parent = parent.parentElement)
      kept.add(parent);
  }
  const isBlock = (box: Element) =>
    /^(?:block|flow-root|flex|grid|list-item)$/.test(styles.get(box)!.display);
  for (const box of boxes.filter((one) => isStill(one) && isBlock(one) && !kept.has(one)))
    box.style.position = 'relative';
}

/** For a document that is shown and set; to be called before it is printed. */
export const paintInOrder = ({ page }: Sheet): Promise<void> => page.evaluate(positionBoxes);
