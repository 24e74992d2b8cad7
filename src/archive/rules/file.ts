/** Rules on the file as such: header, trailer, streams, actions (ISO 19005-3, 6.1 and 6.5). */
import {
  arrayAt,
  dictAt,
  latin1,
  listAt,
  name,
  nameAt,
  numberAt,
  numbersOf,
  PDFArray,
  PDFDict,
  PDFName,
  textAt,
  type PDFObject,
} from '../../pdf/objects.ts';
import { pdfa, type Finding, type Rule } from './finding.ts';
import type { FindingCode } from './meanings.ts';

const checkHeader: Rule = ({ bytes }) => {
  const head = latin1(bytes.subarray(0, 20));
  const findings: Finding[] = [];
  if (!/^%PDF-1\.[0-7]\r?\n/.test(head))
    findings.push({
      code: 'header' as const,
      clause: pdfa('6.1.2'),
      message: `The file begins with "${head.slice(0, 8)}", not with %PDF-1.n.`,
    });
  if (!/^%[^\r\n]*\r?\n%[\x80-\xff]{4}/.test(head))
    findings.push({
      code: 'header-binary' as const,
      clause: pdfa('6.1.2'),
      message: 'The second line is no comment of four bytes above 127.',
    });
  if (!/%%EOF\r?\n?$/.test(latin1(bytes.subarray(-16))))
    findings.push({
      code: 'after-end' as const,
      clause: pdfa('6.1.3'),
      message: 'Something follows the last %%EOF.',
    });
  return findings;
};

const checkTrailer: Rule = ({ document }) => {
  const { ID, Encrypt } = document.context.trailerInfo;
  const findings: Finding[] = [];
  if (!(ID instanceof PDFArray) || ID.size() !== 2)
    findings.push({
      code: 'file-identifier' as const,
      clause: pdfa('6.1.3'),
      message: 'The trailer has no file identifier (/ID).',
    });
  if (Encrypt)
    findings.push({ code: 'encrypted' as const, clause: pdfa('6.1.3'), message: 'The file is encrypted.' });
  return findings;
};

const checkStreams: Rule = ({ streams }) =>
  streams.flatMap(({ dict }) => {
    const filters = listAt(dict, 'Filter').map((filter) =>
      filter instanceof PDFName ? filter.decodeText() : '',
    );
    return [
      ...filters
        .filter((filter) => filter === 'LZWDecode' || filter === 'Crypt')
        .map((filter): Finding => ({
          code: 'stream-filter' as const,
          clause: pdfa('6.1.7'),
          message: `A stream uses the filter ${filter}.`,
        })),
      ...(['F', 'FFilter', 'FDecodeParms'].some((key) => dict.has(name(key)))
        ? [
            {
              code: 'external-stream' as const,
              clause: pdfa('6.1.7'),
              message: 'A stream keeps its data in another file.',
            },
          ]
        : []),
    ];
  });

/** Actions of PDF 1.7 that PDF/A allows; `Named` only for turning pages. */
const actions = new Set(['GoTo', 'GoToR', 'GoToE', 'Thread', 'URI', 'Named', 'SubmitForm']);

const isAction = (dict: PDFDict): boolean =>
  nameAt(dict, 'Type') === 'Action' ||
  [
    'JavaScript',
    'Launch',
    'Sound',
    'Movie',
    'ResetForm',
    'ImportData',
    'Hide',
    'SetOCGState',
    'Rendition',
    'Trans',
    'GoTo3DView',
  ].includes(nameAt(dict, 'S') ?? '');

const checkActions: Rule = ({ document, dicts }) => [
  ...dicts
    .filter((dict) => isAction(dict) && !actions.has(nameAt(dict, 'S') ?? ''))
    .map((dict): Finding => ({
      code: 'action' as const,
      clause: pdfa('6.5.1'),
      message: `The file holds an action of type ${nameAt(dict, 'S')}.`,
    })),
  ...(document.catalog.has(name('AA')) ||
  dicts.some((dict) => nameAt(dict, 'Type') === 'Page' && dict.has(name('AA')))
    ? [
        {
          code: 'additional-actions' as const,
          clause: pdfa('6.5.2'),
          message: 'Catalog or page carries additional actions (/AA).',
        },
      ]
    : []),
  ...(dictAt(document.catalog, 'Names')?.has(name('JavaScript'))
    ? [{ code: 'action' as const, clause: pdfa('6.5.1'), message: 'The catalog names scripts.' }]
    : []),
];

const checkPages: Rule = ({ document }) =>
  document.getPages().flatMap(({ node }, index): Finding[] => {
    const box = node.lookup(name('MediaBox'));
    const [left = 0, bottom = 0, right = 0, top = 0] =
      box instanceof PDFArray ? box.asArray().map((side) => Number(side.toString())) : [];
    const sides = [right - left, top - bottom];
    return sides.every((side) => side >= 3 && side <= 14400)
      ? []
      : [
          {
            code: 'page-size' as const,
            clause: pdfa('6.1.13'),
            message: `Page ${index + 1} is ${sides.join(' × ')} pt; 3 to 14400 are allowed.`,
            page: index + 1,
          },
        ];
  });

/** ISO 19005-3, 6.3.3: what has no size needs no look. */
function isSizeless(annotation: PDFDict): boolean {
  const [left, bottom, right, top] = numbersOf(arrayAt(annotation, 'Rect'));
  return left === right && bottom === top;
}

/** Annotations: only those that print what is seen (6.3); links described (PDF/UA 7.18). */
const checkAnnotations: Rule = ({ document, elements, conformance }) => {
  const findings: Finding[] = [];
  const tagged = conformance !== '2u';
  const held = new Set(
    (elements ?? [])
      .filter(({ type }) => type === 'Link')
      .flatMap(({ dict }) =>
        listAt(dict, 'K').flatMap((kid) =>
          kid instanceof PDFDict && nameAt(kid, 'Type') === 'OBJR' ? [kid.lookup(name('Obj'))] : [],
        ),
      ),
  );
  document.getPages().forEach(({ node }, index) => {
    const annotations = listAt(node, 'Annots').filter((annotation) => annotation instanceof PDFDict);
    const say = (code: FindingCode, clause: string, message: string) =>
      findings.push({ code, clause, message, page: index + 1 });
    if (tagged && annotations.length > 0 && nameAt(node, 'Tabs') !== 'S')
      say('tab-order', 'ISO 14289-1, 7.18.3', `Page ${index + 1} has links but no tab order by structure.`);
    for (const annotation of annotations) {
      const subtype = nameAt(annotation, 'Subtype') ?? '';
      const flags = numberAt(annotation, 'F') ?? 0;
      if (['3D', 'Sound', 'Screen', 'Movie'].includes(subtype))
        say('annotation-type', pdfa('6.3.1'), `Page ${index + 1} carries a ${subtype} annotation.`);
      if ((flags & 4) === 0 || (flags & 0b100011) !== 0)
        say(
          'annotation-flags',
          pdfa('6.3.2'),
          `A ${subtype} on page ${index + 1} has the flags ${flags}; it must print and be visible.`,
        );
      if (subtype !== 'Link' && subtype !== 'Popup' && !dictAt(annotation, 'AP') && !isSizeless(annotation))
        say('annotation-appearance', pdfa('6.3.3'), `A ${subtype} on page ${index + 1} has no appearance.`);
      if (!tagged || subtype !== 'Link') continue;
      if (!textAt(annotation, 'Contents')?.trim())
        say('link-contents', 'ISO 14289-1, 7.18.5', `A link on page ${index + 1} is not described.`);
      if (!held.has(annotation))
        say('link-untagged', 'ISO 14289-1, 7.18.5', `A link on page ${index + 1} stands in no Link element.`);
    }
  });
  return findings;
};

const checkForms: Rule = ({ document }) => {
  const form = dictAt(document.catalog, 'AcroForm');
  if (!form) return [];
  const fields = listAt(form, 'Fields');
  const isSignature = (field: PDFObject) => field instanceof PDFDict && nameAt(field, 'FT') === 'Sig';
  return form.has(name('XFA')) || !fields.every(isSignature)
    ? [
        {
          code: 'form' as const,
          clause: 'Tuban',
          message: 'The file holds form fields; an archive edition has none but signatures.',
        },
      ]
    : [];
};

export const fileRules: Rule[] = [
  checkHeader,
  checkTrailer,
  checkStreams,
  checkActions,
  checkPages,
  checkAnnotations,
  checkForms,
];
