/**
 * A fact: one number, rank or stated result, entered once and referred to from everywhere.
 *
 * Text refers to it as `{id}` (number with unit and qualifier, or the rank of a fact without a
 * number), `{id.full}` (with the prefix), `{id.figure}` (without the unit), `{id.rank}` and `{id.label}`.
 */
import { z } from 'zod';

/**
 * What sort of quantity a fact is. Only like kinds may share an axis.
 *
 * growth: change on the year before, in %. decrease: a fall, stated as a positive number.
 * share: part of a whole, 0-100 %. total / increment: an amount, and an addition to one.
 * count / new / stock: things counted, things added in the period, things there at its end.
 * area, length, duration: measured quantities. money: an amount of money in an account or budget.
 * rate: so many per so many (‰, 人/平方公里). concentration: 微克/立方米. price: money for one thing.
 * ratio: times, tenths, one to another. index: a figure of a scale, without a unit.
 * ordinal: a number in an order (第九届). rank: a place without a number of its own.
 * text: a result stated in words only; never drawn.
 */
export const factKinds = [
  'growth',
  'decrease',
  'share',
  'total',
  'increment',
  'count',
  'new',
  'stock',
  'area',
  'length',
  'duration',
  'money',
  'rate',
  'concentration',
  'price',
  'ratio',
  'index',
  'ordinal',
  'rank',
  'text',
] as const;
export type FactKind = (typeof factKinds)[number];

/** What people call a kind. By its letters alone "increase" would be taken for a fall. */
export const kindsMeant: ReadonlyMap<string, FactKind> = new Map(
  Object.entries({
    growth: ['increase', 'rise', 'gain', 'change', 'growths', '增长', '增加', '上升'],
    decrease: ['decline', 'drop', 'fall', 'loss', '下降', '减少', '降低'],
    share: ['percent', 'percentage', 'proportion', '占比', '比例', '比重'],
    total: ['sum', 'amount', '总量', '总额'],
    count: ['number', 'quantity', '数量', '个数'],
    length: ['distance', '里程', '长度'],
    duration: ['time', 'period', '时长'],
  } satisfies Partial<Record<FactKind, string[]>>).flatMap(([kind, words]) =>
    words.map((word) => [word, kind as FactKind] as const),
  ),
);

/** Ids are lower-case words joined by hyphens: they name files and anchors. */
export const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const idSchema = z
  .string()
  .regex(idPattern)
  .describe(
    '标识：小写字母、数字、连字符，如 gdp-2023。 Lower-case letters, digits and hyphens, e.g. gdp-2023.',
  );

/**
 * Every entry with an id: its own, else its family's name with its place, counted from 1 (`section-3`), and a
 * further number where another has that already.
 */
export function identified<Entry extends { id?: string | undefined }>(
  entries: Entry[],
  family: string,
): (Entry & { id: string })[] {
  const taken = new Set(entries.map(({ id }) => id));
  return entries.map((entry, index) => {
    if (entry.id !== undefined) return { ...entry, id: entry.id };
    const base = `${family}-${index + 1}`;
    let id = base;
    for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
    taken.add(id);
    return { ...entry, id };
  });
}

/** An id that may be left out where nothing refers to the entry; see `identified`. */
export const optionalIdSchema = idSchema
  .describe(
    '标识：小写字母、数字、连字符；别处要引用它时才要写。 Lower-case letters, digits and hyphens; only needed where something refers to it.',
  )
  .optional();

/** Those of facts may be of Chinese characters, too: no file is named after a fact. */
export const factIdPattern = /^[a-z\u3400-\u9fff][a-z0-9\u3400-\u9fff]*(-[a-z0-9\u3400-\u9fff]+)*$/;
export const factIdSchema = z
  .string()
  .regex(factIdPattern)
  .describe(
    '事实的标识：汉字、小写字母、数字、连字符，如 粮食产量、gdp-2023。 Chinese characters, lower-case letters, digits and hyphens, e.g. gdp-2023.',
  );

export const factSchema = z
  .strictObject({
    label: z
      .string()
      .min(1)
      .describe(
        '指标名称，如“粮食产量”；其中可引用别的事实 {id}。 What the number measures; may itself refer to facts as {id}.',
      ),
    short: z
      .string()
      .min(1)
      .optional()
      .describe('图表和卡片用的短名称。 A shorter label for charts and cards.'),
    value: z
      .number()
      .nullable()
      .default(null)
      .describe(
        '数值；没有数字的事实（排名、文字结论）留空。 The number; null for ranks and results in words.',
      ),
    digits: z
      .int()
      .min(0)
      .max(6)
      .optional()
      .describe('小数位数；不写则按输入原样。 Decimals to print; as entered when left out.'),
    unit: z.string().default('').describe('单位，如 % 、亿元、万平方米。 Unit printed after the number.'),
    sign: z.string().optional().describe('数字前的符号，如 ¥、£、$。 Symbol printed before the number.'),
    prefix: z
      .string()
      .default('')
      .describe('数字前的限定词：预计、突破、超过、近…… Word before the number: about, over, an estimated …'),
    qualifier: z
      .string()
      .default('')
      .describe('数字后的限定词：左右、以上、余…… Word after the number: or more, approx. …'),
    kind: z
      .enum(factKinds)
      .describe('数量的种类；同类才可同图。 Sort of quantity; only like kinds share an axis.'),
    status: z
      .enum(['actual', 'estimate', 'target'])
      .default('actual')
      .describe('实际、预计或目标。 Outcome, estimate or target.'),
    rank: z.string().default('').describe('名次或荣誉，如“稳居全省第一位”。 Rank or distinction in words.'),
    icon: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .optional()
      .describe('图标名（Tabler Icons）。 Pictogram: a name from Tabler Icons, e.g. trees.'),
    numerals: z
      .enum(['arabic', 'han'])
      .default('arabic')
      .describe('用阿拉伯数字或汉字数字（第九届）。 Arabic figures or Han numerals.'),
    note: z.string().optional().describe('口径说明。 How the number is defined.'),
  })
  .describe('一条事实。 One fact.');

export type Fact = z.infer<typeof factSchema>;
