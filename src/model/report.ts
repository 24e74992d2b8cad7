/**
 * The report: what an editor fills in. One schema gives validation, the TypeScript types and the
 * JSON Schema from which editors' programs complete and check (`data/report.schema.json`).
 */
import { z } from 'zod';
import { factIdSchema, factSchema, identified, idSchema, optionalIdSchema } from './fact.ts';
import { planSchema } from './plan.ts';
import { seriesSchema } from './series.ts';
import { headlineSchema, photoSchema, sectionSchema, textSchema, yearSchema } from './section.ts';

const mastheadSchema = z
  .strictObject({
    kicker: z.string().default('').describe('大字眉题，如“一图读懂”。 The large kicker.'),
    title: headlineSchema.describe('报告名称，如“××市政府工作报告”。 Name of the report.'),
    tagline: z
      .string()
      .default('')
      .describe('口号，“|” 分行；没有就不写。 Slogan, "|" between lines; only if the source has one.'),
    year: yearSchema.optional().describe('报告年份。 Year of the report.'),
    place: z.string().default('').describe('地名或机构名。 Place or body.'),
    newspaper: z.string().default('').describe('报名。 Newspaper.'),
    page: z.string().default('').describe('版次，如 03。 Page number, e.g. 03.'),
    section: z.string().default('').describe('版名，如“要闻”。 Name of the page.'),
    date: z.string().default('').describe('出版日期，YYYY-MM-DD。 Date of issue.'),
    art: z
      .string()
      .min(1)
      .optional()
      .describe(
        '自备题图：报告文件夹内的 SVG 文件，只含图形和渐变；不写则由主题自动绘制。 Own hero art: an SVG file of shapes and gradients inside the report’s folder; the theme draws its own when left out.',
      ),
    logo: z
      .string()
      .min(1)
      .optional()
      .describe(
        '报徽：报告文件夹内的 SVG 文件，印在报眉的报名前，只用黑白两色。 The newspaper’s logo: an SVG file in the report’s folder, set in black and white before the name in the folio.',
      ),
  })
  .describe('报头、题名。 Masthead.');

/** 国内统一连续出版物号, e.g. 11-0065 or CN 11-0065. */
const cnPattern = /^(?:CN ?)?\d{2}-\d{4}(?:\/[A-Z]{1,2}\d*)?$/;

const issueSchema = z
  .strictObject({
    code: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/, {
        error: '只用拉丁字母、数字和连字符。 A code of Latin letters, digits and hyphens.',
      })
      .optional()
      .describe('报纸代号，用于文件名，如 YXRB。 Short name of the newspaper in file names.'),
    cn: z
      .string()
      .regex(cnPattern, { error: 'CN 号写成 11-0065 这样。 A CN number is written 11-0065.' })
      .optional()
      .describe('国内统一连续出版物号，如 11-0065。 CN number of the newspaper.'),
    issn: z
      .string()
      .regex(/^\d{4}-\d{3}[\dX]$/, { error: 'ISSN 写成 1672-1234 这样。 An ISSN is written 1672-1234.' })
      .optional()
      .describe('国际标准连续出版物号。 ISSN of the newspaper.'),
    number: z.string().min(1).optional().describe('期号，加引号。 Number of the issue, in quotes.'),
    edition: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/, {
        error: '只用拉丁字母、数字和连字符。 A code of Latin letters, digits and hyphens.',
      })
      .optional()
      .describe('版本代号（城市版、航空版等），用于文件名。 Code of the edition in file names.'),
    publisher: z.string().min(1).optional().describe('出版者，如“某某日报社”。 Publisher.'),
    identifier: z
      .string()
      .min(1)
      .optional()
      .describe('本版的标识：DOI、URN、档号。 Identifier of the page: DOI, URN, archival code.'),
  })
  .describe(
    '本期报纸的信息，写进元数据和文件名，不印。 The issue of the newspaper: for metadata and file names, not printed.',
  );
export type Issue = z.infer<typeof issueSchema>;

const creditSchema = z.strictObject({
  role: z.string().min(1).describe('职责，如“责编”“本版图解制作”。 Role.'),
  names: z
    .array(z.string().min(1))
    .default([])
    .describe('姓名；未知则留空，检查时会列出。 Names; left empty while unknown.'),
});

const querySchema = z
  .strictObject({
    id: optionalIdSchema,
    at: z.string().min(1).describe('所在位置，如 review.sections.economy.items.0。 Where in this file.'),
    source: z.string().describe('原稿读作。 What the source reads.'),
    printed: z.string().describe('现在印作。 What is printed now.'),
    proposed: z.string().optional().describe('可能的正确读法。 A likely right reading.'),
    why: z.string().min(1).describe('为什么存疑。 Why it is doubtful.'),
    confidence: z
      .enum(['A', 'B', 'C'])
      .describe('A 确定；B 很可能；C 须查原件。 A certain, B likely, C needs the original.'),
    status: z.enum(['open', 'resolved']).describe('open 待核；resolved 已定。 open or resolved.'),
    decision: z.string().optional().describe('怎样定的、谁定的。 What was decided, by whom.'),
    about: z
      .enum(['words', 'entry'])
      .optional()
      .describe(
        'words 原文的话存疑（不写即此）；entry 只是怎样录入存疑，原文的话不误。 words: what the source says (by default); entry: only how it is entered, its words stand.',
      ),
  })
  .describe('存疑之处。 A query on the text.');
export type Query = z.infer<typeof querySchema> & { id: string };

const articleSchema = z
  .strictObject({
    kicker: z.string().optional(),
    title: headlineSchema,
    byline: z
      .strictObject({
        role: z.string().default('').describe('如“本报记者”。 e.g. “Staff reporters”.'),
        names: z.array(z.string().min(1)).default([]),
      })
      .optional()
      .describe('作者。 Byline.'),
    paragraphs: z.array(textSchema).min(1).describe('段落。 Paragraphs.'),
    photos: z.array(photoSchema).default([]),
  })
  .describe('报道。 The article.');
export type Article = z.infer<typeof articleSchema>;

const names = z.array(z.string().regex(/^[a-z0-9][a-z0-9-]*$/));
const outputsSchema = z
  .strictObject({
    press: names.optional().describe('版面规格，如 broadsheet。 Page formats, see `tuban formats`.'),
    cards: names.optional().describe('卡片规格。 Card formats, see `tuban formats`.'),
    archive: names.optional().describe('存档规格。 Archive formats.'),
  })
  .describe('要出的产品；不写则用默认。 Products wanted.');

/** Hints for the page composer and the card planner; their own stages read and check them. */
const hintsSchema = z.record(z.string(), z.unknown());

export const reportSchema = z
  .strictObject({
    tuban: z.literal(1).describe('数据格式版本，写 1。 Version of this format: 1.'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
      .describe('语言，如 zh-Hans、en-GB。 BCP 47 language.'),
    theme: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .default('green')
      .describe('主题，styles/themes 中的名称。 Theme name.'),
    source: z
      .string()
      .min(1)
      .describe('数据来源，印在版面和每张卡片上。 Source line, printed on page and cards.'),
    period: z.string().default('').describe('数据时期说明，如“2023年数据”。 Period of the data.'),
    licence: z
      .string()
      .default('')
      .describe(
        '使用许可，写进图片的元数据，如“版权所有 某某日报社”。 Licence or rights line, written into the pictures’ metadata.',
      ),
    masthead: mastheadSchema,
    issue: issueSchema.optional(),
    facts: z.record(factIdSchema, factSchema).default({}).describe('全部事实。 All facts, by id.'),
    series: z
      .record(idSchema, seriesSchema)
      .default({})
      .describe('数据表：随时间、地方、组别变化的数。 Tables of numbers over time, places or groups.'),
    lead: z
      .strictObject({
        title: z.string().default(''),
        facts: z.array(factIdSchema).min(1),
      })
      .optional()
      .describe('题下的核心指标。 Headline figures.'),
    review: z
      .strictObject({
        title: headlineSchema,
        year: yearSchema.optional().describe('回顾的年份。 The year reviewed.'),
        sections: z
          .array(sectionSchema)
          .min(1)
          .transform((sections) => identified(sections, 'section')),
      })
      .describe('工作回顾（报告主体）。 The review, the body of the report.'),
    article: articleSchema.optional(),
    plan: planSchema.optional(),
    credits: z.array(creditSchema).default([]).describe('责编、版式、校对、制作等。 Credits.'),
    glossary: z
      .array(z.string().min(1))
      .default([])
      .describe(
        '人名与固定提法：三字以内绝不拆行，更长的能不拆就不拆。 Names and fixed phrases, kept on one line: those of up to three characters always.',
      ),
    queries: z
      .array(querySchema)
      .default([])
      .transform((queries) => identified(queries, 'query'))
      .describe('存疑之处。 Queries.'),
    more: z
      .array(
        z.strictObject({
          section: z.string().min(1).describe('属于哪个部分或任务。 The section or task that it belongs to.'),
          items: z.array(textSchema).min(1).describe('各条原文。 The items.'),
        }),
      )
      .default([])
      .describe(
        '先不上版的内容：要用哪条，剪到该部分的 items 里。 Kept, not printed: move an item into its section.',
      ),
    outputs: outputsSchema.optional(),
    layout: hintsSchema.optional().describe('版面提示。 Hints for the page.'),
    cards: hintsSchema.optional().describe('卡片提示。 Hints for the cards.'),
  })
  .describe('图版报告数据。 A Tuban report.');

export type Report = z.infer<typeof reportSchema>;
export type Masthead = Report['masthead'];
