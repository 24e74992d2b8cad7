/**
 * Fitting in the browser: the greatest growth at which nothing is overset, the largest chart labels that
 * leave room, and the boxes of all that is drawn afterwards. One evaluation per card.
 */
import type { Sheet } from '../render/sheet.ts';

export interface Fitted {
  /** Growth over the least sizes; 0 when the card is overset even at the least. */
  growth: number;
  /** By slot name: px, and which of a chart's label sizes was taken. */
  boxes: Record<string, { width: number; height: number; choice: number }>;
  /** What is overset at the least sizes, for the problem. */
  overset?: { block: string; by: number };
}

/** Greatest growth tried; beyond it a card with few words looks empty-handed. */
const mostGrowth = 1.75;

export const fitCard = (sheet: Sheet): Promise<Fitted> => sheet.page.evaluate(fitInPage, mostGrowth);

/** Runs in the page. */
function fitInPage(most: number): Fitted {
  const card = document.querySelector<HTMLElement>('.card')!;
  const body = card.querySelector<HTMLElement>('.card-body');
  const charts = [...card.querySelectorAll<HTMLElement>('.chart-slot')];
  const slack = 1;
  const over = (): { block: string; by: number } | undefined => {
    const within = card.getBoundingClientRect();
    // Line boxes lower than their letters overflow without harm, so boxes are compared and not scroll heights.
    for (const [block, part] of [['body', body], ['head', card.querySelector<HTMLElement>('.card-head, .cover-words')], ['card', card]] as const) {
      const box = part?.getBoundingClientRect();
      if (!part || !box || box.height === 0) continue;
      const lowest = Math.max(...[...part.children].filter((child) => !child.classList.contains('art')).map((child) => child.getBoundingClientRect().bottom));
      const floor = box.bottom - (part === body ? Number.parseFloat(getComputedStyle(part).paddingBottom) : 0);
      if (lowest > floor + slack) return { block, by: lowest - floor };
    }
    for (const element of card.querySelectorAll<HTMLElement>('[data-type], .tile, .task-text')) {
      if (element.scrollWidth > element.clientWidth + slack && element.clientWidth > 0) {
        return { block: element.closest('[data-block]')?.getAttribute('data-block') ?? '', by: element.scrollWidth - element.clientWidth };
      }
      const box = element.getBoundingClientRect();
      if (box.right > within.right + slack || box.bottom > within.bottom + slack) return { block: element.closest('[data-block]')?.getAttribute('data-block') ?? '', by: Math.max(box.right - within.right, box.bottom - within.bottom) };
    }
    return undefined;
  };
  const grow = (growth: number) => card.style.setProperty('--k', String(growth));
  const choices = charts.map((chart) => chart.dataset.heights!.split(' ').map(Number));
  const choose = (index: number) => charts.forEach((chart, at) => chart.style.setProperty('--chart', `${choices[at]![Math.min(index, choices[at]!.length - 1)]}px`));
  const last = Math.max(0, ...choices.map((heights) => heights.length - 1));
  grow(1);
  let choice = 0;
  choose(choice);
  while (choice < last && over()) choose(choice += 1);
  if (over()) card.classList.add('tight');
  for (const element of card.querySelectorAll<HTMLElement>('[data-optional]')) if (over()) element.remove();
  const overset = over();
  let low = 0;
  if (!overset) {
    let high = Math.round((most - 1) * 50);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      grow(1 + middle / 50);
      if (over()) high = middle - 1;
      else low = middle;
    }
  }
  grow(1 + low / 50);
  // The landscape of a nine-grid stands on the foot, however many lines that has.
  card.style.setProperty('--foot', `${card.querySelector('.card-foot')?.getBoundingClientRect().height ?? 0}px`);
  const boxes: Fitted['boxes'] = {};
  for (const slot of card.querySelectorAll<HTMLElement>('[data-slot]')) {
    const { width, height } = slot.getBoundingClientRect();
    boxes[slot.dataset.slot!] = { width, height, choice };
  }
  return { growth: overset ? 0 : 1 + low / 50, boxes, ...(overset ? { overset } : {}) };
}

/** Puts drawings into their places. */
export const fillSlots = (sheet: Sheet, drawings: Record<string, string>): Promise<void> => sheet.page.evaluate((drawn) => {
  for (const [slot, svg] of Object.entries(drawn)) {
    const place = document.querySelector(`[data-slot="${slot}"]`);
    if (place) place.innerHTML = svg;
  }
}, drawings);
