/**
 * The script that reads the natural advances of paragraphs, run inside Chromium after `readParagraphs`:
 * it may use nothing outside itself.
 */

/** Of one paragraph. */
export interface Advances {
  /** px of each UTF-16 unit in one long line, without stretch. */
  advance: number[];
  /** Whether the face has half-width forms of brackets. */
  halves: boolean;
}

/** Runs in the page. Sets the paragraphs in one long line each for a moment. @param indexes Their places. */
export function readAdvances(indexes: number[]): Advances[] {
  type Source = Window['paragraphs'][number];
  const px = (length: string): number => Number.parseFloat(length) || 0;
  const ideograph = /\p{Script=Han}/u;

  /** Asks each face once for the half-width form of a bracket. */
  const findHalves = (fonts: string[]): Map<string, boolean> => {
    const probes = [...new Set(fonts)].map((font) => {
      const probe = document.createElement('span');
      probe.style.cssText = `position:absolute;visibility:hidden;font:${font};line-height:1;font-feature-settings:"halt"`;
      probe.textContent = '（';
      document.body.append(probe);
      return { font, probe };
    });
    const halves = new Map(
      probes.map(({ font, probe }) => [
        font,
        probe.getBoundingClientRect().width < 0.75 * px(getComputedStyle(probe).fontSize),
      ]),
    );
    for (const { probe } of probes) probe.remove();
    return halves;
  };

  const range = document.createRange();
  const edgeOf = (node: Text, at: number): { left: number; right: number } | undefined => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const { left, right, height } = range.getBoundingClientRect();
    // A space that is not set has no place.
    return height > 0 ? { left, right } : undefined;
  };
  /**
   * Ideographs before ideographs of the same text are as wide as their type is high; all else is asked for.
   */
  const advancesOf = ({ nodes }: Source): number[] => {
    const units = nodes.flatMap((node) => {
      const { fontSize, letterSpacing } = getComputedStyle(node.parentElement!);
      const steady = letterSpacing === 'normal' ? px(fontSize) : 0;
      return node.data.split('').map((unit, at, all) => ({
        node,
        at,
        steady: ideograph.test(unit) && ideograph.test(all[at + 1] ?? '') ? steady : 0,
      }));
    });
    return units.map(({ node, at, steady }, unit) => {
      if (steady > 0) return steady;
      const edge = edgeOf(node, at);
      if (!edge) return 0;
      const next = units[unit + 1];
      return Math.max(0, ((next && edgeOf(next.node, next.at)?.left) ?? edge.right) - edge.left);
    });
  };

  const sources = indexes.map((index) => window.paragraphs[index]!);
  const fonts = sources.map(({ element }) => getComputedStyle(element).font);
  const styles = sources.map(({ element }) => element.getAttribute('style'));
  const halves = findHalves(fonts);
  for (const { element } of sources) element.style.cssText += ';white-space:nowrap;text-align:left';
  const advances = sources.map(advancesOf);
  sources.forEach(({ element }, at) => {
    if (styles[at] === null) element.removeAttribute('style');
    else element.setAttribute('style', styles[at]!);
  });
  return advances.map((advance, at) => ({ advance, halves: halves.get(fonts[at]!)! }));
}
