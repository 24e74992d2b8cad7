/** What is said of a file that is not there, or whose bytes are no text. */
import type { Both } from '../../lib/languages.ts';
import { error, note } from '../../lib/problem.ts';

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
      zh: [`没有权限读取 ${path}。`, '改好文件权限，再运行一次。'],
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
