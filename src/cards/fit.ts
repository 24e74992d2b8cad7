/**
 * Fitting in the browser, by the sheet's gauge as the page's panels are: the greatest growth at which
 * nothing is overset, the largest chart labels that leave room, and the boxes of all that is drawn
 * afterwards. One evaluation per card.
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
  const { gauge } = window;
  const card = document.querySelector<HTMLElement>('.card')!;
  const body = card.querySelector<HTMLElement>('.card-body');
  const charts = [...card.querySelectorAll<HTMLElement>('.chart-slot')];
  const frames = [
    ['body', body],
    ['head', card.querySelector<HTMLElement>('.card-head, .cover-words')],
    ['card', card],
  ] as const;
  const nameOf = (element: Element) => element.closest('[data-block]')?.getAttribute('data-block') ?? '';

  const over = (): Fitted['overset'] => {
    for (const [block, frame] of frames) {
      const box = frame?.getBoundingClientRect();
      if (!frame || !box || box.height === 0) continue;
      const bottom =
        box.bottom - (frame === body ? Number.parseFloat(getComputedStyle(frame).paddingBottom) : 0);
      const by = gauge.beyond(
        [...frame.children].filter((child) => !child.classList.contains('art')),
        { bottom },
      );
      if (by > gauge.slack) return { block, by };
    }
    const within = card.getBoundingClientRect();
    for (const element of card.querySelectorAll('[data-type], .tile, .task-text')) {
      const by = Math.max(gauge.tooWide(element), gauge.beyond([element], within));
      if (by > gauge.slack) return { block: nameOf(element), by };
    }
    return undefined;
  };

  const grow = (steps: number) => card.style.setProperty('--k', String(1 + steps / 50));
  const choices = charts.map((chart) => chart.dataset.heights!.split(' ').map(Number));
  const choose = (index: number) =>
    charts.forEach((chart, at) =>
      chart.style.setProperty('--chart', `${choices[at]![Math.min(index, choices[at]!.length - 1)]}px`),
    );
  const last = Math.max(0, ...choices.map((heights) => heights.length - 1));
  grow(0);
  let choice = 0;
  choose(choice);
  while (choice < last && over()) choose((choice += 1));
  if (over()) card.classList.add('tight');
  for (const element of card.querySelectorAll('[data-optional]')) if (over()) element.remove();
  const overset = over();
  const steps = overset
    ? 0
    : gauge.greatest(Math.round((most - 1) * 50), (step) => {
        grow(step);
        return !over();
      });
  grow(steps);
  // The landscape of a nine-grid stands on the foot, however many lines that has.
  card.style.setProperty(
    '--foot',
    `${card.querySelector('.card-foot')?.getBoundingClientRect().height ?? 0}px`,
  );
  const boxes: Fitted['boxes'] = {};
  for (const slot of card.querySelectorAll<HTMLElement>('[data-slot]')) {
    const { width, height } = slot.getBoundingClientRect();
    boxes[slot.dataset.slot!] = { width, height, choice };
  }
  return { growth: overset ? 0 : 1 + steps / 50, boxes, ...(overset ? { overset } : {}) };
}

/** Puts drawings into their places. */
export const fillSlots = (sheet: Sheet, drawings: Record<string, string>): Promise<void> =>
  sheet.page.evaluate((drawn) => {
    for (const [slot, svg] of Object.entries(drawn)) {
      const place = document.querySelector(`[data-slot="${slot}"]`);
      if (place) place.innerHTML = svg;
    }
  }, drawings);
