/** How the text after an option becomes its value, and what is said of one that cannot. */
import { variants } from '../cards/plan/grounds.ts';
import {
  everyKind,
  leastDpi,
  mostDpi,
  pressStandards,
  type OptionName,
  type OptionValues,
} from '../edition/command-options.ts';
import { findClosest } from '../lib/closest.ts';
import { languageOfTag, messageLanguages, type MessageLanguage } from '../lib/languages.ts';
import { error, type Problem, type Said } from '../lib/problem.ts';
import type { ProductKind } from '../manifest/manifest.ts';

export const fault = (said: Said): Problem => error('usage', said);

/** `Did you mean "check"? ` before what there is. */
export const meant = (typed: string, known: readonly string[]): string => {
  const near = findClosest(typed, known);
  return near === undefined ? '' : `Did you mean "${near}"? `;
};
export const meantZh = (typed: string, known: readonly string[]): string => {
  const near = findClosest(typed, known);
  return near === undefined ? '' : `是不是想写“${near}”？`;
};

/** As typed, with a comma between several; empty names left out. */
const namesOf = (values: readonly string[]): string[] =>
  values
    .flatMap((value) => value.split(','))
    .map((name) => name.trim())
    .filter(Boolean);

const isDate = (date: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  // 2024-02-30 is read as 1 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
};

export type Faults = Problem[];

/** How the text after an option becomes its value; what cannot is a fault. */
export const readers = {
  only(values: string[], faults: Faults): ProductKind[] {
    const names = namesOf(values);
    const isKind = (name: string): name is ProductKind => (everyKind as readonly string[]).includes(name);
    for (const name of names.filter((one) => !isKind(one)))
      faults.push(
        fault({
          en: [
            `--only: there is no kind of product called "${name}".`,
            `${meant(name, everyKind)}Use ${everyKind.join(', ')}.`,
          ],
          zh: [
            `--only：没有“${name}”这类产品。`,
            `${meantZh(name, everyKind)}可用：${everyKind.join('、')}。`,
          ],
        }),
      );
    return names.filter(isKind);
  },
  formats: namesOf,
  date([date = '']: string[], faults: Faults): string {
    if (!isDate(date))
      faults.push(
        fault({
          en: [`--date: "${date}" is not a date.`, 'Write it as YYYY-MM-DD, e.g. 2024-01-12.'],
          zh: [`--date：“${date}”不是日期。`, '写成 YYYY-MM-DD，如 2024-01-12。'],
        }),
      );
    return date;
  },
  standard([name = '']: string[], faults: Faults): OptionValues['standard'] {
    const standard = pressStandards.find((known) => known === name);
    if (standard === undefined)
      faults.push(
        fault({
          en: [
            `--standard: there is no standard "${name}" here.`,
            `${meant(name, [...pressStandards].reverse())}Use ${pressStandards.join(' or ')}.`,
          ],
          zh: [
            `--standard：这里没有“${name}”这个标准。`,
            `${meantZh(name, [...pressStandards].reverse())}可用：${pressStandards.join('、')}。`,
          ],
        }),
      );
    return standard;
  },
  lang([value = '']: string[], faults: Faults): MessageLanguage | undefined {
    const language = languageOfTag(value);
    if (language === undefined)
      faults.push(
        fault({
          en: [`--lang: Tuban does not speak "${value}".`, `Use ${messageLanguages.join(' or ')}.`],
          zh: [`--lang：没有“${value}”这种提示语言。`, `可用：${messageLanguages.join('、')}。`],
        }),
      );
    return language;
  },
  variant([name = '']: string[], faults: Faults): OptionValues['variant'] {
    const variant = variants.find((known) => known === name);
    if (variant === undefined)
      faults.push(
        fault({
          en: [
            `--variant: there is no variant "${name}".`,
            `${meant(name, [...variants])}Use ${variants.join(' or ')}.`,
          ],
          zh: [
            `--variant：没有“${name}”这种底色。`,
            `${meantZh(name, [...variants])}可用：${variants.join('、')}。`,
          ],
        }),
      );
    return variant;
  },
  dpi([value = '']: string[], faults: Faults): number {
    const dpi = Number(value);
    if (!Number.isInteger(dpi) || dpi < leastDpi || dpi > mostDpi)
      faults.push(
        fault({
          en: [
            `--dpi: "${value}" is not a resolution.`,
            `Give whole pixels per inch, from ${leastDpi} to ${mostDpi}.`,
          ],
          zh: [`--dpi：“${value}”不是分辨率。`, `写每英寸像素数，${leastDpi} 到 ${mostDpi} 的整数。`],
        }),
      );
    return dpi;
  },
} satisfies Partial<Record<OptionName, (values: string[], faults: Faults) => unknown>>;
