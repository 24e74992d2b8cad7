/**
 * The grammar of running text.
 *
 * `{id}` prints a fact, `{id.full}` with its prefix, `{id.figure}` without its unit, `{id.word}` in words
 * (nine), `{id.rank}` its rank, `{id.label}` its label;
 * `**…**` stresses a run; `_{2}` and `^{2}` lower and raise; `\{` is a literal brace.
 */
import { lookAlikes } from '../report/characters.ts';
import { factIdPattern } from './fact.ts';
import { setScript } from './scripts.ts';

export const factParts = ['number', 'full', 'figure', 'word', 'rank', 'label'] as const;
export type FactPart = (typeof factParts)[number];

/** Offset and length are in UTF-16 units of the text as parsed. */
interface At {
  offset: number;
  length: number;
}

export interface Literal extends At {
  kind: 'literal' | 'stress';
  text: string;
}

export interface FactReference extends At {
  kind: 'fact';
  id: string;
  part: FactPart;
  /** Stands inside `**…**`. */
  stressed?: true;
}

export type Segment = Literal | FactReference;

/** What is wrong with a text, and where in it. */
export interface TextFault extends At {
  fault: 'brace-open' | 'reference-form' | 'part-unknown' | 'stress-open' | 'stress-empty' | 'script-form';
  /** The faulty run, or the unknown part. */
  quoted: string;
}

export interface ScannedText {
  segments: Segment[];
  faults: TextFault[];
}

const stops = new RegExp(`[${lookAlikes.stop}]`, 'gu');

/**
 * The reference that was meant by what stands between braces: full-width letters and stops, capitals and
 * spaces made right. Undefined where that is none.
 */
export function meantReference(inner: string): string | undefined {
  const plain = inner.normalize('NFKC').replace(stops, '.').trim().toLowerCase();
  const found = scanReference(plain, { offset: 0, length: 0 });
  return 'fault' in found ? undefined : `{${plain}}`;
}

const isPart = (part: string): part is FactPart =>
  part !== 'number' && (factParts as readonly string[]).includes(part);

function scanReference(inner: string, at: At): FactReference | TextFault {
  const [id = '', part, ...rest] = inner.split('.');
  if (!factIdPattern.test(id) || rest.length > 0)
    return { fault: 'reference-form', quoted: `{${inner}}`, ...at };
  if (part === undefined) return { kind: 'fact', id, part: 'number', ...at };
  return isPart(part) ? { kind: 'fact', id, part, ...at } : { fault: 'part-unknown', quoted: part, ...at };
}

class Scanner {
  readonly segments: Segment[] = [];
  readonly faults: TextFault[] = [];
  stressFrom: number | undefined;
  #literal: Literal | undefined;

  add(text: string, offset: number, length = text.length): void {
    if (text === '') return;
    if (this.#literal) {
      this.#literal.text += text;
      this.#literal.length = offset + length - this.#literal.offset;
    } else {
      this.#literal = { kind: this.stressFrom === undefined ? 'literal' : 'stress', text, offset, length };
      this.segments.push(this.#literal);
    }
  }

  addReference(inner: string, at: At): void {
    const found = scanReference(inner, at);
    if ('fault' in found) {
      this.faults.push(found);
      this.add(`{${inner}}`, at.offset);
      return;
    }
    this.#literal = undefined;
    this.segments.push(this.stressFrom === undefined ? found : { ...found, stressed: true });
  }

  addScript(script: string, offset: number): void {
    const set = setScript(script);
    if (set === undefined)
      this.faults.push({ fault: 'script-form', quoted: script, offset, length: script.length });
    this.add(set ?? script, offset, script.length);
  }

  toggleStress(offset: number): void {
    this.#literal = undefined;
    if (this.stressFrom === undefined) this.stressFrom = offset;
    else {
      const inside = this.segments.at(-1)?.offset ?? -1;
      if (inside < this.stressFrom)
        this.faults.push({ fault: 'stress-empty', quoted: '****', offset: this.stressFrom, length: 4 });
      this.stressFrom = undefined;
    }
  }
}

/** Segments and faults together; a faulty reference stays in the text as it was typed. */
export function scanText(text: string): ScannedText {
  const scanner = new Scanner();
  // An escaped brace, a script, a reference (closed or not), or a stress mark.
  const marks = /\\\{|[_^]\{[^{}]*\}|\{([^{}]*)(\}?)|\*\*/g;
  let done = 0;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const [whole, inner, close] = match;
    const offset = match.index;
    scanner.add(text.slice(done, offset), done);
    done = offset + whole.length;
    if (whole === '\\{') scanner.add('{', offset, 2);
    else if (whole === '**') scanner.toggleStress(offset);
    else if (/^[_^]/.test(whole)) scanner.addScript(whole, offset);
    else if (close === '}') scanner.addReference(inner ?? '', { offset, length: whole.length });
    else {
      // Only the brace is taken: what follows may hold stress marks.
      scanner.faults.push({ fault: 'brace-open', quoted: whole.slice(0, 12), offset, length: 1 });
      scanner.add('{', offset);
      done = offset + 1;
      marks.lastIndex = done;
    }
  }
  scanner.add(text.slice(done), done);
  const open = scanner.stressFrom;
  if (open !== undefined)
    scanner.faults.push({
      fault: 'stress-open',
      quoted: text.slice(open, open + 12),
      offset: open,
      length: 2,
    });
  return { segments: scanner.segments, faults: scanner.faults };
}

/** The segments of a text that has been checked. Never throws; faults stay as they were typed. */
export const parseText = (text: string): Segment[] => scanText(text).segments;

/** The references in a text, in order. */
export const listReferences = (text: string): FactReference[] =>
  parseText(text).filter((segment) => segment.kind === 'fact');
