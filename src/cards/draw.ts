/** Draws what fills the places of a card, once layout has given them their size. */
import { drawGridFoot, drawScene } from './art.ts';
import type { Fitted } from './fit.ts';
import type { CardSetting, DrawnChart, Slot } from './setting.ts';

export interface Drawings {
  svgs: Record<string, string>;
  /** Texts printed by charts, and those that are values of an axis. */
  texts: string[];
  ticks: string[];
}

/** At the label size that fitting chose; a smaller one where that does not fit the very height. */
async function drawLargest(
  { figure, dark, width, labels, natural }: Slot & { kind: 'chart' },
  { height, choice }: Fitted['boxes'][string],
  charts: CardSetting['charts'],
): Promise<DrawnChart> {
  const at = (label: number) => ({ figure, dark, width, height: Math.floor(height), label });
  for (const label of labels.slice(choice)) {
    const chart = await charts.tryDraw(at(label));
    if (chart) return chart;
  }
  return charts.draw({
    figure,
    dark,
    width,
    label: labels.at(-1)!,
    ...(natural === undefined ? {} : { height: natural }),
  });
}

export async function drawSlots(
  slots: Map<string, Slot>,
  boxes: Fitted['boxes'],
  { theme, charts, art }: CardSetting,
): Promise<Drawings> {
  const drawings: Drawings = { svgs: {}, texts: [], ticks: [] };
  for (const [name, slot] of slots) {
    const box = boxes[name];
    if (!box || box.width < 1 || box.height < 1) continue;
    if (slot.kind === 'art') {
      drawings.svgs[name] = drawScene({
        theme,
        night: slot.night,
        seed: slot.seed,
        width: box.width,
        height: box.height,
        ground: slot.ground,
        calm: slot.calm,
        own: slot.night ? undefined : art,
      });
      continue;
    }
    if (slot.kind === 'grid') {
      drawings.svgs[name] = drawGridFoot({
        theme,
        tile: slot.tile,
        seed: slot.seed,
        width: box.width,
        height: box.height,
        ground: box.height - slot.rise,
      });
      continue;
    }
    const chart = await drawLargest(slot, box, charts);
    drawings.svgs[name] = chart.svg;
    drawings.texts.push(...chart.texts);
    drawings.ticks.push(...chart.ticks);
  }
  return drawings;
}
