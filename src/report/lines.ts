/** Lines of a text file: from an offset to a place with the lines around it. */
import type { FilePlace } from '../lib/problem.ts';

/** Characters of a long line kept on each side of the place. */
const aside = 120;

/** Turns offsets into places with the lines around them. */
export class LineIndex {
  readonly file: string;
  readonly text: string;
  readonly #starts: number[] = [0];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** Line number from 1. */
  lineAt(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Where a line begins and ends, without its line end. */
  boundsOf(line: number): [start: number, end: number] {
    const start = this.#starts[line - 1] ?? this.text.length;
    return [start, (this.#starts[line] ?? this.text.length + 1) - 1];
  }

  lineText(line: number): string {
    return this.text.slice(...this.boundsOf(line));
  }

  /** The place from `start` to `end`, which ends with its first line. */
  place(start: number, end: number): FilePlace {
    const line = this.lineAt(start);
    const [lineStart, lineEnd] = this.boundsOf(line);
    const found = this.text.slice(start, Math.min(end, lineEnd)).trimEnd();
    const column = start - lineStart + 1;
    const length = Math.max(1, found.length);
    return { file: this.file, line, column, length, excerpt: this.#excerpt(line, column, length) };
  }

  #excerpt(line: number, column: number, length: number): FilePlace['excerpt'] {
    const firstLine = Math.max(1, line - 1);
    const last = Math.min(this.#starts.length, line + 1);
    const lines = Array.from({ length: last - firstLine + 1 }, (_, index) =>
      this.lineText(firstLine + index),
    );
    if (lines.at(-1) === '' && last > line) lines.pop();
    if (lines.every((text) => text.length <= 2 * aside)) return { firstLine, lines };
    const firstColumn = Math.max(1, column - aside);
    const end = column + Math.min(length, aside) + aside;
    return { firstLine, lines: lines.map((text) => text.slice(firstColumn - 1, end)), firstColumn };
  }
}
