/** What Vega and Vega-Lite say of a spec that they cannot draw, in both languages of Tuban's messages. */
import type { Both } from '../../lib/languages.ts';

/** What Vega says when it stumbles is about itself; that helps no editor. */
const inside = /undefined|null|NaN|is not|Cannot|\[object/;

const partNames: Readonly<Record<string, string>> = {
  signal: '参数',
  scale: '比例尺',
  'scale or projection': '比例尺或投影',
  'scale range value': '比例尺取值范围',
  transform: '变换',
  function: '函数',
  'data set': '数据集',
};

/** The sentences of vega-parser, vega-functions and vega-lite that a report's spec can bring about. */
const sentences: readonly [pattern: RegExp, zh: (...found: string[]) => string][] = [
  [
    /^Invalid specification .*?(?:properties: (.+))?$/,
    (names) =>
      `描述里要有 ${names?.replace(/["\s.]/g, '').replaceAll(',', '、') ?? 'mark 或 layer'} 中的一项。`,
  ],
  [
    /^(?:Unrecognized|Undefined|Can not find) (.+?)(?: type| name)?: "?(.*?)"?$/,
    (part, name) => `没有“${name}”这样的${partNames[part!] ?? part}。`,
  ],
  [/^Duplicate (.+?) name: "?(.*?)"?$/, (part, name) => `有两个${partNames[part!] ?? part}都叫“${name}”。`],
  [/^Expression parse error: (.*)$/, (expression) => `表达式写得不对：${expression}。`],
  [/^Illegal (?:identifier|property|callee type): (.*)$/, (name) => `表达式里不能用“${name}”。`],
  [/^(?:Missing|Too many) arguments to (\w+) function/, (name) => `函数 ${name} 的参数个数不对。`],
  [/^Missing valid scale for legend/, () => '图例没有对应的比例尺。'],
  [/^Invalid field reference: (.*)$/, (field) => `字段 ${field} 的写法不对。`],
];

/** @param said The message of an error that Vega or Vega-Lite threw. */
export function complaintOf(said: string): Both {
  if (inside.test(said))
    return {
      en: 'a channel lacks its type, or a part of it is malformed.',
      zh: '有通道没写类型，或有一部分写得不对。',
    };
  for (const [pattern, zh] of sentences) {
    const found = pattern.exec(said);
    if (found) return { en: said, zh: zh(...found.slice(1)) };
  }
  return { en: said, zh: `描述里有一处它不接受，它的原话是“${said}”。` };
}
