/** What is said of running text and headlines. */
import { error, note, warning } from '../../lib/problem.ts';
import { showPathIn } from '../../lib/problem-text.ts';
import { quoteValue, quoteZh } from '../../lib/visible.ts';
import { listNames, listZh, meant, meantZh } from './parts.ts';

/** Running text and headlines. */
export const textMessages = {
  braceOpen: (quoted: string) =>
    error('reference-open', {
      en: [
        `A brace is opened and not closed: ${quoteValue(quoted)}.`,
        'Close it: {id}. For a brace as a character write \\{.',
      ],
      zh: [`花括号没有配对：${quoteZh(quoted)}。`, '补上右括号：{id}。要印出花括号本身，写 \\{。'],
    }),
  referenceForm: (quoted: string, meantId: string | undefined) =>
    error('reference-form', {
      en: [
        `${quoteValue(quoted)} is not a reference to a fact.`,
        `${meantId ? `Did you mean ${meantId}? ` : ''}Write the id of a fact between the braces, such as {gdp} or {gdp.full}. For a brace as a character write \\{.`,
      ],
      zh: [
        `${quoteZh(quoted)}不是事实的引用。`,
        `${meantId ? `是不是想写 ${meantId}？` : ''}花括号里写事实的 id，如 {gdp}、{gdp.full}。要印出花括号本身，写 \\{。`,
      ],
    }),
  partUnknown: (part: string, suggestion: string | undefined) =>
    error('reference-part', {
      en: [
        `A fact has no part ${quoteValue(part)}.`,
        `${meant(suggestion)}Possible: {id}, {id.full}, {id.figure}, {id.word}, {id.rank}, {id.label}.`,
      ],
      zh: [
        `事实没有${quoteZh(part)}这一部分。`,
        `${meantZh(suggestion)}可用：{id}、{id.full}、{id.figure}、{id.word}、{id.rank}、{id.label}。`,
      ],
    }),
  scriptForm: (quoted: string) =>
    error('script-form', {
      en: [
        `${quoteValue(quoted)} cannot be lowered or raised: only figures and + − = ( ) . , have such forms.`,
        'Write CO_{2}, PM_{2.5}, m^{2}, 10^{-6}; write letters and words on the line.',
      ],
      zh: [
        `${quoteZh(quoted)}不能排成上标或下标：只有数字和 + − = ( ) . , 可以。`,
        '写成 CO_{2}、PM_{2.5}、m^{2}、10^{-6}；字母和文字照常写。',
      ],
    }),
  stressOpen: () =>
    error('stress-open', {
      en: ['The stress begun with ** is never ended.', 'Write ** behind the run, too, or delete it.'],
      zh: ['** 开始的强调没有结束。', '在要强调的文字后面也写 **，或删去前面的 **。'],
    }),
  stressEmpty: () =>
    error('stress-empty', {
      en: ['There is nothing between ** and **.', 'Delete the four asterisks.'],
      zh: ['两个 ** 之间没有文字。', '删去这四个星号。'],
    }),
  notHere: (quoted: string, field: string) =>
    error('reference-not-here', {
      en: [
        `References are not printed in "${field}"; ${quoteValue(quoted)} would be printed as it is.`,
        'Write the words out, or move the number into a running text.',
      ],
      zh: [`“${field}”不印引用，${quoteZh(quoted)}会原样印出。`, '直接写出文字，或把数字移到正文里。'],
    }),
  braceHere: (quoted: string, field: string) =>
    warning('reference-not-here', {
      en: [
        `References are not printed in "${field}"; ${quoteValue(quoted)} stands there as it is.`,
        'Write the words out, or use other brackets.',
      ],
      zh: [`“${field}”不印引用，${quoteZh(quoted)}会原样印出。`, '直接写出文字，或换别的括号。'],
    }),
  stressNotHere: (field: string) =>
    warning('stress-not-here', {
      en: [`Stress is not printed in "${field}"; the ** would be printed.`, 'Delete the asterisks.'],
      zh: [`“${field}”不印强调，** 会原样印出。`, '删去星号。'],
    }),
  rankMissing: (id: string) =>
    error('rank-missing', {
      en: [`The fact "${id}" has no rank to print.`, `Enter its rank, or write {${id}}.`],
      zh: [`事实“${id}”没有 rank 可印。`, `填上 rank，或改写 {${id}}。`],
    }),
  prefixLost: (id: string, prefix: string) =>
    warning('prefix-lost', {
      en: [
        `"${prefix}" is lost: this sentence does not have it before {${id}}.`,
        `Write {${id}.full}, or put "${prefix}" before the number.`,
      ],
      zh: [
        `“${prefix}”没有印出来：句子里 {${id}} 前面没有这个词。`,
        `写 {${id}.full}，或在数字前写上“${prefix}”。`,
      ],
    }),
  doubleNegative: (id: string, value: number, verb: string) =>
    error('double-negative', {
      en: [
        `"${verb}" stands before {${id}}, which is ${value}: a fall of a negative number is a rise.`,
        'State the fall as a positive number with kind: decrease, or change the verb.',
      ],
      zh: [
        `“${verb}”后面的 {${id}} 是 ${value}：负数再下降，意思就成了上升。`,
        '下降用正数表示，写 kind: decrease；或者改动词。',
      ],
    }),
  risingNegative: (id: string, value: number, verb: string) =>
    warning('rise-negative', {
      en: [
        `"${verb}" stands before {${id}}, which is ${value}.`,
        'Say that it fell, and by how much: a positive number with kind: decrease.',
      ],
      zh: [`“${verb}”后面的 {${id}} 是 ${value}。`, '既是下降，就写下降了多少：正数，kind: decrease。'],
    }),
  direction: (id: string, kind: string, verb: string) =>
    warning('direction-differs', {
      en: [
        `"${verb}" stands before {${id}}, which is of kind ${kind}.`,
        'Correct the verb, or the kind of the fact.',
      ],
      zh: [`“${verb}”后面的 {${id}} 种类是 ${kind}，方向不一致。`, '改动词，或改事实的种类（kind）。'],
    }),
  typedNumbers: (where: string, numbers: string[]) =>
    note('number-not-a-fact', {
      en: [
        `Numbers typed in ${where}, not entered as facts: ${listNames(numbers)}.`,
        'Thresholds and names may stay. What is measured belongs under facts, so that it is printed alike everywhere.',
      ],
      zh: [
        `${showPathIn(where, 'zh')} 里有数字直接写在文字中，没有记作事实：${listZh(numbers)}。`,
        '门槛、名称里的数不必动；统计数字请写进 facts，各处印出来才一致。',
      ],
    }),
  emptyUnit: () =>
    warning('break-mark', {
      en: [
        'There is a "|" at the edge of this headline or next to another.',
        'Put one "|" between words where a line may break.',
      ],
      zh: ['标题开头、结尾有“|”，或两个“|”连在一起。', '在可以换行的词之间写一个“|”。'],
    }),
  joinedWords: (before: string, after: string) =>
    warning('break-joined', {
      en: [
        `Without a space the words at "|" are joined: ${quoteValue(before + after)}.`,
        `Leave a space before the bar: ${quoteValue(`${before} |${after}`)}.`,
      ],
      zh: [
        `不空格，“|”两边的词会连成${quoteZh(before + after)}。`,
        `竖线前空一格：${quoteZh(`${before} |${after}`)}。`,
      ],
    }),
  breakMark: (field: string) =>
    warning('break-mark', {
      en: [`"|" is printed as it is in "${field}"; it marks line breaks in headlines only.`, 'Delete it.'],
      zh: [`“${field}”里的“|”会原样印出；它只在标题里表示换行。`, '删去。'],
    }),
};
