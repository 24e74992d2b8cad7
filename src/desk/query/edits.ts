/** Edits of a YAML text that leave every other character as it is, and are read back before they count. */
import { isMap, isScalar, parseDocument, type Document, type Scalar, type YAMLMap } from 'yaml';

export interface Edit {
  start: number;
  end: number;
  text: string;
}

export const applyEdits = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (rest, { start, end, text: inserted }) => rest.slice(0, start) + inserted + rest.slice(end),
      text,
    );

export const parseYaml = (text: string): Document.Parsed =>
  parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false });

const needsQuotes = (text: string): boolean =>
  text === '' ||
  /^[\s{}[\]&*#!|>'"%@`,?:-]|[\s:]$|: | #|^(?:true|false|null|yes|no|~|[-+.\d][\d._e+-]*)$/i.test(text) ||
  /[\n\u0000-\u001f]/.test(text);

/** A text as a scalar of the style that stood there, else in double quotes. */
export function writeScalar(text: string, style: Scalar.Type | null | undefined, inFlow: boolean): string {
  if (style === 'QUOTE_SINGLE') return `'${text.replaceAll("'", "''")}'`;
  const isPlain = style === 'PLAIN' || style === undefined || style === null;
  if (isPlain && !needsQuotes(text) && !(inFlow && /[,[\]{}]/.test(text))) return text;
  return JSON.stringify(text);
}

/** As a run inside a scalar of a style. */
function inside(text: string, style: Scalar.Type | null | undefined): string {
  if (style === 'QUOTE_SINGLE') return text.replaceAll("'", "''");
  return style === 'QUOTE_DOUBLE' ? JSON.stringify(text).slice(1, -1) : text;
}

/** Scalars below a node, itself included. */
export function scalarsBelow(node: unknown): Scalar[] {
  if (isScalar(node)) return [node];
  const items = (node as { items?: unknown[] } | null)?.items ?? [];
  return items.flatMap((item) => scalarsBelow((item as { value?: unknown }).value ?? item));
}

/** The one place in a scalar where `from` stands as written, replaced by `to`; undefined where it is not one. */
export function replaceIn(text: string, node: Scalar, from: string, to: string): Edit | undefined {
  const [start = 0, end = 0] = node.range ?? [];
  const raw = text.slice(start, end);
  const written = inside(from, node.type);
  const at = raw.indexOf(written);
  if (from === '' || at < 0 || raw.indexOf(written, at + 1) >= 0) return undefined;
  const value = raw.slice(0, at) + inside(to, node.type) + raw.slice(at + written.length);
  const isPlain = node.type === 'PLAIN' && typeof node.value === 'string';
  // A plain text that becomes one that must be quoted is quoted whole.
  if (isPlain && !raw.includes('\n') && needsQuotes(value))
    return { start, end, text: JSON.stringify(value) };
  return { start: start + at, end: start + at + written.length, text: inside(to, node.type) };
}

/** Sets a field of a map: its value replaced, or a new field behind the one named `after`. */
export function setField(
  text: string,
  map: YAMLMap,
  field: string,
  value: string,
  after: string,
): Edit | undefined {
  const pairOf = (name: string) => map.items.find(({ key }) => isScalar(key) && key.value === name);
  const own = pairOf(field)?.value;
  if (isScalar(own) && own.range) {
    const [start, end] = own.range;
    return { start, end: Math.max(start, end), text: writeScalar(value, own.type, map.flow === true) };
  }
  const before = pairOf(after);
  if (!before || !isScalar(before.value) || !before.value.range || !isScalar(before.key) || !before.key.range)
    return undefined;
  const end = before.value.range[1];
  const quoted = text[before.key.range[0]] === '"';
  const name = quoted ? JSON.stringify(field) : field;
  if (map.flow)
    return {
      start: end,
      end,
      text: `, ${name}: ${quoted ? JSON.stringify(value) : writeScalar(value, 'PLAIN', true)}`,
    };
  const lineStart = text.lastIndexOf('\n', before.key.range[0]) + 1;
  const indent = ' '.repeat(before.key.range[0] - lineStart);
  const lineEnd = text.indexOf('\n', end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return { start: at, end: at, text: `\n${indent}${name}: ${writeScalar(value, 'PLAIN', false)}` };
}

export { isMap };
