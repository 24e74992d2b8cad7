/** Sections of the review: items, figures and photos. */
import { z } from 'zod';
import { factIdSchema, idSchema, optionalIdSchema } from './fact.ts';
import { eventSchema, mapSchema, nameSchema, pointSchema, seriesKinds } from './series.ts';

/** Running text. `{id}` refers to a fact; `**…**` marks a run to stress. */
export const textSchema = z
  .string()
  .min(1)
  .describe('正文，可引用事实 {id}；**…** 为强调。 Running text; {id} refers to a fact, **…** stresses.');

/** A headline; `|` marks the places where a line may break. */
export const headlineSchema = z
  .string()
  .min(1)
  .describe('标题；“|” 表示可以断行之处。 A headline; "|" marks where a line may break.');

/** A year in four figures. */
export const yearSchema = z.int().min(1000).max(9999);

const itemSchema = z
  .union([
    textSchema,
    z.strictObject({
      heading: z.string().min(1).describe('小标题。 A sub-heading.'),
      items: z.array(textSchema).default([]).describe('小标题下的各条。 Items below it.'),
    }),
  ])
  .describe('一条内容，或一个小标题及其各条。 An item, or a sub-heading with its items.');
export type Item = z.infer<typeof itemSchema>;

/** How a figure shows its facts, or a series. `custom` brings its own Vega-Lite spec. */
export const figureKinds = [
  'divided',
  'field',
  'hundred',
  'steps',
  'columns',
  'difference',
  'rings',
  'length',
  'ruled',
  'levels',
  'flow',
  'paired',
  'squares',
  'periods',
  'standing',
  'tiles',
  'bars',
  'shares',
  'dumbbell',
  'comparison',
  'custom',
  'timeline',
  ...seriesKinds,
] as const;
export type FigureKind = (typeof figureKinds)[number];

export const pairSchema = z.strictObject({
  label: z
    .string()
    .min(1)
    .optional()
    .describe('指标名；不写则用事实的名称。 Label; the fact’s own when left out.'),
  target: factIdSchema.describe('目标（或后一期）事实。 The target or later fact.'),
  last: factIdSchema.describe('上年（或前一期）事实。 Last year’s or the earlier fact.'),
});
export type Pair = z.infer<typeof pairSchema>;

export const figureSchema = z
  .strictObject({
    id: optionalIdSchema,
    kind: z
      .enum(figureKinds)
      .describe(
        'divided 分段条；field 数格阵；hundred 百格；steps 增减台阶；columns 时间柱；difference 差额条；rings 年轮；length 实长；ruled 排序条；levels 高低柱；flow 收支流；paired 目标对柱；squares 目标百格；periods 各期对照表；standing 结果与上年、目标、限值对照条；tiles 数行；bars 条形；shares 占比；dumbbell 目标与上年；comparison 紧凑对比；custom 自带图表；timeline 大事记；用数据表的：line 折线，area 面积，stack 叠柱，multiples 小图组，slope 两期斜线，ranking 名次变化，pyramid 金字塔，heat 深浅表，table 带条的表，map 地图。',
      ),
    title: z.string().optional().describe('图题。 Title of the figure.'),
    facts: z.array(factIdSchema).default([]).describe('图中的事实，按此顺序。 Facts shown, in this order.'),
    whole: factIdSchema
      .optional()
      .describe(
        '各部分之和、增减的合计、两条之差（divided、field、steps、difference、flow 用）。 The sum of the parts, the total of the steps, the gap.',
      ),
    others: z
      .array(factIdSchema)
      .optional()
      .describe('flow 的另一边；length 上立着的东西。 The other side of a flow; what stands on a length.'),
    pairs: z.array(pairSchema).optional().describe('dumbbell 用：成对的事实。 Pairs for a dumbbell.'),
    series: idSchema.optional().describe('用哪张数据表。 The series that it draws.'),
    columns: z
      .array(nameSchema)
      .min(1)
      .optional()
      .describe('只用这几列；不写用全部。 Columns drawn; all when left out.'),
    points: z
      .array(pointSchema)
      .optional()
      .describe('line、area 上要点名的几处。 Places of a line that are named.'),
    events: z.array(eventSchema).optional().describe('timeline 的各条。 The events of a timeline.'),
    map: mapSchema.optional().describe('map 用：底图。 The areas of a map.'),
    note: textSchema.optional().describe('图注。 Note below the figure.'),
    alt: z
      .string()
      .optional()
      .describe('替代文字；不写则由数据生成。 Alternative text; made from the data when left out.'),
    spec: z
      .record(z.string(), z.unknown())
      .optional()
      .describe(
        'custom 用：Vega-Lite 规格；数据以 {"name": "facts"} 取自本报告。 Vega-Lite spec for custom; its data is {"name": "facts"}.',
      ),
  })
  .describe('一幅图。 A figure.');
export type Figure = z.infer<typeof figureSchema>;

export const photoSchema = z.strictObject({
  id: optionalIdSchema,
  file: z
    .string()
    .optional()
    .describe(
      '照片文件，在报告文件夹内；没有照片时不写，版面不给它留位置。 Photo file inside the report’s folder; without one, the page is made without the photo.',
    ),
  caption: z.string().min(1).describe('图片说明。 Caption.'),
  credit: z.string().default('').describe('摄影者。 Photographer or agency.'),
  licence: z.string().optional().describe('使用许可。 Licence under which it may be used.'),
  focus: z
    .tuple([z.number().min(0).max(1), z.number().min(0).max(1)])
    .optional()
    .describe('裁切时保住的焦点：从左、从上的比例。 Point kept when cropping: fractions from left and top.'),
  alt: z.string().optional().describe('替代文字。 Alternative text; the caption when left out.'),
});
export type Photo = z.infer<typeof photoSchema>;

export const sectionSchema = z
  .strictObject({
    id: optionalIdSchema,
    title: headlineSchema,
    short: z.string().optional().describe('卡片用的短标题。 Shorter title for cards.'),
    icon: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .optional()
      .describe('图标名（Tabler Icons）。 Pictogram name.'),
    standfirst: textSchema.optional().describe('导语。 A sentence below the title.'),
    items: z.array(itemSchema).default([]).describe('各条内容。 The items, in reading order.'),
    figures: z
      .array(figureSchema)
      .default([])
      .describe('图；不写则由版面按事实自动选择。 Figures; chosen from the facts when left out.'),
    photos: z.array(photoSchema).default([]).describe('照片。 Photos.'),
  })
  .describe('一个部分。 A section.');
export type Section = z.infer<typeof sectionSchema> & { id: string };
