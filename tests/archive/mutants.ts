/**
 * Files with one planted defect each: a finished archive file, spoilt in one place. `code` is what
 * the checker must say, and the only thing that it may say.
 */
import {
  arrayAt,
  decodeStream,
  deflated,
  dictAt,
  latin1,
  latin1Bytes,
  listAt,
  name,
  nameAt,
  openPdf,
  pageContent,
  pdfArrayAt,
  pagesOf,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFNumber,
  PDFRawStream,
  PDFString,
  streamAt,
  type PDFDocument,
} from '../../src/pdf/objects.ts';
import { structureOf, type StructureElement } from '../../src/archive/structure.ts';
import { writePdf } from '../../src/archive/writer.ts';

export interface Mutant {
  title: string;
  code: string;
  /** Changes the opened document, or gives the changed bytes. */
  spoil: (document: PDFDocument) => void;
  bytes?: (pdf: Uint8Array) => Uint8Array;
}

const first = (document: PDFDocument, type: string, nth = 0): StructureElement =>
  structureOf(document)!.filter((element) => element.type === type)[nth]!;
const page = (document: PDFDocument): PDFDict => pagesOf(document)[0]!;
const resource = (document: PDFDocument, kind: string): PDFDict => {
  const all = dictAt(dictAt(page(document), 'Resources')!, kind)!;
  return all.context.lookup(all.values()[0]) as PDFDict;
};
const image = (document: PDFDocument): PDFDict =>
  document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .find(
      (object): object is PDFRawStream =>
        object instanceof PDFRawStream &&
        nameAt(object.dict, 'Subtype') === 'Image' &&
        Boolean(arrayAt(object.dict, 'ColorSpace')),
    )!.dict;
const setContent = (document: PDFDocument, change: (content: string) => string): void => {
  const before = pageContent(page(document));
  const after = change(before);
  if (after === before) throw new Error('The mutant changes nothing.');
  page(document).set(
    name('Contents'),
    document.context.register(deflated(document.context, latin1Bytes(after))),
  );
};
const setXmp = (document: PDFDocument, change: (xmp: string) => string): void => {
  const before = Buffer.from(streamAt(document.catalog, 'Metadata')!.contents).toString('utf8');
  const after = change(before);
  if (after === before) throw new Error('The mutant changes nothing.');
  document.catalog.set(
    name('Metadata'),
    document.context.register(
      PDFRawStream.of(
        document.context.obj({ Type: 'Metadata', Subtype: 'XML' }) as PDFDict,
        Buffer.from(after, 'utf8'),
      ),
    ),
  );
};
const link = (document: PDFDocument): PDFDict => listAt(page(document), 'Annots')[0] as PDFDict;
const info = (document: PDFDocument): PDFDict =>
  document.context.lookup(document.context.trailerInfo.Info, PDFDict);
const intent = (document: PDFDocument): PDFDict => listAt(document.catalog, 'OutputIntents')[0] as PDFDict;
const descendant = (document: PDFDocument): PDFDict =>
  listAt(resource(document, 'Font'), 'DescendantFonts')[0] as PDFDict;
const file = (document: PDFDocument): PDFDict => listAt(document.catalog, 'AF')[0] as PDFDict;
const setUnicode = (document: PDFDocument, change: (map: string) => string): void => {
  const font = resource(document, 'Font');
  const before = latin1(streamAtText(font));
  const after = change(before);
  if (after === before) throw new Error('The mutant changes nothing.');
  font.set(name('ToUnicode'), document.context.register(deflated(document.context, latin1Bytes(after))));
};
const streamAtText = (font: PDFDict): Uint8Array => decodeStream(streamAt(font, 'ToUnicode')!);

/** The entry of a Han character. */
const someHan = /<([0-9A-F]{4})> <[5-9][0-9A-F]{3}>\n/;

export const mutants: Mutant[] = [
  // The file
  {
    title: 'no binary comment',
    code: 'header-binary',
    spoil: () => {},
    bytes: (pdf) => latin1Bytes(latin1(pdf).replace('%\xe2\xe3\xcf\xd3', '%abcd')),
  },
  {
    title: 'bytes after the end',
    code: 'after-end',
    spoil: () => {},
    bytes: (pdf) => Buffer.concat([pdf, Buffer.from('more')]),
  },
  {
    title: 'a header of PDF 2.0',
    code: 'header',
    spoil: () => {},
    bytes: (pdf) => latin1Bytes(latin1(pdf).replace('%PDF-1.7\n', '%PDF-2.0\n')),
  },
  {
    title: 'no file identifier',
    code: 'file-identifier',
    spoil: () => {},
    bytes: (pdf) => latin1Bytes(latin1(pdf).replace(/\/ID \[/, '/Id [')),
  },
  {
    title: 'a script',
    code: 'action',
    spoil: ({ catalog, context }) =>
      catalog.set(
        name('OpenAction'),
        context.obj({ Type: 'Action', S: 'JavaScript', JS: PDFString.of('1') }),
      ),
  },
  {
    title: 'additional actions',
    code: 'additional-actions',
    spoil: ({ catalog, context }) => catalog.set(name('AA'), context.obj({})),
  },
  {
    title: 'an external stream',
    code: 'external-stream',
    spoil: (document) => image(document).set(name('F'), PDFString.of('elsewhere')),
  },
  {
    title: 'a page of 2 pt',
    code: 'page-size',
    spoil: (document) => page(document).set(name('MediaBox'), document.context.obj([0, 0, 595, 2])),
  },
  {
    title: 'no tab order',
    code: 'tab-order',
    spoil: (document) => {
      page(document).delete(name('Tabs'));
    },
  },
  {
    title: 'a hidden link',
    code: 'annotation-flags',
    spoil: (document) => link(document).set(name('F'), PDFNumber.of(6)),
  },
  {
    title: 'a link without description',
    code: 'link-contents',
    spoil: (document) => {
      link(document).delete(name('Contents'));
    },
  },
  {
    title: 'a link outside the structure',
    code: 'link-untagged',
    spoil: (document) => {
      const { dict } = first(document, 'Link');
      dict.set(
        name('K'),
        document.context.obj([
          listAt(dict, 'K').length > 0 ? dict.lookup(name('K'), PDFArray).get(0) : PDFNumber.of(0),
        ]),
      );
    },
  },
  // Metadata
  {
    title: 'no metadata',
    code: 'xmp',
    spoil: ({ catalog }) => {
      catalog.delete(name('Metadata'));
    },
  },
  {
    title: 'a claim of 3B',
    code: 'pdfa-claim',
    spoil: (document) =>
      setXmp(document, (xmp) => xmp.replace('<pdfaid:conformance>A', '<pdfaid:conformance>B')),
  },
  {
    title: 'no claim of PDF/UA',
    code: 'pdfua-claim',
    spoil: (document) => setXmp(document, (xmp) => xmp.replace('<pdfuaid:part>1</pdfuaid:part>', '')),
  },
  {
    title: 'pdfuaid without its schema',
    code: 'extension-schema',
    spoil: (document) =>
      setXmp(document, (xmp) => xmp.replace('<pdfaSchema:prefix>pdfuaid', '<pdfaSchema:prefix>other')),
  },
  {
    title: 'a packet header with an encoding',
    code: 'xmp-packet',
    spoil: (document) =>
      setXmp(document, (xmp) => xmp.replace('<?xpacket begin', '<?xpacket encoding="UTF-8" begin')),
  },
  {
    title: 'another author in Info',
    code: 'info-differs',
    spoil: (document) => info(document).set(name('Author'), PDFHexString.fromText('他')),
  },
  {
    title: 'another date in Info',
    code: 'info-differs',
    spoil: (document) => info(document).set(name('ModDate'), PDFString.of('D:20250101000000Z')),
  },
  {
    title: 'an empty title',
    code: 'title',
    spoil: (document) => {
      setXmp(document, (xmp) => xmp.replace(/(<dc:title>.*?<rdf:li[^>]*>)[^<]*/, '$1'));
      info(document).set(name('Title'), PDFString.of(''));
    },
  },
  {
    title: 'the title not shown',
    code: 'display-title',
    spoil: ({ catalog }) => dictAt(catalog, 'ViewerPreferences')!.set(name('DisplayDocTitle'), PDFBool.False),
  },
  {
    title: 'no language',
    code: 'language',
    spoil: ({ catalog }) => {
      catalog.delete(name('Lang'));
    },
  },
  {
    title: 'a language that is none',
    code: 'language',
    spoil: (document) => first(document, 'P').dict.set(name('Lang'), PDFString.of('zh_Hans')),
  },
  // Colour
  {
    title: 'no output intent',
    code: 'output-intent device-colour',
    spoil: ({ catalog }) => {
      catalog.delete(name('OutputIntents'));
    },
  },
  {
    title: 'a profile that is none',
    code: 'output-profile device-colour',
    spoil: (document) =>
      intent(document).set(
        name('DestOutputProfile'),
        document.context.register(
          PDFRawStream.of(document.context.obj({ N: 3 }) as PDFDict, Buffer.alloc(200)),
        ),
      ),
  },
  {
    title: 'a profile with a wrong /N',
    code: 'profile-components',
    spoil: (document) =>
      streamAt(intent(document), 'DestOutputProfile')!.dict.set(name('N'), PDFNumber.of(4)),
  },
  {
    title: 'CMYK in the content',
    code: 'device-colour',
    spoil: (document) =>
      setContent(document, (content) => content.replace(/\d\S* \d\S* \d\S* rg/, '0 0 0 1 k')),
  },
  {
    title: 'a transfer function',
    code: 'transfer-function',
    spoil: (document) => resource(document, 'ExtGState').set(name('TR'), name('Identity')),
  },
  {
    title: 'an unknown blend mode',
    code: 'blend-mode',
    spoil: (document) => resource(document, 'ExtGState').set(name('BM'), name('Burn')),
  },
  {
    title: 'an interpolated image',
    code: 'interpolate',
    spoil: (document) => image(document).set(name('Interpolate'), PDFBool.True),
  },
  // Fonts
  {
    title: 'a font that is not embedded',
    code: 'font-embedded',
    spoil: (document) => {
      dictAt(descendant(document), 'FontDescriptor')!.delete(name('FontFile2'));
    },
  },
  {
    title: 'no CIDToGIDMap',
    code: 'cid-to-gid',
    spoil: (document) => {
      descendant(document).delete(name('CIDToGIDMap'));
    },
  },
  {
    title: 'wrong widths',
    code: 'glyph-width',
    spoil: (document) => {
      descendant(document).delete(name('W'));
      descendant(document).set(name('DW'), PDFNumber.of(1003));
    },
  },
  {
    title: 'no ToUnicode',
    code: 'to-unicode',
    spoil: (document) => {
      resource(document, 'Font').delete(name('ToUnicode'));
    },
  },
  {
    title: 'a glyph without Unicode',
    code: 'glyph-unicode',
    spoil: (document) => setUnicode(document, (map) => map.replace(someHan, '')),
  },
  {
    title: 'a glyph meaning a byte order mark',
    code: 'glyph-unicode',
    spoil: (document) => setUnicode(document, (map) => map.replace(someHan, '<$1> <FEFF>\n')),
  },
  {
    title: 'a radical',
    code: 'radical',
    spoil: (document) => setUnicode(document, (map) => map.replace(someHan, '<$1> <2F00>\n')),
  },
  {
    title: 'a private character',
    code: 'private-use',
    spoil: (document) => setUnicode(document, (map) => map.replace(someHan, '<$1> <E000>\n')),
  },
  {
    title: 'the glyph for a missing character',
    code: 'notdef',
    spoil: (document) => setContent(document, (content) => content.replace(/<[0-9a-f]{4}> Tj/, '<0000> Tj')),
  },
  // Structure
  {
    title: 'not said to be tagged',
    code: 'not-marked',
    spoil: ({ catalog }) => {
      catalog.delete(name('MarkInfo'));
    },
  },
  {
    title: 'suspect tags',
    code: 'suspects',
    spoil: ({ catalog }) => dictAt(catalog, 'MarkInfo')!.set(name('Suspects'), PDFBool.True),
  },
  {
    title: 'no structure tree',
    code: 'structure link-untagged',
    spoil: ({ catalog }) => {
      catalog.delete(name('StructTreeRoot'));
    },
  },
  {
    title: 'an unmapped type',
    code: 'type-unmapped',
    spoil: ({ catalog }) => {
      dictAt(dictAt(catalog, 'StructTreeRoot')!, 'RoleMap')!.delete(name('Em'));
    },
  },
  {
    title: 'a remapped standard type',
    code: 'type-remapped',
    spoil: ({ catalog }) => dictAt(dictAt(catalog, 'StructTreeRoot')!, 'RoleMap')!.set(name('P'), name('H1')),
  },
  {
    title: 'a wrong parent',
    code: 'parent-wrong',
    spoil: (document) => first(document, 'P').dict.set(name('P'), first(document, 'H1').ref!),
  },
  {
    title: 'H2 before H1',
    code: 'heading-skip',
    spoil: (document) => first(document, 'H1').dict.set(name('S'), name('H2')),
  },
  {
    title: 'H3 after H1',
    code: 'heading-skip',
    spoil: (document) => first(document, 'H2').dict.set(name('S'), name('H3')),
  },
  {
    title: 'a figure without text',
    code: 'figure-alt',
    spoil: (document) => {
      first(document, 'Figure').dict.delete(name('Alt'));
    },
  },
  {
    title: 'a figure in a figure with the same text',
    code: 'figure-twice',
    spoil: (document) => {
      const figure = first(document, 'Figure');
      const inner = figure.children.find(({ type }) => type === 'NonStruct')!;
      inner.dict.set(name('S'), name('Figure'));
      inner.dict.set(name('Alt'), figure.dict.get(name('Alt'))!);
    },
  },
  {
    title: 'a heading that holds a paragraph',
    code: 'heading-holds',
    spoil: (document) => {
      const heading = first(document, 'H2');
      heading.children[0]!.dict.set(name('S'), name('P'));
    },
  },
  {
    title: 'a bookmark said twice',
    code: 'bookmark-differs',
    spoil: (document) => {
      const item = dictAt(dictAt(document.catalog, 'Outlines')!, 'First')!;
      item.set(name('Title'), PDFHexString.fromText('年度报告年度报告'));
    },
  },
  {
    title: 'a row without a cell',
    code: 'table-uneven mark-orphan',
    spoil: (document) => {
      const { dict } = first(document, 'TR', 2);
      dict.set(name('K'), document.context.obj([dict.lookup(name('K'), PDFArray).get(0)]));
    },
  },
  {
    title: 'a paragraph in a table row',
    code: 'table-child',
    spoil: (document) => first(document, 'TD').dict.set(name('S'), name('P')),
  },
  {
    title: 'a header cell without scope and id',
    code: 'table-scope',
    spoil: (document) => {
      const cell = first(document, 'TH').dict;
      cell.delete(name('ID'));
      (listAt(cell, 'A')[0] as PDFDict).delete(name('Scope'));
    },
  },
  {
    title: 'a lost header',
    code: 'headers-lost',
    spoil: (document) =>
      (listAt(first(document, 'TD').dict, 'A')[0] as PDFDict).set(
        name('Headers'),
        document.context.obj([PDFString.of('h99')]),
      ),
  },
  {
    title: 'an id used twice',
    code: 'id-twice',
    spoil: (document) => first(document, 'TH').dict.set(name('ID'), PDFString.of('h00002')),
  },
  {
    title: 'a list item without body',
    code: 'list-child',
    spoil: (document) => first(document, 'LBody').dict.set(name('S'), name('P')),
  },
  {
    title: 'two attribute objects of one owner',
    code: 'attributes-twice',
    spoil: (document) => {
      const { dict } = first(document, 'TD');
      dict.set(
        name('A'),
        document.context.obj([listAt(dict, 'A')[0]!, document.context.obj({ O: 'Table', RowSpan: 1 })]),
      );
    },
  },
  // Marked content
  {
    title: 'content without a tag',
    code: 'content-untagged',
    spoil: (document) => setContent(document, (content) => `${content}\n0 0 5 5 re f`),
  },
  {
    title: 'an artifact in tagged content',
    code: 'artifact-in-tagged',
    spoil: (document) =>
      setContent(document, (content) =>
        content.replace(/(\/NonStruct <<\/MCID 1 >>BDC)/, '$1 /Artifact BMC EMC'),
      ),
  },
  {
    title: 'tagged content in an artifact',
    code: 'tagged-in-artifact',
    spoil: (document) =>
      setContent(document, (content) =>
        content.replace(/(\/NonStruct <<\/MCID 1 >>BDC[\s\S]*?EMC)/, '/Artifact BMC $1 EMC'),
      ),
  },
  {
    title: 'a mark used twice',
    code: 'mark-twice',
    spoil: (document) => setContent(document, (content) => `${content}\n/P <</MCID 1 >>BDC 0 0 5 5 re f EMC`),
  },
  {
    title: 'a mark of no element',
    code: 'mark-orphan',
    spoil: (document) =>
      setContent(document, (content) => `${content}\n/P <</MCID 999 >>BDC 0 0 5 5 re f EMC`),
  },
  {
    title: 'a mark never closed',
    code: 'marks-unbalanced',
    spoil: (document) => setContent(document, (content) => `${content}\n/Artifact BMC 0 0 5 5 re f`),
  },
  {
    title: 'a parent tree that leads astray',
    code: 'parent-tree',
    spoil: (document) => {
      const list = pdfArrayAt(
        dictAt(dictAt(document.catalog, 'StructTreeRoot')!, 'ParentTree')!,
        'Nums',
      )!.lookup(1, PDFArray);
      list.set(0, list.get(1));
    },
  },
  // Embedded files
  {
    title: 'a file without relationship',
    code: 'attachment-relationship',
    spoil: (document) => {
      file(document).delete(name('AFRelationship'));
    },
  },
  {
    title: 'a file without MIME type',
    code: 'attachment-mime',
    spoil: (document) => {
      streamAt(dictAt(file(document), 'EF')!, 'UF')!.dict.delete(name('Subtype'));
    },
  },
  {
    title: 'a file without Unicode name',
    code: 'attachment-name',
    spoil: (document) => {
      file(document).delete(name('UF'));
    },
  },
  {
    title: 'a file associated with nothing',
    code: 'attachment-unassociated',
    spoil: ({ catalog }) => {
      catalog.delete(name('AF'));
    },
  },
  {
    title: 'an altered file',
    code: 'attachment-altered',
    spoil: (document) => {
      const parts = dictAt(file(document), 'EF')!;
      const old = streamAt(parts, 'UF')!;
      const ref = document.context.register(
        PDFRawStream.of(old.dict.clone() as PDFDict, latin1Bytes('tuban: 2\n')),
      );
      (document.context.lookup(ref) as PDFRawStream).dict.delete(name('Filter'));
      parts.set(name('UF'), ref);
      parts.set(name('F'), ref);
    },
  },
];

/** The finished file with the defect planted. */
export async function spoilt(pdf: Uint8Array, { spoil, bytes }: Mutant): Promise<Uint8Array> {
  if (bytes) return bytes(pdf);
  const document = await openPdf(pdf);
  spoil(document);
  return writePdf(document);
}
