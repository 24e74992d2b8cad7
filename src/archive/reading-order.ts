/**
 * The order in which a page is painted is the order in which most programs read its text, whatever
 * the tags say. Chromium paints boxes with a position (`position: relative` for a rule over a heading,
 * say) after all others of their block, so the heading would be read after its text. Where every box
 * has a position, they are painted in the order of the document.
 */
import type { Sheet } from '../render/sheet.ts';

/** Runs in the page. Gives a position to every box that is laid out as a block and moves nothing by it. */
function positionBoxes(): void {
  const boxes = [...document.body.querySelectorAll('*')].filter((element): element is HTMLElement => element instanceof HTMLElement);
  const styles = new Map(boxes.map((box) => [box, getComputedStyle(box)]));
  // What is placed from a box further out would be placed from this one.
  const kept = new Set<Element>();
  for (const box of boxes.filter((one) => ['absolute', 'fixed'].includes(styles.get(one)!.position))) {
    for (let parent = box.parentElement; parent && parent !== box.offsetParent; parent = parent.parentElement) kept.add(parent);
  }
  const isBlock = (box: HTMLElement) => /^(?:block|flow-root|flex|grid|list-item)$/.test(styles.get(box)!.display);
  const still = boxes.filter((box) => styles.get(box)!.position === 'static' && isBlock(box) && !kept.has(box));
  for (const box of still) box.style.position = 'relative';
}

/** For a document that is shown and set; to be called before it is printed. */
export const paintInOrder = ({ page }: Sheet): Promise<void> => page.evaluate(positionBoxes);
