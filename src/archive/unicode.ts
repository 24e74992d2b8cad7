/**
 * Puts the text layer right: each glyph means the characters of the document.
 *
 * Skia maps a glyph that two characters share to the lower one, which for Chinese is often a radical
 * (U+2E80-2FDF), and some ligatures to their compatibility code point (U+FB00-FB06). Where it knows
 * better it leaves an ActualText, which only some readers honour; so ToUnicode is rewritten from it.
 */
import { contentScopes, toUnicodeOf } from './glyphs.ts';
import { deflated, latin1Bytes, name, PDFDict, type PDFDocument } from '../pdf/objects.ts';

/** CJK and Kangxi radicals, Latin ligatures: no text of a document is meant to contain them. */
export const unwanted = /[\u2e80-\u2fdf\ufb00-\ufb06]/u;

interface FontText {
  font: PDFDict;
  map: Map<number, string>;
}

/** What ActualText says about single glyphs: font, glyph, text, how often. */
function harvest(
  document: PDFDocument,
): Map<string, { font: PDFDict; votes: Map<number, Map<string, number>>; codes: Set<number> }> {
  const fonts = new Map<
    string,
    { font: PDFDict; votes: Map<number, Map<string, number>>; codes: Set<number> }
  >();
  const vote = (tag: string, code: number, text: string) => {
    const votes = fonts.get(tag)!.votes;
    const byText = votes.get(code) ?? new Map<string, number>();
    votes.set(code, byText.set(text, (byText.get(text) ?? 0) + 1));
  };
  for (const { runs } of contentScopes(document)) {
    const spans = new Map<object, { tag: string; code: number }[]>();
    for (const run of runs) {
      if (!fonts.has(run.fontTag))
        fonts.set(run.fontTag, { font: run.font, votes: new Map(), codes: new Set() });
      run.codes.forEach((code) => fonts.get(run.fontTag)!.codes.add(code));
      const span = run.marks.findLast((mark) => mark.actualText !== undefined);
      if (span)
        spans.set(span, [
          ...(spans.get(span) ?? []),
          ...run.codes.map((code) => ({ tag: run.fontTag, code })),
        ]);
    }
    for (const [span, glyphs] of spans) {
      const text = (span as { actualText: string }).actualText;
      const characters = [...text];
      if (glyphs.length === 1) vote(glyphs[0]!.tag, glyphs[0]!.code, text);
      else if (glyphs.length === characters.length)
        glyphs.forEach(({ tag, code }, index) => vote(tag, code, characters[index]!));
    }
  }
  return fonts;
}

/** The text most often meant; never an unwanted one while there is another. */
const elected = (votes: Map<string, number>): string =>
  [...votes].sort(
    ([a, m], [b, n]) => Number(unwanted.test(a)) - Number(unwanted.test(b)) || n - m || (a < b ? -1 : 1),
  )[0]![0];

/** Kangxi radicals and ligatures have a compatibility decomposition; of the other radicals two. */
const decomposed = (text: string): string =>
  [...text].map((char) => (unwanted.test(char) ? char.normalize('NFKC') : char)).join('');

function mended({
  font,
  votes,
  codes,
}: {
  font: PDFDict;
  votes: Map<number, Map<string, number>>;
  codes: Set<number>;
}): FontText {
  const map = toUnicodeOf(font) ?? new Map<number, string>();
  for (const code of codes) {
    const old = map.get(code);
    const said = votes.get(code);
    const better = decomposed(
      said && (old === undefined || unwanted.test(old)) ? elected(said) : (old ?? ''),
    );
    if (better !== '' && better !== old) map.set(code, better);
  }
  return { font, map };
}

const hex4 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');
const utf16Hex = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => hex4(text.charCodeAt(index))).join('');

/** A ToUnicode map, in order of codes, at most 100 entries to a block (PDF 32000-1, 9.10.3). */
function toUnicodeText(map: Map<number, string>): string {
  const lines = [...map]
    .filter(([, text]) => text !== '')
    .sort(([a], [b]) => a - b)
    .map(([code, text]) => `<${hex4(code)}> <${utf16Hex(text)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def
/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks.join('\n')}
endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`;
}

/**
 * Rewrites the ToUnicode maps, all of them: Skia's ranges run over the end of a row of 256 characters,
 * which ISO 32000-1 (9.10.3) forbids. What is left wrong the checker reports.
 */
export function mendUnicode(document: PDFDocument): void {
  for (const entry of harvest(document).values()) {
    const { font, map } = mended(entry);
    if (map.size > 0)
      font.set(
        name('ToUnicode'),
        document.context.register(deflated(document.context, latin1Bytes(toUnicodeText(map)))),
      );
  }
}
