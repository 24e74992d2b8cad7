/** Rules on metadata: XMP, Info, claims, language, title (ISO 19005-3, 6.6; ISO 14289-1, 7.1 and 7.2). */
import { booleanAt, dictAt, decodeStream, nameAt, PDFDict, streamAt, textAt } from '../../pdf/objects.ts';
import { pdfa, pdfua, type Finding, type Rule } from './finding.ts';
import type { FindingCode } from './meanings.ts';

const unescape = (text: string): string =>
  text.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, entity: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[entity]!,
  );

/** Text of a property, whether written as element, alternative or list. */
function property(xmp: string, tag: string): string | undefined {
  const inner =
    new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`).exec(xmp)?.[1] ??
    new RegExp(`\\s${tag}="([^"]*)"`).exec(xmp)?.[1];
  if (inner === undefined) return undefined;
  const items = [...inner.matchAll(/<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/g)].map((item) => item[1]!);
  return unescape(items.length > 0 ? items.join(', ') : inner.trim());
}

/** What the file claims to be, e.g. "3A" and PDF/UA; undefined parts are not claimed. */
export function claimsOf(document: Parameters<Rule>[0]['document']): {
  pdfa: string | undefined;
  universal: boolean;
} {
  const xmp = readXmp(document) ?? '';
  const part = property(xmp, 'pdfaid:part');
  return {
    pdfa: part && `${part}${property(xmp, 'pdfaid:conformance') ?? ''}`,
    universal: property(xmp, 'pdfuaid:part') === '1',
  };
}

const readXmp = (document: Parameters<Rule>[0]['document']): string | undefined => {
  const stream = streamAt(document.catalog, 'Metadata');
  return stream && Buffer.from(decodeStream(stream)).toString('utf8');
};

const checkClaims: Rule = ({ document, conformance }) => {
  const xmp = readXmp(document);
  if (xmp === undefined)
    return [
      { code: 'xmp' as const, clause: pdfa('6.6.2.1'), message: 'The catalog has no metadata stream.' },
    ];
  const findings: Finding[] = [];
  const say = (code: FindingCode, clause: string, message: string) =>
    findings.push({ code, clause, message });
  if (/<\?xpacket[^>]*\b(?:bytes|encoding)=/.test(xmp))
    say('xmp-packet', pdfa('6.6.2.1'), 'The packet header states bytes or encoding.');
  if (/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(xmp) || !/<\/rdf:RDF>/.test(xmp))
    say('xmp-malformed', pdfa('6.6.2.1'), 'The metadata are no well-formed XMP.');
  const claim = `${property(xmp, 'pdfaid:part') ?? '?'}${property(xmp, 'pdfaid:conformance') ?? '?'}`;
  if (claim !== conformance.toUpperCase())
    say('pdfa-claim', pdfa('6.6.4'), `The metadata claim PDF/A-${claim}, not ${conformance.toUpperCase()}.`);
  const universal = property(xmp, 'pdfuaid:part');
  if (conformance === '3a' && universal !== '1')
    say('pdfua-claim', pdfua('5'), 'The metadata do not claim PDF/UA-1.');
  if (universal !== undefined && !/<pdfaSchema:prefix>pdfuaid<\/pdfaSchema:prefix>/.test(xmp)) {
    say(
      'extension-schema',
      pdfa('6.6.2.3'),
      'The metadata use pdfuaid without describing it in an extension schema.',
    );
  }
  return findings;
};

const pairs = [
  ['Title', 'dc:title'],
  ['Author', 'dc:creator'],
  ['Subject', 'dc:description'],
  ['Keywords', 'pdf:Keywords'],
  ['Creator', 'xmp:CreatorTool'],
  ['Producer', 'pdf:Producer'],
] as const;
const dates = [
  ['CreationDate', 'xmp:CreateDate'],
  ['ModDate', 'xmp:ModifyDate'],
] as const;

const digits = (date: string | undefined): string => (date ?? '').replace(/\D/g, '').slice(0, 14);

const checkInfo: Rule = ({ document }) => {
  const xmp = readXmp(document);
  const info = document.context.lookup(document.context.trailerInfo.Info);
  if (!(info instanceof PDFDict) || xmp === undefined) return [];
  const differing = (
    entry: string,
    tag: string,
    here: string | undefined,
    there: string | undefined,
  ): Finding[] =>
    here === there
      ? []
      : [
          {
            code: 'info-differs' as const,
            clause: 'Tuban',
            message: `Info has ${entry} “${here ?? ''}”, the metadata have ${tag} “${there ?? ''}”.`,
          },
        ];
  return [
    ...pairs.flatMap(([entry, tag]) => differing(entry, tag, textAt(info, entry), property(xmp, tag))),
    ...dates.flatMap(([entry, tag]) =>
      differing(entry, tag, digits(textAt(info, entry)), digits(property(xmp, tag))),
    ),
  ];
};

const checkTitle: Rule = ({ document }) => {
  const findings: Finding[] = [];
  const xmp = readXmp(document);
  if (xmp !== undefined && !property(xmp, 'dc:title')?.trim())
    findings.push({ code: 'title' as const, clause: pdfua('7.1'), message: 'The metadata give no title.' });
  const preferences = dictAt(document.catalog, 'ViewerPreferences');
  if (!preferences || booleanAt(preferences, 'DisplayDocTitle') !== true)
    findings.push({
      code: 'display-title' as const,
      clause: pdfua('7.1'),
      message: 'Readers are not told to show the title (DisplayDocTitle).',
    });
  return findings;
};

const checkLanguage: Rule = ({ document, dicts, conformance }) => {
  if (conformance === '2u') return [];
  const wellFormed = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
  const language = textAt(document.catalog, 'Lang');
  const findings: Finding[] =
    language && wellFormed.test(language)
      ? []
      : [
          {
            code: 'language' as const,
            clause: pdfua('7.2'),
            message: `The catalog states the language “${language ?? ''}”.`,
          },
        ];
  for (const dict of dicts) {
    const own = nameAt(dict, 'Type') === 'StructElem' ? textAt(dict, 'Lang') : undefined;
    if (own !== undefined && own !== '' && !wellFormed.test(own))
      findings.push({
        code: 'language' as const,
        clause: pdfa('6.7.4'),
        message: `A structure element states the language “${own}”.`,
      });
  }
  return findings;
};

export const metadataRules: Rule[] = [checkClaims, checkInfo, checkTitle, checkLanguage];
