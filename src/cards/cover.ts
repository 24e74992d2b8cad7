/** Cover and closing card: words on calm sky, the landscape, figures or colophon on deep ground. */
import type { ReportView } from '../view/view.ts';
import type { Card } from './card.ts';
import { blockContext, bodyWidth, headShareOf } from './blocks.ts';
import { least, type Layout } from './geometry.ts';
import { px, type CardSetting, type Slot } from './setting.ts';
import { setTitle } from './type.ts';

interface WordsRoom {
  /** Units: most of kicker and title; height of the title's lines. */
  kicker: number;
  title: number;
  titleHeight: number;
}

const rooms: Record<Layout, WordsRoom> = {
  tall: { kicker: 260, title: 120, titleHeight: 260 }, square: { kicker: 145, title: 92, titleHeight: 190 }, wide: { kicker: 104, title: 74, titleHeight: 176 },
  banner: { kicker: 106, title: 84, titleHeight: 230 }, long: { kicker: 250, title: 118, titleHeight: 260 },
};
/** The platform crops a banner to its centre square when it is forwarded. */
const squareInset = 8;

const wordsWidth = (setting: CardSetting): number => {
  const { geometry } = setting;
  if (geometry.layout === 'banner') return geometry.height - 2 * px(geometry, squareInset);
  if (geometry.layout === 'wide') return Math.floor(geometry.width * (1 - headShareOf(setting))) - geometry.pad.left - px(geometry, 30);
  return geometry.width - geometry.pad.left - geometry.pad.right;
};

const skyColours = ({ theme }: CardSetting): string => ['art-1', 'art-2'].map((name) => theme.swatches[name]!.screen).join(',');

const chipOf = ({ masthead }: ReportView): string[] => [masthead.year, masthead.place].filter(Boolean);

/** @param share Of the usual size. @param spare Units of height that the kicker leaves. */
function titleOf(setting: CardSetting, share: number, spare = 0): { titleLines: object[]; titleStyle: string } {
  const { geometry, theme, metrics, view } = setting;
  const room = rooms[geometry.layout];
  const title = setTitle(view.masthead.title, {
    metrics, family: theme.type.display, numeral: theme.type.numeral, width: wordsWidth(setting), height: px(geometry, room.titleHeight + spare), most: Math.floor(px(geometry, room.title) * share), least: px(geometry, least.headline), leading: 1.18,
  });
  return { titleLines: title.lines, titleStyle: `font-size:${title.size}px;` };
}

/** The kicker is the largest word of the cover; where it would be small it is a line above the title. */
function kickerOf(setting: CardSetting): { kicker: string; kickerType: string; kickerStyle: string } {
  const { geometry, theme, metrics, view } = setting;
  const { kicker } = view.masthead;
  if (!kicker) return { kicker: '', kickerType: 'headline', kickerStyle: '' };
  const em = metrics.width(kicker, { family: theme.type.display, weight: 900, size: 1 });
  const size = Math.floor(Math.min(px(geometry, rooms[geometry.layout].kicker), wordsWidth(setting) / em));
  const large = size >= px(geometry, least.headline);
  return { kicker, kickerType: large ? 'headline' : 'secondary', kickerStyle: `font-size:${Math.max(size, px(geometry, least.secondary))}px;` };
}

/** Width of the deep ground that carries the figures. */
function figuresWidth(setting: CardSetting): number {
  const { geometry } = setting;
  if (geometry.layout === 'banner') return Math.floor((geometry.width - geometry.height) / 2) - geometry.pad.left - px(geometry, 16);
  return geometry.layout === 'wide' ? Math.floor(geometry.width * headShareOf(setting)) - px(geometry, 40) - geometry.pad.right : bodyWidth(setting);
}

async function coverCard(card: Card, setting: CardSetting, slots: Map<string, Slot>): Promise<object[]> {
  const { view, geometry, theme } = setting;
  const kicker = kickerOf(setting);
  slots.set('scene', { kind: 'art', night: false, seed: view.id, ground: 0, calm: geometry.layout === 'banner' ? 0.1 : 0.45 });
  const width = figuresWidth(setting);
  const blocks = await Promise.all(card.blocks.map((block) => blockContext(block, setting, { width, dark: true, aside: geometry.layout === 'banner', alone: false, cover: true, slots })));
  const tagline = geometry.layout === 'tall' || geometry.layout === 'long' ? view.masthead.tagline : [];
  return [{
    partial: 'card-cover', chip: geometry.layout === 'banner' ? '' : chipOf(view), ...kicker, ...(kicker.kickerType === 'headline' ? titleOf(setting, 1) : titleOf(setting, 1.2, 60)),
    tagline: tagline.length > 0 ? tagline : '', over: geometry.layout === 'banner' ? theme.swatches['art-1']!.screen : skyColours(setting), blocks,
  }];
}

function closingCard(setting: CardSetting, slots: Map<string, Slot>): object[] {
  const { view, geometry, metrics, theme } = setting;
  const slogans = view.masthead.tagline;
  const widest = Math.max(1, ...slogans.map((line) => metrics.width(line, { family: theme.type.display, weight: 900, size: 1 })));
  const { most, height } = { tall: { most: 190, height: 480 }, square: { most: 140, height: 260 }, wide: { most: 84, height: 160 }, banner: { most: 84, height: 160 }, long: { most: 150, height: 480 } }[geometry.layout];
  const size = Math.floor(Math.min(px(geometry, most), wordsWidth(setting) / widest, px(geometry, height) / (slogans.length * 1.2)));
  const large = size >= px(geometry, least.headline);
  slots.set('scene', { kind: 'art', night: false, seed: `${view.id} closing`, ground: 0, calm: 0.3 });
  const lines = [view.source, view.period, ...view.credits.map((credit) => credit.text), view.masthead.newspaper, view.masthead.date].filter(Boolean);
  return [{
    partial: 'card-closing', chip: chipOf(view), slogans: slogans.length > 0 ? slogans : '', sloganType: large ? 'headline' : 'body', sloganStyle: `font-size:${Math.max(size, px(geometry, least.body))}px;`, ...titleOf(setting, slogans.length > 0 && large ? 0.8 : 1.1),
    over: skyColours(setting), lines,
  }];
}

export const coverParts = async (card: Card, setting: CardSetting, slots: Map<string, Slot>): Promise<object[]> =>
  (card.kind === 'closing' ? closingCard(setting, slots) : coverCard(card, setting, slots));
