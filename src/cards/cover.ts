/** Cover and closing card: words on calm sky, the landscape, figures or colophon on deep ground. */
import type { ReportView } from '../view/view.ts';
import type { Card } from './card.ts';
import { blockContext, bodyWidth, headShareOf } from './blocks.ts';
import { least, type Layout } from './geometry.ts';
import { px, type CardSetting, type Slot } from './setting.ts';
import { setTitle, type SetTitle } from './type.ts';

interface WordsRoom {
  /** Units: most of kicker and title, and the height that both may take together. */
  kicker: number;
  title: number;
  height: number;
}

const rooms: Record<Layout, WordsRoom> = {
  tall: { kicker: 260, title: 120, height: 480 },
  square: { kicker: 145, title: 92, height: 290 },
  wide: { kicker: 104, title: 76, height: 306 },
  banner: { kicker: 106, title: 84, height: 308 },
  long: { kicker: 250, title: 118, height: 520 },
};
const kickerLeading = 1.06;
const titleLeading = 1.18;
/** Units: a kicker that gives way to a long title is a line above it. */
const smallKicker = 40;
const kickerGap = 8;
/** The platform crops a banner to its centre square when it is forwarded. */
const squareInset = 8;

const wordsWidth = (setting: CardSetting): number => {
  const { geometry } = setting;
  if (geometry.layout === 'banner') return geometry.height - 2 * px(geometry, squareInset);
  if (geometry.layout === 'wide')
    return Math.floor(geometry.width * (1 - headShareOf(setting))) - geometry.pad.left - px(geometry, 30);
  return geometry.width - geometry.pad.left - geometry.pad.right;
};

/**
 * Landscape may rise behind the foot of the words; on low pictures, and where it is the report's own, it
 * stays below them.
 */
const skyColours = ({ theme, geometry, tile, art }: CardSetting): string =>
  (tile
    ? []
    : !art && (geometry.layout === 'tall' || geometry.layout === 'long')
      ? ['art-1', 'art-2']
      : ['art-1']
  )
    .map((name) => theme.swatches[name]!.screen)
    .join(',');

const chipOf = ({ masthead }: ReportView): string[] => [masthead.year, masthead.place].filter(Boolean);

function titleOf(setting: CardSetting, share: number, height: number): SetTitle {
  const { geometry, theme, metrics, view } = setting;
  return setTitle(view.masthead.title, {
    metrics,
    family: theme.type.display,
    numeral: theme.type.numeral,
    width: wordsWidth(setting),
    height: px(geometry, height),
    most: Math.floor(px(geometry, rooms[setting.tile ? 'tall' : geometry.layout].title) * share),
    least: px(geometry, least.headline),
    leading: titleLeading,
  });
}

const titleContext = ({ lines, size }: SetTitle): object => ({
  titleLines: lines,
  titleStyle: `font-size:${size}px;`,
});

/**
 * The kicker is the largest word of the cover, as far as the title beside it keeps the size of a headline.
 */
function wordsContext(setting: CardSetting): object {
  const { geometry, theme, metrics, view } = setting;
  const { kicker } = view.masthead;
  const room = rooms[setting.tile ? 'tall' : geometry.layout];
  if (!kicker)
    return {
      kicker: '',
      kickerType: 'headline',
      kickerStyle: '',
      ...titleContext(titleOf(setting, 1.4, room.height)),
    };
  const widest =
    wordsWidth(setting) /
    metrics.width(kicker, { family: theme.type.display, weight: 900, size: 1 }) /
    geometry.unit;
  const full = Math.floor(Math.min(room.kicker, widest));
  const sizes = [full, full * 0.8, full * 0.64].filter((size) => size >= least.headline);
  const tried = [...sizes, Math.min(smallKicker, widest)].map((size) => ({
    size,
    title: titleOf(setting, size < least.headline ? 1.2 : 1, room.height - size * kickerLeading - kickerGap),
  }));
  const chosen = tried.find(({ title }) => title.size >= px(geometry, least.headline)) ?? tried.at(-1)!;
  const size = Math.max(chosen.size, least.secondary);
  return {
    kicker,
    kickerType: size >= least.headline ? 'headline' : 'secondary',
    kickerStyle: `font-size:${px(geometry, size)}px;`,
    ...titleContext(chosen.title),
  };
}

/** Width of the deep ground that carries the figures. */
function figuresWidth(setting: CardSetting): number {
  const { geometry } = setting;
  if (geometry.layout === 'banner')
    return Math.floor((geometry.width - geometry.height) / 2) - geometry.pad.left - px(geometry, 16);
  return geometry.layout === 'wide'
    ? Math.floor(geometry.width * headShareOf(setting)) - px(geometry, 40) - geometry.pad.right
    : bodyWidth(setting);
}

async function coverCard(card: Card, setting: CardSetting, slots: Map<string, Slot>): Promise<object[]> {
  const { view, geometry } = setting;
  slots.set('scene', {
    kind: 'art',
    night: false,
    seed: view.id,
    ground: 0,
    calm: geometry.layout === 'banner' ? 0.1 : 0.45,
  });
  const width = figuresWidth(setting);
  const blocks = await Promise.all(
    card.blocks.map((block) =>
      blockContext(block, setting, {
        width,
        dark: true,
        aside: geometry.layout === 'banner',
        alone: false,
        cover: true,
        slots,
      }),
    ),
  );
  const tagline =
    setting.tile || geometry.layout === 'tall' || geometry.layout === 'long' ? view.masthead.tagline : [];
  return [
    {
      partial: 'card-cover',
      chip: geometry.layout === 'banner' ? '' : chipOf(view),
      ...wordsContext(setting),
      tagline: tagline.length > 0 ? tagline : '',
      over: skyColours(setting),
      blocks,
      ownArt: setting.art !== undefined,
    },
  ];
}

function closingCard(setting: CardSetting, slots: Map<string, Slot>): object[] {
  const { view, geometry, metrics, theme } = setting;
  const slogans = view.masthead.tagline;
  const widest = Math.max(
    1,
    ...slogans.map((line) => metrics.width(line, { family: theme.type.display, weight: 900, size: 1 })),
  );
  const { most, height } = {
    tall: { most: 190, height: 480 },
    square: { most: 140, height: 260 },
    wide: { most: 84, height: 96 },
    banner: { most: 84, height: 160 },
    long: { most: 150, height: 480 },
  }[geometry.layout];
  const size = Math.floor(
    Math.min(px(geometry, most), wordsWidth(setting) / widest, px(geometry, height) / (slogans.length * 1.2)),
  );
  const large = size >= px(geometry, least.headline);
  slots.set('scene', { kind: 'art', night: false, seed: `${view.id} closing`, ground: 0, calm: 0.3 });
  const lines = [
    view.source,
    view.period,
    ...view.credits.map((credit) => credit.text),
    view.masthead.newspaper,
    view.masthead.date,
  ].filter(Boolean);
  return [
    {
      partial: 'card-closing',
      chip: chipOf(view),
      slogans: slogans.length > 0 ? slogans : '',
      sloganType: large ? 'headline' : 'body',
      sloganStyle: `font-size:${Math.max(size, px(geometry, least.body))}px;`,
      ...titleContext(titleOf(setting, slogans.length > 0 && large ? 0.8 : 1.1, 260)),
      over: skyColours(setting),
      lines,
      ownArt: setting.art !== undefined,
    },
  ];
}

export const coverParts = async (
  card: Card,
  setting: CardSetting,
  slots: Map<string, Slot>,
): Promise<object[]> =>
  card.kind === 'closing' ? closingCard(setting, slots) : coverCard(card, setting, slots);
