/** What the template of a card receives: head, blocks and foot, and the places that are drawn into later. */
import { nightColours } from './art.ts';
import { blockContext, bodyWidth, headShareOf, headWidth } from './blocks.ts';
import type { Card } from './card.ts';
import { coverParts } from './cover.ts';
import { least, type Layout } from './geometry.ts';
import { px, type CardSetting, type Slot } from './setting.ts';
import { setTitle } from './type.ts';

export interface CardContext {
  context: object;
  slots: Map<string, Slot>;
}

/** Titles: largest in units, and the lines that they may take, by layout. */
const titles: Record<Layout, { most: number; height: number }> = {
  tall: { most: 118, height: 250 }, square: { most: 96, height: 190 }, wide: { most: 88, height: 266 }, banner: { most: 100, height: 200 }, long: { most: 104, height: 240 },
};

/** Head of a card with its title as large as its place allows. */
function headContext(card: Card, setting: CardSetting): object {
  const { geometry, theme, metrics } = setting;
  const head = card.head!;
  const { most, height } = titles[geometry.layout];
  const title = setTitle(head.title, {
    metrics, family: theme.type.heading, numeral: theme.type.numeral, width: headWidth(setting), height: px(geometry, height), most: px(geometry, most), least: px(geometry, least.headline), leading: 1.2,
  });
  return {
    partial: 'card-head', number: head.number, eyebrow: head.eyebrow, titleLines: title.lines, titleStyle: `font-size:${title.size}px;`,
    over: nightColours(theme).join(','),
  };
}

export const footLines = ({ view, geometry }: CardSetting): string[] => geometry.layout === 'banner' ? [view.source] :
  [view.source, view.period, ...view.credits.map((credit) => credit.text)].filter((line) => line !== '');

async function contentParts(card: Card, setting: CardSetting, slots: Map<string, Slot>): Promise<object[]> {
  const { layout } = setting.geometry;
  const dark = card.ground === 'dark';
  const width = bodyWidth(setting);
  const alone = card.blocks.length === 1;
  const blocks = await Promise.all(card.blocks.map((block) => blockContext(block, setting, { width, dark: dark && layout !== 'wide', aside: false, alone, slots })));
  slots.set('head', { kind: 'art', night: true, seed: `${setting.view.id} ${card.slug}`, ground: 0, calm: layout === 'wide' ? 0.1 : 0.5 });
  return [headContext(card, setting), { partial: 'card-body', blocks }];
}

/** @param place "4/12" */
export async function cardContext(card: Card, setting: CardSetting, place: string): Promise<CardContext> {
  const { geometry, view } = setting;
  const { width, height, pad, unit, layout } = geometry;
  const slots = new Map<string, Slot>();
  const parts = card.head ? await contentParts(card, setting, slots) : await coverParts(card, setting, slots);
  // Where the platform covers the foot of the picture, the landscape goes on below the text.
  const covered = layout === 'tall' && pad.bottom > px(geometry, 200);
  const footArt = layout === 'banner' || covered || (layout !== 'wide' && card.ground === 'dark');
  if (footArt) slots.set('foot', { kind: 'art', night: true, seed: `${view.id} foot`, ground: 0, calm: 0.3 });
  return {
    slots,
    context: {
      id: card.id, classes: [layout, layout === 'wide' && card.ground === 'dark' ? 'light' : card.ground, `card-${card.kind}`].join(' '), glossary: view.glossary,
      style: `width:${width}px;height:${height}px;--u:${unit}px;--pt:${pad.top}px;--pr:${pad.right}px;--pb:${pad.bottom}px;--pl:${pad.left}px;--head:${Math.floor(width * headShareOf(setting))}px;`,
      layers: footArt ? [{ name: 'foot-art', slot: 'foot', style: covered && card.ground !== 'dark' ? `height:${pad.bottom - px(geometry, 34)}px;` : '' }] : [], parts,
      foot: { lines: footLines(setting), place },
    },
  };
}
