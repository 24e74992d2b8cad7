/** Series: tables of a report, rows over time, place or group, from which figures are drawn. */
import { z } from 'zod';

/** Kinds of figure that are drawn from a series. */
export const seriesKinds = [
  'line',
  'area',
  'stack',
  'multiples',
  'slope',
  'ranking',
  'pyramid',
  'heat',
  'table',
  'map',
] as const;
export type SeriesKind = (typeof seriesKinds)[number];

export const isSeriesKind = (kind: string): kind is SeriesKind =>
  (seriesKinds as readonly string[]).includes(kind);

/** A name that may be a year, which YAML reads as a number. */
export const nameSchema = z.union([z.string().min(1), z.number()]).transform(String);

/** A row: its name, then a number for each column; null where there is none. */
const rowSchema = z
  .array(z.union([z.string().min(1), z.number(), z.null()]))
  .min(2)
  .describe(
    '一行：行名，然后每列一个数；没有的写 null。 A row: its name, then a number a column; null for none.',
  );

export const seriesSchema = z
  .strictObject({
    label: z.string().min(1).describe('量的是什么，如“常住人口”。 What is measured.'),
    unit: z.string().default('').describe('单位。 Unit.'),
    digits: z
      .int()
      .min(0)
      .max(6)
      .optional()
      .describe('小数位数；不写照数据。 Decimals; as typed when left out.'),
    columns: z.array(nameSchema).min(1).describe('各列的名称。 Names of the columns.'),
    rows: z.array(rowSchema).min(1).describe('各行。 The rows.'),
    file: z
      .string()
      .optional()
      .describe(
        '表格文件（CSV、XLSX），代替 columns 和 rows：第一行是列名，第一列是行名。 A table beside the report in place of columns and rows: names of columns in its first row, of rows in its first column.',
      ),
  })
  .describe('一张数据表。 A table of numbers.');
export type Series = z.infer<typeof seriesSchema>;

/** A place of a line that is named. */
export const pointSchema = z.strictObject({
  row: nameSchema.describe('行名。 Name of the row.'),
  column: nameSchema.optional().describe('列名；只有一列时不写。 Name of the column, if there are several.'),
  text: z.string().min(1).describe('旁边印的话。 What is printed beside it.'),
});

export const eventSchema = z.strictObject({
  when: nameSchema.describe('时间，如 2019、“3月”。 When.'),
  text: z.string().min(1).describe('发生了什么。 What happened.'),
});

export const projections = ['equal-earth', 'mercator', 'conic', 'plane'] as const;
export type Projection = (typeof projections)[number];

export const mapSchema = z.strictObject({
  file: z
    .string()
    .min(1)
    .describe('报告文件夹里的 GeoJSON 或 TopoJSON 文件。 A GeoJSON or TopoJSON file in the report’s folder.'),
  key: z.string().min(1).describe('与行名对应的属性。 Property of an area that names its row.'),
  style: z
    .enum(['shades', 'dots'])
    .default('shades')
    .describe('shades 深浅；dots 圆点大小。 Shades, for rates; dots, for amounts.'),
  projection: z
    .enum(projections)
    .default('mercator')
    .describe('投影，印在图下。 Projection, stated below the map.'),
  areas: z
    .array(z.strictObject({ name: z.string(), polygons: z.array(z.unknown()) }))
    .default([])
    .describe('由 file 读入，不用写。 Read from the file; not to be written.'),
});
