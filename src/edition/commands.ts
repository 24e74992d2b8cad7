/**
 * Commands and their options, once: parser, help, README's tables (tested) and the types of the library follow
 * from here.
 */
import type { Both, MessageLanguage } from '../lib/languages.ts';
import type { ProductKind } from '../manifest/manifest.ts';

/** What a build makes unless it is asked for less. */
export const productKinds = ['press', 'archive', 'cards'] as const satisfies readonly ProductKind[];
/** All that it can be asked for. */
export const everyKind: readonly ProductKind[] = [...productKinds, 'charts'];

export const pressStandards = ['x-4', 'x-1a'] as const;
export type PressStandard = (typeof pressStandards)[number];

/** Values of options, for the command line and for the library alike. */
export interface OptionValues {
  /** Folder of reports. Default: "data" in the working folder. */
  data?: string;
  /** Folder for what is written. Default: "out" in the working folder. */
  out?: string;
  /** Kinds of product to make. Default: press, archive, cards. */
  only?: ProductKind[];
  /** Formats to make, by name. Default: those that the report wants. */
  formats?: string[];
  /** Date of issue, YYYY-MM-DD, in place of the report's own. */
  date?: string;
  /** How the plant wants its files, by name. Default: usual. */
  plant?: string;
  /** Press condition, by name. Default: the plant’s; of the usual one newsprint-coldset. */
  condition?: string;
  /** The plant's own ICC profile, in place of the condition's. */
  profile?: string;
  /** Set of preflight rules, by name. Default: own-page. */
  rules?: string;
  /** Of press pages. Default: the plant’s; of the usual one x-4. */
  standard?: PressStandard;
  /** Makes press pages for the plate and refuses while anything stands open. Default: proofs. */
  release?: boolean;
  /** Packs the archive for keeping: a BagIt bag with METS and PREMIS. */
  package?: boolean;
  /** Signs archive PDFs and packages with this key: path of a PKCS#12 file. */
  sign?: string;
  /** File with its password, in place of TUBAN_SIGN_PASSWORD. */
  signPassword?: string;
  /** Address of an RFC 3161 time-stamp service, asked over each signature. */
  timeStamp?: string;
  /** Pixels per inch of pictures of separations. Default: 100. */
  dpi?: number;
  /** The fact that a single card shows, by its id. */
  fact?: string;
  /** How it shows it: monument, columns, seal … Default: as suits it best. */
  device?: string;
  /** A sentence that a single card shows in place of a fact, and who said it. */
  text?: string;
  by?: string;
  /** Light or dark grounds of a single card, in place of what suits its device best. */
  variant?: 'light' | 'dark';
  /** Theme of a single card, in place of the report's own. */
  theme?: string;
  /** Name of a new report, and of its folder. Default: the file's. */
  id?: string;
  /** Language of a new report, BCP 47. Default: as its text is written. */
  as?: string;
}

/** What only a command line asks. */
export interface ScreenValues {
  explain?: boolean;
  proof?: boolean;
  fix?: boolean;
  json?: boolean;
  quiet?: boolean;
  lang?: MessageLanguage;
}

export type OptionName = keyof OptionValues | keyof ScreenValues;

export interface Option {
  /** As typed after "--". */
  flag: string;
  /** What stands after it; none for a switch. */
  value?: string;
  /** May be given several times. */
  several?: true;
  zh: string;
  en: string;
}

export const options = {
  data: {
    flag: 'data',
    value: 'DIR',
    zh: '报告所在文件夹，默认 `data`',
    en: 'folder of reports (default: data)',
  },
  out: {
    flag: 'out',
    value: 'DIR',
    zh: '写到哪个文件夹；`build` 默认 `out`',
    en: 'folder to write into (of build, by default: out)',
  },
  only: {
    flag: 'only',
    value: 'KINDS',
    several: true,
    zh: '只出 `press`、`archive`、`cards` 中的几类，逗号分开；`charts` 另出每幅图的 CMYK PDF 和 SVG',
    en: 'these kinds only: press, archive, cards, separated by commas; charts makes every chart alone, as CMYK PDF and SVG',
  },
  formats: {
    flag: 'format',
    value: 'NAME',
    several: true,
    zh: '只出这个规格，可重复',
    en: 'this format only; may be repeated',
  },
  date: {
    flag: 'date',
    value: 'D',
    zh: '出版日期 YYYY-MM-DD，代替数据里的',
    en: 'date of issue, YYYY-MM-DD, in place of the report’s own',
  },
  plant: {
    flag: 'plant',
    value: 'NAME',
    zh: '印厂要的样子：版边、文件名、油墨、分色版等，见 `styles/press/plants.yaml`',
    en: 'how the plant wants its files: marks, names, inks, plates …, from styles/press/plants.yaml',
  },
  condition: {
    flag: 'condition',
    value: 'NAME',
    zh: '印刷条件，默认 `newsprint-coldset`',
    en: 'press condition of the press pages (default: newsprint-coldset)',
  },
  profile: {
    flag: 'profile',
    value: 'FILE',
    zh: '印厂自己的 ICC 特性文件，代替条件里的',
    en: 'the plant’s own ICC profile, in place of the condition’s',
  },
  rules: {
    flag: 'rules',
    value: 'NAME',
    zh: '预检规则，默认 `own-page`；收来的广告用 `advertisement`',
    en: 'set of preflight rules (default: own-page); advertisement for what others deliver',
  },
  standard: {
    flag: 'standard',
    value: 'NAME',
    zh: '`x-4`（默认）或 `x-1a`',
    en: 'x-4 (default) or x-1a',
  },
  release: {
    flag: 'release',
    zh: '出可付印的版面；还有没定的事就拒绝',
    en: 'press pages for the plate; refused while anything stands open',
  },
  package: {
    flag: 'package',
    zh: '另把存档装成一个长期保存包（BagIt、METS、PREMIS）',
    en: 'packs the archive for keeping, too: a BagIt bag with METS and PREMIS',
  },
  sign: {
    flag: 'sign',
    value: 'KEY',
    zh: '用这把钥匙（PKCS#12，.p12、.pfx）给存档 PDF 和保存包签名；口令写在 `TUBAN_SIGN_PASSWORD` 里',
    en: 'signs archive PDFs and the package with this key (PKCS#12: .p12, .pfx); its password is in TUBAN_SIGN_PASSWORD',
  },
  signPassword: {
    flag: 'sign-password',
    value: 'FILE',
    zh: '口令在这个文件里，代替环境变量',
    en: 'file with the password of the key, in place of the variable',
  },
  timeStamp: {
    flag: 'time-stamp',
    value: 'URL',
    zh: '每个签名另请这个时间戳服务（RFC 3161）盖时间',
    en: 'a time-stamp service (RFC 3161) that is asked over each signature',
  },
  dpi: {
    flag: 'dpi',
    value: 'N',
    zh: '分色图片的分辨率，默认 100',
    en: 'pixels per inch of the pictures (default: 100)',
  },
  fact: {
    flag: 'fact',
    value: 'ID',
    zh: '单张卡片画哪条事实',
    en: 'the fact that the card shows',
  },
  device: {
    flag: 'device',
    value: 'NAME',
    zh: '怎样画：`monument`、`columns`、`seal` 等，不写就选最合适的',
    en: 'how it shows it: monument, columns, seal … (default: as suits it best)',
  },
  text: {
    flag: 'text',
    value: 'WORDS',
    zh: '单张卡片印一句话，代替事实',
    en: 'a sentence that the card shows in place of a fact',
  },
  by: {
    flag: 'by',
    value: 'NAME',
    zh: '这句话是谁说的',
    en: 'who said it',
  },
  variant: {
    flag: 'variant',
    value: 'V',
    zh: '单张卡片的底色：`light` 浅、`dark` 深，不写就选最合适的',
    en: 'light or dark ground of the card (default: as suits it best)',
  },
  theme: {
    flag: 'theme',
    value: 'NAME',
    zh: '单张卡片的主题，代替报告的',
    en: 'theme of the card, in place of the report’s own',
  },
  id: {
    flag: 'id',
    value: 'NAME',
    zh: '新报告的名称，即文件夹名；不写用文件名',
    en: 'name of the new report, and of its folder (default: the file’s)',
  },
  as: {
    flag: 'as',
    value: 'LANG',
    zh: '新报告的语言：`zh-Hans`、`en-GB` 等；不写看文字',
    en: 'language of the new report: zh-Hans, en-GB … (default: as its text is written)',
  },
  explain: {
    flag: 'explain',
    zh: '说明版面为什么这样排',
    en: 'tells why each page was composed as it was',
  },
  proof: {
    flag: 'proof',
    zh: '打印校对单：逐条疑点、位置、建议，和万分之三的允许数；`--out` 另写网页',
    en: 'prints the proofreader’s sheet: each doubt, its place, a proposal, and the three in 10,000 allowed; with --out as HTML, too',
  },
  fix: {
    flag: 'fix',
    zh: '先改好 YAML 里不会改错的：全角冒号、制表符、没加引号的 `%`……，逐行列出',
    en: 'first mends what is safe to mend in the YAML: full-width colons, tabs, a % without quotes …, showing each line',
  },
  json: {
    flag: 'json',
    zh: '标准输出只有一份 JSON',
    en: 'one JSON document on standard output, everything else on standard error',
  },
  quiet: {
    flag: 'quiet',
    zh: '只说问题：错误和警告',
    en: 'only problems: errors and warnings',
  },
  lang: {
    flag: 'lang',
    value: 'LANG',
    zh: '提示和说明用 `zh` 还是 `en`；不写依次看 `TUBAN_LANG`、终端、报告的语言',
    en: 'speak zh or en (default: TUBAN_LANG, else as the terminal is set, else as the report is written)',
  },
} as const satisfies Record<OptionName, Option>;

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
    zh: '新开一份报告：写出一个带注释、马上能出版面的 `report.yaml`',
    en: 'starts a report: writes a report.yaml with comments that builds at once',
    options: ['data', 'as', 'json', 'quiet'],
    more: {
      en: 'Its comments are in the report’s language, zh-Hans when none is given. A report that is there already is not touched.',
      zh: '注释用报告的语言，不写就用 zh-Hans。已有的报告一个字也不动。',
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
    zh: '读报告的文字（Markdown、纯文本、Word、PDF、表格），写成可以直接出版面的数据',
    en: 'reads a report’s text (Markdown, plain text, Word, PDF, tables) into a dataset that builds at once',
    options: ['data', 'id', 'as', 'json', 'quiet'],
    more: {
      en: 'Every uncertain reading becomes a query, every line that is not taken is listed. No number is changed, and none is guessed. A report that is there already is not touched.',
      zh: '读不准的都成存疑，没收进来的每一行都列出来。数字不改、不猜。已有的报告一个字也不动。',
    },
    examples: ['tuban import report.docx --id my-report', 'tuban import text.md tables.xlsx --as en-GB'],
  },
  build: {
    operands: '[REPORT…]',
    takes: any,
    zh: '出产品；不点名就出全部报告',
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
    zh: '只查数据，不开浏览器',
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
      zh: '不排版就能查的都查：字段、事实、文字、版面要求、自带图表、照片在各规格下的清晰度。加 --release，没定的事就算错误。',
    },
    examples: ['tuban check my-report', 'tuban check my-report --proof', 'tuban check --json'],
  },
  facts: {
    operands: 'REPORT',
    takes: one,
    wants: { en: 'one report', zh: '一份报告' },
    zh: '列出全部事实和印它的句子，对着原稿读',
    en: 'lists all facts with the sentences that print them, for reading proof against the source',
    options: ['data', 'json', 'quiet'],
    examples: ['tuban facts my-report', 'tuban facts my-report --json'],
  },
  query: {
    operands: 'REPORT [ACTION [N [TEXT]]]',
    takes: [1, 4] as const,
    wants: { en: 'a report, and what to do', zh: '一份报告，和要做什么' },
    zh: '列出未决的存疑；照建议改（accept）、照原稿（keep）、改成这样（edit），写回 YAML',
    en: 'lists open queries; settles one: as proposed, as it is, or with your words, and writes the YAML back',
    options: ['data', 'json', 'quiet'],
    more: {
      en: 'Actions: list (when none is given), accept N, keep N, edit N TEXT; N is the number in the list, or the id. Comments, order and every other character of the file stay as they are; what cannot be changed safely is refused.',
      zh: '动作：list（不写就是它）、accept N、keep N、edit N 文字；N 是列表里的编号，也可写 id。注释、次序和别的字一个不动；改不稳妥的就不改，说明原因。',
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
    zh: '比较两份数据或两次产品：数字、文字、画面',
    en: 'compares two reports or two builds: numbers, texts, pictures',
    options: ['data', 'out', 'json', 'quiet'],
    more: {
      en: 'With --out it writes diff.html there: texts side by side, and the pictures of two builds with the changed regions framed.',
      zh: '加 --out，在那里写 diff.html：文字两两对照，两次产品的画面并排，改动处加框。',
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
      zh: '不写 --format 就出方图。写到当前文件夹，或 --out 指的地方。',
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
    zh: '取出存档 PDF 里带着的数据、模板、照片、清单',
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
    zh: '产品、存档 PDF 或保存包是否还是写出时的样子，每个字是否还在原处',
    en: 'are products, archive PDFs or packages as they were written, every text in its place?',
    options: ['json', 'quiet'],
    examples: ['tuban verify out/my-report'],
  },
  rebuild: {
    operands: 'FILE.pdf|PACKAGE',
    takes: one,
    wants: { en: 'one archive PDF or package', zh: '一个存档 PDF 或保存包' },
    zh: '用存档 PDF 或保存包里的数据重做，逐字节比较',
    en: 'makes the products again from an archive PDF or a package and compares byte for byte',
    options: ['data', 'out', 'only', 'profile', 'json', 'quiet'],
    more: {
      en: 'With --out the products made are kept there. --data and --profile name files that the archive does not carry.',
      zh: '加 --out，重做的产品留在那里。存档没有带的文件，用 --data、--profile 指明。',
    },
    examples: ['tuban rebuild out/my-report/archive/my-report-reading.pdf --only archive'],
  },
  preflight: {
    operands: 'FILE…',
    takes: some,
    wants: { en: 'PDF files', zh: 'PDF 文件' },
    zh: '预检付印 PDF，别处做的也行',
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
    zh: '把 PDF 的四个分色版、墨量图、软打样画成图片',
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
    zh: '找到了哪个运行时、Chromium、字体、工具，在哪找的',
    en: 'which runtime, Chromium, fonts and tools were found, and where it was looked for them',
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
