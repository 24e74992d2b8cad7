/**
 * What the file says of itself: output intent, Info, XMP, version. ISO 15930-7 (PDF/X-4) and
 * ISO 15930-4 (PDF/X-1a:2003).
 */
import { readFileSync } from 'node:fs';
import { PDFHeader } from '@cantoo/pdf-lib';
import { readCached, writeCached } from '../../design/cache.ts';
import { packageFile } from '../../design/fonts.ts';
import type { PressCondition } from '../condition.ts';
import {
  arrayOf,
  deflate,
  deflateLevel,
  dictOf,
  name,
  PDFDocument,
  PDFHexString,
  PDFNumber,
  PDFRawStream,
  PDFString,
  textString,
  type PDFContext,
  type PDFRef,
} from '../../pdf/objects.ts';

export interface Declaration {
  standard: 'x-4' | 'x-1a';
  condition: PressCondition;
  title: string;
  language: string;
  /** "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM:SSZ" */
  date: string;
  version: string;
}

/** Placeholders of equal length for what is known only after writing, see `stampIds`. */
const idHole = '0'.repeat(32);
const uuidHole = '00000000-0000-4000-8000-000000000000';

/**
 * GTS_PDFXVersion. X-1a:2003 states itself whole in Info; GTS_PDFXConformance belongs to X-1a:2001 only,
 * whose version is the shorter "PDF/X-1:2001" (so Acrobat's preflight, see issue 2 of
 * vibranthq/press-ready, and so mPDF writes it). X-4 states itself in XMP (pdfxid); Info repeats it for
 * readers
 * that look there.
 */
const standards = {
  'x-4': { label: 'PDF/X-4', version: [1, 6] },
  'x-1a': { label: 'PDF/X-1a:2003', version: [1, 4] },
} as const;
export const standardLabel = (standard: 'x-4' | 'x-1a'): string => standards[standard].label;

export async function declare(document: PDFDocument, declaration: Declaration): Promise<void> {
  const { context } = document;
  const { label, version } = standards[declaration.standard];
  context.header = PDFHeader.forVersion(version[0], version[1]);
  const stamp = isoDate(declaration.date);
  const pdfDate = PDFString.of(`D:${stamp.replace(/[-:TZ]/g, '')}Z`);
  context.trailerInfo.Info = context.register(
    dictOf(context, {
      Title: textString(declaration.title),
      Creator: textString('Tuban'),
      Producer: textString(`Tuban ${declaration.version}`),
      CreationDate: pdfDate,
      ModDate: pdfDate,
      Trapped: name('False'),
      GTS_PDFXVersion: PDFString.of(label),
    }),
  );
  const { catalog } = document;
  const intent = outputIntent(
    context,
    declaration.condition,
    await smallProfile(declaration.condition.profile),
  );
  catalog.set(name('OutputIntents'), arrayOf(context, [intent]));
  catalog.set(name('Metadata'), metadata(context, xmp({ ...declaration, date: stamp }, label)));
  catalog.set(name('Lang'), PDFString.of(declaration.language));
  context.trailerInfo.ID = arrayOf(context, [PDFHexString.of(idHole), PDFHexString.of(idHole)]);
}

const isoDate = (date: string): string => (date.includes('T') ? date : `${date}T00:00:00Z`);

/** What deflates, for the name of what is kept of its work. */
const deflater = (): string => {
  const { version } = JSON.parse(readFileSync(packageFile('fflate/package.json'), 'utf8')) as {
    version: string;
  };
  return `fflate-${version}-${deflateLevel}`;
};

const smallProfiles = new Map<string, Uint8Array>();

/** Every page of a plant carries the same profile: deflated it is kept by its hash and by what deflated it. */
async function smallProfile({ bytes, head }: PressCondition['profile']): Promise<Uint8Array> {
  const known = smallProfiles.get(head.sha256);
  if (known) return known;
  const key = `${head.sha256}-${deflater()}`;
  const kept = await readCached('profiles', key);
  const small = kept ?? deflate(bytes);
  if (!kept) await writeCached('profiles', key, small);
  smallProfiles.set(head.sha256, small);
  return small;
}

function outputIntent(context: PDFContext, { profile }: PressCondition, small: Uint8Array): PDFRef {
  const stream = PDFRawStream.of(dictOf(context, { N: PDFNumber.of(4), Filter: name('FlateDecode') }), small);
  return context.register(
    dictOf(context, {
      Type: name('OutputIntent'),
      S: name('GTS_PDFX'),
      OutputConditionIdentifier: textString(profile.identifier),
      OutputCondition: textString(profile.label),
      Info: textString(profile.note),
      ...(profile.registry ? { RegistryName: textString(profile.registry) } : {}),
      DestOutputProfile: context.register(stream),
    }),
  );
}

function metadata(context: PDFContext, packet: string): PDFRef {
  // Uncompressed, so that other programs find the packet in the bytes.
  return context.register(
    PDFRawStream.of(
      dictOf(context, { Type: name('Metadata'), Subtype: name('XML') }),
      Buffer.from(packet, 'utf8'),
    ),
  );
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

const xmp = (
  { title, date, version, standard }: Declaration,
  label: string,
): string => `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"${standard === 'x-4' ? ' xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"' : ''}>
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escape(title)}</rdf:li></rdf:Alt></dc:title>
   <xmp:CreatorTool>Tuban</xmp:CreatorTool>
   <xmp:CreateDate>${date}</xmp:CreateDate>
   <xmp:ModifyDate>${date}</xmp:ModifyDate>
   <xmp:MetadataDate>${date}</xmp:MetadataDate>
   <xmpMM:DocumentID>uuid:${uuidHole}</xmpMM:DocumentID>
   <xmpMM:VersionID>1</xmpMM:VersionID>
   <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
   <pdf:Producer>Tuban ${escape(version)}</pdf:Producer>
   <pdf:Trapped>False</pdf:Trapped>
${standard === 'x-4' ? `   <pdfxid:GTS_PDFXVersion>${label}</pdfxid:GTS_PDFXVersion>\n` : ''}  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;

/** Writes /ID and the XMP DocumentID, both from the hash of the bytes; `digest` is hexadecimal. */
export function stampIds(bytes: Uint8Array, digest: string): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const uuid = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  const place = file.indexOf(`uuid:${uuidHole}`);
  if (place >= 0) file.write(uuid, place + 5, 'latin1');
  for (let at = file.indexOf(`<${idHole}>`); at >= 0; at = file.indexOf(`<${idHole}>`))
    file.write(digest.slice(0, 32), at + 1, 'latin1');
}
