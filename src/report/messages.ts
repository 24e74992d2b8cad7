/** Every sentence said about a file that cannot be read as a report. */
import type { Both } from '../lib/languages.ts';
import { error, note, warning } from '../lib/problem.ts';
import { quoteValue, quoteZh } from '../lib/visible.ts';

const quoteIt: Both = {
  en: 'Put the whole text in straight double quotes: "…".',
  zh: '整段文字加英文双引号："…"。',
};
const saveAsUtf8: Both = {
  en: 'Save it again as UTF-8 (in most editors: Save As or Save with Encoding, then UTF-8).',
  zh: '重新存成 UTF-8（多数编辑器：另存为，编码选 UTF-8）。',
};

/** Finding the file. */
export const fileMessages = {
  tooManyAliases: (file: string) =>
    error('yaml-alias', {
      en: [
        `${file} repeats its parts more often than can be read.`,
        'Write out what stands behind the aliases (*name) that lead to other aliases.',
      ],
      zh: [`${file} 里别名套别名，重复太多，没法读。`, '指向别的别名的 *名称，把它代表的内容直接写出来。'],
    }),
  missing: (path: string) =>
    error('report-missing', {
      en: [
        `There is no file or folder ${path}.`,
        'Give the path of a report’s folder, the one that holds report.yaml.',
      ],
      zh: [`没有 ${path} 这个文件或文件夹。`, '写报告文件夹的路径，就是放 report.yaml 的那个。'],
    }),
  folderWithout: (path: string, others: string[]) =>
    error('report-missing', {
      en: [
        `The folder ${path} holds no report.yaml, report.yml or report.json.`,
        others.length > 0
          ? `It does hold ${others.join(', ')}; rename the right one, or give its path.`
          : 'Give the path of a report’s folder, or put report.yaml into this one.',
      ],
      zh: [
        `文件夹 ${path} 里没有 report.yaml、report.yml 或 report.json。`,
        others.length > 0
          ? `里面有 ${others.join('、')}：把要用的改名，或直接写它的路径。`
          : '写报告文件夹的路径，或把 report.yaml 放进这个文件夹。',
      ],
    }),
  several: (path: string, names: string[]) =>
    error('report-ambiguous', {
      en: [
        `The folder ${path} holds ${names.join(' and ')}; it is not clear which is the report.`,
        'Keep one of them, or give the path of the file.',
      ],
      zh: [`文件夹 ${path} 里有 ${names.join('、')}，不知道用哪个。`, '只留一个，或直接写文件的路径。'],
    }),
  otherKind: (path: string) =>
    error('report-file-kind', {
      en: [
        `${path} is not a .yaml, .yml or .json file.`,
        'Give the path of a report’s folder or of its report.yaml.',
      ],
      zh: [`${path} 不是 .yaml、.yml 或 .json 文件。`, '写报告文件夹或其中 report.yaml 的路径。'],
    }),
  forbidden: (path: string) =>
    error('report-unreadable', {
      en: [`${path} may not be read by this user.`, 'Change the permissions of the file, then run again.'],
      zh: [`没有权限读 ${path}。`, '改好文件权限，再运行一次。'],
    }),
  notAFile: (path: string) =>
    error('report-unreadable', {
      en: [`${path} is not an ordinary file.`, 'Give the path of a report’s folder or of its report.yaml.'],
      zh: [`${path} 不是普通文件。`, '写报告文件夹或其中 report.yaml 的路径。'],
    }),
  tooLarge: (path: string, size: string, limit: Both) =>
    error('report-too-large', {
      en: [
        `${path} is ${size}; a report may be ${limit.en}.`,
        'Keep pictures and tables in files of their own beside the report.',
      ],
      zh: [`${path} 有 ${size}，报告${limit.zh}。`, '图片和表格另存成文件，放在报告旁边。'],
    }),
  empty: (path: string) =>
    error('report-empty', {
      en: [`${path} is empty.`, 'Copy another report as a start, or begin with "tuban: 1".'],
      zh: [`${path} 是空的。`, '先复制一份现成的报告，或者从“tuban: 1”写起。'],
    }),
};

/** Bytes to text. */
export const encodingMessages = {
  composed: (found: string, ordinary: string) =>
    note('character-compatibility', {
      en: [
        `${found} is a compatibility form; it is read and printed as the ordinary character ${ordinary}.`,
        'Nothing need be done; such forms come along when text is taken out of a PDF.',
      ],
      zh: [
        `${found} 是兼容字符，按普通字 ${ordinary} 读，也这样印。`,
        '不用改；这类字符多半是从 PDF 里复制文字时带来的。',
      ],
    }),
  utf16: () =>
    error('not-utf-8', {
      en: ['The file is saved as UTF-16, not as UTF-8.', saveAsUtf8.en],
      zh: ['文件存成了 UTF-16，不是 UTF-8。', saveAsUtf8.zh],
    }),
  utf32: () =>
    error('not-utf-8', {
      en: ['The file is saved as UTF-32, not as UTF-8.', saveAsUtf8.en],
      zh: ['文件存成了 UTF-32，不是 UTF-8。', saveAsUtf8.zh],
    }),
  gbk: () =>
    error('not-utf-8', {
      en: ['The file is not UTF-8; its bytes look like GBK (GB 18030).', saveAsUtf8.en],
      zh: ['文件不是 UTF-8，看字节像 GBK（GB 18030）。', saveAsUtf8.zh],
    }),
  other: (byte: string) =>
    error('not-utf-8', {
      en: [`The file is not UTF-8: the byte ${byte} cannot be where it is.`, saveAsUtf8.en],
      zh: [`文件不是 UTF-8：这里不该有字节 ${byte}。`, saveAsUtf8.zh],
    }),
  foreign: (kind: Both) =>
    error('report-not-text', {
      en: [
        `The file is ${kind.en}, not text.`,
        'Write the report as a plain text file in YAML; word processors save something else.',
      ],
      zh: [
        `文件是${kind.zh}，不是文字。`,
        '报告用纯文本写成 YAML；文字处理软件存的不是纯文本。Word 稿件用 tuban import 读入。',
      ],
    }),
  control: (name: string) =>
    error('control-character', {
      en: [
        `There is a control character (${name}) here; it cannot be printed.`,
        'Delete it; it often comes along when text is pasted.',
      ],
      zh: [`这里有控制字符（${name}），印不出来。`, '删去；多半是粘贴时带来的。'],
    }),
  replacement: () =>
    error('character-lost', {
      en: [
        'There is a � (U+FFFD) here: a character was lost when the file was converted.',
        'Type the right character, from the original.',
      ],
      zh: ['这里有 �（U+FFFD）：文件转换时丢了一个字。', '对着原稿补上。'],
    }),
};

/** Text to tree. */
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
      en: [`A text that begins with ! must be in quotes: ${tag} would not be printed.`, quoteIt.en],
      zh: [`以 ! 开头的文字要加引号，不然 ${tag} 印不出来。`, quoteIt.zh],
    }),
  anchor: (name: string) =>
    error('yaml-quote', {
      en: [`A text that begins with & must be in quotes: ${name} would not be printed.`, quoteIt.en],
      zh: [`以 & 开头的文字要加引号，不然 ${name} 印不出来。`, quoteIt.zh],
    }),
  comment: (lost: string) =>
    warning('yaml-comment', {
      en: [
        `${lost} is a comment in YAML, because there is a space before the #; it is not printed.`,
        'To print it, put the whole text in straight double quotes. A comment is told from a text by two spaces before the # and one behind it.',
      ],
      zh: [
        `# 前有空格，${lost} 就成了 YAML 的注释，不会印出来。`,
        '要印就整段加英文双引号。真是注释，就在 # 前空两格、后空一格。',
      ],
    }),
  commentOnly: (lost: string) =>
    error('yaml-quote', {
      en: [
        `A text that begins with # must be in quotes: ${lost} is a comment in YAML and would not be printed.`,
        quoteIt.en,
      ],
      zh: [`以 # 开头的文字要加引号：${lost} 是 YAML 的注释，不会印出来。`, quoteIt.zh],
    }),
  continued: (begin: string) =>
    warning('yaml-continued', {
      en: [
        `This line begins with ${begin}, but is read as more of the text above it, since it is indented further.`,
        'Begin it in the same column as the entries or fields above. If it does belong to that text, put the whole text in straight double quotes.',
      ],
      zh: [
        `这一行以 ${begin} 开头，但缩进更深，读成了上面那段文字的后半截。`,
        '和上面的各项或各字段对齐。真属于那段文字，就把整段加英文双引号。',
      ],
    }),
  leadingBrace: () =>
    error('yaml-quote', {
      en: ['A text that begins with { must be in quotes.', quoteIt.en],
      zh: ['以 { 开头的文字要加引号。', quoteIt.zh],
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
        'A backslash in a text with double quotes begins an escape, and this is none.',
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
      zh: ['嵌套太深，不像报告。', '看看有没有括号只开不合。'],
    }),
  other: (what: string) =>
    error('yaml-syntax', {
      en: [
        `The file is not YAML here: ${what}.`,
        'Look at this line and the one above it: indentation, quotes, colons.',
      ],
      zh: [`这里不是 YAML（解析器说：${what}）。`, '看这一行和上一行：缩进、引号、冒号。'],
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

/** Tree to data. */
export const treeMessages = {
  notAMap: (found: Both) =>
    error('report-not-a-map', {
      en: [
        `A report is made of fields such as "tuban: 1"; this file holds ${found.en}.`,
        'Copy another report as a start.',
      ],
      zh: [`报告由“tuban: 1”这样的字段组成，这个文件里却是${found.zh}。`, '先复制一份现成的报告。'],
    }),
  duplicateKey: (key: string, line: number) =>
    error('key-duplicate', {
      en: [`${quoteValue(key)} is written twice; the first is in line ${line}.`, 'Keep one of them.'],
      zh: [`${quoteZh(key)}写了两遍，前一个在第 ${line} 行。`, '留一个。'],
    }),
  keyNotText: () =>
    error('key-not-text', {
      en: ['The name of a field must be a plain word.', 'Write "name: value".'],
      zh: ['字段名要是一个普通的词。', '写成“名称: 值”。'],
    }),
  keyForbidden: (key: string) =>
    error('key-forbidden', {
      en: [`${key} cannot be the name of a field.`, 'Choose another name.'],
      zh: [`${key} 不能作字段名。`, '换个名称。'],
    }),
  alias: (name: string) =>
    error('yaml-alias', {
      en: [
        `*${name} repeats a part of the file by its anchor; a report says everything in full.`,
        'Write the value out. A number used in several places is one fact, referred to as {id}.',
      ],
      zh: [
        `*${name} 用别名重复了文件的一部分；报告里每一处都要写全。`,
        '直接写出内容。一个数多处要用，就作为一条事实，用 {id} 引用。',
      ],
    }),
  merge: () =>
    error('yaml-alias', {
      en: ['The merge key << is not supported.', 'Write the fields out.'],
      zh: ['不支持合并键 <<。', '把各字段写全。'],
    }),
  notFinite: (raw: string) =>
    error('number-not-finite', {
      en: [
        `${raw} is not a number that can be printed.`,
        'Write the number; where there is none, write null.',
      ],
      zh: [`${raw} 不是能印出来的数字。`, '写数字；没有数就写 null。'],
    }),
  tooLong: (raw: string) =>
    error('number-too-long', {
      en: [
        `${raw} has more digits than are kept exactly (15).`,
        'Use a larger unit, such as 万 or 亿 or million.',
      ],
      zh: [`${raw} 位数太多，超出能准确保存的 15 位。`, '换大一点的单位，如万、亿。'],
    }),
  oddNumber: (raw: string, value: number) =>
    error('number-form', {
      en: [`${raw} is read as ${value}.`, 'Write it as a plain decimal, or in quotes if it is text.'],
      zh: [`${raw} 读成了 ${value}。`, '写成普通的小数；如果是文字，就加引号。'],
    }),
  leadingZero: (raw: string, value: number) =>
    error('number-form', {
      en: [
        `${raw} is read as ${value}.`,
        `Write ${value}, or put ${raw} in quotes if it is text, such as a page number.`,
      ],
      zh: [`${raw} 读成了 ${value}。`, `写 ${value}；如果是文字（如版次），就写成 "${raw}"，带引号。`],
    }),
  plus: (raw: string, value: number) =>
    error('number-form', {
      en: [
        `${raw} is read as ${value}: the + would not be printed.`,
        `Write ${value}; a growth needs no sign. To print the +, give it as "sign".`,
      ],
      zh: [
        `${raw} 读成了 ${value}，加号不会印出来。`,
        `写 ${value}；增长不用加号。一定要印加号，写在 sign 里。`,
      ],
    }),
  loneSurrogate: () =>
    error('character-lost', {
      en: ['The text holds half a character (a lone surrogate).', 'Type the character again.'],
      zh: ['文字里有半个字符（孤立的代理项）。', '重新输入这个字。'],
    }),
};
