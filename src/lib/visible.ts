/**
 * Text from a file made safe and measurable for a terminal.
 *
 * A report may hold anything, escape sequences included; what is printed of it goes through here.
 */

/** Pictures for control characters (U+2400 block), so that they are seen and do nothing. */
function pictureOf(code: number): string {
  if (code === 0x09) return '→';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return '�';
}

/** Controls, line and paragraph separators, zero-width and bidirectional marks, lone surrogates. */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with every character that could steer a terminal replaced by one that is seen. */
export const makeVisible = (text: string): string =>
  text.replace(unsafe, (char) => pictureOf(char.charCodeAt(0)));

/** Two columns wide: Han, kana, hangul, full-width forms (UAX #11 W and F), and emoji. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|^[\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const combining = /^\p{Mark}/u;

/** Terminal columns that a character takes: 0, 1 or 2. */
function columnsOfCharacter(char: string): number {
  if (char < '\u0300') return 1;
  if (combining.test(char)) return 0;
  return wide.test(char) ? 2 : 1;
}

/** Terminal columns that a text takes; a Han character takes two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += columnsOfCharacter(char);
  return columns;
}

/** The longest start of `text` that fits into `columns`. */
export function takeColumns(text: string, columns: number): string {
  let taken = '';
  let used = 0;
  for (const char of text) {
    used += columnsOfCharacter(char);
    if (used > columns) break;
    taken += char;
  }
  return taken;
}

/** Breaks at spaces, and after Chinese punctuation, into lines of so many columns. */
export function wrapColumns(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<=\s)|(?<=[，。；：、])/)) {
    if (line !== '' && columnsOf(line + piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

const longest = 48;

function shorten(text: string): string {
  // Only the start is looked at: the value may be a megabyte.
  const chars = [...text.slice(0, 2 * longest + 2)];
  return chars.length <= longest && text.length <= 2 * longest + 2
    ? text
    : `${chars.slice(0, longest - 1).join('')}…`;
}

/**
 * A value as quoted in a message: `"n/a"`, `3`, `nothing`, `a list of 4 entries`. Long text is cut,
 * control characters are made visible.
 */
export function quoteValue(value: unknown): string {
  if (typeof value === 'string') return `"${makeVisible(shorten(value))}"`;
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value))
    return value.length === 1 ? 'a list of 1 entry' : `a list of ${value.length} entries`;
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    const shown = keys
      .slice(0, 3)
      .map((key) => makeVisible(shorten(key)))
      .join(', ');
    return keys.length === 0 ? 'an empty map' : `a map (${shown}${keys.length > 3 ? ', …' : ''})`;
  }
  return String(value);
}

/** The same in Chinese: `“n/a”`, `“3”`, `空的`, `一个 4 项的列表`. */
export function quoteZh(value: unknown): string {
  if (typeof value === 'string') return `“${makeVisible(shorten(value))}”`;
  if (value === null || value === undefined) return '空的';
  if (Array.isArray(value)) return `一个 ${value.length} 项的列表`;
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    const shown = keys
      .slice(0, 3)
      .map((key) => makeVisible(shorten(key)))
      .join('、');
    return keys.length === 0 ? '空的一组字段' : `一组字段（${shown}${keys.length > 3 ? '……' : ''}）`;
  }
  return `“${String(value)}”`;
}
