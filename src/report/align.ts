/**
 * From a character of a text to its place in the file, whatever the text is written as: plain, in
 * quotes with escapes, or as a block folded over several lines.
 */
import type { PlacedNode } from './placed.ts';

const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\n' || char === '\t';

/** Length in the file of the character that begins at `at`. */
function lengthAt(text: string, at: number, style: PlacedNode['style']): number {
  if (style === 'single') return text.startsWith("''", at) ? 2 : 1;
  if (style !== 'double' || text[at] !== '\\') return 1;
  const digits = { x: 2, u: 4, U: 8 }[text[at + 1] ?? ''] ?? 0;
  return 2 + digits;
}

/** Where the characters begin: after the opening quote, or after the line with `|` or `>`. */
function contentStart(text: string, node: PlacedNode): number {
  if (node.style === 'single' || node.style === 'double') return node.start + 1;
  return node.style === 'block' ? text.indexOf('\n', node.start) + 1 : node.start;
}

/**
 * Walks text and value together. White space stands for white space of any length, because folding
 * changes it; every other character is found in order.
 */
export function* walkScalar(text: string, node: PlacedNode): Generator<[number, number]> {
  const value = node.text ?? '';
  let at = contentStart(text, node);
  for (const char of value) {
    // An escaped line end in double quotes stands for nothing.
    while (node.style === 'double' && text.startsWith('\\\n', at)) at += 2;
    if (!isSpace(char)) while (isSpace(text[at])) at += 1;
    const length =
      isSpace(char) && !isSpace(text[at]) && text[at] !== '\\' ? 0 : lengthAt(text, at, node.style);
    const end = Math.min(node.end, at + Math.max(length, char.length > 1 && length === 1 ? char.length : 0));
    for (let unit = 0; unit < char.length; unit += 1) yield [Math.min(at, node.end), end];
    at = end;
  }
}

/** The stretch of the file that holds `length` characters of the text from `offset`. */
export function alignScalar(
  text: string,
  node: PlacedNode,
  { offset, length }: { offset: number; length: number },
): { start: number; end: number } {
  let index = 0;
  let start: number | undefined;
  let last = node.end;
  for (const [from, to] of walkScalar(text, node)) {
    if (index === offset) start = from;
    if (index < offset + length) last = to;
    index += 1;
    if (index >= offset + length) break;
  }
  return start === undefined
    ? { start: node.start, end: node.end }
    : { start, end: Math.max(last, start + 1) };
}
