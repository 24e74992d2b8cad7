/** Rules on fonts and on the text layer (ISO 19005-3, 6.2.11). */
import { toUnicodeOf, type ShownRun } from '../glyphs.ts';
import {
  arrayAt,
  decodeStream,
  dictAt,
  listAt,
  name,
  nameAt,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  membersOf,
  streamAt,
} from '../../pdf/objects.ts';
import { unwanted } from '../unicode.ts';
import { most, pdfa, type Finding, type Rule } from './finding.ts';
import type { FindingCode } from './meanings.ts';

interface UsedFont {
  font: PDFDict;
  title: string;
  descendant: PDFDict | undefined;
  /** Codes shown, with the marks around them. */
  shown: Map<number, ShownRun>;
}

const usedFonts = (runs: ShownRun[]): UsedFont[] => {
  const fonts = new Map<PDFDict, UsedFont>();
  for (const run of runs) {
    if (!fonts.has(run.font)) {
      const descendant = listAt(run.font, 'DescendantFonts')[0];
      fonts.set(run.font, {
        font: run.font,
        title: nameAt(run.font, 'BaseFont') ?? nameAt(run.font, 'Subtype') ?? 'font',
        descendant: descendant instanceof PDFDict ? descendant : undefined,
        shown: new Map(),
      });
    }
    if (run.rendering !== 3) for (const code of run.codes) fonts.get(run.font)!.shown.set(code, run);
  }
  return [...fonts.values()];
};

/** Widths that the PDF states, by CID. */
function statedWidths(descendant: PDFDict): (cid: number) => number {
  const widths = new Map<number, number>();
  const items = arrayAt(descendant, 'W') ?? [];
  for (let at = 0; at < items.length;) {
    const first = (items[at] as PDFNumber).asNumber();
    const next = items[at + 1];
    if (next instanceof PDFArray) {
      membersOf(next).forEach((width, index) => widths.set(first + index, (width as PDFNumber).asNumber()));
      at += 2;
    } else {
      for (let cid = first; cid <= (next as PDFNumber).asNumber(); cid++)
        widths.set(cid, (items[at + 2] as PDFNumber).asNumber());
      at += 3;
    }
  }
  const usual = descendant.lookup(name('DW'));
  const fallback = usual instanceof PDFNumber ? usual.asNumber() : 1000;
  return (cid) => widths.get(cid) ?? fallback;
}

interface Metrics {
  glyphs: number;
  width: (glyph: number) => number;
}

/** Number of glyphs and their widths, from the tables of a TrueType file. */
function trueTypeMetrics(bytes: Uint8Array): Metrics | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + 16 * index;
    tables.set(String.fromCharCode(...bytes.subarray(at, at + 4)), view.getUint32(at + 8));
  }
  const [head, hhea, hmtx, maxp] = ['head', 'hhea', 'hmtx', 'maxp'].map((tag) => tables.get(tag));
  if (head === undefined || hhea === undefined || hmtx === undefined || maxp === undefined) return undefined;
  const unitsPerEm = view.getUint16(head + 18);
  const long = view.getUint16(hhea + 34);
  return {
    glyphs: view.getUint16(maxp + 4),
    width: (glyph) => (view.getUint16(hmtx + 4 * Math.min(glyph, long - 1)) * 1000) / unitsPerEm,
  };
}

function programOf(descendant: PDFDict | undefined): PDFRawStream | undefined {
  const descriptor = descendant && dictAt(descendant, 'FontDescriptor');
  return (
    descriptor &&
    (streamAt(descriptor, 'FontFile2') ??
      streamAt(descriptor, 'FontFile3') ??
      streamAt(descriptor, 'FontFile'))
  );
}

function checkProgram({ font, title, descendant, shown }: UsedFont): Finding[] {
  const findings: Finding[] = [];
  const say = (code: FindingCode, clause: string, message: string) => {
    if (findings.filter((one) => one.code === code).length < most) findings.push({ code, clause, message });
  };
  if (nameAt(font, 'Subtype') === 'Type3')
    return [
      {
        code: 'type3' as const,
        clause: 'Tuban',
        message: 'Text is set in a Type 3 font: a CFF, variable or synthesised face.',
      },
    ];
  const program = programOf(descendant ?? font);
  if (!program)
    return [
      { code: 'font-embedded' as const, clause: pdfa('6.2.11.4'), message: `${title} is not embedded.` },
    ];
  if (!descendant) return [];
  const map = descendant.lookup(name('CIDToGIDMap'));
  if (
    nameAt(descendant, 'Subtype') === 'CIDFontType2' &&
    !(map instanceof PDFRawStream) &&
    !(map instanceof PDFName && map.decodeText() === 'Identity')
  ) {
    say('cid-to-gid', pdfa('6.2.11.3.2'), `${title} has no CIDToGIDMap.`);
  }
  const metrics = trueTypeMetrics(decodeStream(program));
  const stated = statedWidths(descendant);
  for (const code of shown.keys()) {
    if (!metrics) break;
    if (code >= metrics.glyphs)
      say('glyph-missing', pdfa('6.2.11.4.1'), `${title} lacks glyph ${code}, which is shown.`);
    else if (Math.abs(metrics.width(code) - stated(code)) > 1)
      say(
        'glyph-width',
        pdfa('6.2.11.5'),
        `Glyph ${code} of ${title} is ${Math.round(metrics.width(code))} wide, the PDF states ${stated(code)}.`,
      );
  }
  return findings;
}

const privateUse = /[\ue000-\uf8ff]|[\u{f0000}-\u{10fffd}]/u;

function checkUnicode({ font, title, shown }: UsedFont): Finding[] {
  const map = toUnicodeOf(font);
  if (!map)
    return [
      { code: 'to-unicode' as const, clause: pdfa('6.2.11.7.2'), message: `${title} has no ToUnicode map.` },
    ];
  const findings: Finding[] = [];
  const say = (code: FindingCode, clause: string, message: string) => {
    if (findings.filter((one) => one.code === code).length < most) findings.push({ code, clause, message });
  };
  for (const [code, run] of shown) {
    const text = map.get(code);
    const explained = run.marks.some((mark) => mark.actualText !== undefined);
    if (code === 0)
      say('notdef', pdfa('6.2.11.8'), `${title} shows the glyph for a missing character (.notdef).`);
    else if (!text)
      say('glyph-unicode', pdfa('6.2.11.7.2'), `Glyph ${code} of ${title} has no Unicode value.`);
    else if (/[\0\ufeff\ufffe]/.test(text))
      say(
        'glyph-unicode',
        pdfa('6.2.11.7.2'),
        `Glyph ${code} of ${title} is mapped to U+${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}.`,
      );
    else if (privateUse.test(text) && !explained)
      say('private-use', pdfa('6.2.11.7.3'), `Glyph ${code} of ${title} is mapped to the private use area.`);
    else if (unwanted.test(text))
      say('radical', 'Tuban', `Glyph ${code} of ${title} is mapped to “${text}”, a radical or ligature.`);
  }
  return findings;
}

export const fontRules: Rule[] = [
  ({ scopes }) =>
    usedFonts(scopes.flatMap(({ runs }) => runs)).flatMap((font) => [
      ...checkProgram(font),
      ...(nameAt(font.font, 'Subtype') === 'Type3' ? [] : checkUnicode(font)),
    ]),
];
