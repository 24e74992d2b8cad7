/**
 * What YAML drops or joins without a word: comments that were texts, lines that were entries, and the
 * space that folding puts between two Han characters.
 */
import { walkScalar } from './align.ts';
import { lookAlikes } from './characters.ts';
import type { LineIndex } from './lines.ts';
import type { PlacedNode, Range } from './placed.ts';

/**
 * A comment that was probably meant to be printed, behind the value that ends at `end`: `#2`, `#话题#`; and
 * behind words without quotes any that a single space parts from them. Two spaces, `#` and a space make a
 * comment that is meant as one. Also a line below that begins with # and is indented as the text's next line
 * would be.
 */
export function trailingComment(
  lines: LineIndex,
  end: number,
  { empty, words }: { empty: boolean; words: boolean },
): Range | undefined {
  const number = lines.lineAt(end);
  const [lineStart, lineEnd] = lines.boundsOf(number);
  const behind = /^([ \t]*)(#.*?)[ \t]*$/s.exec(lines.text.slice(end, lineEnd));
  if (behind) {
    const [, space = '', comment = ''] = behind;
    const meant = /^#+(?:[ \t]|$)/.test(comment) && (!words || space.length !== 1);
    return meant ? undefined : [end + space.length, end + space.length + comment.length];
  }
  return empty ? undefined : belowText(lines, number, lineStart);
}

function belowText(lines: LineIndex, number: number, lineStart: number): Range | undefined {
  const [start, end] = lines.boundsOf(number + 1);
  const below = /^([ \t]*)(#.*?)[ \t]*$/s.exec(lines.text.slice(start, end));
  if (!below) return undefined;
  const line = lines.text.slice(lineStart, lines.boundsOf(number)[1]);
  // The next line of an entry's text is indented further than its dash; of a field's, than its name.
  const least = /^ *(?=- )/.exec(line)?.[0].length ?? /^ */.exec(line)![0].length;
  return below[1]!.length > least ? [start + below[1]!.length, start + below[0].trimEnd().length] : undefined;
}

/** Beginnings of lines that were meant as entries or fields of their own. */
const entryLike = new RegExp(`^(?:[${lookAlikes.dash.replace('-', '\\-')}](?:\\s|(?=[^\\s\\d])))`, 'u');
const fieldLike = /^[A-Za-z][\w-]*(?:[：﹕]|:(?!\/\/))/;

/** Lines of a plain text, after its first, that look like entries or fields. */
export function findContinued(text: string, [start, end]: Range): { begin: string; range: Range }[] {
  const found: { begin: string; range: Range }[] = [];
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    const from = at + 1 + /^\s*/.exec(text.slice(at + 1, end))![0].length;
    const line = text.slice(
      from,
      Math.min(end, (text.indexOf('\n', from) + text.length + 1) % (text.length + 1)),
    );
    const begin = (entryLike.exec(line) ?? fieldLike.exec(line))?.[0];
    if (begin) found.push({ begin: begin.trim(), range: [from, from + line.length] });
  }
  return found;
}

/** Han, kana and full-width marks; and the marks that Chinese shares with Latin. */
const wide =
  /^[\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u;
const shared = /^[“”‘’…—·]$/;

/** Between two of them a line that goes on takes no space (CSS Text 3, “segment break transformation”). */
const joins = (before = '', after = ''): boolean =>
  (wide.test(before) || wide.test(after)) &&
  [before, after].every((char) => wide.test(char) || shared.test(char));

/**
 * The value without the spaces that YAML puts for line ends between Han characters. Typed spaces stay:
 * they are found by walking value and file together.
 */
export function foldHan(value: string, text: string, node: PlacedNode): string {
  const literal = node.style === 'block' && text[node.start] === '|';
  if (literal || !value.includes(' ') || !text.slice(node.start, node.end).includes('\n')) return value;
  const places = [...walkScalar(text, { ...node, text: value })];
  let out = '';
  for (let index = 0; index < value.length; index += 1) {
    const char = value[index]!;
    const folded = char === ' ' && /^[ \t]*\n/.test(text.slice(places[index]?.[0] ?? node.end, node.end));
    const before = /.$/u.exec(value.slice(Math.max(0, index - 2), index))?.[0];
    const after = /^./u.exec(value.slice(index + 1, index + 3))?.[0];
    if (!folded || !joins(before, after)) out += char;
  }
  return out;
}
