/** From lines to blocks: headings, numbered and other items, paragraphs; lines of one sentence joined. */
import type { Language } from '../language.ts';
import { creditReader } from './credits.ts';
import type { Block, Blocks, LeftOut, SourceLine } from './block.ts';

/** Most characters of a heading that no mark of the format makes one. */
const longest = { han: 34, latin: 80 };

interface Rules {
  numbering: RegExp[];
  chapter: RegExp;
  bullet: RegExp;
  skip: RegExp[];
  ends: RegExp;
  isCredit: (text: string) => boolean;
  han: boolean;
}

function rulesOf(language: Language): Rules {
  const { table, script } = language;
  const { structure } = table;
  const creditsIn = creditReader(language);
  return {
    numbering: structure.numbering.map((one) => new RegExp(one, 'u')),
    chapter: new RegExp(structure.chapter, 'u'),
    bullet: new RegExp(structure.bullet, 'u'),
    skip: structure.skip.map((one) => new RegExp(one, 'u')),
    ends: new RegExp(structure.ends, 'u'),
    han: script === 'han',
    isCredit: (text) => creditsIn(text) !== undefined,
  };
}

/** (二) and (五), 3. and 12. are of one form; 二、 and 1、 are of two. */
export const formOf = (number: string): string =>
  number
    .trim()
    .replace(/\d+/g, '#')
    .replace(/[一二三四五六七八九十]+/g, '一');

/** Stress, links and odd spaces of a line; in Chinese also the spaces beside figures. */
export function cleanText(text: string, han: boolean): string {
  const plain = text
    .replace(/^(?:> ?)+/, '')
    .replace(/\*\*|__/g, '')
    .replace(/(?<![\w*])([*_])(?=\S)([^*_]+)(?<=\S)\1(?![\w*])/g, '$2')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[\u00a0\u2002-\u200a\t]/g, ' ')
    // A wide space is an indent or pads a short name; between words or figures it parts entries of one line.
    .replace(/(?<!\p{Script=Han})(\p{Script=Han})\u3000+(?=\p{Script=Han}(?!\p{Script=Han}))/gu, '$1')
    .replace(partingSpace, han ? parted : ' ')
    .replace(/\u3000/g, han ? '' : ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  // A fact prints "%": the numbers that stay typed beside it do, too.
  if (!han) return plain.replace(/(?<=\d)[ -]?per[ -]?cent\b/g, '%');
  const han1 = '[\\p{Script=Han}，。；：、？！（）《》“”%]';
  return plain
    .replace(new RegExp(`(?<=${han1}) (?=[\\d０-９])`, 'gu'), '')
    .replace(/(?<=[\d０-９%]) (?=[\p{Script=Han}%])/gu, '')
    .replaceAll(parted, ' ');
}

const parted = '\u0001';
const partingSpace =
  /(?<=[\p{Script=Han}\p{L}\d）)]{2})\u3000+(?=[\p{Script=Han}]{2,6}[：:／/]|[\p{Script=Han}“]{3}|\d{4})/gu;

/** Numbers of notes, behind the words that they explain: notes are not taken, so they would lead nowhere. */
const noteMarks = /(?<=[\p{L}\p{N}%％’”）)》」』、，。；：,.;:])\s?(?:\[\d{1,2}\]|［\d{1,2}］|〔\d{1,2}〕)/gu;

/** 一是……；二是……: a sentence that counts what it says is no numbered entry. */
const isFirstOfMany = (number: string, text: string): boolean =>
  /^[一二三四五六七八九十]+是$/.test(number) && /[；;。，]二是/.test(text);

class BlockReader {
  readonly #rules: Rules;
  readonly #blocks: Block[] = [];
  readonly #left: LeftOut[] = [];
  /** The format has headings of its own: short lines are none. */
  readonly #marked: boolean;

  constructor(language: Language, marked: boolean) {
    this.#rules = rulesOf(language);
    this.#marked = marked;
  }

  read(lines: readonly SourceLine[]): Blocks {
    for (const [index, line] of lines.entries()) this.#readLine(line, lines, index);
    return { blocks: this.#blocks, left: this.#left };
  }

  #readLine(line: SourceLine, lines: readonly SourceLine[], index: number): void {
    const { han, skip, bullet, numbering } = this.#rules;
    if (line.rows) {
      const { rowLines } = line;
      const rows = line.rows.map((cells) => cells.map((cell) => this.#withoutMarks(cell, line.line)));
      this.#blocks.push({
        kind: 'table',
        level: 0,
        text: '',
        line: line.line,
        rows,
        ...(rowLines ? { rowLines } : {}),
        ...(line.alone ? { alone: true as const } : {}),
      });
      return;
    }
    let text = this.#withoutMarks(cleanText(line.text, han), line.line);
    if (text === '') return;
    if (skip.some((one) => one.test(text))) {
      this.#left.push({ line: line.line, text, why: /\d/.test(text) ? 'page' : 'mark' });
      return;
    }
    const isItem = line.item !== undefined || bullet.test(text);
    text = text.replace(bullet, '');
    if (line.heading !== undefined) {
      this.#heading(text, line.heading, line.line);
      return;
    }
    const number = numbering
      .map((one) => one.exec(text)?.[0])
      .find((found) => found !== undefined && !isFirstOfMany(found, text));
    if (number !== undefined && !isItem)
      this.#numbered(text, number, { line: line.line, listed: this.#isListed(number, lines, index) });
    else if (isItem) this.#push({ kind: 'item', level: line.item ?? 0, text, line: line.line });
    else if (this.#looksLikeHeading(text, lines, index))
      this.#heading(text, this.#blocks.length === 0 ? 1 : 3, line.line);
    else this.#paragraph(text, line, lines[index - 1]);
  }

  /** What is taken away is told as left out. */
  #withoutMarks(text: string, line: number): string {
    const marks = text.match(noteMarks);
    if (!marks) return text;
    this.#left.push({ line, text: marks.map((mark) => mark.trim()).join(' '), why: 'note-mark' });
    return text.replace(noteMarks, '');
  }

  /** Numbered lines right below one another are a list: a heading has something below it. */
  #isListed(number: string, lines: readonly SourceLine[], index: number): boolean {
    const form = formOf(number);
    const isAlike = (line: SourceLine | undefined): boolean => {
      const text = line ? cleanText(line.text, this.#rules.han) : '';
      const found = this.#rules.numbering.map((one) => one.exec(text)?.[0]).find(Boolean);
      return (
        line !== undefined && line.heading === undefined && found !== undefined && formOf(found) === form
      );
    };
    const isFilled = ({ text }: SourceLine): boolean => text.trim() !== '';
    const last = this.#blocks.at(-1);
    const follows = last?.kind === 'item' && last.number !== undefined && formOf(last.number) === form;
    return (
      isAlike(lines.slice(index + 1).find(isFilled)) ||
      (follows && isAlike(lines.slice(0, index).findLast(isFilled)))
    );
  }

  #push(block: Block): void {
    this.#blocks.push(block);
  }

  #heading(text: string, level: number, line: number): void {
    const number = this.#rules.numbering.map((one) => one.exec(text)?.[0]).find(Boolean);
    const title = text
      .slice(number?.length ?? 0)
      .replace(/^【(.+)】$/, '$1')
      .replace(/[：:]$/, '');
    this.#push({ kind: 'heading', level, text: title, line, ...(number ? { number: number.trim() } : {}) });
  }

  /** （一）标题。正文……: a heading that its text follows in the same line. */
  #numbered(text: string, number: string, { line, listed }: { line: number; listed: boolean }): void {
    const { han, ends, chapter } = this.#rules;
    const rest = text.slice(number.length);
    const most = han ? longest.han : longest.latin;
    const level = chapter.test(text) ? 2 : 3;
    const sentence = han ? /^([^。！？；\d]{4,34})。$/.exec(rest)?.[1] : undefined;
    const [, runIn, body] =
      (han ? /^([^。！？；]{2,34})。(.{8,})$/ : /^([^.!?;]{3,60})[.:] ([A-Z].{20,})$/).exec(rest) ?? [];
    // 依法履职，维护稳定: a heading may have two halves; with a number in it, it is an entry of a list.
    const isSaid = /[。！？；;]/.test(rest) || (/[，,]/.test(rest) && /\d/.test(rest));
    const isBare =
      rest.length <= most && !/^\p{Ll}/u.test(rest) && !isSaid && !(ends.test(rest) && !/[”）)]$/.test(rest));
    if (isBare && listed) this.#push({ kind: 'item', level: 0, text: rest, line, number: number.trim() });
    else if (isBare)
      this.#push({ kind: 'heading', level, text: rest.replace(/[：:]$/, ''), line, number: number.trim() });
    else if (sentence !== undefined)
      this.#push({ kind: 'heading', level, text: sentence, line, number: number.trim() });
    else if (runIn && body && !/\d/.test(runIn)) {
      this.#push({ kind: 'heading', level, text: runIn, line, number: number.trim() });
      this.#push({ kind: 'text', level: 0, text: body, line });
    } else this.#push({ kind: 'item', level: 0, text: rest, line, number: number.trim() });
  }

  /** In plain text: a short line without a mark at its end, with what belongs to it behind. */
  #looksLikeHeading(text: string, lines: readonly SourceLine[], index: number): boolean {
    if (this.#marked) return false;
    const { han, ends } = this.#rules;
    const before = lines[index - 1]?.text.trim() ?? '';
    const next = lines.slice(index + 1).find(({ text: one }) => one.trim() !== '');
    if (next === undefined || ends.test(text) || /[；;]/.test(text)) return false;
    const hasComma = /[，,]/.test(text);
    if (this.#blocks.length === 0) return text.length <= 60 && !hasComma;
    // "Parks, play areas and trees" has its text below it; a name and an office, an address have none.
    if (hasComma && (/\d/.test(text) || !ends.test(next.text.trim()) || next.text.length <= text.length))
      return false;
    if (han) {
      const most = hasComma ? 24 : 16;
      return text.length <= most && !/[\d：:]/.test(text.replace(/(?:19|20)\d\d年/g, '')) && before === '';
    }
    return text.length <= 60 && before === '' && /^[A-Z\d]/.test(text) && next.text.trim().length > 0;
  }

  /** A line that goes on with the paragraph before it, or a new paragraph. */
  #paragraph(text: string, line: SourceLine, before: SourceLine | undefined): void {
    const last = this.#blocks.at(-1);
    const { isCredit } = this.#rules;
    // An item goes on where it has no end: "at a cost of | 14 million pounds;"
    const isOpen = last?.kind === 'text' || (last?.kind === 'item' && !this.#rules.ends.test(last.text));
    const goesOn = before?.continues && isOpen && !isCredit(text) && !isCredit(last.text);
    if (goesOn) {
      last.text +=
        this.#rules.han && /\p{Script=Han}|[，。、；：]/u.test(last.text.at(-1)!) ? text : ` ${text}`;
      return;
    }
    this.#push({ kind: 'text', level: 0, text, line: line.line });
  }
}

/** @param marked The format marks its headings itself (Markdown with "#", DOCX with styles). */
export const readBlocks = (lines: readonly SourceLine[], language: Language, marked: boolean): Blocks =>
  new BlockReader(language, marked).read(lines);
