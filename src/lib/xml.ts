/** XML as text: elements of attributes and children, indented as deep as they stand. */

/** For text and for attributes; characters that XML does not know go. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '')
    .replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark]!);

export type XmlAttributes = Record<string, string | number | undefined>;

/** An element as lines. @param content Text, or children; none for an empty element. */
export function element(
  name: string,
  attributes: XmlAttributes = {},
  content: string | string[][] = [],
): string[] {
  const open = `<${name}${Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('')}`;
  if (typeof content === 'string') return [`${open}>${escapeXml(content)}</${name}>`];
  if (content.length === 0) return [`${open}/>`];
  return [`${open}>`, ...content.flat().map((line) => `  ${line}`), `</${name}>`];
}

/** A whole file, which ends in a line end. */
export const xmlFile = (root: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${root.join('\n')}\n`;
