/**
 * What a set page is like as a picture, in numbers: how much of it the hero and its largest figure take, how many
 * numerals stand out, how many sizes its type has, and how far labels stand from their numbers. For `--explain`.
 */
import type { PageFormat } from '../../design/format.ts';
import type { Both } from '../../lib/languages.ts';
import { pxToMm, round } from '../../lib/units.ts';
import type { Sheet } from '../../render/sheet.ts';

export interface Proportions {
  page: number;
  /** Shares of the type area: the hero, and the largest figure with the block in which it stands. */
  hero: number;
  picture: { share: number; block: string };
  /** Numerals over 24 pt, years and numbers of sections and tasks not counted. */
  numerals: number;
  /** Sizes of type outside the hero, to half a point. */
  sizes: number[];
  /** Greatest distance of a label of a row from its number, mm. */
  label: number;
  /** Facts of sections, and how many of them stand both at a figure and in a sentence of its section. */
  facts: number;
  twice: number;
}

/** Runs in the page. @param area Type area, px². */
function measure(area: number): Proportions[] {
  const pt = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize) * 0.75;
  const share = ({ width, height }: DOMRect): number => (width * height) / area;
  const large = 24;
  return [...document.querySelectorAll('.sheet')].map((sheet, index) => {
    const hero = sheet.querySelector('[data-block="hero"]');
    const pictures = [...sheet.querySelectorAll('.chart > svg, .plan-panel')].map((one) => ({
      share: share(one.getBoundingClientRect()),
      block: one.closest('[data-block]')?.getAttribute('data-block') ?? '',
    }));
    const sizes = new Set<number>();
    const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      if (node.textContent!.trim() && !element.closest('[data-block="hero"], .folio'))
        sizes.add(Math.round(pt(element) * 2) / 2);
    }
    const labels = [...sheet.querySelectorAll('.row')].flatMap((row) => {
      const [number, label] = [row.querySelector('.n-tail, .n-head'), row.querySelector('.row-label')];
      const ends = [...row.querySelectorAll('.n-head, .n-tail')].map(
        (one) => one.getBoundingClientRect().right,
      );
      if (!number || !label) return [];
      const range = document.createRange();
      range.selectNodeContents(label);
      return [range.getBoundingClientRect().left - Math.max(...ends)];
    });
    const ids = (holder: Element, selector: string): Set<string> =>
      new Set([...holder.querySelectorAll(selector)].map((one) => one.getAttribute('data-fact')!));
    const sections = [...sheet.querySelectorAll('.panel, .sides')].filter(
      (one) => !one.parentElement!.closest('.sides'),
    );
    const told = sections.map((section) => {
      const drawn = ids(section, '.number[data-fact], svg [data-fact]');
      const said = ids(section, '.item .fact[data-fact]');
      return {
        facts: new Set([...drawn, ...said]).size,
        twice: [...said].filter((id) => drawn.has(id)).length,
      };
    });
    return {
      facts: told.reduce((sum, one) => sum + one.facts, 0),
      twice: told.reduce((sum, one) => sum + one.twice, 0),
      page: index + 1,
      hero: hero ? share(hero.getBoundingClientRect()) : 0,
      picture: pictures.reduce((most, one) => (one.share > most.share ? one : most), { share: 0, block: '' }),
      numerals: [...sheet.querySelectorAll('.n-number, svg text tspan, svg text')].filter(
        (one) =>
          one.children.length === 0 &&
          /\d/.test(one.textContent ?? '') &&
          pt(one) > large &&
          (one.matches('.n-number') || one.closest('svg')),
      ).length,
      sizes: [...sizes].sort((a, b) => a - b),
      label: Math.max(0, ...labels),
    };
  });
}

/** The pages must be on the sheet. */
export async function measureProportions(sheet: Sheet, format: PageFormat): Promise<Proportions[]> {
  const [top, right, bottom, left] = format.margins;
  const [width, height] = format.trim;
  const mm = (width - left - right) * (height - top - bottom);
  const found = await sheet.page.evaluate(measure, mm / pxToMm(1) ** 2);
  return found.map((one) => ({ ...one, label: round(pxToMm(one.label), 1) }));
}

const percent = (share: number): number => round(share * 100, 1);

/** One line for each page. */
export const proportionsText = ({
  page,
  hero,
  picture,
  numerals,
  sizes,
  label,
  facts,
  twice,
}: Proportions): Both => ({
  en: `page ${page}: hero ${percent(hero)} %, largest figure ${percent(picture.share)} %${picture.block ? ` in "${picture.block}"` : ''} of the type area; ${numerals} numerals over 24 pt; ${sizes.length} sizes of type (${sizes.join(', ')} pt); labels at most ${label} mm from their numbers; ${twice} of ${facts} numbers said twice`,
  zh: `第 ${page} 版：题图占版心 ${percent(hero)}%，最大的图占 ${percent(picture.share)}%${picture.block ? `（“${picture.block}”）` : ''}；大于 24 pt 的数字 ${numerals} 个；字号 ${sizes.length} 种（${sizes.join('、')} pt）；说明离数字最远 ${label} mm；${facts} 个数中 ${twice} 个说了两遍`,
});
