/** What is said of facts, the tables that hold them, and ids. */
import { plural, type Both } from '../../lib/languages.ts';
import { error, warning } from '../../lib/problem.ts';
import { quoteValue, quoteZh } from '../../lib/visible.ts';
import { listNames, listZh, meant, meantZh } from './parts.ts';

/** Facts, and references to them. */
export const factMessages = {
  unknown: (id: string, suggestion: string | undefined) =>
    error('fact-unknown', {
      en: [
        `There is no fact "${id}".`,
        suggestion ? `Did you mean "${suggestion}"?` : 'Enter it under facts, or correct the id.',
      ],
      zh: [
        `没有“${id}”这条事实。`,
        suggestion ? `是不是想写“${suggestion}”？` : '在 facts 下补上，或改正 id。',
      ],
    }),
  unused: (id: string) =>
    warning('fact-unused', {
      en: [
        `The fact "${id}" is used nowhere.`,
        `Refer to it as {${id}} in a text, show it in a figure, or delete it.`,
      ],
      zh: [`事实“${id}”没有用上。`, `在文字里写 {${id}}，或放进图表；用不着就删去。`],
    }),
  labelCycle: (ids: string[]) =>
    error('label-cycle', {
      en: [
        `The label of "${ids[0]}" refers to itself${ids.length > 2 ? ` by way of ${listNames(ids.slice(1, -1), 4)}` : ''}.`,
        'Write one of the labels without a reference.',
      ],
      zh: [
        `“${ids[0]}”的名称又引用了自己${ids.length > 2 ? `（经过 ${listZh(ids.slice(1, -1), 4)}）` : ''}。`,
        '让其中一个名称直接写文字，不用引用。',
      ],
    }),
  labelDeep: (id: string, most: number) =>
    error('label-depth', {
      en: [
        `The label of "${id}" prints a label that prints a label, more than ${most} deep.`,
        'Write the words out.',
      ],
      zh: [`“${id}”的名称层层引用别的名称，超过 ${most} 层。`, '直接写出文字。'],
    }),
  outOfSize: (id: string, value: number) =>
    error('number-size', {
      en: [
        `The fact "${id}" is ${value}: no reader takes in so many figures.`,
        'Use a smaller or larger unit, so that the number has at most 15 figures before the point and 10 after it.',
      ],
      zh: [
        `事实“${id}”是 ${value}，位数太多，读者没法读。`,
        '换大一点或小一点的单位：小数点前最多 15 位，小数点后最多 10 位。',
      ],
    }),
  withoutValue: (id: string, kind: string) =>
    error('fact-without-value', {
      en: [
        `The fact "${id}" is of kind ${kind} and has no value.`,
        'Enter its value. If the source gives none, use kind: rank or kind: text, with the words in "rank".',
      ],
      zh: [
        `事实“${id}”的种类是 ${kind}，却没有数值。`,
        '填上数值；原稿没有数，就用 kind: rank 或 kind: text，把原话写在 rank 里。',
      ],
    }),
  withoutWords: (id: string, kind: string) =>
    error('fact-without-words', {
      en: [
        `The fact "${id}" is of kind ${kind} and says nothing: it has no rank.`,
        'Write the wording of the source in "rank", such as 全省第一位.',
      ],
      zh: [`事实“${id}”的种类是 ${kind}，rank 却是空的。`, '把原稿的说法写进 rank，如“全省第一位”。'],
    }),
  wordsWithValue: (id: string, kind: string) =>
    error('fact-kind', {
      en: [
        `The fact "${id}" is of kind ${kind} but has a value.`,
        'Choose the kind of the number, such as count or growth; "rank" may stay beside it.',
      ],
      zh: [`事实“${id}”的种类是 ${kind}，却有数值。`, '按数值选种类，如 count、growth；rank 可以一并保留。'],
    }),
  share: (id: string, value: number) =>
    error('share-out-of-range', {
      en: [
        `The share "${id}" is ${value}; a share lies between 0 and 100.`,
        'Correct the value, or choose kind: growth or another.',
      ],
      zh: [`占比“${id}”是 ${value}；占比应在 0 到 100 之间。`, '改正数值，或选 kind: growth 等别的种类。'],
    }),
  shareUnit: (id: string, unit: string) =>
    error('share-unit', {
      en: [`The share "${id}" has the unit ${quoteValue(unit)}.`, 'A share is given in per cent: unit: "%".'],
      zh: [`占比“${id}”的单位是${quoteZh(unit)}。`, '占比用百分数：unit: "%"。'],
    }),
  unitNumber: (id: string, unit: string) =>
    error('unit-number', {
      en: [
        `The unit ${quoteValue(unit)} of "${id}" begins with a digit: it would be read as part of the number.`,
        'Write the number in full (2384000), or the unit in words (thousand).',
      ],
      zh: [
        `“${id}”的单位${quoteZh(unit)}以数字开头，会同数连成一个数。`,
        '把数写全（2384000），或用文字写单位（千元）。',
      ],
    }),
  unitForms: (id: string, unit: string, first: { id: string; unit: string }) =>
    warning('unit-forms', {
      en: [
        `"${id}" has the unit ${quoteValue(unit)}, and "${first.id}" before it ${quoteValue(first.unit)}: one unit, written in two ways.`,
        'Write one unit in one way in the whole report.',
      ],
      zh: [
        `“${id}”的单位写作${quoteZh(unit)}，前面“${first.id}”写作${quoteZh(first.unit)}：同一个单位，两种写法。`,
        '同一个单位，全篇用一种写法。',
      ],
    }),
  decreaseNegative: (id: string, value: number) =>
    error('decrease-negative', {
      en: [
        `The decrease "${id}" is ${value}: a fall is stated as a positive number.`,
        `Write value: ${-value}; kind: decrease says that it fell.`,
      ],
      zh: [
        `降幅“${id}”是 ${value}；下降用正数表示。`,
        `写成 value: ${-value}；kind: decrease 已经说明是下降。`,
      ],
    }),
  ordinal: (id: string, value: number) =>
    error('ordinal-not-whole', {
      en: [
        `The ordinal "${id}" is ${value}.`,
        'An ordinal is a whole number from 1 on; choose another kind for a quantity.',
      ],
      zh: [`序数“${id}”是 ${value}。`, '序数是从 1 起的整数；要表示数量，就换别的种类。'],
    }),
  hanNumeral: (id: string, value: number) =>
    error('han-numeral', {
      en: [
        `The fact "${id}" is ${value}; Han numerals are set for whole numbers from 0 to 9999 only.`,
        'Use numerals: arabic.',
      ],
      zh: [`事实“${id}”是 ${value}；汉字数字只用于 0 到 9999 的整数。`, '改用 numerals: arabic。'],
    }),
  digitsLost: (id: string, value: number, digits: number) =>
    warning('digits-lost', {
      en: [
        `The fact "${id}" is ${value} but is printed with ${plural(digits, 'decimal')}: it is rounded.`,
        'Print all its decimals, or enter the rounded number.',
      ],
      zh: [
        `事实“${id}”是 ${value}，只印 ${digits} 位小数，会被四舍五入。`,
        '小数全部印出，或者直接填四舍五入后的数。',
      ],
    }),
};

/** Facts in a table beside the report. */
export const tableMessages = {
  notTable: (file: string) =>
    error('facts-file', {
      en: [
        `${quoteValue(file)} is not a table of facts.`,
        'Write the facts below "facts:", or name a file that ends in .csv or .xlsx in the report’s folder.',
      ],
      zh: [
        `${quoteZh(file)}不是事实表。`,
        '把事实写在“facts:”下面，或写报告文件夹里 .csv、.xlsx 文件的名称。',
      ],
    }),
  outside: (file: string) =>
    error('facts-file', {
      en: [
        `${quoteValue(file)} leads out of the report’s folder.`,
        'Put the table into the report’s folder and give its name.',
      ],
      zh: [`${quoteZh(file)}不在报告文件夹里。`, '把表格放进报告文件夹，只写文件名。'],
    }),
  unreadable: (file: string) =>
    error('facts-file', {
      en: [
        `There is no file ${quoteValue(file)} in the report’s folder that can be read.`,
        'Put it there; 5 MB at most.',
      ],
      zh: [`报告文件夹里没有读得出的${quoteZh(file)}。`, '把文件放进去，最大 5 MB。'],
    }),
  column: (
    name: string,
    letters: string,
    { known, suggestion }: { known: string[]; suggestion?: string | undefined },
  ) =>
    error('facts-column', {
      en: [
        `Column ${letters} is headed ${quoteValue(name)}, which is not a field of a fact.`,
        `${meant(suggestion)}Head it with one of ${listNames(known, 16)}, or delete the column.`,
      ],
      zh: [
        `${letters} 列的标题是${quoteZh(name)}，事实没有这个字段。`,
        `${meantZh(suggestion)}可用的列名：${listZh(known, 16)}；用不着就删去这一列。`,
      ],
    }),
  noIds: () =>
    error('facts-column', {
      en: [
        'No column is headed "id".',
        'Head the first row with id, label, value, unit, kind …, and give every row an id.',
      ],
      zh: ['没有一列叫“id”。', '第一行写列名 id、label、value、unit、kind 等，每行都要有 id。'],
    }),
  idMissing: (row: number) =>
    error('facts-row', {
      en: [`Row ${row} has no id.`, 'Give it one, or delete the row.'],
      zh: [`第 ${row} 行没有 id。`, '补上 id，或删去这一行。'],
    }),
  idTwice: (id: string, row: number) =>
    error('facts-row', {
      en: [`The id "${id}" stands in row ${row}, too.`, 'Give one of them another id.'],
      zh: [`id“${id}”在第 ${row} 行又出现了。`, '给其中一条换个 id。'],
    }),
};

/** Ids. */
export const idMessages = {
  duplicate: (what: Both, id: string, line: number) =>
    error('id-duplicate', {
      en: [
        `Two ${what.en} have the id "${id}"; the first is in line ${line}.`,
        'Give one of them another id.',
      ],
      zh: [`两个${what.zh}的 id 都是“${id}”，前一个在第 ${line} 行。`, '给其中一个换个 id。'],
    }),
  across: (one: Both, other: Both, id: string, line: number) =>
    error('id-duplicate', {
      en: [
        `This ${one.en} has the id "${id}", and so has the ${other.en} in line ${line}.`,
        'Give one of them another id: parts of a page and pictures of a deck go by it.',
      ],
      zh: [
        `这个${one.zh}的 id 是“${id}”，和第 ${line} 行的${other.zh}相同。`,
        '给其中一个换个 id：版面各部分和卡片都靠它区分。',
      ],
    }),
  given: (one: Both, what: Both, id: string) =>
    error('id-reserved', {
      en: [
        `This ${one.en} has the id "${id}", which the program gives to ${what.en}.`,
        `Give this ${one.en} another id, or leave it out.`,
      ],
      zh: [`这个${one.zh}的 id“${id}”是程序给${what.zh}起的名字。`, `给这个${one.zh}换个 id，或者不写。`],
    }),
  reserved: (one: Both, id: string) =>
    error('id-reserved', {
      en: [
        `This ${one.en} has the id "${id}", which is the name of a part that every report has.`,
        'Give it another id.',
      ],
      zh: [`这个${one.zh}的 id“${id}”是每份报告固有部分的名称。`, '换个 id。'],
    }),
};
