/** What is said of text that is no YAML, or that YAML reads in another sense. */
import type { Both } from '../../lib/languages.ts';
import { error, warning } from '../../lib/problem.ts';
import { quoteValue, quoteZh } from '../../lib/visible.ts';

const quoteIt: Both = {
  en: 'Put the whole text in straight double quotes: "…".',
  zh: '整段文字加英文双引号："…"。',
};
export const syntaxMessages = {
  tab: () =>
    error('yaml-tab', {
      en: ['This line is indented with a tab.', 'Indent with spaces, two for each level.'],
      zh: ['这一行用制表符缩进。', '用空格缩进，每层两个。'],
    }),
  fullWidthColon: (key: string, found: string) =>
    error('yaml-colon', {
      en: [
        `"${key}" is followed by ${found}, which is not a colon in YAML.`,
        'Write a half-width colon and a space: ": ".',
      ],
      zh: [`“${key}”后面是 ${found}，不是 YAML 的冒号。`, '写半角冒号加空格：“: ”。'],
    }),
  tightColon: (key: string) =>
    error('yaml-colon', {
      en: [`After "${key}:" a space is missing.`, 'Write a half-width colon and a space: ": ".'],
      zh: [`“${key}:”后面少了空格。`, '写半角冒号加空格：“: ”。'],
    }),
  tightDash: () =>
    error('yaml-dash', {
      en: ['After the dash of an entry a space is missing.', 'Write "- " before each entry.'],
      zh: ['列表的短横后面少了空格。', '每一项前面写“- ”（短横加空格）。'],
    }),
  otherDash: (found: string) =>
    error('yaml-dash', {
      en: [
        `${found} is used here for the dash of an entry.`,
        'Write a hyphen and a space before each entry: "- ".',
      ],
      zh: [`这里用 ${found} 当列表的短横。`, '每一项前面写半角短横加空格：“- ”。'],
    }),
  oddSpace: (found: string, where: Both) =>
    error('yaml-space', {
      en: [
        `There is ${found} ${where.en}; it looks like a space, but is not one in YAML.`,
        'Replace it with ordinary spaces; it often comes along when text is pasted.',
      ],
      zh: [`${where.zh}有 ${found}：看着像空格，YAML 不认。`, '换成普通空格；多半是粘贴时带来的。'],
    }),
  flowMark: (found: string, plain: string) =>
    error('yaml-mark', {
      en: [
        `${found} is between brackets, where YAML takes only ${plain}.`,
        `Write ${plain} where entries, names and values are parted; put a text that holds such marks in straight double quotes.`,
      ],
      zh: [
        `括号里有 ${found}，YAML 在这里只认 ${plain}。`,
        `各项、名称和值之间用 ${plain}；文字里要用这个符号，整段加英文双引号。`,
      ],
    }),
  bracket: (found: string, plain: string) =>
    error('yaml-mark', {
      en: [
        `${found} is not a bracket in YAML.`,
        `Write ${plain}; put a text that begins with such a mark in straight double quotes.`,
      ],
      zh: [`${found} 不是 YAML 的括号。`, `写 ${plain}；文字以这个符号开头，就整段加英文双引号。`],
    }),
  tag: (tag: string) =>
    error('yaml-quote', {
      en: [
        `A text that begins with ! must be in quotes: ${quoteValue(tag)} would not be printed.`,
        quoteIt.en,
      ],
      zh: [`以 ! 开头的文字要加引号，不然${quoteZh(tag)}印不出来。`, quoteIt.zh],
    }),
  anchor: (name: string) =>
    error('yaml-quote', {
      en: [
        `A text that begins with & must be in quotes: ${quoteValue(name)} would not be printed.`,
        quoteIt.en,
      ],
      zh: [`以 & 开头的文字要加引号，不然${quoteZh(name)}印不出来。`, quoteIt.zh],
    }),
  comment: (lost: string) =>
    warning('yaml-comment', {
      en: [
        `${quoteValue(lost)} is a comment in YAML, because there is a space before the #; it is not printed.`,
        'To print it, put the whole text in straight double quotes. A comment is told from a text by two spaces before the # and one behind it.',
      ],
      zh: [
        `# 前有空格，${quoteZh(lost)}就成了 YAML 的注释，不会印出来。`,
        '要印就整段加英文双引号。真是注释，就在 # 前空两格、后空一格。',
      ],
    }),
  commentOnly: (lost: string) =>
    error('yaml-quote', {
      en: [
        `A text that begins with # must be in quotes: ${quoteValue(lost)} is a comment in YAML and would not be printed.`,
        quoteIt.en,
      ],
      zh: [`以 # 开头的文字要加引号：${quoteZh(lost)}是 YAML 的注释，不会印出来。`, quoteIt.zh],
    }),
  continued: (begin: string) =>
    warning('yaml-continued', {
      en: [
        `This line begins with ${quoteValue(begin)}, but is read as more of the text above it, since it is indented further.`,
        'Begin it in the same column as the entries or fields above. If it does belong to that text, put the whole text in straight double quotes.',
      ],
      zh: [
        `这一行以${quoteZh(begin)}开头，但缩进更深，读成了上面那段文字的后半截。`,
        '和上面的各项或各字段对齐。真属于那段文字，就把整段加英文双引号。',
      ],
    }),
  leadingBrace: () =>
    error('yaml-quote', {
      en: ['A text that begins with { must be in quotes.', quoteIt.en],
      zh: ['以 { 开头的文字要加引号。', quoteIt.zh],
    }),
  innerBrace: (found: string) =>
    error('yaml-brace-inner', {
      en: [`Inside brackets a text that holds a brace must be in quotes: ${quoteValue(found)}.`, quoteIt.en],
      zh: [`括号里的文字含有花括号${quoteZh(found)}，要加引号。`, quoteIt.zh],
    }),
  leadingStar: () =>
    error('yaml-quote', {
      en: ['A text that begins with * must be in quotes.', quoteIt.en],
      zh: ['以 * 开头的文字要加引号。', quoteIt.zh],
    }),
  leadingMark: (mark: string) =>
    error('yaml-quote', {
      en: [`A text that begins with ${mark} must be in quotes.`, quoteIt.en],
      zh: [`以 ${mark} 开头的文字要加引号。`, quoteIt.zh],
    }),
  innerColon: () =>
    error('yaml-quote', {
      en: ['A text with a colon and a space inside must be in quotes.', quoteIt.en],
      zh: ['文字里有半角冒号加空格，要加引号。', quoteIt.zh],
    }),
  afterQuote: () =>
    error('yaml-quote', {
      en: [
        'Something follows the closing quote.',
        'Put the whole text between the quotes; quotation marks inside it are “ ” or \\".',
      ],
      zh: ['右引号后面还有内容。', '整段文字放在引号里；里面的引号用“ ”，或写 \\"。'],
    }),
  openQuote: () =>
    error('yaml-quote-open', {
      en: ['A quote opened here is never closed.', 'Close it at the end of the text.'],
      zh: ['这里的引号只有左边，没有右边。', '在文字结尾补上右引号。'],
    }),
  extraBracket: (mark: string) =>
    error('yaml-bracket-extra', {
      en: [
        `This ${mark} closes nothing: what it stands behind is closed already.`,
        'Delete it, or open it where it begins.',
      ],
      zh: [
        `这里的 ${mark} 没有与之配对的左括号：前面的内容已经结束。`,
        '删去它，或在该开始的地方补上左括号。',
      ],
    }),
  hiddenBracket: () =>
    error('yaml-bracket-open', {
      en: ['A # after a space begins a comment: the closing bracket behind it is not read.', quoteIt.en],
      zh: ['空格后面的 # 开始一段注释，它后面的右括号没有读到。', quoteIt.zh],
    }),
  openBracket: (kind: Both) =>
    error('yaml-bracket-open', {
      en: [
        `A ${kind.en} is not closed, or the lines inside it are not indented.`,
        'Close it, and indent its lines further than the line it begins on.',
      ],
      zh: [`${kind.zh}没有配对，或者里面的行没有缩进。`, '补上右括号；里面的行要比括号开头那一行缩进更深。'],
    }),
  indent: () =>
    error('yaml-indent', {
      en: [
        'This line is not indented like its neighbours.',
        'Begin the fields of one entry in the same column, two spaces further in than the line above them.',
      ],
      zh: ['这一行和上下各行没有对齐。', '同一项的各字段对齐，比上一层多缩进两格。'],
    }),
  noColon: () =>
    error('yaml-line', {
      en: [
        'This line is neither "field: value" nor an entry "- …" of a list.',
        'Write a colon and a space after the field, or indent the line as the rest of the text above.',
      ],
      zh: [
        '这一行既不是“字段: 值”，也不是列表的“- …”。',
        '字段后写半角冒号加空格；如果接着上面的文字，就和它一样缩进。',
      ],
    }),
  escape: () =>
    error('yaml-escape', {
      en: [
        'A backslash in a text with double quotes begins an escape, and this is not one.',
        'Write \\\\ for a backslash, or use single quotes.',
      ],
      zh: ['英文双引号里，反斜杠表示转义，这里不是。', '要印反斜杠就写 \\\\，或改用单引号。'],
    }),
  documents: () =>
    error('yaml-documents', {
      en: ['A second document begins here (---).', 'Keep one report in a file; delete the line ---.'],
      zh: ['这里又开始了第二份文档（---）。', '一个文件只写一份报告；删去 --- 这一行。'],
    }),
  directive: () =>
    error('yaml-directive', {
      en: ['The file begins with a % directive that is not supported.', 'Delete the line.'],
      zh: ['文件以 % 指令开头，不支持。', '删去这一行。'],
    }),
  tooDeep: () =>
    error('yaml-depth', {
      en: ['The file is nested too deeply to be a report.', 'Look for brackets opened and never closed.'],
      zh: ['嵌套太深，不像报告。', '看看有没有括号只有左半、没有右半。'],
    }),
  nodeMark: () =>
    error('yaml-quote', {
      en: ['& and ! at the beginning are marks of YAML, and cannot stand like this.', quoteIt.en],
      zh: ['开头的 & 和 ! 是 YAML 的记号，不能这样用。', quoteIt.zh],
    }),
  other: (what: string) =>
    error('yaml-syntax', {
      en: [
        `The file is not YAML here: ${what}.`,
        'Look at this line and the one above it: indentation, quotes, colons.',
      ],
      zh: ['这里不合 YAML 的写法。', '检查这一行和上一行的缩进、引号、冒号。'],
    }),
  more: (count: number) =>
    error('yaml-more', {
      en: [
        `${count} more lines after this one cannot be read either.`,
        'Mend the first ones, then run again.',
      ],
      zh: [`后面还有 ${count} 行也读不出来。`, '先改好前面的，再运行一次。'],
    }),
};
