/**
 * Options of the command line and of the library, once: flag, value, words in both languages, and their types.
 */
import type { MessageLanguage } from '../lib/languages.ts';
import type { ProductKind } from '../manifest/manifest.ts';

/** What a build makes unless it is asked for less. */
export const productKinds = ['press', 'archive', 'cards'] as const satisfies readonly ProductKind[];
/** All that it can be asked for. */
export const everyKind: readonly ProductKind[] = [...productKinds, 'charts'];

export const pressStandards = ['x-4', 'x-1a'] as const;
export type PressStandard = (typeof pressStandards)[number];

/** Pixels per inch of separations: less shows nothing, more fills the memory. */
export const [leastDpi, mostDpi] = [20, 400] as const;

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
    zh: '存到哪个文件夹；`build` 默认 `out`',
    en: 'folder to write into (of build, by default: out)',
  },
  only: {
    flag: 'only',
    value: 'KINDS',
    several: true,
    zh: '只出这几类：`press`、`archive`、`cards`，用逗号分开；`charts` 是每幅图单独的 CMYK PDF 和 SVG',
    en: 'these kinds only: press, archive, cards, separated by commas; charts makes every chart alone, as CMYK PDF and SVG',
  },
  formats: {
    flag: 'format',
    value: 'NAME',
    several: true,
    zh: '只出这个规格，可以写多次',
    en: 'this format only; may be repeated',
  },
  date: {
    flag: 'date',
    value: 'D',
    zh: '出版日期 YYYY-MM-DD，代替数据里的日期日期',
    en: 'date of issue, YYYY-MM-DD, in place of the report’s own',
  },
  plant: {
    flag: 'plant',
    value: 'NAME',
    zh: '印厂的要求：版边、文件名、油墨、分色版等，见 `styles/press/plants.yaml`',
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
    zh: '印厂自己的 ICC 特性文件，代替印刷条件里的',
    en: 'the plant’s own ICC profile, in place of the condition’s',
  },
  rules: {
    flag: 'rules',
    value: 'NAME',
    zh: '预检规则，默认 `own-page`；外来广告用 `advertisement`',
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
    zh: '出正式付印的版面；还有未定的事就不出',
    en: 'press pages for the plate; refused while anything stands open',
  },
  package: {
    flag: 'package',
    zh: '另把存档打成长期保存包（BagIt、METS、PREMIS）',
    en: 'packs the archive for keeping, too: a BagIt bag with METS and PREMIS',
  },
  sign: {
    flag: 'sign',
    value: 'KEY',
    zh: '用这个密钥文件（PKCS#12，.p12、.pfx）给存档 PDF 和保存包签名；口令写在 `TUBAN_SIGN_PASSWORD` 里',
    en: 'signs archive PDFs and the package with this key (PKCS#12: .p12, .pfx); its password is in TUBAN_SIGN_PASSWORD',
  },
  signPassword: {
    flag: 'sign-password',
    value: 'FILE',
    zh: '写着密钥口令的文件，代替环境变量',
    en: 'file with the password of the key, in place of the variable',
  },
  timeStamp: {
    flag: 'time-stamp',
    value: 'URL',
    zh: '每个签名另向这个时间戳服务（RFC 3161）取时间戳',
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
    zh: '卡片上的事实',
    en: 'the fact that the card shows',
  },
  device: {
    flag: 'device',
    value: 'NAME',
    zh: '画法：`monument`、`columns`、`seal` 等，不写就自动选',
    en: 'how it shows it: monument, columns, seal … (default: as suits it best)',
  },
  text: {
    flag: 'text',
    value: 'WORDS',
    zh: '卡片上印一句话，代替事实',
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
    zh: '卡片的底色：`light` 浅、`dark` 深，不写就自动选',
    en: 'light or dark ground of the card (default: as suits it best)',
  },
  theme: {
    flag: 'theme',
    value: 'NAME',
    zh: '卡片的主题，代替报告里的',
    en: 'theme of the card, in place of the report’s own',
  },
  id: {
    flag: 'id',
    value: 'NAME',
    zh: '新报告的名称，也是文件夹名；不写就用文件名',
    en: 'name of the new report, and of its folder (default: the file’s)',
  },
  as: {
    flag: 'as',
    value: 'LANG',
    zh: '新报告的语言：`zh-Hans`、`en-GB` 等；不写时，`import` 看文稿，`new` 看提示的语言',
    en: 'language of the new report: zh-Hans, en-GB … (default: import goes by the text, new by the language in which Tuban speaks)',
  },
  explain: {
    flag: 'explain',
    zh: '说明版面为什么这样排',
    en: 'tells why each page was composed as it was',
  },
  proof: {
    flag: 'proof',
    zh: '打印校对单：疑点、位置、建议逐条列出，并按万分之三算出允许的差错；加 `--out` 另存为网页',
    en: 'prints the proofreader’s sheet: each doubt, its place, a proposal, and the three in 10,000 allowed; with --out as HTML, too',
  },
  fix: {
    flag: 'fix',
    zh: '先改好 YAML 里改了不会出错的地方：全角冒号、制表符、漏了引号的 `%` 等，逐行列出',
    en: 'first mends what is safe to mend in the YAML: full-width colons, tabs, a % without quotes …, showing each line',
  },
  json: {
    flag: 'json',
    zh: '标准输出只给一份 JSON',
    en: 'one JSON document on standard output, everything else on standard error',
  },
  quiet: {
    flag: 'quiet',
    zh: '只报问题：错误和警告',
    en: 'only problems: errors and warnings',
  },
  lang: {
    flag: 'lang',
    value: 'LANG',
    zh: '提示和说明用 `zh` 还是 `en`；不写就依次看 `TUBAN_LANG`、终端、报告的语言',
    en: 'speak zh or en (default: TUBAN_LANG, else as the terminal is set, else as the report is written)',
  },
} as const satisfies Record<OptionName, Option>;
