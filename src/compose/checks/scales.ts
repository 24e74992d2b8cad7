/**
 * Holds a set page to its scales: all marks of one key are on one scale, but for those of a figure that says that
 * its scale is its own. Read from the document, as it is printed.
 */
import { error, type Problem } from '../../lib/problem.ts';
import type { Both } from '../../lib/languages.ts';
import { round } from '../../lib/units.ts';

interface PlacedMark {
  key: string;
  value: number;
  /** mm */
  length: number;
  block: string;
  own: boolean;
  /** From 0: its figure on the page. */
  figure: number;
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot);/g, (_all, name: string) => signs[name]!);

/** Marks of every sheet. */
export function marksOf(body: string): PlacedMark[][] {
  const sheets = body.split(/<main class="sheet"/).slice(1);
  return sheets.map((sheet) => {
    const marks: PlacedMark[] = [];
    let block = '';
    let figure = 0;
    for (const [, name, told, own] of sheet.matchAll(
      /data-block="([^"]*)"|<svg data-marks="([^"]*)"( data-scale="own")?/g,
    ))
      if (name !== undefined) block = plain(name);
      else {
        for (const [key, value, length] of JSON.parse(plain(told!)) as [string, number, number][])
          marks.push({ key, value, length, block, own: own !== undefined, figure });
        figure += 1;
      }
    return marks;
  });
}

/** mm by which a mark may differ from its scale. */
const seen = 0.1;

export interface Inversion {
  /** It is on the scale. */
  longest: PlacedMark;
  /** Longer or shorter than its value is on that scale. */
  other: PlacedMark;
}

/** Marks that are not on the scale of the longest mark of their key; for each key and block the worst. */
export function findInversions(marks: PlacedMark[]): Inversion[] {
  const shared = marks.filter(({ own, value }) => !own && value > 0);
  return [...Map.groupBy(shared, ({ key }) => key).values()].flatMap((all) => {
    const longest = all.reduce((most, mark) => (mark.length > most.length ? mark : most));
    const miss = ({ value, length }: PlacedMark): number =>
      Math.abs(length - (value * longest.length) / longest.value);
    const worst = new Map<string, PlacedMark>();
    for (const mark of all) {
      const known = worst.get(mark.block);
      if (miss(mark) > seen && (!known || miss(mark) > miss(known))) worst.set(mark.block, mark);
    }
    return [...worst.values()].map((other) => ({ longest, other }));
  });
}

/** @param product Name of the page's file. */
export const checkScales = (body: string, product: string): Problem[] =>
  marksOf(body).flatMap((marks, index) =>
    findInversions(marks).map(({ longest, other }) => {
      const [long, own] = [round(longest.length, 1), round(other.length, 1)];
      return {
        ...error('chart-scale-inversion', {
          en: [
            `${other.value} is ${own} mm long in "${other.block}", and ${longest.value} of the same unit is ${long} mm in "${longest.block}": they are not on one scale.`,
            'This is a fault of the composer; please report it with the report.',
          ],
          zh: [
            `“${other.block}”里 ${other.value} 画了 ${own} mm，“${longest.block}”里同单位的 ${longest.value} 画了 ${long} mm，不是同一比例。`,
            '这是排版环节出了错，请把报告文件一并发给我们。',
          ],
        }),
        page: { product, page: index + 1, block: other.block },
      };
    }),
  );

/** For `--explain`: what a millimetre stands for in each key that several figures share, and who differs. */
export function tellScales(body: string): Both[] {
  return marksOf(body).flatMap((marks, index) =>
    [...Map.groupBy(marks, ({ key }) => key)].flatMap(([key, all]): Both[] => {
      const figures = new Set(all.map(({ figure }) => figure)).size;
      const longest = all.filter(({ own }) => !own).sort((a, b) => b.length - a.length)[0];
      if (figures < 2 || !longest) return [];
      const own = [...new Set(all.flatMap((mark) => (mark.own ? [mark.block] : [])))];
      const each = Number((longest.value / longest.length).toPrecision(3));
      return [
        {
          en: `page ${index + 1}: scale of "${key}": 1 mm = ${each} in ${figures} figures${own.length > 0 ? `, own scale said in ${own.join(', ')}` : ''}`,
          zh: `第 ${index + 1} 版：“${key}”的比例为 1 mm = ${each}，共 ${figures} 图${own.length > 0 ? `，注明另用比例的有 ${own.join('、')}` : ''}`,
        },
      ];
    }),
  );
}
