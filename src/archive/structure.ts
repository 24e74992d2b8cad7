/**
 * Puts the structure tree right where Chromium's differs from PDF 1.7 and PDF/UA-1.
 */
import { markedTexts, markKey } from './glyphs.ts';
import {
  pdfArrayAt,
  dictAt,
  listAt,
  name,
  nameAt,
  numberAt,
  pagesOf,
  PDFArray,
  PDFDict,
  PDFNumber,
  PDFRef,
  PDFString,
  textAt,
  textString,
  type PDFDocument,
  type PDFObject,
} from '../pdf/objects.ts';

export interface StructureElement {
  dict: PDFDict;
  ref: PDFRef | undefined;
  /** As written, before the role map. */
  type: string;
  parent?: StructureElement;
  children: StructureElement[];
}

/** Structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
export const standardTypes = new Set([
  'Document',
  'Part',
  'Art',
  'Sect',
  'Div',
  'BlockQuote',
  'Caption',
  'TOC',
  'TOCI',
  'Index',
  'NonStruct',
  'Private',
  'P',
  'H',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'L',
  'LI',
  'Lbl',
  'LBody',
  'Table',
  'TR',
  'TH',
  'TD',
  'THead',
  'TBody',
  'TFoot',
  'Span',
  'Quote',
  'Note',
  'Reference',
  'BibEntry',
  'Code',
  'Link',
  'Annot',
  'Ruby',
  'RB',
  'RT',
  'RP',
  'Warichu',
  'WT',
  'WP',
  'Figure',
  'Formula',
  'Form',
]);

/** Types that Chromium takes from PDF 2.0 or HTML, and the PDF 1.7 type that each stands for. */
const roles: Record<string, string> = {
  Em: 'Span',
  Strong: 'Span',
  Sub: 'Span',
  Aside: 'Div',
  Title: 'P',
  FENote: 'Note',
  DocumentFragment: 'Part',
};

function elementAt(
  object: PDFObject | undefined,
  parent: StructureElement | undefined,
  document: PDFDocument,
  seen: Set<PDFDict>,
): StructureElement | undefined {
  const dict = document.context.lookup(object);
  if (!(dict instanceof PDFDict) || dict.get(name('S')) === undefined || seen.has(dict)) return undefined;
  seen.add(dict);
  const element: StructureElement = {
    dict,
    ref: object instanceof PDFRef ? object : undefined,
    type: nameAt(dict, 'S') ?? '',
    children: [],
    ...(parent ? { parent } : {}),
  };
  element.children = kidsOf(dict)
    .map((kid) => elementAt(kid, element, document, seen))
    .filter((child) => child !== undefined);
  return element;
}

/** Entries of K as written: references, numbers, dictionaries. */
export function kidsOf(dict: PDFDict): PDFObject[] {
  const raw = dict.get(name('K'));
  const value = dict.context.lookup(raw);
  return value instanceof PDFArray ? value.asArray() : raw === undefined ? [] : [raw];
}

/** The structure tree's elements in reading order (depth first), or undefined where there is no tree. */
export function structureOf(document: PDFDocument): StructureElement[] | undefined {
  const root = dictAt(document.catalog, 'StructTreeRoot');
  if (!root) return undefined;
  const seen = new Set<PDFDict>();
  const tops = kidsOf(root)
    .map((kid) => elementAt(kid, undefined, document, seen))
    .filter((element) => element !== undefined);
  const list: StructureElement[] = [];
  const visit = (element: StructureElement) => {
    list.push(element);
    element.children.forEach(visit);
  };
  tops.forEach(visit);
  return list;
}

/** A group that is there for its language only is a stretch of the line (see spoken.ts). */
function spanLanguages(document: PDFDocument, elements: StructureElement[]): void {
  const whole = textAt(document.catalog, 'Lang');
  for (const element of elements) {
    const language = element.type === 'Div' ? textAt(element.dict, 'Lang') : undefined;
    if (language && language !== whole) retype(element, 'Span');
  }
}

/** A frame for a photo that is still to come is no picture: its words are text, and claim none. */
function openFrames(elements: StructureElement[]): void {
  for (const figure of elements.filter(({ type, dict }) => type === 'Figure' && !textAt(dict, 'Alt')?.trim()))
    if (!descendants(figure).some(({ type }) => type === 'Figure')) retype(figure, 'Div');
}

/** A figure whose picture has no text of its own: its caption says what it is. */
function nameByCaption(document: PDFDocument, elements: StructureElement[]): void {
  const nameless = elements.filter(({ type, dict }) => type === 'Figure' && !textAt(dict, 'Alt')?.trim());
  if (nameless.length === 0) return;
  const textOf = elementTexts(document);
  for (const figure of nameless) {
    const caption = figure.children.find(({ type }) => type === 'Caption');
    const text = textOf(caption ?? figure).trim();
    if (text !== '') figure.dict.set(name('Alt'), textString(text));
  }
}

/**
 * `<figure><img alt>` comes as a Figure within a Figure, with the text on the inner one only. One
 * picture: the outer Figure takes the text. Several: the outer one is a mere group.
 */
function mergeFigures(elements: StructureElement[]): void {
  for (const figure of elements.filter(({ type }) => type === 'Figure')) {
    const inner = descendants(figure).filter(({ type }) => type === 'Figure');
    if (inner.length === 0) continue;
    const own = textAt(figure.dict, 'Alt');
    if (own) {
      for (const repeat of inner.filter(({ dict }) => textAt(dict, 'Alt') === own)) {
        repeat.dict.delete(name('Alt'));
        retype(repeat, 'NonStruct');
      }
      continue;
    }
    const alt = inner[0]!.dict.get(name('Alt'));
    if (inner.length === 1 && alt) {
      figure.dict.set(name('Alt'), alt);
      inner[0]!.dict.delete(name('Alt'));
      retype(inner[0]!, 'NonStruct');
    } else retype(figure, 'Div');
  }
}

const descendants = (element: StructureElement): StructureElement[] =>
  element.children.flatMap((child) => [child, ...descendants(child)]);

function retype(element: StructureElement, type: string): void {
  element.dict.set(name('S'), name(type));
  element.type = type;
}

/** A list item holds a label and a body, nothing else (ISO 32000-1, table 336). */
function wrapListBodies(document: PDFDocument, elements: StructureElement[]): void {
  for (const item of elements.filter(({ type }) => type === 'LI')) {
    const kids = kidsOf(item.dict);
    const proper = (kid: PDFObject): boolean => {
      const dict = document.context.lookup(kid);
      return dict instanceof PDFDict && ['Lbl', 'LBody'].includes(nameAt(dict, 'S') ?? '');
    };
    const loose = kids.filter((kid) => !proper(kid));
    if (loose.length === 0 || !item.ref) continue;
    const body = document.context.obj({ Type: 'StructElem', S: 'LBody', P: item.ref, K: loose }) as PDFDict;
    const page = item.dict.get(name('Pg'));
    if (page) body.set(name('Pg'), page);
    const ref = document.context.register(body);
    for (const kid of loose) {
      const dict = document.context.lookup(kid);
      if (dict instanceof PDFDict && dict.has(name('S'))) dict.set(name('P'), ref);
    }
    item.dict.set(name('K'), document.context.obj([...kids.filter(proper), ref]));
  }
}

/** Chromium writes one attribute object per attribute; an element may have one per owner. */
function mergeAttributes(document: PDFDocument, { dict }: StructureElement): void {
  const attributes = listAt(dict, 'A').filter((item) => item instanceof PDFDict);
  if (attributes.length < 2) return;
  const owners = new Map<string, PDFDict>();
  for (const attribute of attributes) {
    const owner = nameAt(attribute, 'O') ?? '';
    const merged = owners.get(owner);
    if (merged) attribute.entries().forEach(([key, value]) => merged.set(key, value));
    else owners.set(owner, attribute.clone());
  }
  const all = [...owners.values()];
  dict.set(name('A'), all.length === 1 ? all[0]! : document.context.obj(all));
}

/**
 * Chromium's ids of header cells count up over the life of its renderer. They become "h1", "h2" …
 * in reading order, in the cells that refer to them and in the tree's index.
 */
function renameIds(document: PDFDocument, elements: StructureElement[]): void {
  const ids = new Map<string, string>();
  const named: [string, PDFRef][] = [];
  for (const { dict, ref } of elements) {
    const id = textAt(dict, 'ID');
    if (id === undefined) continue;
    const fresh = `h${String(ids.size + 1).padStart(5, '0')}`;
    ids.set(id, fresh);
    dict.set(name('ID'), PDFString.of(fresh));
    if (ref) named.push([fresh, ref]);
  }
  for (const { dict } of elements) {
    for (const attribute of listAt(dict, 'A')) {
      const headers = attribute instanceof PDFDict ? pdfArrayAt(attribute, 'Headers') : undefined;
      if (!headers) continue;
      const known = headers
        .asArray()
        .map((id) => ids.get((id as PDFString).decodeText()))
        .filter((id) => id !== undefined);
      (attribute as PDFDict).set(name('Headers'), document.context.obj(known.map((id) => PDFString.of(id))));
    }
  }
  const root = dictAt(document.catalog, 'StructTreeRoot')!;
  root.delete(name('IDTree'));
  if (named.length === 0) return;
  const [first, last] = [named[0]![0], named.at(-1)![0]];
  const leaf = document.context.obj({
    Limits: [PDFString.of(first), PDFString.of(last)],
    Names: named.flatMap(([id, ref]) => [PDFString.of(id), ref]),
  });
  root.set(name('IDTree'), document.context.obj({ Kids: [document.context.register(leaf)] }));
}

function mapRoles(document: PDFDocument, elements: StructureElement[]): void {
  const used = [...new Set(elements.map(({ type }) => type))]
    .filter((type) => !standardTypes.has(type))
    .sort();
  if (used.length === 0) return;
  const map = document.context.obj(Object.fromEntries(used.map((type) => [type, roles[type] ?? 'Div'])));
  dictAt(document.catalog, 'StructTreeRoot')!.set(name('RoleMap'), document.context.register(map));
}

/** Mends the structure tree; without one it does nothing (the checker then reports it). */
export function mendStructure(document: PDFDocument): void {
  const elements = structureOf(document);
  if (!elements) return;
  spanLanguages(document, elements);
  openFrames(elements);
  mergeFigures(elements);
  nameByCaption(document, elements);
  wrapListBodies(document, elements);
  elements.forEach((element) => mergeAttributes(document, element));
  renameIds(document, elements);
  mapRoles(document, structureOf(document)!);
}

/** Text of an element: that of its marked content, in order. */
export function elementTexts(document: PDFDocument): (element: StructureElement) => string {
  const texts = markedTexts(document);
  const pages = new Map(pagesOf(document).map((page, index) => [page, index]));
  const textOf = (dict: PDFDict, page: number | undefined): string => {
    const here = dict.lookup(name('Pg'));
    const at = here instanceof PDFDict ? (pages.get(here as never) ?? page) : page;
    return kidsOf(dict)
      .map((kid) => {
        const value = dict.context.lookup(kid);
        if (value instanceof PDFNumber)
          return at === undefined ? '' : (texts.get(markKey(at, value.asNumber())) ?? '');
        if (!(value instanceof PDFDict)) return '';
        if (value.has(name('S'))) return textOf(value, at);
        const mcid = numberAt(value, 'MCID');
        if (mcid === undefined) return '';
        const form = value.get(name('Stm'));
        const own = value.lookup(name('Pg'));
        const scope =
          form instanceof PDFRef ? form : own instanceof PDFDict ? (pages.get(own as never) ?? at) : at;
        return scope === undefined ? '' : (texts.get(markKey(scope, mcid)) ?? '');
      })
      .join('');
  };
  return ({ dict }) => textOf(dict, undefined);
}
