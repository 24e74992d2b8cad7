/** What is said of the shape of a report. */
import { plural, type Both } from '../../lib/languages.ts';
import { error } from '../../lib/problem.ts';
import { quoteValue, quoteZh } from '../../lib/visible.ts';
import type { NumberForm } from '../number-forms.ts';
import { helpFor, listNames, listZh, meant, meantZh } from './parts.ts';

/** Faults of shape. */
export const shapeMessages = {
  missing: (field: string, help?: Both) =>
    error('field-missing', {
      en: [`"${field}" is missing.`, `Add it.${helpFor(help)}`],
      zh: [`缺少“${field}”。`, `补上这一项。${help?.zh ?? ''}`],
    }),
  empty: (what: Both, { optional, help }: { optional: boolean; help?: Both | undefined }) =>
    error('field-empty', {
      en: [
        `${what.en} is empty.`,
        `${optional ? 'Fill it in, or delete the line if it is not needed.' : 'Fill it in.'}${helpFor(help)}`,
      ],
      zh: [`${what.zh}是空的。`, `${optional ? '填上；用不着就删去这一行。' : '填上。'}${help?.zh ?? ''}`],
    }),
  emptyList: (field: string, least: number, { optional }: { optional: boolean }) =>
    error('list-too-short', {
      en: [
        `"${field}" needs at least ${plural(least, 'entry', 'entries')}.`,
        optional
          ? 'Add what belongs there, or delete the field if it is not needed.'
          : 'Add what belongs there.',
      ],
      zh: [
        `“${field}”至少要有 ${least} 项。`,
        optional ? '补上应有的内容；用不着就删去这个字段。' : '补上应有的内容。',
      ],
    }),
  longList: (field: string, most: number) =>
    error('list-too-long', {
      en: [`"${field}" takes ${plural(most, 'entry', 'entries')} at most.`, 'Delete the others.'],
      zh: [`“${field}”最多 ${most} 项。`, '删去多出来的。'],
    }),
  unknownField: (
    field: string,
    {
      suggestion,
      home,
      known,
    }: { suggestion?: string | undefined; home?: Both | undefined; known: string[] },
  ) =>
    error('field-unknown', {
      en: [
        `${quoteValue(field)} is not a field here.`,
        suggestion
          ? `Did you mean "${suggestion}"?`
          : home
            ? `It is a field of ${home.en}: move it there.`
            : `Fields here: ${listNames(known, 24)}.`,
      ],
      zh: [
        `这里没有${quoteZh(field)}这个字段。`,
        suggestion
          ? `是不是想写“${suggestion}”？`
          : home
            ? `它是${home.zh}的字段，移到那里去。`
            : `这里可用的字段：${listZh(known, 24)}。`,
      ],
    }),
  notNumber: (value: unknown, form?: NumberForm) =>
    error('value-not-a-number', {
      en: [
        `${quoteValue(value)} is not a number${form?.why.en ? `: ${form.why.en}` : ''}.`,
        form?.plain === undefined
          ? 'Write the figure alone, such as 28.94; unit and words have fields of their own. Where there is none, write null.'
          : form.unit === undefined
            ? `Write value: ${form.plain}.`
            : `Write value: ${form.plain} and unit: ${quoteValue(form.unit)}.`,
      ],
      zh: [
        `${quoteZh(value)}不是数字${form?.why.zh ? `：${form.why.zh}` : ''}。`,
        form?.plain === undefined
          ? '只写数字，如 28.94；单位和限定词另有字段。没有数就写 null。'
          : form.unit === undefined
            ? `写成 value: ${form.plain}。`
            : `写成 value: ${form.plain}，unit: "${form.unit}"。`,
      ],
    }),
  groupedNumber: (written: string, plain: string) =>
    error('field-unknown', {
      en: [
        `Between braces a comma ends the field: ${quoteValue(written)} is read as two.`,
        `Write the number without thousands separators: ${plain}.`,
      ],
      zh: [`花括号里逗号就是字段的结尾，${quoteZh(written)}读成了两项。`, `数字不加千分位逗号：${plain}。`],
    }),
  flowComma: (field: string) =>
    error('field-unknown', {
      en: [
        `${quoteValue(field)} is read as a field of its own, since between braces a comma ends the one before it.`,
        'Put the whole text in straight double quotes: "…".',
      ],
      zh: [
        `${quoteZh(field)}被当成另一个字段：花括号里，逗号就是前一个字段的结尾。`,
        '整段文字加英文双引号："…"。',
      ],
    }),
  readAsField: (text: string) =>
    error('yaml-quote', {
      en: [
        `${quoteValue(text)} is read as a field and its value, but a text is expected here.`,
        'A text with a colon and a space inside, or a colon at its end, must be in quotes: "…".',
      ],
      zh: [
        `${quoteZh(text)}读成了“字段: 值”，这里要的是一段文字。`,
        '文字里有半角冒号加空格，或以半角冒号结尾，就要加英文双引号："…"。',
      ],
    }),
  notBareNumber: (value: unknown, number?: string) =>
    error('value-not-a-number', {
      en: [
        `${quoteValue(value)} is not a number.`,
        `Write the number alone, without a unit${number === undefined ? '' : `: ${number}`}.`,
      ],
      zh: [`${quoteZh(value)}不是数字。`, `只写数字，不写单位${number === undefined ? '' : `：${number}`}。`],
    }),
  notWhole: (value: unknown) =>
    error('value-not-whole', {
      en: [`${quoteValue(value)} is not a whole number.`, 'Write it without decimals.'],
      zh: [`${quoteZh(value)}不是整数。`, '不写小数。'],
    }),
  notText: (value: unknown, raw: string) =>
    error('value-not-text', {
      en: [
        `${quoteValue(value)} is read as ${typeof value === 'number' ? 'a number' : 'yes or no'}, but a text is expected here.`,
        `Put it in quotes: "${raw}".`,
      ],
      zh: [
        `${quoteZh(value)}读成了${typeof value === 'number' ? '数字' : '“是/否”'}，这里要的是文字。`,
        `加上引号："${raw}"。`,
      ],
    }),
  braceText: (raw: string) =>
    error('yaml-quote', {
      en: [
        `${quoteValue(raw)} is read as a map, but a text is expected here.`,
        'A text that begins with { must be in quotes: "{…}".',
      ],
      zh: [`${quoteZh(raw)}读成了一组字段，这里要的是文字。`, '以 { 开头的文字要加引号："{…}"。'],
    }),
  notEntries: (raw: string) =>
    error('yaml-dash', {
      en: [
        `A list is expected here, but ${quoteValue(raw)} is read as one text, because a space is missing after the dash.`,
        'Write "- " before each entry.',
      ],
      zh: [
        `这里要的是列表，${quoteZh(raw)}却读成了一段文字：短横后面少了空格。`,
        '每一项前面写“- ”（短横加空格）。',
      ],
    }),
  notFields: (raw: string, mark: Both) =>
    error('yaml-colon', {
      en: [
        `A group of fields is expected here, but ${quoteValue(raw)} is read as one text, because ${mark.en}.`,
        'Write each field as "name: value", with a half-width colon and a space.',
      ],
      zh: [
        `这里要的是一组字段，${quoteZh(raw)}却读成了一段文字：${mark.zh}。`,
        '每个字段写成“名称: 值”，用半角冒号，后面空一格。',
      ],
    }),
  notBracket: (raw: string, found: string, plain: string) =>
    error('yaml-mark', {
      en: [
        `${quoteValue(raw)} is read as one text: ${found} is not a bracket in YAML.`,
        `Write ${plain}, and half-width commas and colons inside.`,
      ],
      zh: [
        `${quoteZh(raw)}读成了一段文字：${found} 不是 YAML 的括号。`,
        `改成 ${plain}；里面的逗号、冒号也用半角。`,
      ],
    }),
  notType: (value: unknown, wanted: Both, remedy: Both) =>
    error('value-form', {
      en: [`This is ${quoteValue(value)}, where ${wanted.en} is expected.`, remedy.en],
      zh: [`这里是${quoteZh(value)}，应当是${wanted.zh}。`, remedy.zh],
    }),
  notOption: (
    value: unknown,
    field: string,
    { options, suggestion }: { options: string[]; suggestion?: string | undefined },
  ) =>
    error('value-unknown', {
      en: [
        `${quoteValue(value)} is not a value of "${field}".`,
        `${meant(suggestion)}Possible: ${listNames(options, 24)}.`,
      ],
      zh: [`“${field}”不能是${quoteZh(value)}。`, `${meantZh(suggestion)}可用：${listZh(options, 24)}。`],
    }),
  version: (value: unknown) =>
    error('version-unknown', {
      en: [`The format version ${quoteValue(value)} is not known.`, 'Write "tuban: 1".'],
      zh: [`不认识的格式版本：${quoteZh(value)}。`, '写“tuban: 1”。'],
    }),
  badId: (value: unknown, suggestion: string | undefined) =>
    error('id-form', {
      en: [
        `${quoteValue(value)} cannot be an id.`,
        `Use lower-case letters, digits and single hyphens${suggestion ? `, such as ${suggestion}` : ''}.`,
      ],
      zh: [
        `${quoteZh(value)}不能作 id。`,
        `用小写字母、数字和单个连字符${suggestion ? `，如 ${suggestion}` : ''}。`,
      ],
    }),
  badFactId: (value: unknown, suggestion: string | undefined) =>
    error('id-form', {
      en: [
        `${quoteValue(value)} cannot be the id of a fact.`,
        `Use lower-case letters, Chinese characters, digits and single hyphens${suggestion ? `, such as ${suggestion}` : ''}.`,
      ],
      zh: [
        `${quoteZh(value)}不能作事实的标识。`,
        `用汉字、小写字母、数字和单个连字符${suggestion ? `，如 ${suggestion}` : ''}。`,
      ],
    }),
  badName: (value: unknown, field: string, suggestion: string | undefined) =>
    error('name-form', {
      en: [
        `${quoteValue(value)} cannot be a name in "${field}".`,
        `Names have lower-case letters, digits and hyphens only${suggestion ? `, such as ${suggestion}` : ''}.`,
      ],
      zh: [
        `“${field}”里不能用${quoteZh(value)}这个名称。`,
        `名称只用小写字母、数字和连字符${suggestion ? `，如 ${suggestion}` : ''}。`,
      ],
    }),
  badLanguage: (value: unknown, suggestion: string | undefined) =>
    error('language-form', {
      en: [
        `${quoteValue(value)} is not the tag of a language.`,
        suggestion
          ? `Did you mean ${suggestion}? Write a BCP 47 tag: language, script, region.`
          : 'Write a BCP 47 tag: language, script, region, such as zh-Hans, zh-Hant-TW, en or en-GB.',
      ],
      zh: [
        `${quoteZh(value)}不是语言代码。`,
        suggestion
          ? `是不是想写 ${suggestion}？按 BCP 47 写：语言、文字、地区。`
          : '按 BCP 47 写：语言、文字、地区，如 zh-Hans、zh-Hant-TW、en、en-GB。',
      ],
    }),
  outOfRange: (value: unknown, { least, most }: { least?: number | undefined; most?: number | undefined }) =>
    error('value-out-of-range', {
      en: [
        `${quoteValue(value)} is ${least === undefined ? `more than ${most}` : `less than ${least}`}.`,
        least === undefined ? `Write ${most} or less.` : `Write ${least} or more.`,
      ],
      zh: [
        `${quoteZh(value)}${least === undefined ? `大于 ${most}` : `小于 ${least}`}，超出范围。`,
        least === undefined ? `写 ${most} 或更小的数。` : `写 ${least} 或更大的数。`,
      ],
    }),
  notAbove: (value: unknown, limit: number) =>
    error('value-out-of-range', {
      en: [`${quoteValue(value)} is not more than ${limit}.`, `Write more than ${limit}.`],
      zh: [`${quoteZh(value)}不大于 ${limit}。`, `写大于 ${limit} 的数。`],
    }),
  other: (message: Both, guide: string) =>
    error('value-form', {
      en: [`${message.en.replace(/\.?$/, '.')}`, `${guide} tells what each field holds.`],
      zh: [`${message.zh.replace(/。?$/, '。')}`, `${guide} 写明了每个字段填什么。`],
    }),
  folderName: (name: string) =>
    error('folder-name', {
      en: [
        `The folder's name ${quoteValue(name)} cannot name a product.`,
        'Rename it: letters, digits, hyphens, full stops, no spaces.',
      ],
      zh: [`文件夹名${quoteZh(name)}不能用作产品名。`, '改名：只用字母、数字、连字符和点，不要空格。'],
    }),
  more: (count: number) =>
    error('more-problems', {
      en: [
        `${plural(count, 'more problem')} ${count === 1 ? 'is' : 'are'} not listed.`,
        'Mend those above, then run again.',
      ],
      zh: [`还有 ${count} 个问题没有列出。`, '先改好上面的，再运行一次。'],
    }),
};
