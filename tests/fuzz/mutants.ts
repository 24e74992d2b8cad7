/**
 * Mutants of good reports: what fingers, input methods, PDFs and word processors do to a file, one or two
 * things at a time, chosen by a seed.
 */
import { parseSource } from '../../src/report/read.ts';
import { reportSchema } from '../../src/model/report.ts';
import { listTexts } from '../../src/model/texts.ts';
import type { Random } from '../seeded/random.ts';

/** A text in the file: its offsets, as typed, quotes left out. */
export interface Spot {
  start: number;
  end: number;
  role: string;
}

export interface Original {
  name: string;
  text: string;
  spots: Spot[];
}

export interface Mutant {
  bytes: Uint8Array;
  /** What was done, in a word. */
  how: string;
  /** The stretch of the mutant that holds what was changed inside a text; nothing for other changes. */
  touched?: [start: number, end: number];
}

/** Texts that stand on one line in plain style or in quotes: those whose letters are looked for. */
export function readOriginal(name: string, text: string): Original {
  const source = parseSource(`/${name}/report.yaml`, Buffer.from(text));
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const spots = [...listTexts(reportSchema.parse(source.value))].flatMap(({ path, role }): Spot[] => {
    const { line, column, length = 0 } = source.placeOf(path);
    const start = lineStarts[line - 1]! + column - 1;
    const raw = text.slice(start, start + length);
    const quoted = /^(["'])[^]*\1$/.test(raw) ? 1 : 0;
    const style = source.writtenAs(path);
    return style === 'block' || raw.includes('\n') || length < 2 || role === 'post'
      ? []
      : [{ start: start + quoted, end: start + length - quoted, role }];
  });
  return { name, text, spots };
}

const pick = <T>(random: Random, list: readonly T[]): T => random.pick(list);

const beginnings = [...'&!#*%@`?:->|{}[],"\'~=“”‘’｛［（＊＃－—·•％＆！？：｜'].flatMap((mark) => [
  mark,
  `${mark} `,
]);
const insides = [
  ' #',
  ' # ',
  '# ',
  ': ',
  ':',
  ' - ',
  ' & ',
  '\\',
  '\\{',
  '{',
  '}',
  '{gdp}',
  '{GDP}',
  '**',
  '*',
  '|',
  ' | ',
  '"',
  "'",
  ', ',
  '\t',
  '\u00a0',
  '\u3000',
  '\u2003',
  '\u00ad',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\ufe0f',
  '\u0301',
  '｛',
  '｝',
  '＊＊',
  '｜',
  '，',
  '“',
  '”',
  '⽂',
  '\uf979',
  '🎉',
  '𪚥',
  '_{2}',
  '^{甲}',
  '₂',
  'Ł',
  '\u0007',
  '\ufffd',
  ' ',
  '  ',
  '<b>',
  '&amp;',
  '${x}',
  '{{title}}',
];
const breaks = ['\n', '\n  ', '\n      ', '\n          ', '\n            ', '\n              '];
const lineBegins = ['', '', '- ', '-', '#', '# ', 'title: ', 'note：', '? ', '— ', '> ', '...', '---', '&'];
const values = [
  '１２３',
  '−3.2',
  '"5.6"',
  '1 234',
  '1,234',
  '1_000',
  '5,6',
  '“7”',
  '012',
  '+5',
  '5e-324',
  '1e300',
  '.5',
  '5.',
  '.inf',
  '-.nan',
  '0x1F',
  '0o7',
  '12345678901234567',
  'null',
  '~',
  'true',
  '6%',
  '三',
  '-0',
  '1.2.3',
  '٣٫٥',
  '[1]',
  '{a: 1}',
  '100.00',
  '1:30',
];
const languages = [
  'zh',
  'zh-Hant',
  'cn',
  'zh-CN-Hans',
  'zh-CHS',
  'ja',
  'en-UK',
  'de',
  'und',
  'x',
  '"',
  'fr-FR-u-nu-arab',
  'sl',
];

type Mutate = (original: Original, random: Random) => Mutant;

const replaced = (text: string, [start, end]: [number, number], by: string): string =>
  text.slice(0, start) + by + text.slice(end);

const made = (how: string, text: string, touched?: [number, number]): Mutant => ({
  bytes: Buffer.from(text),
  how,
  ...(touched && { touched }),
});

/** A change inside one of the texts, whose every letter must then be printed or told of. */
const inText =
  (how: string, change: (text: string, random: Random) => string): Mutate =>
  ({ text, spots }, random) => {
    const { start, end } = pick(random, spots);
    const changed = change(text.slice(start, end), random);
    return made(how, replaced(text, [start, end], changed), [start, start + changed.length]);
  };

const insert = (text: string, at: number, what: string): string => text.slice(0, at) + what + text.slice(at);
const inside = (text: string, random: Random): number => {
  const chars = [...text];
  return chars.slice(0, random.between(1, Math.max(1, chars.length - 1))).join('').length;
};

const lineOf = (text: string, random: Random): [number, number] => {
  const starts = [...text.matchAll(/^.*$/gm)].filter(([line]) => line.trim() !== '');
  const { index, 0: line } = pick(random, starts);
  return [index, index + line.length];
};

/** A change of a whole line: nothing is asked of it but that the program stands. */
const onLine =
  (how: string, change: (line: string, random: Random) => string): Mutate =>
  ({ text }, random) => {
    const range = lineOf(text, random);
    return made(how, replaced(text, range, change(text.slice(...range), random)));
  };

const onBytes =
  (how: string, change: (bytes: Buffer, random: Random) => Uint8Array): Mutate =>
  ({ text }, random) => ({ bytes: change(Buffer.from(text), random), how });

const field =
  (name: string, by: readonly string[]): Mutate =>
  ({ text }, random) => {
    const found = [...text.matchAll(new RegExp(`(?<=\\b${name}: *)[^\\s,}][^\\n,}]*`, 'g'))];
    if (found.length === 0) return made(name, text);
    const { index, 0: raw } = pick(random, found);
    return made(`${name}`, replaced(text, [index, index + raw.length], pick(random, by)));
  };

const mutations: Mutate[] = [
  inText('a mark at the beginning', (text, random) => pick(random, beginnings) + text),
  inText('a mark inside', (text, random) => insert(text, inside(text, random), pick(random, insides))),
  inText('a mark at the end', (text, random) => text + pick(random, [...insides, '>', '#', ':', '-'])),
  inText('two marks inside', (text, random) => {
    const once = insert(text, inside(text, random), pick(random, insides));
    return insert(once, inside(once, random), pick(random, insides));
  }),
  inText('a line break', (text, random) =>
    insert(text, inside(text, random), pick(random, breaks) + pick(random, lineBegins)),
  ),
  inText('quotes around', (text, random) => {
    const [open, close] = pick(random, [
      ['"', '"'],
      ["'", "'"],
      ['“', '”'],
      ['「', '」'],
      ['{', '}'],
      ['[', ']'],
      ['｛', '｝'],
      ['**', '**'],
      ['＊＊', '＊＊'],
    ] as const);
    return open + text + close;
  }),
  inText('in parts', (text) => text.normalize('NFD')),
  field('value', values),
  field('language', languages),
  field('kind', ['share', 'rank', 'text', 'growth', 'ordinal', 'money', 'Share', '甲']),
  field('unit', ['%', '“%”', '" 个 "', 'm²', '㎡', '"', '|', '亿元/年', '余', "''"]),
  field('facts', ['[]', '[gdp，grain]', 'gdp', '[[a]]', '{}']),
  onLine('no space after a dash', (line) => line.replace('- ', '-')),
  onLine('another dash', (line, random) => line.replace('- ', pick(random, ['－ ', '— ', '· ', '– ']))),
  onLine('another colon', (line, random) =>
    line.replace(': ', pick(random, ['：', ':', ' : ', '﹕', ':\u00a0'])),
  ),
  onLine('another indent', (line, random) =>
    line.replace(/^ */, (space) =>
      pick(random, ['\t', '\u00a0'.repeat(space.length), '\u3000', `${space} `, space.slice(1), '']),
    ),
  ),
  onLine('a line twice', (line) => `${line}\n${line}`),
  onLine('a line less', () => ''),
  onLine('a quote less', (line) => line.replace(/["']/, '')),
  onLine('full-width brackets', (line) =>
    line.replace(/\{/g, '｛').replace(/\}/g, '｝').replace(/, /g, '，'),
  ),
  onBytes('cut short', (bytes, random) => bytes.subarray(0, random.between(1, bytes.length))),
  onBytes('a byte changed', (bytes, random) => {
    bytes[random.between(0, bytes.length - 1)] = random.between(0, 255);
    return bytes;
  }),
  onBytes('two halves swapped', (bytes, random) => {
    const at = random.between(1, bytes.length - 1);
    return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)]);
  }),
];

/** Texts are what is lost in silence: three mutants of four are made in them. */
const inTexts = 7;

export function mutate(original: Original, random: Random): Mutant {
  const list = random.chance(0.75) ? mutations.slice(0, inTexts) : mutations.slice(inTexts);
  return pick(random, list)(original, random);
}
