/** What the template of a card receives: head, blocks and foot, and the places that are drawn into later. */
import { gridTones, nightColours } from './art.ts';
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
  tall: { most: 118, height: 250 },
  square: { most: 96, height: 190 },
  wide: { most: 88, height: 262 },
  banner: { most: 100, height: 200 },
  long: { most: 104, height: 240 },
};

/** Head of a card with its title as large as its place allows. */
function headContext(card: Card, setting: CardSetting): object {
  const { geometry, theme, metrics } = setting;
  const head = card.head!;
  const { most, height } = titles[geometry.layout];
  const title = setTitle(head.title, {
    metrics,
    family: theme.type.heading,
    numeral: theme.type.numeral,
    width: headWidth(setting),
    height: px(geometry, height),
    most: px(geometry, most),
    least: px(geometry, least.headline),
    leading: 1.2,
  });
  return {
    partial: 'card-head',
    number: head.number,
    eyebrow: head.eyebrow,
    titleLines: title.lines,
    titleStyle: `font-size:${title.size}px;`,
    over: setting.tile ? '' : nightColours(theme).join(','),
  };
}

/** Source, period and makers; a banner has no room for the period. */
export const footLines = ({ view, geometry }: CardSetting): string[] =>
  [
    view.source,
    ...(geometry.layout === 'banner' ? [] : [view.period]),
    ...view.credits.map((credit) => credit.text),
  ].filter((line) => line !== '');

async function contentParts(card: Card, setting: CardSetting, slots: Map<string, Slot>): Promise<object[]> {
  const { layout } = setting.geometry;
  const dark = card.ground === 'dark';
  const width = bodyWidth(setting);
  const alone = card.blocks.length === 1;
  const blocks = await Promise.all(
    card.blocks.map((block) =>
      blockContext(block, setting, { width, dark: dark && layout !== 'wide', aside: false, alone, slots }),
    ),
  );
  slots.set('head', {
    kind: 'art',
    night: true,
    seed: `${setting.view.id} ${card.slug}`,
    ground: 0,
    calm: layout === 'wide' ? 0.1 : 0.5,
  });
  return [headContext(card, setting), { partial: 'card-body', blocks }];
}

/** Where the platform covers the foot of the picture, the landscape goes on below the text. */
const isCovered = ({ geometry }: CardSetting): boolean =>
  geometry.layout === 'tall' && geometry.pad.bottom > px(geometry, 200);

/** The landscape at the foot, with its style. */
function footLayer(
  card: Card,
  setting: CardSetting,
  slots: Map<string, Slot>,
): { name: string; slot: string; style: string }[] {
  const { geometry, view, tile } = setting;
  const { pad, layout } = geometry;
  if (tile) {
    const rise = px(geometry, 110);
    slots.set('foot', { kind: 'grid', tile, seed: view.id, rise });
    return [{ name: 'foot-art', slot: 'foot', style: `height:calc(var(--pb) + var(--foot) + ${rise}px);` }];
  }
  const covered = isCovered(setting);
  if (layout !== 'banner' && !covered && (layout === 'wide' || card.ground !== 'dark')) return [];
  slots.set('foot', { kind: 'art', night: true, seed: `${view.id} foot`, ground: 0, calm: 0.3 });
  return [
    {
      name: 'foot-art',
      slot: 'foot',
      style: covered && card.ground !== 'dark' ? `height:${pad.bottom - px(geometry, 34)}px;` : '',
    },
  ];
}

function classesOf(card: Card, { geometry: { layout }, tile }: CardSetting): string {
  const ground = tile
    ? tile.row === 0
      ? 'light dawn'
      : 'dark night'
    : layout === 'wide' && card.ground === 'dark'
      ? 'light'
      : card.ground;
  return [layout, ground, `card-${card.kind}`].join(' ');
}

/** A nine-grid gives each row its own ground, whatever the card. */
const inGrid = (card: Card, tile: CardSetting['tile']): Card =>
  tile
    ? {
        ...card,
        ground: tile.row === 0 ? 'light' : 'dark',
        blocks: card.kind === 'cover' ? card.blocks.slice(0, 1) : card.blocks,
      }
    : card;

/** @param place "4/12" */
export async function cardContext(planned: Card, setting: CardSetting, place: string): Promise<CardContext> {
  const { geometry, view, theme, tile } = setting;
  const card = inGrid(planned, tile);
  const { width, height, pad, unit } = geometry;
  const slots = new Map<string, Slot>();
  const parts = card.head ? await contentParts(card, setting, slots) : await coverParts(card, setting, slots);
  const tones = gridTones(theme);
  const ground = tile && tile.row > 0 ? `--deep:${tones[tile.row]};` : '';
  return {
    slots,
    context: {
      id: card.id,
      classes: classesOf(card, setting),
      glossary: view.glossary,
      style: `width:${width}px;height:${height}px;--u:${unit}px;--pt:${pad.top}px;--pr:${pad.right}px;--pb:${pad.bottom}px;--pl:${pad.left}px;--head:${Math.floor(width * headShareOf(setting))}px;${ground}`,
      layers: footLayer(card, setting, slots),
      parts,
      foot: {
        lines: footLines(setting),
        place,
        over: tile
          ? tones[tile.row + 1]!
          : card.ground === 'dark' && geometry.layout !== 'wide'
            ? nightColours(theme).join(',')
            : '',
      },
    },
  };
}
