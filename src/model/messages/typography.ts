/** What is said of the typography of the source, and of marks that look like others. */
import { error, warning } from '../../lib/problem.ts';
import { quoteValue, quoteZh } from '../../lib/visible.ts';

/** Typography of the source. All are warnings: the editor decides. */
export const typographyMessages = {
  halfWidth: (mark: string, right: string) =>
    warning('punctuation-half-width', {
      en: [
        `Half-width "${mark}" is next to a Han character.`,
        `Chinese text takes the full-width mark ${right}.`,
      ],
      zh: [`汉字旁边用了半角“${mark}”。`, `中文标点用全角：${right}。`],
    }),
  straightQuote: (mark: string, right: string) =>
    warning('quote-straight', {
      en: [`A straight quote ${mark} is next to a Han character.`, `Write ${right}.`],
      zh: [`汉字旁边用了直引号 ${mark}。`, '改用“ ”；引号里面再用引号，用‘ ’。'],
    }),
  cornerBracket: (mark: string) =>
    warning('quote-corner', {
      en: [`${mark} is not used in mainland newspapers.`, 'Write “ ”.'],
      zh: [`内地报纸不用直角引号 ${mark}。`, '改用“ ”；引号里面再用引号，用‘ ’。'],
    }),
  ellipsis: (mark: string) =>
    warning('ellipsis', {
      en: [`${quoteValue(mark)} is not a Chinese ellipsis.`, 'Write …… (two characters U+2026).'],
      zh: [`${quoteZh(mark)}不是中文省略号。`, '写……（两个 U+2026）。'],
    }),
  dash: (mark: string) =>
    warning('dash', {
      en: [`${quoteValue(mark)} is not a Chinese dash.`, 'Write —— (two characters U+2014).'],
      zh: [`${quoteZh(mark)}不是中文破折号。`, '写——（两个 U+2014）。'],
    }),
  fullWidthDigit: (mark: string) =>
    warning('digit-full-width', {
      en: [`${quoteValue(mark)} is set in full-width characters.`, 'Write half-width figures and letters.'],
      zh: [`${quoteZh(mark)}用了全角字符。`, '数字和字母用半角。'],
    }),
  middleDot: (mark: string) =>
    warning('middle-dot', {
      en: [`"${mark}" is a Japanese mark.`, 'Write the middle dot · (U+00B7).'],
      zh: [`“${mark}”是日文的点。`, '写间隔号 ·（U+00B7）。'],
    }),
  rangeHyphen: (mark: string) =>
    warning('range-hyphen', {
      en: [
        `The range ${quoteValue(mark)} is written with a hyphen or a half-width tilde.`,
        'Write ～ or — between the numbers, and the unit with both.',
      ],
      zh: [`范围${quoteZh(mark)}用了连字符或半角波浪号。`, '两数之间写 ～ 或 —，两个数都带单位。'],
    }),
  lineBreak: () =>
    warning('line-break', {
      en: [
        'There is a line break inside the text.',
        'Join the lines; in YAML, use >- for a text over several lines.',
      ],
      zh: ['文字中间换了行。', '把两行接起来；YAML 里多行文字用 >-。'],
    }),
  doubleSpace: () =>
    warning('space-double', {
      en: ['Several spaces follow one another.', 'Keep one, or none between Han characters.'],
      zh: ['连着有几个空格。', '留一个；汉字之间不留。'],
    }),
  edgeSpace: () =>
    warning('space-edge', {
      en: ['The text begins or ends with a space.', 'Delete it; the page makes its own indents.'],
      zh: ['文字开头或结尾有空格。', '删去；缩进由版面来做。'],
    }),
  ideographicSpace: () =>
    warning('space-ideographic', {
      en: ['There is a full-width space (U+3000) here.', 'Delete it; the page makes its own indents.'],
      zh: ['这里有全角空格（U+3000）。', '删去；缩进由版面来做。'],
    }),
  hanSpace: () =>
    warning('space-between-han', {
      en: [
        'There is a space between two Han characters.',
        'Delete it; such spaces come along when text is taken out of a PDF.',
      ],
      zh: ['两个汉字之间有空格。', '删去；多半是从 PDF 里复制文字时带来的。'],
    }),
  oddSpace: (name: string) =>
    warning('space-odd', {
      en: [`There is an unusual space (${name}) here.`, 'Write an ordinary space; the page sets its own.'],
      zh: [`这里有特殊空格（${name}）。`, '改成普通空格；该留的空由版面来留。'],
    }),
  invisible: (name: string) =>
    warning('character-invisible', {
      en: [
        `There is an invisible character (${name}) here.`,
        'Delete it; it often comes along when text is pasted.',
      ],
      zh: [`这里有看不见的字符（${name}）。`, '删去；多半是粘贴时带来的。'],
    }),
};

/** Marks that look like ours, or like ordinary characters. */
export const lookAlikeMessages = {
  reference: (found: string, whole: string, meant: string) =>
    error('look-alike', {
      en: [
        `${quoteValue(whole)} is printed as it is: ${found} does not mark a reference.`,
        `Write ${meant}, with the half-width marks of the keyboard.`,
      ],
      zh: [`${quoteZh(whole)}会原样印出：${found} 不能标记引用。`, `写成 ${meant}，用半角符号。`],
    }),
  brace: (found: string) =>
    warning('look-alike', {
      en: [
        `${found} is printed as it is; it is not the brace of a reference.`,
        'Write {id} in half-width braces for a fact. To print a bracket, write （ ） or 〔 〕.',
      ],
      zh: [
        `${found} 会原样印出：它不是引用用的花括号。`,
        '引用事实用半角花括号 {id}；要印括号，写（ ）或〔 〕。',
      ],
    }),
  stars: (found: string) =>
    error('look-alike', {
      en: [
        `${found} is printed as it is; it is not the * of stress.`,
        'Write ** in half-width asterisks before and behind the run.',
      ],
      zh: [`${found} 会原样印出：它不是表示强调的 *。`, '在要强调的文字前后各写半角 **。'],
    }),
  bar: (found: string) =>
    warning('look-alike', {
      en: [
        `${found} is printed as it is; it is not the | of a line break.`,
        'Write a half-width | where the line may break; to separate words in print, write · or a comma.',
      ],
      zh: [`${found} 会原样印出：它不是表示换行的 |。`, '可以换行处写半角 |；要印出间隔，写 · 或逗号。'],
    }),
  quotes: (found: string, inner: string) =>
    warning('look-alike', {
      en: [
        `The quotation marks round ${inner} are printed: ${found} is not a quotation mark in YAML.`,
        `Write ${inner} alone, or in straight quotes: "${inner}".`,
      ],
      zh: [
        `“${inner}”两边的引号会照样印出：${found} 不是 YAML 的引号。`,
        `直接写 ${inner}，或用英文双引号："${inner}"。`,
      ],
    }),
  listComma: (found: string) =>
    warning('look-alike', {
      en: [
        `${found} does not separate the entries of a list; this is read as one entry.`,
        'Write a half-width comma and a space between entries: [甲, 乙].',
      ],
      zh: [`${found} 不能隔开列表的各项，读成了一项。`, '各项之间用半角逗号加空格：[甲, 乙]。'],
    }),
  radical: (found: string, ordinary: string | undefined, count: number) =>
    warning('character-radical', {
      en: [
        `${found} is a radical, not the ideograph that it looks like${count > 1 ? ` (${count} such in this text)` : ''}; ${ordinary ? `${ordinary} is printed` : 'no search finds it'}.`,
        `Type ${ordinary ? 'that' : 'the ordinary character'}; radicals come along when text is taken out of a PDF.`,
      ],
      zh: [
        `${found} 是部首，不是字形相同的汉字${count > 1 ? `（这段文字里有 ${count} 个）` : ''}；${ordinary ? `印作${ordinary}` : '检索不到'}。`,
        `改成${ordinary ?? '普通汉字'}；多半是从 PDF 里复制文字时带来的。`,
      ],
    }),
};
