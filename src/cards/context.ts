/** What the template of a card receives: head, blocks and foot, and the places that are drawn into later. */
import { nightColours } from './art.ts';
import { blockContext, bodyWidth, headShare, headWidth } from './blocks.ts';
import type { Card, CardBlock } from './card.ts';
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
  tall: { most: 118, height: 250 }, square: { most: 96, height: 190 }, wide: { most: 88, height: 240 }, banner: { most: 100, height: 200 }, long: { most: 104, height: 240 },
};

/** Head of a card with its title as large as its place allows. */
function headContext(card: Card, setting: CardSetting, aside: object[]): object {
  const { geometry, theme, metrics } = setting;
  const head = card.head!;
  const { most, height } = titles[geometry.layout];
  const title = setTitle(head.title, {
    metrics, family: theme.type.heading, width: headWidth(setting), height: px(geometry, height), most: px(geometry, most), least: px(geometry, least.headline), leading: 1.2,
  });
  return {
    partial: 'card-head', number: head.number, eyebrow: head.eyebrow, titleLines: title.lines, titleStyle: `font-size:${title.size}px;`, aside,
    over: nightColours(theme).join(','),
  };
}

const footLines = ({ view }: CardSetting): string[] =>
  [view.source, view.period, ...view.credits.map((credit) => credit.text)].filter((line) => line !== '');

async function contentParts(card: Card, setting: CardSetting, slots: Map<string, Slot>): Promise<object[]> {
  const { layout } = setting.geometry;
  const dark = card.ground === 'dark';
  const width = bodyWidth(setting);
  const aside: CardBlock[] = layout === 'wide' ? card.blocks.filter((block) => block.kind === 'hero') : [];
  const main = card.blocks.filter((block) => !aside.includes(block));
  const alone = card.blocks.length === 1;
  const sideContexts = await Promise.all(aside.map((block) => blockContext(block, setting, { width: headWidth(setting), dark: true, aside: true, alone, slots })));
  const blocks = await Promise.all(main.map((block) => blockContext(block, setting, { width, dark: dark && layout !== 'wide', aside: false, alone, slots })));
  slots.set('head', { kind: 'art', night: true, seed: `${setting.view.id} ${card.slug}`, ground: 0, calm: layout === 'wide' ? 0.1 : 0.5 });
  return [headContext(card, setting, sideContexts), { partial: 'card-body', blocks }];
}

/** @param place "4/12" */
export async function cardContext(card: Card, setting: CardSetting, place: string): Promise<CardContext> {
  const { geometry, view } = setting;
  const { width, height, pad, unit, layout } = geometry;
  const slots = new Map<string, Slot>();
  const parts = card.head ? await contentParts(card, setting, slots) : await coverParts(card, setting, slots);
  const footArt = layout !== 'wide' && layout !== 'banner' && (card.ground === 'dark' || (card.ground === 'sky' && pad.bottom > px(geometry, 200)));
  if (footArt) slots.set('foot', { kind: 'art', night: true, seed: `${view.id} foot`, ground: 0, calm: 0.3 });
  return {
    slots,
    context: {
      id: card.id, classes: [layout, card.ground, `card-${card.kind}`].join(' '), glossary: view.glossary,
      style: `width:${width}px;height:${height}px;--u:${unit}px;--pt:${pad.top}px;--pr:${pad.right}px;--pb:${pad.bottom}px;--pl:${pad.left}px;--head:${Math.floor(width * headShare)}px;`,
      layers: footArt ? [{ name: 'foot-art', slot: 'foot', style: '' }] : [], parts,
      foot: { lines: footLines(setting), place },
    },
  };
}
