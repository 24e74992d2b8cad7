/** The signatures of a PDF, each held against the bytes that it says it covers (ISO 32000-1, 12.8.1). */
import type { Problem } from '../../lib/problem.ts';
import {
  arrayAt,
  latin1,
  listAt,
  nameAt,
  numbersOf,
  openPdf,
  PDFDict,
  textAt,
  dictAt,
  type PDFDocument,
} from '../objects.ts';
import type { ReadSignature } from './read.ts';

export interface PdfSignature extends ReadSignature {
  /** Name of its field. */
  field: string;
  /** PAdES baseline B-B or B-T, a time-stamp alone, or what else the file calls it. */
  kind: string;
  /** Bytes from the head of the file to the end of what it covers. */
  covers: number;
}

export interface PdfSignatures {
  signatures: PdfSignature[];
  /** Every byte of the file is under a signature that fits. */
  whole: boolean;
  problems: Problem[];
}

const again = 'Fetch the file again from where it is kept; ask the signer for it if that copy is the same.';

const fault = (
  code: string,
  message: string,
  severity: Problem['severity'] = 'error',
  remedy = again,
): Problem => ({
  code,
  severity,
  message,
  remedy,
});

/** Signature fields with a value, through the tree of fields. */
function fieldsOf({ catalog }: PDFDocument): { field: string; value: PDFDict }[] {
  const form = dictAt(catalog, 'AcroForm');
  const seen = new Set<PDFDict>();
  const walk = (node: PDFDict, above: { name: string; type: string | undefined }) => {
    if (seen.has(node)) return [];
    seen.add(node);
    const type = nameAt(node, 'FT') ?? above.type;
    const field = [above.name, textAt(node, 'T')].filter(Boolean).join('.');
    const value = dictAt(node, 'V');
    const own = type === 'Sig' && value ? [{ field, value }] : [];
    const kids = listAt(node, 'Kids').filter((kid) => kid instanceof PDFDict);
    return [...own, ...kids.flatMap((kid): typeof own => walk(kid, { name: field, type }))];
  };
  const roots = form ? listAt(form, 'Fields').filter((one) => one instanceof PDFDict) : [];
  return roots.flatMap((root) => walk(root, { name: '', type: undefined }));
}

/** What is signed, and the signature that stands in the gap; undefined where the range is none. */
function covered(
  pdf: Uint8Array,
  value: PDFDict,
): { content: Uint8Array; cms: Buffer; end: number } | undefined {
  const [start, open, close, rest] = numbersOf(arrayAt(value, 'ByteRange'));
  if (start !== 0 || !open || !close || rest === undefined || close <= open || close + rest > pdf.length)
    return undefined;
  const gap = latin1(pdf.subarray(open, close));
  if (!/^<[0-9a-fA-F\s]*>$/.test(gap)) return undefined;
  return {
    content: Buffer.concat([pdf.subarray(0, open), pdf.subarray(close, close + rest)]),
    cms: Buffer.from(gap.replace(/[<>\s]/g, ''), 'hex'),
    end: close + rest,
  };
}

/** "D:20240109080000+08'00'" → ISO 8601, or as it stands. */
function declaredOf(value: PDFDict): string | undefined {
  const text = textAt(value, 'M');
  const parts = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/.exec(
    text ?? '',
  );
  if (!parts) return text;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign,
    east,
    less = '00',
  ] = parts;
  const zone = sign ? `${sign}${east}:${less}` : 'Z';
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}

const detached = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'];

const kindOf = (subFilter: string, { bound, stamp }: ReadSignature): string =>
  subFilter === 'ETSI.CAdES.detached' && bound ? `PAdES ${stamp ? 'B-T' : 'B-B'}` : subFilter;

async function readOne(
  pdf: Uint8Array,
  { field, value }: { field: string; value: PDFDict },
): Promise<PdfSignature | string> {
  const subFilter = nameAt(value, 'SubFilter') ?? 'none';
  const range = covered(pdf, value);
  if (!range) return 'what it covers is not told, or lies outside the file';
  const own = { field, covers: range.end };
  // Loaded where there is a signature.
  const { readSignature, readTimeStamp } = await import('./read.ts');
  if (subFilter === 'ETSI.RFC3161') {
    const stamp = await readTimeStamp(range.cms, range.content);
    return stamp ? { ...stamp, ...own, kind: 'time-stamp' } : 'its time-stamp cannot be read';
  }
  if (!detached.includes(subFilter)) return `signatures of the kind ${subFilter} are not examined here`;
  const read = await readSignature(range.cms, range.content);
  if (!read) return 'it cannot be read';
  const declared = declaredOf(value) ?? read.signingTime;
  return { ...read, ...own, kind: kindOf(subFilter, read), ...(declared ? { signingTime: declared } : {}) };
}

/** What is to be said of a signature as such; what it covers is judged with the others. */
export function signatureProblems(
  { signer, intact, stamp, digest, signingTime, certificates: [own] }: ReadSignature,
  file: string,
): Problem[] {
  const isLate = own && signingTime && (signingTime < own.from || signingTime > own.to);
  return [
    ...(intact
      ? []
      : [
          fault(
            'signature-broken',
            `The signature of ${signer} does not fit ${file}: one of them was changed after signing.`,
          ),
        ]),
    ...(stamp && !stamp.intact
      ? [
          fault(
            'signature-stamp',
            `The time-stamp of ${stamp.by} does not fit the signature of ${signer} in ${file}.`,
          ),
        ]
      : []),
    ...(isLate
      ? [
          fault(
            'signature-date',
            `${file} is said to have been signed on ${signingTime.slice(0, 10)}, when the certificate of ${signer} was not valid (${own.from.slice(0, 10)} to ${own.to.slice(0, 10)}).`,
            'warning',
            'Ask the signer about it.',
          ),
        ]
      : []),
    ...(digest === 'SHA-1'
      ? [
          fault(
            'signature-weak',
            `The signature of ${signer} in ${file} rests on SHA-1, which can be forged.`,
            'warning',
            'Ask the signer to sign again with SHA-256.',
          ),
        ]
      : []),
  ];
}

/** @param file Name as the reader knows it, for the messages. */
export async function pdfSignatures(pdf: Uint8Array, file: string): Promise<PdfSignatures> {
  const found: PdfSignatures = { signatures: [], whole: false, problems: [] };
  for (const one of fieldsOf(await openPdf(pdf))) {
    const read = await readOne(pdf, one);
    if (typeof read === 'string')
      found.problems.push(
        fault(
          'signature-unexamined',
          `The signature “${one.field}” in ${file} was not judged: ${read}.`,
          'warning',
        ),
      );
    else {
      found.signatures.push(read);
      found.problems.push(...signatureProblems(read, file));
    }
  }
  found.signatures.sort((a, b) => a.covers - b.covers);
  const last = found.signatures.at(-1);
  found.whole = last !== undefined && last.covers === pdf.length && last.intact;
  if (last && last.covers < pdf.length)
    found.problems.push(
      fault(
        'signature-partial',
        `${file} was changed after ${last.signer} signed it: ${pdf.length - last.covers} bytes were added that no signature covers.`,
      ),
    );
  return found;
}
