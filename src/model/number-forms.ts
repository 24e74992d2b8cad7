/**
 * Numbers as people write them: with a typographic minus, full-width figures, grouped, in quotes, with the
 * unit behind. What was meant, and what kept YAML from reading it.
 */
import type { Both } from '../lib/languages.ts';
import { showCharacter } from '../report/characters.ts';

export interface NumberForm {
  /** What stands in the way, as the end of a sentence: "the minus is “−” (U+2212)". */
  why: Both;
  /** The number as it is to be written; undefined where it cannot be told. */
  plain?: string | undefined;
  /** What stands behind the number and is a unit. */
  unit?: string | undefined;
}

const minuses = '−–—‐‑‒－﹣⁻﬩➖';
const pluses = '＋﹢⁺';
const spaces = '\u0020\u00a0\u2000-\u200a\u202f\u205f\u3000';
/** Marks that part groups of three, in one language or another (CLDR), and as typed for them. */
const groupMarks = `,，、'’‘＇_٬${spaces}`;
const pointMarks = '.．。٫·';
const quotes = '"\'“”‘’„‟«»「」『』＂＇';

/** The figure 0 to 9 that a decimal digit of any script stands for; undefined for other characters. */
function digitOf(char: string): string | undefined {
  if (/^[0-9]$/.test(char)) return char;
  if (!/^\p{Nd}$/u.test(char)) return undefined;
  // The digits of a script follow one another from its zero (Unicode, chapter 4.6).
  const code = char.codePointAt(0)!;
  for (let zero = code; zero > code - 10; zero -= 1) {
    if (!/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) return String(code - zero);
  }
  return String((code - 0x1d7ce) % 10);
}

/** A group mark and three figures, over and over; Indian grouping has twos before the last three. */
const grouped = new RegExp(
  `^\\d{1,3}(?:[${groupMarks}.]\\d{2,3})*[${groupMarks}.]\\d{3}(?:[${pointMarks},]\\d+)?$`,
);

/** The figures of a grouped number joined; a mark that stands last and alone is the decimal one. */
function ungroup(figures: string): string | undefined {
  if (!grouped.test(figures)) return undefined;
  const marks = [...figures.matchAll(/\D/g)].map((match) => match[0]);
  const last = marks.at(-1)!;
  const decimal = marks.length > 1 && last !== marks[0] && /[.,．。٫·]/.test(last);
  const at = figures.lastIndexOf(last);
  return decimal
    ? `${figures.slice(0, at).replace(/\D/g, '')}.${figures.slice(at + 1)}`
    : figures.replace(/\D/g, '');
}

/** @param value The text that stands where a number should. @param quoted It is written in YAML's quotes. */
export function readNumberForm(value: string, quoted: boolean): NumberForm | undefined {
  const whys: Both[] = [];
  let text = value.trim();
  if (quoted) whys.push({ en: 'it is in quotes', zh: '它加了引号' });
  if (new RegExp(`^[${quotes}].+[${quotes}]$`).test(text)) {
    whys.push({
      en: `quotation marks ${showCharacter(text[0]!)} are around it`,
      zh: `两边有引号 ${showCharacter(text[0]!)}`,
    });
    text = text.slice(1, -1).trim();
  }
  const sign = new RegExp(`^[${minuses}]`).exec(text)?.[0];
  if (sign) {
    whys.push({
      en: `the minus is ${showCharacter(sign)}, not the hyphen of the keyboard`,
      zh: `负号是 ${showCharacter(sign)}，不是键盘上的短横`,
    });
    text = `-${text.slice(1).trim()}`;
  }
  const plus = new RegExp(`^[+${pluses}]`).exec(text)?.[0];
  if (plus) {
    whys.push({ en: `a plus ${showCharacter(plus)} is before it`, zh: `前面有加号 ${showCharacter(plus)}` });
    text = text.slice(1).trim();
  }
  const odd = [...text].find((char) => !/^[0-9]$/.test(char) && digitOf(char) !== undefined);
  if (odd) {
    whys.push({
      en: `${showCharacter(odd)} is not one of the figures 0 to 9`,
      zh: `${showCharacter(odd)} 不是半角数字 0 到 9`,
    });
    text = [...text].map((char) => digitOf(char) ?? char).join('');
  }
  const [, minus = '', figures = '', unit = ''] =
    new RegExp(`^(-?)\\s*(\\d[\\d${groupMarks}${pointMarks}]*\\d|\\d)\\s*(\\D*)$`, 'u').exec(text) ?? [];
  if (figures === '') return whys.length > 0 && /\d/.test(text) ? { why: joined(whys) } : undefined;
  const plain = readFigures(figures, whys);
  if (plain === undefined || unit.length > 12) return undefined;
  return { why: joined(whys), plain: minus + plain, ...(unit === '' ? {} : { unit: unit.trim() }) };
}

const joined = (whys: readonly Both[]): Both => ({
  en: whys.map(({ en }) => en).join(', and '),
  zh: whys.map(({ zh }) => zh).join('，'),
});

function readFigures(figures: string, whys: Both[]): string | undefined {
  if (/^\d+(?:\.\d+)?$/.test(figures)) return figures;
  const whole = ungroup(figures);
  const mark = /[^\d.]/.exec(figures)?.[0] ?? '.';
  if (whole !== undefined) {
    whys.push({
      en: `figures are not separated by ${mark === ' ' ? 'a space' : showCharacter(mark)}`,
      zh: `数字中间不用${mark === ' ' ? '空格' : ` ${showCharacter(mark)} `}分隔`,
    });
    return whole;
  }
  const decimal = /^(\d+)(\D)(\d+)$/.exec(figures);
  if (!decimal) return undefined;
  whys.push({
    en: `the decimal mark is ${showCharacter(decimal[2]!)}, not a full stop`,
    zh: `小数点是 ${showCharacter(decimal[2]!)}，应当用半角的点`,
  });
  return `${decimal[1]}.${decimal[3]}`;
}
