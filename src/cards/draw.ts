/** Draws what fills the places of a card, once layout has given them their size. */
import { drawScene } from './art.ts';
import type { Fitted } from './fit.ts';
import type { CardSetting, Slot } from './setting.ts';

export interface Drawings {
  svgs: Record<string, string>;
  /** Texts printed by charts, and those that are values of an axis. */
  texts: string[];
  ticks: string[];
}

export async function drawSlots(slots: Map<string, Slot>, boxes: Fitted['boxes'], { theme, charts }: CardSetting): Promise<Drawings> {
  const drawings: Drawings = { svgs: {}, texts: [], ticks: [] };
  for (const [name, slot] of slots) {
    const box = boxes[name];
    if (!box || box.width < 1 || box.height < 1) continue;
    if (slot.kind === 'art') {
      drawings.svgs[name] = drawScene({ theme, night: slot.night, seed: slot.seed, width: box.width, height: box.height, ground: slot.ground, calm: slot.calm });
      continue;
    }
    const chart = await charts.draw({ figure: slot.figure, dark: slot.dark, width: slot.width, height: Math.floor(box.height), label: slot.labels[Math.min(box.choice, slot.labels.length - 1)]! });
    drawings.svgs[name] = chart.svg;
    drawings.texts.push(...chart.texts);
    drawings.ticks.push(...chart.ticks);
  }
  return drawings;
}
