/**
 * Reads the little XML that an SVG drawing needs: elements, attributes, comments, CDATA. Document types,
 * entities of one's own and processing instructions are refused, so nothing can multiply or load.
 */
import type { Wording } from '../../lib/problem.ts';
import { drawingMessages as messages } from './messages.ts';
import { ArtStop } from './fault.ts';

export interface XmlAttribute {
  name: string;
  value: string;
  start: number;
  end: number;
}

export interface XmlElement {
  name: string;
  attributes: XmlAttribute[];
  children: XmlElement[];
  /** Text directly inside. */
  text: string;
  /** Range of the name in the start tag, with its "<". */
  start: number;
  end: number;
}

/** No drawing made by hand or program nests deeper, and no hero needs more parts. */
export const limits = { depth: 64, elements: 20_000, attributes: 200 };

const namePattern = /[\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?/uy;
const spacePattern = /\s*/y;
const declarationPattern =
  /<\?xml\s+version\s*=\s*["']1\.\d["'](?:\s+encoding\s*=\s*["']([\w.-]+)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>/y;
const named = new Map([
  ['amp;', '&'],
  ['lt;', '<'],
  ['gt;', '>'],
  ['quot;', '"'],
  ['apos;', "'"],
]);

class Reader {
  private readonly text: string;
  private at = 0;
  private count = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): XmlElement {
    this.declaration();
    const holder: XmlElement = { name: '', attributes: [], children: [], text: '', start: 0, end: 0 };
    const open = [holder];
    while (this.at < this.text.length) this.next(open);
    const unclosed = open.length > 1 ? open.at(-1)! : undefined;
    if (unclosed) this.stop(messages.unclosed(unclosed.name), unclosed.start, unclosed.end);
    if (holder.children.length !== 1 || holder.text.trim() !== '')
      this.stop(messages.notOne(holder.children.length), holder.children[1]?.start ?? 0);
    return holder.children[0]!;
  }

  private stop(wording: Wording, start: number, end = start + 1): never {
    throw new ArtStop({ wording, start, end });
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  /** Goes past the next `mark`. @returns the text before it */
  private until(mark: string, start: number): string {
    const end = this.text.indexOf(mark, this.at);
    if (end < 0) this.stop(messages.cutShort(), start);
    const text = this.text.slice(this.at, end);
    this.at = end + mark.length;
    return text;
  }

  private declaration(): void {
    const start = this.at;
    const found = this.match(declarationPattern);
    if (found?.[1] && found[1].toLowerCase() !== 'utf-8')
      this.stop(messages.encoding(found[1]), start, this.at);
  }

  private next(open: XmlElement[]): void {
    const start = this.at;
    const starts = (mark: string) => this.text.startsWith(mark, start) && ((this.at += mark.length), true);
    const parent = open.at(-1)!;
    if (this.text[start] !== '<') {
      const end = this.text.indexOf('<', start);
      this.at = end < 0 ? this.text.length : end;
      parent.text += this.decode(this.text.slice(start, this.at), start);
    } else if (starts('<!--')) this.until('-->', start);
    else if (starts('<![CDATA[')) parent.text += this.until(']]>', start);
    else if (starts('<!')) this.stop(messages.doctype(), start, start + 9);
    else if (starts('<?')) this.stop(messages.instruction(), start, start + 2);
    else if (starts('</')) this.close(open, start);
    else this.open(open, start);
  }

  private close(open: XmlElement[], start: number): void {
    const name = this.match(namePattern)?.[0] ?? '';
    this.match(spacePattern);
    if (this.text[this.at] !== '>' || open.length < 2 || open.at(-1)!.name !== name)
      this.stop(messages.closing(name, open.at(-1)!.name), start, this.at);
    this.at += 1;
    open.pop();
  }

  private open(open: XmlElement[], start: number): void {
    this.at += 1;
    const name = this.match(namePattern)?.[0] ?? this.stop(messages.stray(), start);
    const element: XmlElement = { name, attributes: [], children: [], text: '', start, end: this.at };
    if ((this.count += 1) > limits.elements) this.stop(messages.tooMany(limits.elements), start, this.at);
    if (open.length > limits.depth) this.stop(messages.tooDeep(limits.depth), start, this.at);
    open.at(-1)!.children.push(element);
    for (;;) {
      const spaced = this.match(spacePattern)![0] !== '';
      if (this.text.startsWith('/>', this.at)) return void (this.at += 2);
      if (this.text[this.at] === '>') {
        this.at += 1;
        open.push(element);
        return;
      }
      if (!spaced) this.stop(messages.stray(), this.at);
      if (element.attributes.length >= limits.attributes)
        this.stop(messages.tooManyAttributes(name, limits.attributes), start, element.end);
      element.attributes.push(this.attribute(element));
    }
  }

  private attribute({ attributes }: XmlElement): XmlAttribute {
    const start = this.at;
    const name = this.match(namePattern)?.[0];
    if (!name)
      return this.at >= this.text.length
        ? this.stop(messages.cutShort(), start - 1)
        : this.stop(messages.stray(), start);
    this.match(spacePattern);
    const quote = this.match(/=\s*(["'])/y)?.[1];
    if (!quote) return this.stop(messages.unquoted(name), start, start + name.length);
    const from = this.at;
    const raw = this.until(quote, start);
    if (raw.includes('<')) this.stop(messages.stray(), from + raw.indexOf('<'));
    if (attributes.some((attribute) => attribute.name === name))
      this.stop(messages.twice(name), start, this.at);
    return { name, value: this.decode(raw, from), start, end: this.at };
  }

  private decode(text: string, start: number): string {
    if (!text.includes('&')) return text;
    return text.replace(/&([^;&\s]{0,40};?)/g, (whole, name: string, offset: number) => {
      const [, decimal, hexadecimal] = /^#(?:(\d{1,7})|x([\da-fA-F]{1,6}));$/.exec(name) ?? [];
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? 'x', 16) : Number(decimal);
      if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      return (
        named.get(name) ?? this.stop(messages.entity(whole), start + offset, start + offset + whole.length)
      );
    });
  }
}

/** @throws ArtStop for what is no well-formed XML, or more of it than this reads. */
export const readXml = (text: string): XmlElement => new Reader(text).document();
