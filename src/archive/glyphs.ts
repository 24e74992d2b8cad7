/**
 * Which glyphs are shown where, and what they mean: fonts, codes and marks of all text in a PDF.
 */
import { remember } from '../lib/remember.ts';
import { nameFrom, readOperations } from '../pdf/tokens.ts';
import { markOf, shownCodes, showing, type Mark } from './marked-content.ts';
import { formContent, formOf, type Form } from './forms.ts';
import {
  dictAt,
  contentStreams,
  decodeStream,
  latin1,
  name,
  pageContent,
  pagesOf,
  PDFDict,
  PDFRawStream,
  PDFRef,
  streamAt,
  type PDFDocument,
  type PDFObject,
} from '../pdf/objects.ts';

/** Glyphs shown by one operator. */
export interface ShownRun {
  /** Tag of the font's reference ("4 0 R"), and its dictionary. */
  fontTag: string;
  font: PDFDict;
  codes: number[];
  /** Open marked-content sequences, outermost first. */
  marks: Mark[];
  /** 3 is invisible text. */
  rendering: number;
}

/** A stream that holds content: a page, or a form drawn on it. MCIDs count within it. */
export interface ContentScope {
  page: number;
  /** Reference of the form; undefined for the page itself. */
  form?: PDFRef;
  runs: ShownRun[];
}

interface TextState {
  fontTag: string;
  font: PDFDict | undefined;
  rendering: number;
}

interface Scanned {
  runs: ShownRun[];
  forms: Form[];
}

/** What a stream shows, scanned once: what changes of it is another stream. */
const scanned = new WeakMap<PDFRawStream, Scanned>();

function scanContent(content: string, resources: PDFDict | undefined): Scanned {
  const runs: ShownRun[] = [];
  const forms: Form[] = [];
  const marks: Mark[] = [];
  const saved: TextState[] = [];
  let state: TextState = { fontTag: '', font: undefined, rendering: 0 };
  const fonts = resources && dictAt(resources, 'Font');
  for (const operation of readOperations(content)) {
    const { operator, operands } = operation;
    if (operator === 'q') saved.push({ ...state });
    else if (operator === 'Q') state = saved.pop() ?? state;
    else if (operator === 'Tf') {
      const ref: PDFObject | undefined = fonts?.get(name(nameFrom(operands[0]) ?? ''));
      const font = fonts?.context.lookup(ref);
      state = {
        ...state,
        fontTag: ref instanceof PDFRef ? ref.tag : '',
        font: font instanceof PDFDict ? font : undefined,
      };
    } else if (operator === 'Tr') state = { ...state, rendering: Number(operands[0]) };
    else if (operator === 'BDC' || operator === 'BMC') marks.push(markOf(operation, resources));
    else if (operator === 'EMC') marks.pop();
    else if (showing.has(operator) && state.font) {
      runs.push({
        fontTag: state.fontTag,
        font: state.font,
        codes: shownCodes(operation),
        marks: [...marks],
        rendering: state.rendering,
      });
    } else {
      const form = formOf(operation, resources);
      if (form) forms.push(form);
    }
  }
  return { runs, forms };
}

/** All content that is shown, page by page; a form that is drawn twice comes once. */
export function contentScopes(document: PDFDocument): ContentScope[] {
  const scopes: ContentScope[] = [];
  const done = new Set<string>();
  const descend = (page: number, forms: Form[]): void => {
    for (const form of forms.filter(({ ref }) => !done.has(ref.tag))) {
      done.add(form.ref.tag);
      const { runs, forms: inner } = remember(scanned, form.stream, () =>
        scanContent(formContent(form), form.resources),
      );
      scopes.push({ page, form: form.ref, runs });
      descend(page, inner);
    }
  };
  pagesOf(document).forEach((page, index) => {
    const scan = () => scanContent(pageContent(page), dictAt(page, 'Resources'));
    const [own, ...others] = contentStreams(page);
    const { runs, forms } = own && others.length === 0 ? remember(scanned, own, scan) : scan();
    scopes.push({ page: index, runs });
    descend(index, forms);
  });
  return scopes;
}

const utf16 = (hex: string): string => {
  const units = hex.match(/[0-9A-Fa-f]{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
};

/** Entries that a map of two-byte codes may have, those that others override counted: far more than codes. */
const mostEntries = 4 * 0x10000;

/** Reads a ToUnicode map of two-byte codes; what is beyond any sound one is not read. */
function parseToUnicode(text: string): Map<number, string> {
  const map = new Map<number, string>();
  let room = mostEntries;
  for (const [, block] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, value] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g))
      map.set(Number.parseInt(code!, 16), utf16(value!));
  }
  for (const [, block] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, value, list] of block!.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[([^\]]*)\])/g,
    )) {
      const first = Number.parseInt(from!, 16);
      const values = list?.match(/[0-9A-Fa-f]+/g);
      for (let code = first; code <= Number.parseInt(to!, 16) && room > 0; code++, room--) {
        map.set(code, values ? utf16(values[code - first] ?? '') : stepped(utf16(value ?? ''), code - first));
      }
    }
  }
  return map;
}

/** In a range the last unit counts up. */
const stepped = (text: string, by: number): string =>
  text.slice(0, -1) + String.fromCharCode((text.charCodeAt(text.length - 1) || 0) + by);

export function toUnicodeOf(font: PDFDict): Map<number, string> | undefined {
  const stream = streamAt(font, 'ToUnicode');
  return stream && parseToUnicode(latin1(decodeStream(stream)));
}

/** ToUnicode maps by font, read once. */
export function unicodeReader(): (run: ShownRun) => Map<number, string> {
  const maps = new Map<PDFDict, Map<number, string>>();
  return ({ font }) => {
    if (!maps.has(font)) maps.set(font, toUnicodeOf(font) ?? new Map());
    return maps.get(font)!;
  };
}

/**
 * Text of each marked-content sequence: by form tag ("" for the page's own content of page n as "p<n>") and
 * MCID.
 */
export function markedTexts(document: PDFDocument): Map<string, string> {
  const texts = new Map<string, string>();
  const unicode = unicodeReader();
  for (const { page, form, runs } of contentScopes(document)) {
    for (const run of runs) {
      const mcid = run.marks.findLast((mark) => mark.mcid !== undefined)?.mcid;
      if (mcid === undefined) continue;
      const key = markKey(form ?? page, mcid);
      texts.set(key, (texts.get(key) ?? '') + run.codes.map((code) => unicode(run).get(code) ?? '').join(''));
    }
  }
  return texts;
}

/** @param scope Form, or index of the page. */
export const markKey = (scope: PDFRef | number, mcid: number): string =>
  `${typeof scope === 'number' ? `page ${scope}` : scope.tag} mark ${mcid}`;
