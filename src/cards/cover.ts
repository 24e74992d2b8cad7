/** Cover and closing card: words on calm sky, the landscape, figures or colophon on deep ground. */
import type { ReportView } from '../view/view.ts';
import type { Card } from './card.ts';
import { blockContext, bodyWidth } from './blocks.ts';
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
  tall: { kicker: 260, title: 120, titleHeight: 260 }, square: { kicker: 200, title: 104, titleHeight: 190 }, wide: { kicker: 128, title: 88, titleHeight: 100 },
  banner: { kicker: 106, title: 84, titleHeight: 230 }, long: { kicker: 250, title: 118, titleHeight: 260 },
};
/** The platform crops a banner to its centre square when it is forwarded. */
const squareInset = 8;

const wordsWidth = (setting: CardSetting): number => {
  const { geometry } = setting;
  return geometry.layout === 'banner' ? geometry.height - 2 * px(geometry, squareInset) : geometry.width - geometry.pad.left - geometry.pad.right;
};

const skyColours = ({ theme }: CardSetting): string => ['art-1', 'art-2'].map((name) => theme.swatches[name]!.screen).join(',');

const chipOf = ({ masthead }: ReportView): string[] => [masthead.year, masthead.place].filter(Boolean);

function titleOf(setting: CardSetting, share: number): { titleLines: object[]; titleStyle: string } {
  const { geometry, theme, metrics, view } = setting;
  const room = rooms[geometry.layout];
  const title = setTitle(view.masthead.title, {
    metrics, family: theme.type.display, width: wordsWidth(setting), height: px(geometry, room.titleHeight), most: Math.floor(px(geometry, room.title) * share), least: px(geometry, least.headline), leading: 1.18,
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

async function coverCard(card: Card, setting: CardSetting, slots: Map<string, Slot>): Promise<object[]> {
  const { view, geometry } = setting;
  const kicker = kickerOf(setting);
  slots.set('scene', { kind: 'art', night: false, seed: view.id, ground: 0, calm: geometry.layout === 'banner' ? 0.1 : 0.45 });
  const flat = geometry.layout !== 'tall' && geometry.layout !== 'long';
  const width = bodyWidth({ ...setting, geometry: { ...geometry, layout: 'square' } });
  const blocks = await Promise.all(card.blocks.map((block) => blockContext(block, setting, {
    width: flat ? (width - px(geometry, 50)) / 2 : width, dark: true, aside: geometry.layout === 'banner', alone: false, cover: true, slots,
  })));
  const tagline = geometry.layout === 'tall' || geometry.layout === 'long' || geometry.layout === 'square' ? view.masthead.tagline : [];
  return [{
    partial: 'card-cover', chip: geometry.layout === 'banner' ? '' : chipOf(view), ...kicker, ...titleOf(setting, kicker.kickerType === 'headline' ? 1 : 1.2),
    tagline: tagline.length > 0 ? tagline : '', over: skyColours(setting), blocks,
  }];
}

function closingCard(setting: CardSetting, slots: Map<string, Slot>): object[] {
  const { view, geometry, metrics, theme } = setting;
  const slogans = view.masthead.tagline;
  const widest = Math.max(1, ...slogans.map((line) => metrics.width(line, { family: theme.type.display, weight: 900, size: 1 })));
  const most = { tall: 190, square: 140, wide: 84, banner: 84, long: 150 }[geometry.layout];
  const size = Math.floor(Math.min(px(geometry, most), (geometry.layout === 'wide' ? wordsWidth(setting) / 2 : wordsWidth(setting)) / widest));
  slots.set('scene', { kind: 'art', night: false, seed: `${view.id} closing`, ground: 0, calm: 0.3 });
  const lines = [view.source, view.period, ...view.credits.map((credit) => credit.text), view.masthead.newspaper, view.masthead.date].filter(Boolean);
  return [{
    partial: 'card-closing', chip: chipOf(view), slogans: slogans.length > 0 ? slogans : '', sloganStyle: `font-size:${size}px;`, ...titleOf(setting, slogans.length > 0 ? 0.8 : 1.2),
    over: skyColours(setting), lines,
  }];
}

export const coverParts = async (card: Card, setting: CardSetting, slots: Map<string, Slot>): Promise<object[]> =>
  (card.kind === 'closing' ? closingCard(setting, slots) : coverCard(card, setting, slots));
