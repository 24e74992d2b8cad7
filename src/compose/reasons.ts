/** Why a page was composed as it was, for `--explain`. */
import { blocksOf, explain, type Layout, type Term } from '../layout/layout.ts';
import type { Both } from '../lib/languages.ts';
import { round } from '../lib/units.ts';
import { electPicture } from '../blocks/figures/election.ts';
import { halvesOf, heroRange } from '../design/grid.ts';
import { advertBox, type Advert } from './advert.ts';
import { heroAt } from './frames.ts';
import { gridAt } from '../blocks/heights.ts';
import { earlyOf, settingOf, type Found, type Search } from './site.ts';

/** Terms of the cost that are told. */
const termsTold = 6;

/** The terms of styles/layout.yaml, in Chinese. */
const termNames: Record<Term['term'], string> = {
  waste: '图表内外的空白',
  growth: '图表撑高',
  tower: '高过于宽',
  beyond: '撑高过度',
  hole: '大块空白',
  plain: '没画成图的事实',
  charge: '排定后的扣分',
  gap: '行间加宽',
  foot: '版底空行',
  endpiece: '版尾尾图',
};

function chosenSize({ source: { format }, perSheet }: Search, { size, side, pages, cost }: Layout): Both {
  const grid = gridAt(format, size.factor, side);
  const hero = heroAt(pages[0]!.start).lines;
  const { best } = heroRange(grid);
  const count = pages.length / perSheet;
  const share = Math.round(size.scale * 100);
  const [enlarged, enlargedZh] =
    size.factor > 1
      ? [`, all of it ${size.factor} times the format's`, `，整体放大到规格的 ${size.factor} 倍`]
      : ['', ''];
  return {
    en: `chosen: sidebar ${side} mm, type at ${share} % of its range${enlarged}, hero ${hero} lines of ${best}, ${count} pages, cost ${round(cost, 1)}`,
    zh: `选定：侧栏宽 ${side} mm，字号在范围的 ${share}% 处${enlargedZh}，题图 ${hero} 行（最好 ${best} 行），共 ${count} 版，代价 ${round(cost, 1)}`,
  };
}

const termText = ({ term, cost, block }: Term): Both => ({
  en: `${term} ${round(cost, 1)}${block === '' ? '' : ` in "${block}"`}`,
  zh: `${termNames[term]}（${term}）${round(cost, 1)}${block === '' ? '' : `，在“${block}”`}`,
});

/** Per cent of the type area that the picture of the page takes, and the most that it could. */
function pictureShares(search: Search, { layout, site }: Found): { own: number; most: number } {
  const { size, pages } = layout;
  const grid = gridAt(search.source.format, size.factor, layout.side);
  const { blocks } = site.material;
  const percent = (area: number): number => round((area / (grid.columns * grid.lines)) * 100, 1);
  const own = pages
    .flatMap(blocksOf)
    .map(({ candidate }) => site.heights.find(size, blocks.get(candidate.block)!, candidate))
    .reduce((sum, natural) => sum + (natural?.picture ?? 0), 0);
  const most = [...blocks.values()]
    .flatMap((block) => site.heights.at(size, block))
    .reduce((largest, { picture = 0 }) => Math.max(largest, picture), 0);
  return { own: percent(own), most: percent(most) };
}
/** From so many per cent of the type area a picture leads. */
const leads = 10;

function electedText(search: Search, found: Found): Both[] {
  const elected = electPicture(search.source.styles.view);
  if (!elected) return [];
  const { figure, section, score } = elected;
  const [name, points] = [`${figure.kind}${figure.title ? ` "${figure.title}"` : ''}`, round(score, 1)];
  const { own, most } = pictureShares(search, found);
  const [share, shareZh] = own > 0 ? [`; it takes ${own} % of the type area`, `，占版心 ${own}%`] : ['', ''];
  const isShort = own > 0 && most < leads;
  const [short, shortZh] = isShort
    ? [', the report has nothing to draw larger', '，报告没有能画得更大的']
    : ['', ''];
  return [
    {
      en: `picture of the page: ${name} in "${section}", elected with ${points}${share}${short}`,
      zh: `主图：“${section}”的 ${name}，得分 ${points}${shareZh}${shortZh}`,
    },
  ];
}

/** Where the newsroom places what was sold, mm of the trim. */
function advertText({ source: { format } }: Search, advert: Advert, factor: number): Both {
  const grid = gridAt(format, factor, 0);
  const halves = format.spine === undefined ? [grid] : halvesOf(grid, format.spine);
  const { left, top, width, height } = advertBox(advert, halves[(advert.page - 1) % halves.length]!);
  const [size, place] = [`${round(width, 1)} × ${round(height, 1)}`, `${round(left, 1)}, ${round(top, 1)}`];
  return {
    en: `page ${advert.page}: ${size} mm are free for an advertisement at ${place} mm from the upper left of the trim`,
    zh: `第 ${advert.page} 版：留出广告位 ${size} mm，左上角距成品左边、上边 ${place} mm`,
  };
}

/** @param hole Share of the type area that the largest empty rectangle takes. */
export function reasonsOf(
  search: Search,
  {
    layout,
    site,
    hole,
    tries,
  }: {
    layout: Layout;
    site: Parameters<typeof settingOf>[1];
    hole: number;
    tries: number;
  },
): Both[] {
  const share = round(hole * 100, 1);
  const reasons: Both[] = [
    chosenSize(search, layout),
    {
      en: `largest empty rectangle ${share} % of the type area, ${tries} looked at`,
      zh: `最大的空白占版心 ${share}%，比较了 ${tries} 种排法`,
    },
    ...electedText(search, { layout, site }),
    ...explain(layout, settingOf(search, site, layout.size), earlyOf(search, site, layout.size))
      .slice(0, termsTold)
      .map(termText),
  ];
  reasons.push(...search.hints.adverts.map((one) => advertText(search, one, layout.size.factor)));
  if (layout.pages.at(-1)!.endpiece > 0)
    reasons.push({
      en: 'a picture ends the last page, which the report does not fill',
      zh: '报告没有排满最后一版，版尾放了尾图',
    });
  return reasons;
}
