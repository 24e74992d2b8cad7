/** Collects what a report's own spec may not ask for. */
import { type Problem, says, type Said } from '../../lib/problem.ts';
import { factFields } from './data.ts';
import { formatPattern, keys, mostLength, mostOf, type Part } from './allowed.ts';

export const quote = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

export class Checker {
  readonly problems: Problem[] = [];
  private readonly figure: string;
  private readonly swatches: string[];
  constructor(figure: string, swatches: string[]) {
    this.figure = figure;
    this.swatches = swatches;
  }

  refuse(at: string, said: Said): void {
    this.problems.push({
      code: 'chart-spec',
      severity: 'error',
      ...says({
        en: [`The chart "${this.figure}" ${said.en[0]}.`, said.en[1]],
        zh: [`图表“${this.figure}”${said.zh[0]}。`, said.zh[1]],
      }),
      path: at,
    });
  }

  /** An object with allowed keys only, or undefined. */
  part(at: string, value: unknown, part: Part): Record<string, unknown> | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(at, {
        en: [
          `has ${quote(value)} at ${at}, where an object is expected`,
          'Write it in the long form, as in the Vega-Lite documentation.',
        ],
        zh: [`的 ${at} 是 ${quote(value)}，应当是一个对象`, '按 Vega-Lite 文档的完整写法来写。'],
      });
      return undefined;
    }
    for (const key of Object.keys(value)) {
      if (!(keys[part] as readonly string[]).includes(key)) {
        this.refuse(`${at}.${key}`, {
          en: [
            `asks for "${key}" at ${at}, which charts of a report may not use`,
            `Allowed there: ${keys[part].join(', ')}.`,
          ],
          zh: [`在 ${at} 用了“${key}”，报告的图表不能用`, `那里可用：${keys[part].join('、')}。`],
        });
      }
    }
    return value as Record<string, unknown>;
  }

  field(at: string, value: unknown, allowed: readonly string[] = factFields): void {
    if (typeof value === 'string' && allowed.includes(value)) return;
    this.refuse(at, {
      en: [`takes ${quote(value)} as a field at ${at}`, `Use one of ${allowed.join(', ')}.`],
      zh: [`在 ${at} 以 ${quote(value)} 为字段`, `可用：${allowed.join('、')}。`],
    });
  }

  colour(at: string, value: unknown): void {
    if (value === null || (typeof value === 'string' && this.swatches.includes(value))) return;
    this.refuse(at, {
      en: [
        `takes ${quote(value)} as a colour at ${at}`,
        `Use the name of a swatch: ${this.swatches.join(', ')}.`,
      ],
      zh: [`在 ${at} 以 ${quote(value)} 为颜色`, `写色样名称：${this.swatches.join('、')}。`],
    });
  }

  format(at: string, value: unknown): void {
    if (value === undefined || (typeof value === 'string' && formatPattern.test(value))) return;
    this.refuse(at, {
      en: [`has the number format ${quote(value)}`, 'Use a d3 format such as ".1f" or ",".'],
      zh: [`的数字格式是 ${quote(value)}`, '用 d3 的格式，如“.1f”“,”。'],
    });
  }

  /** Counts and lengths; what stands for values of the facts may be of any size. */
  bounded(at: string, key: string, value: unknown): void {
    const most = mostOf[key] ?? mostLength;
    if (typeof value !== 'number' || ['datum', 'value', 'equal', 'lt', 'lte', 'gt', 'gte'].includes(key))
      return;
    if (Math.abs(value) <= most && (key in mostOf ? value >= 0 : true)) return;
    this.refuse(at, {
      en: [`asks for ${value} at ${at}`, `Write a number of at most ${most}.`],
      zh: [`在 ${at} 要 ${value}`, `写数字，最大 ${most}。`],
    });
  }

  /** Only plain values: neither objects nor expressions. */
  plain(at: string, values: Record<string, unknown>, except: readonly string[]): void {
    for (const [key, value] of Object.entries(values)) {
      if (except.includes(key)) continue;
      this.bounded(`${at}.${key}`, key, value);
      const flat = Array.isArray(value) ? value : [value];
      if (flat.every((each) => each === null || ['string', 'number', 'boolean'].includes(typeof each)))
        continue;
      this.refuse(`${at}.${key}`, {
        en: [
          `has ${quote(value)} at ${at}.${key}, where a plain value is expected`,
          'Expressions and signals are not run; write the value.',
        ],
        zh: [`的 ${at}.${key} 是 ${quote(value)}，应当是一个普通的值`, '表达式和信号不运行，直接写值。'],
      });
    }
  }
}
