/**
 * The long picture: the whole report on one strip, as high as it must be. It is shot in slices and
 * joined, or handed over in slices cut where a part or a block begins.
 */
import type { Problem } from '../lib/problem.ts';
import type { Sheet } from '../render/sheet.ts';
import { nightColours } from './art.ts';
import { blockContext, bodyWidth } from './blocks.ts';
import type { Card } from './card.ts';
import { checkCard, rulesOf } from './check.ts';
import { footLines, type CardContext } from './context.ts';
import { coverParts } from './cover.ts';
import { cardDocument, type CardStyles } from './document.ts';
import { drawSlots } from './draw.ts';
import { fillSlots, type Fitted } from './fit.ts';
import { least } from './geometry.ts';
import { inspectCard, type FoundText, type PrintedText } from './inspect.ts';
import { longParts, type LongPart } from './long-parts.ts';
import { readPhotos } from './photos.ts';
import { px, type CardSetting, type Slot } from './setting.ts';
import type { PrintedTexts } from './texts.ts';
import { setTitle } from './type.ts';

/** Growth over the least sizes: a strip has room. */
const growth = 1.12;

async function partContext(
  part: LongPart,
  {
    setting,
    folder,
    slots,
    odd,
  }: { setting: CardSetting; folder: string; slots: Map<string, Slot>; odd: boolean },
): Promise<object> {
  const { geometry, theme, metrics, view } = setting;
  const width = bodyWidth(setting);
  const title = setTitle(part.title, {
    metrics,
    family: theme.type.heading,
    numeral: theme.type.numeral,
    width,
    height: px(geometry, 260),
    most: px(geometry, 118),
    least: px(geometry, least.headline),
    leading: 1.2,
  });
  const slot = `head-${part.id}`;
  if (part.band)
    slots.set(slot, { kind: 'art', night: true, seed: `${view.id} ${part.id}`, ground: 0, calm: 0.5 });
  const blocks = await Promise.all(
    part.blocks.map((block) =>
      blockContext(block, setting, { width, dark: false, aside: false, alone: false, slots }),
    ),
  );
  if (part.prose) blocks.push({ partial: 'card-prose', id: 'article', ...part.prose });
  return {
    ...part,
    tone: part.band ? 'long-band light' : odd ? 'long-plain light' : 'long-tint light',
    slot,
    titleLines: title.lines,
    titleStyle: `font-size:${title.size}px;`,
    over: nightColours(theme).join(','),
    standfirst: part.standfirst.length > 0 ? part.standfirst : '',
    photos: await readPhotos(part.photos, folder, { width, scale: setting.format.scale }),
    blocks,
  };
}

async function longContext(card: Card, setting: CardSetting, folder: string): Promise<CardContext> {
  const { width, unit, pad } = setting.geometry;
  const slots = new Map<string, Slot>();
  const cover = await coverParts({ ...card, kind: 'cover' }, setting, slots);
  const parts = [];
  for (const [index, part] of longParts(setting.view).entries())
    parts.push(await partContext(part, { setting, folder, slots, odd: index % 2 === 1 }));
  return {
    slots,
    context: {
      id: card.id,
      glossary: setting.view.glossary,
      cover,
      parts,
      foot: { lines: footLines(setting), place: '', over: '' },
      style: `width:${width}px;--k:${growth};--u:${unit}px;--pt:${pad.top}px;--pr:${pad.right}px;--pb:${pad.bottom}px;--pl:${pad.left}px;`,
    },
  };
}

interface Measured {
  height: number;
  boxes: Fitted['boxes'];
  /** px from the top at which a slice may end: where parts begin, and where blocks do. */
  parts: number[];
  blocks: number[];
}

const measureLong = (sheet: Sheet): Promise<Measured> =>
  sheet.page.evaluate(() => {
    const card = document.querySelector<HTMLElement>('.card')!;
    for (const chart of card.querySelectorAll<HTMLElement>('.chart-slot'))
      chart.style.setProperty(
        '--chart',
        `${chart.dataset.heights!.split(' ')[1] ?? chart.dataset.heights}px`,
      );
    const tops = (selector: string) =>
      [...card.querySelectorAll(selector)]
        .map((element) => Math.round(element.getBoundingClientRect().top))
        .filter((top) => top > 0);
    const boxes: Fitted['boxes'] = {};
    for (const slot of card.querySelectorAll<HTMLElement>('[data-slot]')) {
      const { width, height } = slot.getBoundingClientRect();
      boxes[slot.dataset.slot!] = { width, height, choice: 1 };
    }
    // A whole number of px, so that the last slice has no half row.
    const height = Math.ceil(card.getBoundingClientRect().height);
    card.style.height = `${height}px`;
    return {
      height,
      boxes,
      parts: tops('[data-part]'),
      blocks: tops('.card-block, .item, .task, .tile, .prose p'),
    };
  });

export interface SetLong {
  height: number;
  /** Tops of the slices in which it is handed over. */
  cuts: number[];
  problems: Problem[];
  texts: PrintedText[];
  ticks: string[];
  runs: FoundText[];
}

/** A slice that ends at a part is at least so full; a shorter one goes on to a block of the next part. */
const leastFilled = 0.4;

/** Ends of slices no higher than `most`: where a part begins, else a block, else wherever it must be. */
export function cutSlices(
  { height, parts, blocks }: Pick<Measured, 'height' | 'parts' | 'blocks'>,
  most: number,
): number[] {
  const cuts = [0];
  while (height - cuts.at(-1)! > most) {
    const top = cuts.at(-1)!;
    const last = (ends: number[], from: number) =>
      Math.max(-1, ...ends.filter((end) => end > from && end <= top + most));
    const atPart = last(parts, top + most * leastFilled);
    const atBlock = last([...parts, ...blocks], top);
    cuts.push(atPart > 0 ? atPart : atBlock > 0 ? atBlock : top + most);
  }
  return cuts;
}

export async function setLong(
  sheet: Sheet,
  {
    card,
    setting,
    styles,
    printed,
    folder,
  }: {
    card: Card;
    setting: CardSetting;
    styles: CardStyles;
    printed: PrintedTexts;
    folder: string;
  },
): Promise<SetLong> {
  const context = await longContext(card, setting, folder);
  await sheet.show(cardDocument(styles, setting, context, 'long'));
  const measured = await measureLong(sheet);
  const drawings = await drawSlots(context.slots, measured.boxes, setting);
  await fillSlots(sheet, drawings.svgs);
  const geometry = { ...setting.geometry, height: measured.height };
  const inspection = await inspectCard(sheet, rulesOf(geometry, setting.format.scale));
  const problems = checkCard(
    { product: `${setting.format.name}/${card.id}`, geometry, inspection, printed, place: '' },
    drawings.ticks,
  );
  return {
    height: measured.height,
    cuts: cutSlices(measured, setting.format.slice ?? Infinity),
    problems,
    texts: inspection.texts,
    ticks: drawings.ticks,
    runs: inspection.runs,
  };
}
