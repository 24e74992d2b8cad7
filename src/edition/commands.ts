/**
 * Commands, once: parser, help, README's tables (tested) and the functions of the library follow from here and
 * from their options.
 */
import type { Both } from '../lib/languages.ts';
import type { OptionName, OptionValues } from './command-options.ts';

export interface Command {
  /** What stands after the name, as printed; "" for nothing. */
  operands: string;
  /** Fewest and most of them. */
  takes: readonly [least: number, most: number];
  /** What it wants, for the message where it is not given. */
  wants?: Both;
  zh: string;
  en: string;
  options: readonly OptionName[];
  /** Further sentences of its help. */
  more?: Both;
  examples: readonly string[];
}

const any = [0, Infinity] as const;
const some = [1, Infinity] as const;
const one = [1, 1] as const;
const none = [0, 0] as const;

export const commands = {
  new: {
    operands: 'NAME',
    takes: one,
    wants: { en: 'one name', zh: '一个名称' },
    zh: '新建一份报告：写好带注释的 `report.yaml`，马上就能出版面',
    en: 'starts a report: writes a report.yaml with comments that builds at once',
    options: ['data', 'as', 'json', 'quiet'],
    more: {
      en: 'Its comments and sample texts are Chinese where --as is Chinese, English for any other language; without --as the report is in the language in which Tuban speaks. A report that is there already is not touched.',
      zh: '--as 写中文的，注释和样文用中文，其余语言用英文；没有写 --as，报告就用提示的语言。已有的报告一个字也不动。',
    },
    examples: ['tuban new city-2026', 'tuban new council-2026 --as en-GB'],
  },
  import: {
    operands: 'FILE…',
    takes: some,
    wants: {
      en: 'a report’s text: .md, .txt, .docx, .pdf, .csv or .xlsx',
      zh: '报告的文稿：.md、.txt、.docx、.pdf、.csv 或 .xlsx',
    },
    zh: '导入报告的文稿（Markdown、纯文本、Word、PDF、表格），写成马上能出版面的数据',
    en: 'reads a report’s text (Markdown, plain text, Word, PDF, tables) into a dataset that builds at once',
    options: ['data', 'id', 'as', 'json', 'quiet'],
    more: {
      en: 'Every uncertain reading becomes a query, every line that is not taken is listed. No number is changed, and none is guessed. A report that is there already is not touched.',
      zh: '读不准的记成存疑，没有收进来的逐行列出。数字不改、不猜。已有的报告一个字也不动。',
    },
    examples: ['tuban import report.docx --id my-report', 'tuban import text.md tables.xlsx --as en-GB'],
  },
  build: {
    operands: '[REPORT…]',
    takes: any,
    zh: '出产品；不写报告名就全出',
    en: 'makes the products of the reports, of all when none is named',
    options: [
      'data',
      'out',
      'only',
      'formats',
      'date',
      'plant',
      'condition',
      'profile',
      'standard',
      'release',
      'package',
      'sign',
      'signPassword',
      'timeStamp',
      'explain',
      'json',
      'quiet',
    ],
    more: {
      en: 'templates/ and styles/ beside the data folder, and in the working folder, go before Tuban’s, file by file.',
      zh: '数据文件夹旁边和当前文件夹里的 templates/、styles/ 优先，逐个文件替换自带的。',
    },
    examples: [
      'tuban build my-report --only press',
      'tuban build --format square --format story --date 2024-01-12',
      'tuban build --data my/reports --out my/out',
      'tuban build my-report --only press --release',
      'tuban build my-report --only archive --package',
      'tuban build my-report --only archive --sign keys/archive.p12',
    ],
  },
  check: {
    operands: '[REPORT…]',
    takes: any,
    zh: '只查数据，不出产品',
    en: 'reads and checks the data only, no browser',
    options: [
      'data',
      'out',
      'only',
      'formats',
      'date',
      'plant',
      'condition',
      'release',
      'proof',
      'fix',
      'json',
      'quiet',
    ],
    more: {
      en: 'Everything that can be told without setting a page: fields, facts, texts, hints, charts of the report’s own, photos at the formats wanted. With --release what stands open is an error.',
      zh: '不排版就能查的都查：字段、事实、文字、版面提示、自带图表、照片在各规格下的清晰度。加 --release，未定的事按错误算。',
    },
    examples: ['tuban check my-report', 'tuban check my-report --proof', 'tuban check --json'],
  },
  facts: {
    operands: 'REPORT',
    takes: one,
    wants: { en: 'one report', zh: '一份报告' },
    zh: '列出全部事实和用到它们的句子，供对照原稿校读',
    en: 'lists all facts with the sentences that print them, for reading proof against the source',
    options: ['data', 'json', 'quiet'],
    examples: ['tuban facts my-report', 'tuban facts my-report --json'],
  },
  query: {
    operands: 'REPORT [ACTION [N [TEXT]]]',
    takes: [1, 4] as const,
    wants: { en: 'a report, and what to do', zh: '一份报告，以及要做什么' },
    zh: '列出未决的存疑；照建议改（accept）、照原稿不动（keep）、另行改定（edit），并写回 YAML',
    en: 'lists open queries; settles one: as proposed, as it is, or with your words, and writes the YAML back',
    options: ['data', 'json', 'quiet'],
    more: {
      en: 'Actions: list (when none is given), accept N, keep N, edit N TEXT; N is the number in the list, or the id. Comments, order and every other character of the file stay as they are; what cannot be changed safely is refused.',
      zh: '动作：list（可以不写）、accept N、keep N、edit N 文字；N 是列表里的编号，也可以写 id。注释、次序和其他文字一概不动；没有把握改对的不改，并说明原因。',
    },
    examples: [
      'tuban query my-report',
      'tuban query my-report accept 3',
      'tuban query my-report edit 2 "the right words"',
    ],
  },
  diff: {
    operands: 'A B',
    takes: [2, 2] as const,
    wants: { en: 'two reports, or two folders of products', zh: '两份报告，或两个产品文件夹' },
    zh: '比较两份数据或两次的产品：数字、文字、画面',
    en: 'compares two reports or two builds: numbers, texts, pictures',
    options: ['data', 'out', 'json', 'quiet'],
    more: {
      en: 'With --out it writes diff.html there: texts side by side, and the pictures of two builds with the changed regions framed.',
      zh: '加 --out，在那里另存 diff.html：文字逐条对照，两次的画面并排，改动处加框。',
    },
    examples: ['tuban diff draft-1 draft-2', 'tuban diff before/my-report out/my-report --out .'],
  },
  card: {
    operands: 'REPORT',
    takes: one,
    wants: { en: 'one report', zh: '一份报告' },
    zh: '只出一张卡片：一条事实，或一句话',
    en: 'makes one card, of a fact or of a sentence',
    options: ['data', 'out', 'formats', 'fact', 'device', 'text', 'by', 'theme', 'variant', 'json', 'quiet'],
    more: {
      en: 'Without --format it is square. It is written into the working folder, or where --out says.',
      zh: '不写 --format 就出方图。存在当前文件夹，或 --out 指定的文件夹。',
    },
    examples: [
      'tuban card my-report --fact grain --format square --theme red-gold',
      'tuban card my-report --text "…" --by NAME',
    ],
  },
  extract: {
    operands: 'FILE.pdf',
    takes: one,
    wants: { en: 'one archive PDF', zh: '一个存档 PDF' },
    zh: '取出存档 PDF 里附带的数据、模板、照片和清单',
    en: 'writes out what an archive PDF carries: data, designs, photos, lists',
    options: ['out', 'json', 'quiet'],
    more: {
      en: 'Without --out it writes into a folder of the file’s name.',
      zh: '不写 --out，就写进与文件同名的文件夹。',
    },
    examples: ['tuban extract out/my-report/archive/my-report-reading.pdf'],
  },
  verify: {
    operands: 'PATH…',
    takes: some,
    wants: { en: 'output folders, archive PDFs or packages', zh: '产品文件夹、存档 PDF 或保存包' },
    zh: '核对产品、存档 PDF 或保存包：是否与写出时一样，每个字是否都在原处',
    en: 'are products, archive PDFs or packages as they were written, every text in its place?',
    options: ['json', 'quiet'],
    examples: ['tuban verify out/my-report'],
  },
  rebuild: {
    operands: 'FILE.pdf|PACKAGE',
    takes: one,
    wants: { en: 'one archive PDF or package', zh: '一个存档 PDF 或保存包' },
    zh: '用存档 PDF 或保存包里的数据重做一遍，逐字节比较',
    en: 'makes the products again from an archive PDF or a package and compares byte for byte',
    options: ['data', 'out', 'only', 'profile', 'json', 'quiet'],
    more: {
      en: 'With --out the products made are kept there. --data and --profile name files that the archive does not carry.',
      zh: '加 --out，重做的产品留在那里。存档里没有附带的文件，用 --data、--profile 指定。',
    },
    examples: ['tuban rebuild out/my-report/archive/my-report-reading.pdf --only archive'],
  },
  preflight: {
    operands: 'FILE…',
    takes: some,
    wants: { en: 'PDF files', zh: 'PDF 文件' },
    zh: '预检付印 PDF，外来的文件也能检',
    en: 'judges press PDFs, also those that Tuban did not make',
    options: ['data', 'rules', 'condition', 'profile', 'json', 'quiet'],
    more: {
      en: 'Press conditions and rules in styles/ beside the data folder, and in the working folder, go before Tuban’s.',
      zh: '数据文件夹旁边和当前文件夹里 styles/ 中的印刷条件和规则优先于自带的。',
    },
    examples: [
      'tuban preflight out/my-report/press/my-report-broadsheet.pdf',
      'tuban preflight --rules advertisement incoming/*.pdf',
    ],
  },
  separations: {
    operands: 'FILE.pdf',
    takes: one,
    wants: { en: 'one PDF file', zh: '一个 PDF 文件' },
    zh: '把 PDF 的四个分色版、墨量图和软打样存成图片',
    en: 'plates, ink map and soft proof of a PDF as pictures',
    options: ['data', 'out', 'condition', 'profile', 'dpi', 'json', 'quiet'],
    more: {
      en: 'Without --out it writes into a folder of the file’s name with "-plates".',
      zh: '不写 --out，就写进文件名加“-plates”的文件夹。',
    },
    examples: ['tuban separations out/my-report/press/my-report-broadsheet.pdf --dpi 150'],
  },
  formats: {
    operands: '',
    takes: none,
    zh: '列出版面、存档和卡片的规格与尺寸',
    en: 'lists page, archive and card formats with their sizes',
    options: ['data', 'json'],
    examples: ['tuban formats', 'tuban formats --json'],
  },
  doctor: {
    operands: '',
    takes: none,
    zh: '检查运行环境：找到了哪些运行时、Chromium、字体和工具，是在哪里找的',
    en: 'which runtime, Chromium, fonts and tools were found, and where Tuban looked for them',
    options: ['data', 'json'],
    examples: ['tuban doctor'],
  },
} as const satisfies Record<string, Command>;

/** What every command takes. */
export const everywhere = ['lang'] as const satisfies readonly OptionName[];

/** All options of a command, in their order. */
export const optionsOf = (name: CommandName): readonly OptionName[] => [
  ...commands[name].options,
  ...everywhere,
];

export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as CommandName[];

/** Values of the options of a command, for its function in the library. */
export type OptionsOf<Name extends CommandName> = Pick<
  OptionValues,
  Extract<(typeof commands)[Name]['options'][number], keyof OptionValues>
>;
