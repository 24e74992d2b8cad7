/** What is said of YAML that is no plain data. */
import type { Both } from '../../lib/languages.ts';
import { error } from '../../lib/problem.ts';
import { quoteValue, quoteZh } from '../../lib/visible.ts';

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
        `${quoteValue(raw)} is not a number that can be printed.`,
        'Write the number; where there is none, write null.',
      ],
      zh: [`${quoteZh(raw)}不是能印出来的数字。`, '写数字；没有数就写 null。'],
    }),
  tooLong: (raw: string) =>
    error('number-too-long', {
      en: [
        `${quoteValue(raw)} has more digits than are kept exactly (15).`,
        'Use a larger unit, such as 万 or 亿 or million.',
      ],
      zh: [`${quoteZh(raw)}位数太多，超出能准确保存的 15 位。`, '换大一点的单位，如万、亿。'],
    }),
  oddNumber: (raw: string, value: number) =>
    error('number-form', {
      en: [
        `${quoteValue(raw)} is read as ${value}.`,
        'Write it as a plain decimal, or in quotes if it is text.',
      ],
      zh: [`${quoteZh(raw)}读成了 ${value}。`, '写成普通的小数；如果是文字，就加引号。'],
    }),
  leadingZero: (raw: string, value: number) =>
    error('number-form', {
      en: [
        `${quoteValue(raw)} is read as ${value}.`,
        `Write ${value}, or put ${quoteValue(raw)} in quotes if it is text, such as a page number.`,
      ],
      zh: [
        `${quoteZh(raw)}读成了 ${value}。`,
        `写 ${value}；如果是文字（如版次），就写成 "${raw}"，带引号。`,
      ],
    }),
  plus: (raw: string, value: number) =>
    error('number-form', {
      en: [
        `${quoteValue(raw)} is read as ${value}: the + would not be printed.`,
        `Write ${value}; a growth needs no sign. To print the +, give it as "sign".`,
      ],
      zh: [
        `${quoteZh(raw)}读成了 ${value}，加号不会印出来。`,
        `写 ${value}；增长不用加号。一定要印加号，写在 sign 里。`,
      ],
    }),
  loneSurrogate: () =>
    error('character-lost', {
      en: ['The text holds half a character (a lone surrogate).', 'Type the character again.'],
      zh: ['文字里有半个字符（孤立的代理项）。', '重新输入这个字。'],
    }),
};
