/** The signatures of a PDF, each held against the bytes that it says it covers (ISO 32000-1, 12.8.1). */
import type { Both } from '../../lib/languages.ts';
import { says, type Problem } from '../../lib/problem.ts';
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
} from '../../pdf/objects.ts';
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

const again: Both = {
  en: 'Fetch the file again from where it is kept; ask the signer for it if that copy is the same.',
  zh: '从保存处再取一份；那一份也一样，就向签名人要。',
};
const askSigner: Both = { en: 'Ask the signer about it.', zh: '问一问签名人。' };

const fault = (
  code: string,
  message: Both,
  severity: Problem['severity'] = 'error',
  remedy: Both = again,
): Problem => ({ code, severity, ...says({ en: [message.en, remedy.en], zh: [message.zh, remedy.zh] }) });

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
): Promise<PdfSignature | Both> {
  const subFilter = nameAt(value, 'SubFilter') ?? 'none';
  const range = covered(pdf, value);
  if (!range)
    return {
      en: 'what it covers is not told, or lies outside the file',
      zh: '没有说签的是哪一段，或那一段不在文件里',
    };
  const own = { field, covers: range.end };
  // Loaded where there is a signature.
  const { readSignature, readTimeStamp } = await import('./read.ts');
  if (subFilter === 'ETSI.RFC3161') {
    const stamp = await readTimeStamp(range.cms, range.content);
    return stamp
      ? { ...stamp, ...own, kind: 'time-stamp' }
      : { en: 'its time-stamp cannot be read', zh: '时间戳读不出' };
  }
  if (!detached.includes(subFilter))
    return {
      en: `signatures of the kind ${subFilter} are not examined here`,
      zh: `${subFilter} 这种签名这里不查`,
    };
  const read = await readSignature(range.cms, range.content);
  if (!read) return { en: 'it cannot be read', zh: '读不出' };
  const declared = declaredOf(value) ?? read.signingTime;
  return { ...read, ...own, kind: kindOf(subFilter, read), ...(declared ? { signingTime: declared } : {}) };
}

/** What is to be said of a signature as such; what it covers is judged with the others. */
export function signatureProblems(
  { signer, intact, stamp, digest, signingTime, certificates: [own] }: ReadSignature,
  file: string,
): Problem[] {
  const isLate = own && signingTime && (signingTime < own.from || signingTime > own.to);
  const [from, to] = [own?.from.slice(0, 10), own?.to.slice(0, 10)];
  const on = signingTime?.slice(0, 10);
  return [
    ...(intact
      ? []
      : [
          fault('signature-broken', {
            en: `The signature of ${signer} does not fit ${file}: one of them was changed after signing.`,
            zh: `${signer} 的签名和 ${file} 对不上：签名以后有一个改过。`,
          }),
        ]),
    ...(stamp && !stamp.intact
      ? [
          fault('signature-stamp', {
            en: `The time-stamp of ${stamp.by} does not fit the signature of ${signer} in ${file}.`,
            zh: `${file} 里 ${stamp.by} 的时间戳和 ${signer} 的签名对不上。`,
          }),
        ]
      : []),
    ...(isLate
      ? [
          fault(
            'signature-date',
            {
              en: `${file} is said to have been signed on ${on}, when the certificate of ${signer} was not valid (${from} to ${to}).`,
              zh: `${file} 说是 ${on} 签的，那天 ${signer} 的证书无效（${from} 至 ${to}）。`,
            },
            'warning',
            askSigner,
          ),
        ]
      : []),
    ...(digest === 'SHA-1'
      ? [
          fault(
            'signature-weak',
            {
              en: `The signature of ${signer} in ${file} rests on SHA-1, which can be forged.`,
              zh: `${file} 里 ${signer} 的签名靠的是 SHA-1，可以伪造。`,
            },
            'warning',
            { en: 'Ask the signer to sign again with SHA-256.', zh: '请签名人用 SHA-256 重新签。' },
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
    if ('zh' in read)
      found.problems.push(
        fault(
          'signature-unexamined',
          {
            en: `The signature “${one.field}” in ${file} was not judged: ${read.en}.`,
            zh: `${file} 里的签名“${one.field}”没有判断：${read.zh}。`,
          },
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
      fault('signature-partial', {
        en: `${file} was changed after ${last.signer} signed it: ${pdf.length - last.covers} bytes were added that no signature covers.`,
        zh: `${last.signer} 签名以后 ${file} 又改过：加了 ${pdf.length - last.covers} 字节，没有签名管着。`,
      }),
    );
  return found;
}
