/**
 * YAML traps that can be mended without a doubt: what an input method or a spreadsheet put in the place of the
 * marks of the keyboard. Each mended line is told; texts are never touched.
 */

export interface Mended {
  /** From 1. */
  line: number;
  before: string;
  after: string;
}

type Mend = (line: string) => string;

/** A field of ours at the beginning of a line: lower-case letters, maybe behind a dash. */
const field = '^(\\s*(?:-\\s+)?)([a-z][A-Za-z0-9-]*)';

/** 　label：粮食 → label: 粮食 */
const colon: Mend = (line) => line.replace(new RegExp(`${field}\\s*[：﹕︰∶]\\s*`), '$1$2: ');
/** label:粮食 → label: 粮食; addresses (https://) have no Han behind the colon. */
const space: Mend = (line) => line.replace(new RegExp(`${field}:(?=[\\p{Script=Han}“\\d])`, 'u'), '$1$2: ');
/** Tabs, full-width and other spaces as indentation. */
const indent: Mend = (line) =>
  line.replace(/^[ \t\u00a0\u3000\u2002\u2003]+/, (found) =>
    found
      .replaceAll('\t', '  ')
      .replaceAll('\u3000', '  ')
      .replace(/[\u00a0\u2002\u2003]/g, ' '),
  );
/** －粮食 and —粮食 as entries of a list; "-粮食" wants its space. */
const dash: Mend = (line) =>
  line.replace(/^(\s*)[－﹣][ \u3000]*(?=\S)/, '$1- ').replace(/^(\s*)-(?=[\p{Script=Han}“])/u, '$1- ');
/** unit: % → unit: "%", handle: @name → handle: "@name" */
const mark: Mend = (line) =>
  line.replace(
    new RegExp(`${field}: +([%@\`][^"#]*?)(\\s*|\\s+#.*)$`),
    (_, lead: string, name: string, value: string, rest: string) =>
      `${lead}${name}: ${JSON.stringify(value)}${rest}`,
  );
/** - @name → - "@name" */
const entry: Mend = (line) =>
  line.replace(
    /^(\s*-\s+)([%@`][^"#]*?)(\s*|\s+#.*)$/,
    (_, lead: string, value: string, rest: string) => `${lead}${JSON.stringify(value)}${rest}`,
  );
/** The same between braces: { unit: %, kind: share } */
const inner: Mend = (line) =>
  line.replace(
    /(?<=[{,]\s*)([a-z][A-Za-z0-9-]*): +([%@`][^",}#]*?)(?=\s*[,}])/g,
    (_, name: string, value: string) => `${name}: ${JSON.stringify(value)}`,
  );
/** unit: “%” → unit: "%" */
const quotes: Mend = (line) =>
  line.replace(
    /^(\s*(?:-\s+)?(?:unit|sign|prefix|qualifier|date|page|section|newspaper): +)[“”"＂]([^“”"＂]*)[“”＂]\s*$/,
    '$1"$2"',
  );
/** １，２３４．５ and 1,234.5 and −3 as the keyboard has them; undefined for what is no number then. */
function plainNumber(typed: string): string | undefined {
  const plain = typed
    .replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('．', '.')
    .replace(/[−－]/, '-')
    .replace(/[,，](?=\d{3}(?!\d))/g, '');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? plain : undefined;
}
const number: Mend = (line) =>
  line.replace(
    /^(\s*(?:-\s+)?(?:value|year|digits|tuban): +)([−－-]?[\d０-９][\d０-９,，.．]*)(\s*|\s+#.*)$/,
    (_, lead: string, typed: string, rest: string) => `${lead}${plainNumber(typed) ?? typed}${rest}`,
  );
/** The same between braces, where a comma ends the field: { value: ５．２, unit: 万吨 } */
const innerNumber: Mend = (line) =>
  line.replace(
    /(?<=[{,]\s*)((?:value|year|digits): +)([−－-]?[\d０-９][\d０-９.．]*)(?=\s*[,}])/g,
    (_, lead: string, typed: string) => `${lead}${plainNumber(typed) ?? typed}`,
  );

const mends: readonly Mend[] = [indent, dash, colon, space, mark, entry, inner, quotes, number, innerNumber];

/** Lines of a block text (| or >) are words, whatever they look like. */
function blockLines(lines: readonly string[]): Set<number> {
  const inside = new Set<number>();
  let depth = -1;
  for (const [index, line] of lines.entries()) {
    const own = /^\s*/.exec(line)![0].length;
    if (depth >= 0 && (line.trim() === '' || own > depth)) inside.add(index);
    else depth = /(?:^|\s)[|>][-+\d]*\s*(?:#.*)?$/.test(line) ? own : -1;
  }
  return inside;
}

/** The text with what can be mended, and each line that was. Comments and texts stay as they are. */
export function mendYaml(text: string): { text: string; mended: Mended[] } {
  const lines = text.split('\n');
  const words = blockLines(lines);
  const mended: Mended[] = [];
  const result = lines.map((before, index) => {
    if (words.has(index) || /^\s*#/.test(before)) return before;
    const after = mends.reduce((line, mend) => mend(line), before);
    if (after !== before) mended.push({ line: index + 1, before, after });
    return after;
  });
  return { text: result.join('\n'), mended };
}
